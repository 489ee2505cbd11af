"""Numbers that no numeral writes: nobody is 0, somebody is 1, and each person of an article counts once."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
import spacy

from newsledger import nlp
from newsledger.extract.articles import context_of
from newsledger.extract.claims import numbers
from newsledger.extract.figures import Number, figures
from newsledger.extract.implied import implied
from newsledger.ontology import ClaimKind, Comparator
from tests.articles import article

CASES = list(csv.DictReader(Path(__file__).with_name("implied_cases.csv").open(encoding="utf-8")))


def read(text: str) -> list[Number]:
    """Return the implied numbers of a text."""
    context = context_of(nlp.load()(text), article(text))
    return list(implied(context, list(figures(context))))


def shown(number: Number) -> str:
    """Return a number as the cases have it: its words, value, measure, rule and concept."""
    quantity, told = number.figure.quantity, number.measured.measure
    rule = quantity.rule.removeprefix("implied:")
    return f"{quantity.text}={quantity.value:g} {told} {rule} {number.counted.concept}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_words_without_a_numeral_are_a_number(case: dict[str, str]) -> None:
    """Nobody is 0; one person, new, known or named, is 1; what is open, general or of several is none."""
    assert "; ".join(map(shown, read(case["text"]))) == case["claims"]


def test_the_number_is_exact_and_counts() -> None:
    """Low and high are the value, and are meant themselves."""
    for number in read("No one was killed, but a nurse was hurt."):
        quantity = number.figure.quantity
        assert quantity.low == quantity.high == quantity.value
        assert quantity.is_low_inclusive and quantity.is_high_inclusive
        assert (quantity.comparator, quantity.kind) == (Comparator.EXACTLY, ClaimKind.COUNT)


def test_a_person_counts_once_for_a_measure() -> None:
    """Who is known, by name or by "the", was counted where the article first said so."""
    text = "A farmer was killed in Kolm. The farmer was killed at noon.\nMara Velt was killed later. Velt was killed at home."
    assert [shown(number) for number in read(text)] == [
        "A farmer=1 killed one farmer",
        "Mara Velt=1 killed name person",
    ]


def test_anybody_may_be_the_victim() -> None:
    """After somebody was told of, "the victim" and "the man" are no second person."""
    assert len(read("A farmer was killed in Kolm. The victim died at noon.")) == 1


def test_a_person_may_be_hurt_and_die() -> None:
    """Each measure counts a person."""
    found = read("Mara Velt was wounded in the blast. Velt died on Monday.")
    assert [number.measured.measure for number in found] == ["injured", "killed"]


def test_the_known_one_may_be_a_printed_one() -> None:
    """After "one policeman was killed" the policeman is that one."""
    assert read("One policeman was killed in Kolm. The policeman died at noon.") == []


def test_who_was_spared_is_a_part() -> None:
    """That one person was not hurt, or no one else, says nothing of all; that no one was hurt does."""
    texts = ("The mayor was not hurt.", "No one else was hurt.", "No one was hurt.")
    assert [read(text)[0].figure.quantity.is_part for text in texts] == [True, True, None]


def test_a_pronoun_tells_who_it_is() -> None:
    """The name that the article has for somebody stands beside the concept; a name says it itself."""
    found = read("Mara Velt was shot. She died in hospital.")
    assert [number.counted.entity_text for number in found] == [None, "Mara Velt"]


@pytest.mark.parametrize(
    "text",
    [
        "A 12-year-old boy and three girls were killed, and one of 5 drivers was hurt.",
        "Police arrested a man, 34, and a woman, 31; another 5 were held. No one else was hurt.",
    ],
)
def test_words_of_numbers_never_overlap(text: str) -> None:
    """Neither printed and implied numbers nor implied ones share a character; offsets are the article's."""
    found = numbers(context_of(nlp.load()(text), article(text)))
    for one, other in pairwise(found):
        assert one.figure.end_char <= other.figure.start_char
    for number in found:
        assert text[number.figure.start_char : number.figure.end_char] == number.figure.quantity.text


@pytest.mark.parametrize(
    "text", ["", " ", "😀 🔫 killed", "Killed killed killed.", "dead " * 3000, "a man and " * 1500 + "died."]
)
def test_text_of_any_kind_is_read(text: str) -> None:
    """No text fails."""
    assert isinstance(read(text), list)


def test_a_doc_without_a_parse_is_read() -> None:
    """A doc without a parse has no numbers that only a parse tells, and does not fail."""
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    doc = other("A contractor was killed.")
    assert list(implied(context_of(doc, article(doc.text)), [])) == []
