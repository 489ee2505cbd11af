"""What a run brought, for its summary and report: the actors most named, who did what to whom, and a mention to look at."""

from pathlib import Path

from newsledger.link.step import link
from newsledger.ontology import Factuality
from newsledger.records import EventMention
from newsledger.run import Run
from newsledger.tables import from_table

from .actors_made import Articles, Told, new_run, stage

HOLT, HOLDT = Told("Marian Holtmann", country="USA"), Told("Marian Holtman", country="USA")
CARVER = Told("Ada Carver", country="USA")
ARTICLES: Articles = {"a": [HOLT, CARVER], "b": [HOLDT, CARVER], "c": [CARVER], "d": [CARVER]}


def brought(ledger: Path, *happened: bool) -> dict[str, dict[str, int]]:
    """Return what a run of the articles brought, whose events happened or were denied."""
    run = stage(new_run(ledger, "run-1"), ARTICLES)
    standing = [Factuality.ACTUAL if has else Factuality.DENIED for has in happened]
    rows = [row for row in from_table("event_mentions", run.read("event_mentions")) if isinstance(row, EventMention)]
    run.stage("event_mentions", "part-00000", [_standing(row, told) for row, told in zip(rows, standing, strict=True)])
    link(run)
    return facts(run)


def _standing(row: EventMention, factuality: Factuality) -> EventMention:
    return EventMention(**{name: getattr(row, name) for name in row.__slots__} | {"factuality": factuality})


def facts(run: Run) -> dict[str, dict[str, int]]:
    return dict(run.summary("link")["brought"])


def test_the_most_named_come_first_under_one_name(tmp_path: Path) -> None:
    assert list(brought(tmp_path, True, True, True, True)["actors"].items()) == [
        ("Ada Carver", 4),
        ("Marian Holtmann", 2),
    ]


def test_who_did_what_to_whom_is_counted_across_spellings_two_sided_first(tmp_path: Path) -> None:
    found = brought(tmp_path, True, True, True, True)
    assert list(found["events"].items()) == [("Marian Holtmann -> Ada Carver: CONSULT", 2), ("Ada Carver: CONSULT", 2)]
    assert str(found["example"]).startswith("evm_")


def test_what_did_not_happen_is_not_counted(tmp_path: Path) -> None:
    found = brought(tmp_path, False, True, False, False)
    assert found["events"] == {"Marian Holtmann -> Ada Carver: CONSULT": 1}
