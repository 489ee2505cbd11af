"""Which event a number belongs to, and the governor that leads there: each row of ``belonging_cases.csv`` is a rule."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import spacy

from newsledger import lexicon, nlp
from newsledger.extract.articles import context_of
from newsledger.extract.belonging import Belonging, belonging
from newsledger.extract.claims import numbers
from newsledger.extract.context import Context
from newsledger.extract.events import Event, event_mentions
from newsledger.extract.figures import Number
from newsledger.extract.owning.governor import governor
from newsledger.ontology import EventBasis, Measure
from newsledger.records import Article
from tests.articles import article as made

CASES = list(lexicon.read(Path(__file__).parent / "belonging_cases.csv"))


def article(text: str) -> Article:
    return made(text, published_at=datetime(2024, 5, 20, tzinfo=UTC))


def read(text: str, language: spacy.Language | None = None) -> tuple[Context, list[Event], list[Number]]:
    """Return what the parts of an article are, as its claims are read from them."""
    doc = (language or nlp.load())(text)
    context = context_of(doc, article(text))
    return context, list(event_mentions(doc, context)), numbers(context)


def linked(text: str) -> list[tuple[Number, Event | None, Belonging | None]]:
    """Return the numbers of a text, each with its event and what ties it."""
    context, events, found = read(text)
    ties = belonging(found, events, context)
    return [(number, events[tie.event] if tie else None, tie) for number, tie in zip(found, ties, strict=True)]


def of(text: str, words: str) -> tuple[Event | None, Belonging | None]:
    """Return the event of the number that holds the first occurrence of these words, and what ties it."""
    start = text.index(words)
    for number, event, tie in linked(text):
        if number.figure.start_char < start + len(words) and start < number.figure.end_char:
            return event, tie
    return None, None


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_a_number_belongs_to_its_event(case: dict[str, str]) -> None:
    event, tie = of(case["text"], case["number"])
    if not case["trigger"]:
        assert event is None, f"{event.mention.trigger_text}, {tie}"
        return
    assert event is not None and tie is not None
    start = case["text"].index(case["trigger"])
    assert event.mention.start_char < start + len(case["trigger"]) and start < event.mention.end_char
    assert tie.basis == case["basis"]


GOVERNORS = {
    "an object": ("The firm cut 12 jobs in May.", "12", "cut"),
    "a measure": ("Shares fell 12 points on Monday.", "12", "fell"),
    "an amount noun": ("Shares fell to a level of 12 on Monday.", "12", "fell"),
    "an event noun": ("The firm reported a loss of $12 million.", "million", "loss"),
    "a noun behind the number": ("The firm reported a 12 percent decline.", "12", "decline"),
    "a joined number": ("Shares fell 30 points, or 12 percent.", "12", "fell"),
    "a passive subject": ("In Oram 12 houses were burned.", "12", "burned"),
    "a copula": ("The final count was 12.", "12", "was"),
}


@pytest.mark.parametrize("case", GOVERNORS.values(), ids=GOVERNORS)
def test_the_governor_is_the_word_that_a_number_is_an_argument_of(case: tuple[str, str, str]) -> None:
    text, number, word = case
    token = next(token for token in nlp.load()(text) if token.text == number)
    found = governor(token)
    assert found is not None and found.text == word


def test_a_number_alone_has_no_governor() -> None:
    assert governor(nlp.load()("12")[0]) is None


def test_each_basis_is_surer_than_the_next() -> None:
    """A part in the event's words is surer than the parse, and that than the sentences before."""
    found = {
        tie.basis: tie.confidence
        for text in (case["text"] for case in CASES)
        for _, _, tie in linked(text)
        if tie is not None
    }
    assert 1 > found[EventBasis.ROLE] > found[EventBasis.PATH] > found[EventBasis.DISCOURSE] > 0


def test_no_events_no_links() -> None:
    context, events, found = read("Shares of the brewery fell 12 percent to 40 crowns.")
    assert not events and found
    assert belonging(found, events, context) == [None] * len(found)


def test_every_measure_of_the_lexicon_is_one_of_the_ledger() -> None:
    assert {row["measure"] for row in lexicon.load("measure_events")} <= set(Measure)


@pytest.mark.parametrize("text", ["12", "12 🙂 12", "12 " * 3000, "killed 12 " * 2000, "(12) 3, 4; 5\n\n6"])
def test_any_text_is_read(text: str) -> None:
    assert len(linked(text)) == len(read(text)[2])


def test_another_pipeline_is_read() -> None:
    """Without roles and parse of ours nothing fails, and nothing is made up."""
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    context, events, found = read("Rebels killed 12 soldiers. At least 9 died.", blank)
    assert len(belonging(found, events, context)) == len(found)
