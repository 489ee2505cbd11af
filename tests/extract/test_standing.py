"""How an article presents an event: each row of ``standing_cases.csv`` and ``background_cases.csv`` is a rule by example."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from newsledger import lexicon, nlp
from newsledger.extract.coded import Coded
from newsledger.extract.context import Context, Mentions
from newsledger.extract.dates import dates
from newsledger.extract.scene.setting import setting
from newsledger.extract.standing import Standing, standing, standing_of
from newsledger.ontology import EventType
from tests.articles import article

FOLDER = Path(__file__).parent
CASES = list(lexicon.read(FOLDER / "standing_cases.csv"))
BACKGROUND = list(lexicon.read(FOLDER / "background_cases.csv"))
PUBLISHED = datetime(2021, 5, 12, tzinfo=UTC)


def named(case: dict[str, str]) -> str:
    return f"{case['word']}: {case['text']}"


def coded(doc: Doc, word: str, event_type: EventType = EventType.ASSAULT) -> Coded:
    """Return the event that the first occurrence of ``word`` names."""
    token = next(token for token in doc if token.text == word)
    start, end = token.idx, token.idx + len(token)
    return Coded(0, start, end, doc[token.i : token.i + 1], token, event_type, None, None, "test")


def presented(
    text: str, word: str, event_type: EventType = EventType.ASSAULT, published: datetime = PUBLISHED
) -> Standing:
    """Return the standing of a word in an article of one sentence."""
    doc = nlp.load()(text)
    story = article(text, published_at=published)
    found = Mentions(list(dates(doc, story)))
    context = Context(story, tuple(doc.sents), Mentions([]), Mentions([]), found)
    event = coded(doc, word, event_type)
    return standing(event, context, setting(event, context).date)


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_word_has_the_category_that_its_sentence_gives_it(case: dict[str, str]) -> None:
    doc = nlp.load()(case["text"])
    stands = standing_of(next(token for token in doc if token.text == case["word"]))
    assert stands.factuality == case["factuality"], stands.reason


@pytest.mark.parametrize("case", BACKGROUND, ids=named)
def test_what_is_told_from_long_before_is_background(case: dict[str, str]) -> None:
    stands = presented(case["text"], case["word"])
    assert stands.is_historical == (case["is_historical"] == "yes"), stands.reason


@pytest.mark.parametrize(
    ("text", "word", "event_type", "factuality"),
    [
        ("The talks begin on 20 May 2021.", "talks", EventType.CONSULT, "planned"),
        ("The talks began on 10 May 2021.", "talks", EventType.CONSULT, "actual"),
        ("The general vowed to attack the port.", "attack", EventType.ASSAULT, "threatened"),
        ("The general vowed to visit the port.", "visit", EventType.CONSULT, "planned"),
        ("The president will not meet the envoy.", "meet", EventType.REJECT, "actual"),
        ("Norland warned that it will not ratify the accord.", "ratify", EventType.REJECT, "actual"),
        ("Norland warned that it would bomb the port.", "bomb", EventType.ASSAULT, "threatened"),
        ("Norland warned that rebels would bomb the port.", "bomb", EventType.ASSAULT, "hypothetical"),
        ("Norland said that Ostia must release the sailors.", "release", EventType.REQUEST, "actual"),
        ("Norland may demand an apology.", "demand", EventType.REQUEST, "hypothetical"),
        ("The president did not reject the plan.", "reject", EventType.REJECT, "negated"),
        ("The president will meet the envoy.", "meet", EventType.AGREE, "planned"),
        ("The president agreed to meet the envoy.", "agreed", EventType.AGREE, "actual"),
    ],
)
def test_the_type_and_date_of_an_event_count(text: str, word: str, event_type: EventType, factuality: str) -> None:
    stands = presented(text, word, event_type)
    assert stands.factuality == factuality, stands.reason


def test_the_reason_names_the_words_that_told() -> None:
    assert presented("Norland plans to bomb the port.", "bomb").reason == "planned: 'plans to'"
    assert presented("The 2003 raid failed.", "raid").reason == "background: '2003'"
    assert presented("Rebels bombed the port.", "bombed").reason == ""


def test_without_a_parse_all_that_is_named_is_taken_for_a_fact() -> None:
    doc = spacy.blank("en")("Rebels attacked the town.")
    assert [standing_of(token).factuality for token in doc] == ["actual"] * len(doc)


@pytest.mark.parametrize("text", ["🙂 🙂", "No", "?", "and and and or", "if " * 3000 + "war", "attack, " * 3000])
def test_any_text_has_a_standing_for_every_word(text: str) -> None:
    doc = nlp.load()(text)
    assert all(-3 <= standing_of(token).value <= 3 for token in [*doc][:50] + [*doc][-50:])
