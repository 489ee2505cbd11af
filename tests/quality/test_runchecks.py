"""The run's own checks: what came in went somewhere, and every part came out."""

from pathlib import Path
from typing import Any

import pytest

from newsledger.quality.findings import Finding
from newsledger.quality.runchecks import check_run
from newsledger.run import Run
from newsledger.settings import Settings
from tests.quality.made import article, made, new_run, rows_of, stage, world


def failed(run: Run) -> dict[str, Finding]:
    """Return the findings about the run that did not hold, by check name."""
    return {f.check_name: f for f in check_run(run) if not f.is_success}


def ingested(tmp_path: Path, **counts: int) -> Run:
    """Return a run that only counted documents."""
    run = new_run(tmp_path)
    run.write_summary("ingest", counts)
    return run


def test_a_good_run_holds(tmp_path: Path) -> None:
    assert failed(made(tmp_path)) == {}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"documents": 5, "articles_unchanged": 5}, set()),
        ({"documents": 5, "articles_unchanged": 4, "articles_rejected": 1}, set()),
        ({"documents": 0}, {"sources_yield_documents"}),
        ({"documents": 3, "articles_rejected": 3}, {"some_document_is_accepted"}),
        ({"documents": 5, "articles_unchanged": 4}, {"documents_are_accounted_for"}),
        ({"documents": 5, "articles_unchanged": 6}, {"documents_are_accounted_for"}),
        ({"documents": 2, "articles_new": 2}, {"articles_are_all_staged"}),
        ({"documents": 20, "articles_unchanged": 9, "articles_rejected": 11}, {"few_documents_are_refused"}),
        ({"documents": 20, "articles_unchanged": 10, "articles_rejected": 10}, set()),
        ({}, {"sources_yield_documents"}),
    ],
)
def test_documents_end_as_new_changed_unchanged_or_refused(
    tmp_path: Path, counts: dict[str, int], expected: set[str]
) -> None:
    assert set(failed(ingested(tmp_path, **counts))) == expected


def test_many_refusals_are_a_warn_and_nothing_but_refusals_an_error(tmp_path: Path) -> None:
    many = ingested(tmp_path / "many", documents=20, articles_unchanged=1, articles_rejected=19)
    assert not failed(many)["few_documents_are_refused"].is_blocking
    every = ingested(tmp_path / "every", documents=3, articles_rejected=3)
    assert failed(every)["some_document_is_accepted"].is_blocking


def test_a_run_without_sources_brings_nothing_in(tmp_path: Path) -> None:
    """A retraction only takes out."""
    assert check_run(Run.create([], Settings(ledger=tmp_path / "ledger"))) == []


def test_a_summary_that_cannot_be_read_is_a_crash(tmp_path: Path) -> None:
    run = ingested(tmp_path, documents=1)
    (run.directory / "summary" / "ingest.json").write_text("{cut off")
    found = failed(run)
    assert found["sources_yield_documents"].observed.startswith("the check crashed")
    assert found["sources_yield_documents"].is_blocking


@pytest.mark.parametrize("table", ["sentences", "claims"])
def test_a_part_that_is_missing_in_one_table_is_named(tmp_path: Path, table: str) -> None:
    run = new_run(tmp_path)
    for table_name, rows in rows_of(article(run, 5)).items():
        run.stage(table_name, "part-00001", rows)
    stage(run, world(run))
    run.write_summary("extract", {"parts_planned": 2, "parts_done": 2})
    assert failed(run) == {}
    (run.directory / "stage" / table / "part-00001.parquet").unlink()
    found = failed(run)
    assert set(found) == {"parts_are_all_extracted"}
    assert found["parts_are_all_extracted"].observed == f"2 of 2 parts done, 2 staged; {table}/part-00001 is missing"


@pytest.mark.parametrize("counts", [{"parts_planned": 2, "parts_done": 1}, {"parts_planned": 2, "parts_done": 2}])
def test_a_part_that_was_planned_comes_out(tmp_path: Path, counts: dict[str, Any]) -> None:
    """Whether the worker never finished, or the articles' own file is gone."""
    run = made(tmp_path)
    run.write_summary("extract", counts)
    assert failed(run)["parts_are_all_extracted"].is_blocking


def test_articles_that_extraction_took_out_are_no_lost_partition(tmp_path: Path) -> None:
    run = made(tmp_path, articles=4)
    run.write_summary("ingest", {"documents": 5, "articles_new": 5})
    assert set(failed(run)) == {"articles_are_all_staged"}
    run.stage(
        "rejects", "extract-00000", [run.reject("extract", "extraction_failed", table_name="articles", row_id="art_x")]
    )
    assert failed(run) == {}


@pytest.mark.parametrize(
    ("articles", "rejected", "holds"),
    [(10, 0, True), (10, 3, True), (10, 4, False), (96, 4, True), (94, 6, False), (0, 1, False), (0, 3, False)],
)
def test_extraction_may_fail_for_a_few_articles_not_for_many_or_all(
    tmp_path: Path, articles: int, rejected: int, holds: bool
) -> None:
    run = made(tmp_path)
    run.write_summary(
        "extract", {"articles": articles, "articles_rejected": rejected, "parts_planned": 1, "parts_done": 1}
    )
    assert ("few_articles_fail_extraction" not in failed(run)) is holds


def _emptied(tmp_path: Path, articles: int, language: str, *tables: str) -> Run:
    run = new_run(tmp_path)
    rows = world(run, articles)
    rows["articles"] = [article(run, n, language=language) for n in range(articles)]
    everything = [name for name in rows if name != "articles"]
    for name in tables or everything:
        rows[name] = []
    return stage(run, rows)


FOUND = ("actor_mentions", "place_mentions", "date_mentions", "event_mentions", "event_roles", "claims")


def test_english_articles_without_a_sentence_are_an_error(tmp_path: Path) -> None:
    assert failed(_emptied(tmp_path, 1, "en"))["something_is_extracted"].is_blocking


def test_articles_in_other_languages_have_no_sentences_yet(tmp_path: Path) -> None:
    assert failed(_emptied(tmp_path, 3, "es")) == {}


@pytest.mark.parametrize(("articles", "blocks"), [(3, True), (2, False)])
def test_sentences_in_which_nothing_was_found(tmp_path: Path, articles: int, blocks: bool) -> None:
    """One or two articles may hold no number, date, place or event: a warn."""
    run = _emptied(tmp_path, articles, "en", *FOUND)
    assert failed(run)["something_is_extracted"].is_blocking is blocks
