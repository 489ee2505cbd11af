"""A reading of claims against what was found: which are found, which are false, and which columns are right."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.sets import claim_reading

TEXT = "In Arvel, a bombing killed at least 12 miners and wounded five others, police said. Town won 3-2."
SENTENCE = TEXT.index(" Town")


def spot(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def gold(words: str, **columns: Any) -> dict[str, Any]:
    start, end = spot(words)
    return {"start": start, "end": end, **columns}


TWELVE = gold(
    "at least 12",
    bounds=[12, 12, None],
    kind=["count"],
    concept=[spot("miners")],
    measure=["killed"],
    source=[spot("police")],
    is_part=False,
    change=["level"],
    event=[spot("killed"), spot("bombing")],
    stance=["asserts"],
    factuality=["actual"],
)
FIVE = gold("five", bounds=[5, 5, 5], measure=["injured"], source=[spot("police")])


def scores(folder: Path, monkeypatch: pytest.MonkeyPatch, *claims: dict[str, Any]) -> dict[str, float]:
    sentence = {
        "file": "news_clusters",
        "article": "one",
        "sample": "any",
        "start": 0,
        "end": SENTENCE,
        "claims": claims,
    }
    reading = folder / "reading.jsonl"
    reading.write_text(json.dumps(sentence))
    monkeypatch.setattr(claim_reading, "READING", reading)
    (folder / "news_clusters.jsonl").write_text(json.dumps({"id": "one", "text": TEXT}))
    (folder / "wikievents.jsonl").write_text(json.dumps({"doc_id": "two", "text": "Nothing here."}))
    (folder / "gva_incidents.jsonl").write_text(json.dumps({"docs": [{"id": "three", "text": "Nor here."}]}))
    report = claim_reading.score(folder)
    return {score.name.removeprefix("claim_reading."): score.value for score in report.scores}


def test_a_claim_that_is_right_in_every_column_is_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = scores(tmp_path, monkeypatch, TWELVE, FIVE)
    assert (found["found_precision"], found["found_recall"], found["all_columns"]) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("column", "other"),
    [
        ("bounds", [12, 12, 12]),
        ("kind", ["money"]),
        ("concept", [[0, 2]]),
        ("measure", ["injured", None]),
        ("source", []),
        ("is_part", True),
        ("change", ["to"]),
        ("event", []),
        ("stance", ["denies"]),
        ("factuality", ["planned"]),
    ],
)
def test_each_column_is_checked_alone(
    column: str, other: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = scores(tmp_path, monkeypatch, TWELVE | {column: other}, gold("five"))
    assert found[column] == 0.0
    assert all(found[name] == 1.0 for name in claim_reading.COLUMNS if name != column)
    assert found["all_columns"] == 0.5


def test_what_was_not_read_is_false_and_what_is_optional_is_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scores(tmp_path, monkeypatch, TWELVE)["found_precision"] == 0.5
    assert scores(tmp_path, monkeypatch, TWELVE, gold("five", optional=True))["found_precision"] == 1.0


def test_what_was_not_found_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert scores(tmp_path, monkeypatch, TWELVE, FIVE, gold("Arvel"))["found_recall"] == pytest.approx(2 / 3)


def test_the_reading_itself_holds_places_and_labels_and_no_words() -> None:
    known = {"start", "end", "optional", *claim_reading.COLUMNS}
    for line in claim_reading.READING.read_text().splitlines():
        for claim in json.loads(line)["claims"]:
            assert set(claim) <= known
            assert claim["start"] < claim["end"]
            assert claim.get("optional") or {"kind", "start"} <= set(claim)
