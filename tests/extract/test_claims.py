"""Claims of an article: anchored to its words, dated by its report, and silent about what only a parse can say."""

from dataclasses import fields
from datetime import datetime

import pytest

from newsledger import nlp, tables
from newsledger.extract.articles import records
from newsledger.extract.figures import reported
from newsledger.records import Article, Claim

REPORTED_AT = datetime(2024, 5, 17, 9, 30)  # noqa: DTZ001 - the tables hold UTC without a zone
TEXT = (
    "Rescuers pulled more than 50 miners from the Kolm shaft on 8 January.\n"
    "The pit, opened in 1962, has about 5,000 workers and up to eight lifts. At least 80 relatives waited, "
    "and 200 were fed by the army, which sent several dozen K-1 trucks.\n"
    "“That is one of the matters we discuss,” said Ida Holm, 44.\n"
    "Call 020 7946 0123. © 2024 Kolm Post."
)
UNREAD = ("event_id",)


def article(text: str) -> Article:
    return Article(
        article_id="art_test",
        document_key="text:test",
        source_uri="test",
        published_at=REPORTED_AT,
        text=text,
        char_count=len(text),
        word_count=len(text.split()),
        text_hash="t",
        source_hash="s",
        revision=1,
        ingested_at=REPORTED_AT,
        run_id="run",
    )


def read(text: str) -> list[Claim]:
    return [row for row in records(nlp.load()(text), article(text))["claims"] if isinstance(row, Claim)]


@pytest.fixture(scope="module")
def found() -> list[Claim]:
    return list(read(TEXT))


def test_claims_come_in_text_order_with_their_words(found: list[Claim]) -> None:
    """Each claim quotes the article from start_char to end_char; dates, names, phones and pronouns are none."""
    assert [claim.text for claim in found] == [
        "more than 50",
        "about 5,000",
        "up to eight",
        "At least 80",
        "200",
        "several dozen",
        "44",
    ]
    assert all(TEXT[claim.start_char : claim.end_char] == claim.text for claim in found)
    assert [claim.start_char for claim in found] == sorted(claim.start_char for claim in found)


def test_claims_bound_their_numbers(found: list[Claim]) -> None:
    """Comparator, value, low, high and what is counted, as the words say."""
    shown = [(c.comparator.value, c.value, c.low, c.high, c.concept) for c in found]
    assert shown == [
        ("more_than", 50, 50, None, "miner"),
        ("about", 5000, None, None, "worker"),
        ("up_to", 8, None, 8, "lift"),
        ("at_least", 80, 80, None, "relative"),
        ("exactly", 200, 200, 200, "relative"),
        ("fuzzy", None, 36, None, "truck"),
        ("exactly", 44, 44, 44, "age"),
    ]


def test_claims_know_their_sentence(found: list[Claim]) -> None:
    """sentence_index counts the sentences of the document from 0."""
    sents = list(nlp.load_for_text()(TEXT).sents)
    for claim in found:
        sent = sents[claim.sentence_index]
        assert sent.start_char <= claim.start_char < claim.end_char <= sent.end_char


def test_claims_are_dated_by_the_article_and_leave_the_rest_null(found: list[Claim]) -> None:
    """reported_at is when the article was published; who says it and of which event is not guessed."""
    assert {claim.reported_at for claim in found} == {REPORTED_AT}
    assert {getattr(claim, name) for claim in found for name in UNREAD} == {None}


def test_claim_ids_depend_on_article_place_and_reading(found: list[Claim]) -> None:
    """The same text gives the same ids, another article others; no two claims share one."""
    again = list(read(TEXT))
    assert [claim.claim_id for claim in again] == [claim.claim_id for claim in found]
    assert len({claim.claim_id for claim in found}) == len(found)
    assert all(claim.claim_id.startswith("clm_") for claim in found)


def test_claims_fit_their_table(found: list[Claim]) -> None:
    """Every claim passes the table's own types and not-null columns."""
    assert tables.to_table("claims", found).num_rows == len(found)
    assert {field.name for field in fields(Claim)} == set(tables.table("claims").column_names)


def test_an_article_without_numbers_has_no_claims() -> None:
    """Nothing is made up."""
    text = "The minister resigned. Nobody was surprised."
    assert list(read(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He left two days ago, on 3 May 2019.", []),
        ("In 2015 and 2016 the dam was rebuilt.", []),
        ("The flood killed 1900 people in 1953.", ["1900"]),
        ("It employed more than 1500 in 2012.", ["more than 1500"]),
        ("She was jailed for three years in 2020.", ["three years"]),
        ("One of the guards slept.", []),
        ("One of the five guards slept.", ["One", "five"]),
    ],
)
def test_dates_are_no_claims_but_durations_and_counts_are(text: str, words: list[str]) -> None:
    """A date or bare year is left to the dates; a count of four digits and a stretch of time are claims."""
    assert [quantity.text for quantity in reported(text)] == words
