"""What numbers measure: each row of ``measure_cases.csv`` is a rule by example, and each of ``measures.csv`` has its own."""

import csv
from pathlib import Path

import pytest
import spacy

from newsledger import lexicon, nlp
from newsledger.extract.context import Context, Mentions
from newsledger.extract.counted import counted
from newsledger.extract.figures import Measured, figures
from newsledger.extract.measures import measure_of_head, measured
from newsledger.ontology import Measure
from tests.articles import article

LINES = (Path(__file__).parent / "measure_cases.csv").read_text(encoding="utf-8").splitlines()
CASES = list(csv.DictReader((line for line in LINES if not line.startswith("#")), delimiter="|"))
RULES = lexicon.load("measures")


def read(text: str) -> list[Measured]:
    """Return what the printed numbers of a text measure, in order."""
    doc = nlp.load()(text)
    context = Context(article(text), tuple(doc.sents), Mentions([]), Mentions([]), Mentions([]))
    found = list(figures(context))
    return [measured(figure, what, context) for figure, what in zip(found, counted(found, context), strict=True)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_a_number_measures_what_the_words_around_it_say(case: dict[str, str]) -> None:
    found = read(case["text"])
    assert " ".join(one.measure or "-" for one in found) == case["measures"]
    assert " ".join(one.word.lower_ if one.word else "-" for one in found) == case["words"]


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["example"])
def test_each_rule_of_the_lexicon_holds_in_its_example(row: dict[str, str]) -> None:
    assert read(row["example"])[0].measure == row["measure"]


def test_each_measure_has_a_rule() -> None:
    """Cost is told by ``price_words.csv``."""
    assert {row["measure"] for row in RULES} | {Measure.COST} == set(Measure)


@pytest.mark.parametrize(
    ("text", "word", "measure", "tells"),
    [
        ("No one was killed in the raid.", "one", Measure.KILLED, "killed"),
        ("A driver died in the crash.", "driver", Measure.KILLED, "died"),
        ("Gunmen abducted the mayor of Kolm.", "mayor", Measure.CAPTURED, "abducted"),
        ("There were no injuries.", "injuries", Measure.INJURED, "injuries"),
        ("The mayor praised the driver.", "driver", None, None),
    ],
)
def test_a_head_without_a_numeral_is_measured_alike(
    text: str, word: str, measure: Measure | None, tells: str | None
) -> None:
    found = measure_of_head(next(token for token in nlp.load()(text) if token.text == word))
    assert (found.measure, found.word.text if found.word else None) == (measure, tells)


@pytest.mark.parametrize(
    "text", ["12 💥 34", "killed 12", "12", "Dead: 12; hurt: 30; " * 50, "and " * 2000 + "killed 12 people"]
)
def test_any_text_is_read(text: str) -> None:
    assert all(one.measure is None or one.word is not None for one in read(text))


def test_a_pipeline_without_roles_and_parse_is_read() -> None:
    """Nothing is known of a bare tokenizer's words but what stands next to them."""
    text = "A bomb killed 12 people."
    doc = spacy.blank("en")(text)
    doc[0].is_sent_start = True
    for token in doc[1:]:
        token.is_sent_start = False
    context = Context(article(text), tuple(doc.sents), Mentions([]), Mentions([]), Mentions([]))
    found = list(figures(context))
    assert [
        measured(figure, what, context).measure for figure, what in zip(found, counted(found, context), strict=True)
    ]
