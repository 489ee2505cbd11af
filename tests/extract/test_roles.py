"""Roles: who does what to whom, over the parses of the language model."""

import pytest

from newsledger import nlp
from newsledger.extract.coding import coded
from newsledger.extract.roles import roles
from newsledger.ontology import RoleName

# Text, actors, recipients of its first event.
CASES = [
    ("Velian troops attacked the rebels in Oram.", ["Velian troops"], ["rebels"]),
    ("The rebels were attacked by Velian troops.", ["Velian troops"], ["rebels"]),
    ("Two soldiers were killed on Monday.", [], ["soldiers"]),
    ("Norland and Sudmark condemned Iran.", ["Norland", "Sudmark"], ["Iran"]),
    ("Troops arrested students and teachers.", ["Troops"], ["students", "teachers"]),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), CASES)
def test_who_does_what_to_whom(text: str, actors: list[str], recipients: list[str]):
    """The words of actors and recipients, in text order."""
    doc = nlp.load()(text)
    found = list(roles(next(iter(coded(doc)))))
    assert [filler.span.text for filler in found if filler.role is RoleName.ACTOR] == actors
    assert [filler.span.text for filler in found if filler.role is RoleName.RECIPIENT] == recipients
