"""Noun chunks: the noun with what describes it, whole names, and nothing that follows."""

from itertools import pairwise

import pytest
from parses import BLANK, SENTENCES, parsed
from spacy.tokens import Doc

from newsledger.nlp.chunks import install, noun_chunks
from newsledger.nlp.universal import convert

install(BLANK)
CASES = [
    ("Two soldiers were killed by rebels in Homs on Monday .", ["Two soldiers", "rebels", "Homs", "Monday"]),
    ("The man who shot the mayor never fled .", ["The man", "who", "the mayor"]),
    ("The blast may be not a warning to the army .", ["The blast", "a warning", "the army"]),
    ("The army 's attack on Aleppo failed .", ["The army 's attack", "Aleppo"]),
    ("Nearly 20 people , all civilians , died .", ["Nearly 20 people", "all civilians"]),
    ("If talks fail , the army may strike the rebel base .", ["talks", "the army", "the rebel base"]),
    ("The killing of three men by police sparked protests .", ["The killing", "three men", "police", "protests"]),
    ("There were no casualties .", ["no casualties"]),
    ("They fled out of their homes .", ["They", "their homes"]),
    ("They fought in Iraq and in Syria .", ["They", "Iraq", "Syria"]),
    ("Soldiers captured near Basra were released .", ["Soldiers", "Basra"]),
]
# Words with tag, head and label in UD: "word/POS/head/label".
NAMES = [
    (
        ("Foreign/ADJ/2/amod minister/NOUN/3/nmod:desc Julie/PROPN/5/nsubj Bishop/PROPN/3/flat flew/VERB/0/root "
         "to/ADP/7/case Baghdad/PROPN/5/obl"),
        ["Foreign minister Julie Bishop", "Baghdad"],
    ),
    (
        "Trade/NOUN/4/compound and/CCONJ/3/cc energy/NOUN/1/conj talks/NOUN/5/nsubj stalled/VERB/0/root",
        ["Trade and energy talks"],
    ),
    (
        "Flight/PROPN/3/nsubj 370/NUM/1/nummod vanished/VERB/0/root",
        ["Flight 370"],
    ),
    (
        ("A/DET/5/det 122/NUM/3/nummod mm/NOUN/5/compound artillery/NOUN/5/compound rocket/NOUN/6/nsubj hit/VERB/0/root "
         "homes/NOUN/6/obj and/CCONJ/10/cc a/DET/10/det school/NOUN/7/conj"),
        ["A 122 mm artillery rocket", "homes", "a school"],
    ),
    (
        "The/DET/4/det newly/ADV/3/advmod formed/VERB/4/amod militia/NOUN/5/nsubj fled/VERB/0/root",
        ["The newly formed militia"],
    ),
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["ud", "clearnlp"])
@pytest.mark.parametrize(("sentence", "chunks"), CASES)
def test_chunks_are_the_same_in_both_schemes(sentence: str, chunks: list[str], scheme: str) -> None:
    doc = convert(parsed(sentence, scheme))
    assert [chunk.text for chunk in doc.noun_chunks] == chunks


@pytest.mark.parametrize(("rows", "chunks"), NAMES)
def test_a_chunk_holds_the_whole_name(rows: str, chunks: list[str]) -> None:
    words, pos, heads, labels = zip(*(row.split("/") for row in rows.split()), strict=True)
    at = [int(head) - 1 if head != "0" else index for index, head in enumerate(heads)]
    doc = Doc(BLANK.vocab, words=list(words), pos=list(pos), heads=at, deps=list(labels))
    assert [chunk.text for chunk in doc.noun_chunks] == chunks


@pytest.mark.parametrize("sentence", SENTENCES)
def test_chunks_of_a_span_are_those_of_the_document(sentence: str) -> None:
    doc = parsed(sentence, "ud")
    assert [chunk.text for chunk in doc[:].noun_chunks] == [chunk.text for chunk in doc.noun_chunks]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_chunks_never_overlap(sentence: str) -> None:
    spans = [(start, end) for start, end, _ in noun_chunks(parsed(sentence, "ud"))]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_text_without_a_parse_has_no_chunks_and_says_so() -> None:
    with pytest.raises(ValueError, match="no parse"):
        list(BLANK("Rebels fled.").noun_chunks)
