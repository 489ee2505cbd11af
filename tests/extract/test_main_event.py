"""The main event of a sentence: what its main clause tells."""

import pytest

from newsledger import nlp
from newsledger.extract.main_event import main_events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels who had seized the port freed the hostages, police said.", "RETREAT"),
        ("Police said rebels freed the hostages.", "RETREAT"),
        ("After protests in the port, the king lifted the curfew.", "RETREAT"),
        ("The rebels claimed responsibility for the bombing of the port.", None),
        ("The envoy expressed hope for a ceasefire.", None),
        ("The cabinet is considering sending aid to the island.", None),
        ("The minister denied that soldiers had attacked the village.", None),
        ("The boat is green.", None),
    ],
)
def test_the_main_clause_decides(text: str, expected: str | None) -> None:
    (event,) = main_events(nlp.load()(text))
    assert (event.event_type.value if event else None) == expected


def test_each_sentence_has_its_own() -> None:
    doc = nlp.load()("The army shelled the port. The sun shone. The king called for talks.")
    assert [event.event_type.value if event else None for event in main_events(doc)] == ["ASSAULT", None, "REQUEST"]
