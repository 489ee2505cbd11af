"""Named entities against gold: exact spans with their types; which phrases of re3d are names."""

import json
from pathlib import Path

import pytest
from hand_made import pipeline
from spacy.language import Language
from spacy.tokens import Doc, Span

from benchmarks.names import Tally
from benchmarks.report import Report
from benchmarks.sets import ner_re3d, ner_worldwide

TEXT = "Ana Ruiz of Oxfam flew to Lima"
GOLD = {(0, 8): "Person", (12, 17): "Organization", (26, 30): "Location"}


def naming(**labels: str) -> Language:
    """Return a pipeline that finds these words, ``_`` for a space, as entities."""

    def annotate(doc: Doc) -> Doc:
        found = []
        for words, label in labels.items():
            start = doc.text.find(words.replace("_", " "))
            if start >= 0:
                found.append(doc.char_span(start, start + len(words), label=label))
        doc.ents = [span for span in found if isinstance(span, Span)]
        return doc

    return pipeline(annotate)


@pytest.mark.parametrize(
    ("found", "correct", "kind"),
    [
        (GOLD, 3, None),
        ({(0, 8): "Person", (26, 30): "Location"}, 2, "missed Organization"),
        (GOLD | {(18, 22): "Person"}, 3, "no entity, said Person"),
        (GOLD | {(12, 17): "Person"}, 2, "Organization said Person"),
    ],
)
def test_an_entity_is_right_with_its_exact_span_and_type(
    found: dict[tuple[int, int], str], correct: int, kind: str | None
) -> None:
    report, tally = Report(), Tally()
    tally.add(GOLD, found, TEXT, report)
    counts = tally.over(("Person", "Organization", "Location"))
    assert (counts.correct, counts.system, counts.gold) == (correct, len(found), 3)
    assert {error.partition(": ")[0] for error in report.errors} == ({kind} if kind else set())


def test_an_entity_with_another_boundary_is_both_missed_and_wrong() -> None:
    report, tally = Report(), Tally()
    tally.add({(0, 8): "Person"}, {(4, 8): "Person"}, TEXT, report)
    assert tally.kinds["Person"].f1 == 0
    assert sorted(error.partition(": ")[0] for error in report.errors) == [
        "Person with other boundaries",
        "no entity, said Person",
    ]


def write(folder: Path, name: str, case: dict[str, object]) -> Path:
    (folder / name).write_text(json.dumps(case) + "\n", encoding="utf-8")
    return folder


def test_countries_and_mountains_are_one_location_and_dates_stand_apart(tmp_path: Path) -> None:
    words = ["Ana", "Ruiz", "left", "Peru", "on", "Monday", ";", "flu", "did", "not", "."]
    tags = ["B-Person", "I-Person", "O", "B-Location", "O", "B-Date", "O", "B-Misc", "O", "O", "O"]
    write(tmp_path, ner_worldwide.FILES[0], {"id": "made", "sentences": [{"words": words, "bioes": tags}]})
    nlp = naming(Ana_Ruiz="PERSON", Peru="GPE", flu="EVENT")
    figures = {score.name: round(score.value, 2) for score in ner_worldwide.score(tmp_path, nlp).scores}
    assert figures["ner_worldwide.f1"] == figures["ner_worldwide.core_f1"] == 1.0
    assert figures["ner_worldwide.with_date_f1"] == 0.8
    assert figures["ner_worldwide.date_f1"] == 0.0


@pytest.mark.parametrize(
    ("text", "kind", "phrase", "right"),
    [
        ("the Harbour Board met", "Organisation", "the Harbour Board", ["the Harbour Board", "Harbour Board"]),
        ("staff of Karsholm Rangers", "Organisation", "staff of Karsholm Rangers", []),
        ("Karsholm Rangers units", "Organisation", "Karsholm Rangers units", []),
        ("We met", "Organisation", "We", []),
        ("Rebels fled", "Organisation", "Rebels", []),  # in small letters elsewhere
        ("The Rebels fled", "Organisation", "The Rebels", ["The Rebels", "Rebels"]),
        ("al-Karsh fled", "Organisation", "al-Karsh", ["al-Karsh"]),
        ("Prime Minister Ana Ruiz", "Person", "Prime Minister Ana Ruiz",
         ["Prime Minister Ana Ruiz", "Minister Ana Ruiz", "Ana Ruiz"]),
        ("the Prime Minister", "Person", "the Prime Minister", []),
        ("Minister for Ports", "Person", "Minister for Ports", []),
        ("at 55°40′N 12°34′E", "Location", "55°40′N 12°34′E", []),
    ],
)  # fmt: skip
def test_which_phrases_are_names_and_what_is_right_for_them(
    text: str, kind: str, phrase: str, right: list[str]
) -> None:
    start = text.index(phrase)
    found = ner_re3d.name(text, kind, (start, start + len(phrase)), frozenset({"rebels"}))
    assert [text[slice(*span)] for span in found.spans] == right if found else not right


def phrases(text: str, *found: tuple[str, str, float]) -> dict[str, object]:
    """Return a document of re3d with these phrases: words, type, confidence."""
    entities = [
        {"begin": text.index(words), "end": text.index(words) + len(words), "type": kind, "confidence": confidence}
        for words, kind, confidence in found
    ]
    return {"id": "made", "text": text, "entities": entities}


def test_names_inside_of_phrases_that_are_none_count_neither_way(tmp_path: Path) -> None:
    text = "Many units of the Karsh Front left Lima, Peru, said Ana Ruiz in Quito."
    case = phrases(
        text,
        ("Many units of the Karsh Front", "Organisation", 1),
        ("Lima, Peru", "Location", 1),
        ("Ana Ruiz", "Person", 1),
    )
    write(tmp_path, ner_re3d.FILES[0], case)
    nlp = naming(Karsh_Front="ORG", Lima="GPE", Peru="GPE", Ana_Ruiz="ORG", Quito="GPE")
    figures = {score.name: round(score.value, 3) for score in ner_re3d.score(tmp_path, nlp).scores}
    # Lima and Peru are right; Ana Ruiz is a person, Quito is nowhere in the gold.
    assert figures["ner_re3d.precision"] == 0.5
    assert figures["ner_re3d.location_recall"] == 1.0
    assert figures["ner_re3d.person_recall"] == 0.0
    assert figures["ner_re3d.f1"] == round(2 * 0.5 * (2 / 3) / (0.5 + 2 / 3), 3)


def test_a_state_that_acts_is_an_organisation_there(tmp_path: Path) -> None:
    write(tmp_path, ner_re3d.FILES[0], phrases("Then Peru agreed.", ("Peru", "Organisation", 1)))
    figures = {score.name: score.value for score in ner_re3d.score(tmp_path, naming(Peru="GPE")).scores}
    assert figures["ner_re3d.f1"] == 1.0
