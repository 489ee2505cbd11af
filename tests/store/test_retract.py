"""A retraction takes out all that an article contributed, is a row itself, and can be undone."""

from pathlib import Path

import pytest

from newsledger.errors import UsageError
from newsledger.run import Run
from newsledger.store.publish import publish
from newsledger.store.retract import stage_restoration, stage_retraction

from .made import article_id, contents, new_run, published, rows


def retract(ledger: Path, target: str, name: str) -> Run:
    run = new_run(ledger, name, sources=())
    stage_retraction(run, target)
    publish(run)
    return run


def restore(ledger: Path, target: str, name: str) -> Run:
    run = new_run(ledger, name, sources=())
    stage_restoration(run, target)
    publish(run)
    return run


@pytest.mark.parametrize(
    "target",
    [article_id("east"), "https://example.org/east", "HTTPS://example.org/east?utm_source=feed#top\r\n"],
    ids=["article_id", "url", "url as it was copied"],
)
def test_an_article_is_retracted_by_its_id_or_address(tmp_path: Path, target: str) -> None:
    published(tmp_path, {"east": 4, "west": 5})
    retract(tmp_path, target, "run-2")
    assert contents(tmp_path) == {"west": 5}
    assert {key for (key,) in rows(tmp_path, "sentences", "article_id")} == {article_id("west")}


def test_a_retraction_is_a_row_that_names_the_document(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4, "west": 5})
    retract(tmp_path, article_id("east"), "run-2")
    columns = "step, table_name, row_id, reason, source_uri, detail ->> 'document_key', detail ->> 'title'"
    assert rows(tmp_path, "rejects", columns) == [
        (
            "retract",
            "articles",
            article_id("east"),
            "retracted",
            "made/east.txt",
            "https://example.org/east",
            "Bridges of east",
        )
    ]
    assert ("run-2", "retracted") in rows(tmp_path, "runs", "run_id, status")


def test_a_retraction_can_be_undone_and_done_again(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4, "west": 5})
    retract(tmp_path, article_id("east"), "run-2")
    restore(tmp_path, "https://example.org/east", "run-3")
    published(tmp_path, {"east": 4}, "run-4")
    retract(tmp_path, article_id("east"), "run-5")
    assert contents(tmp_path) == {"west": 5}
    assert rows(tmp_path, "rejects", "run_id, reason") == [
        ("run-2", "retracted"),
        ("run-3", "restored"),
        ("run-5", "retracted"),
    ]


def test_an_article_that_the_ledger_does_not_hold_cannot_be_retracted(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4})
    with pytest.raises(UsageError, match="no such article"):
        stage_retraction(new_run(tmp_path, "run-2"), "https://example.org/elsewhere")


def test_retracting_twice_says_that_it_was_done(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4})
    retract(tmp_path, article_id("east"), "run-2")
    with pytest.raises(UsageError, match="retracted already"):
        stage_retraction(new_run(tmp_path, "run-3"), article_id("east"))


def test_only_what_is_retracted_can_be_restored(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4})
    with pytest.raises(UsageError, match="nothing to undo"):
        stage_restoration(new_run(tmp_path, "run-2"), article_id("east"))
    retract(tmp_path, article_id("east"), "run-2")
    restore(tmp_path, article_id("east"), "run-3")
    with pytest.raises(UsageError, match="nothing to undo"):
        stage_restoration(new_run(tmp_path, "run-4"), article_id("east"))
