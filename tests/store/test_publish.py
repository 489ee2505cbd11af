"""Publishing: all tables at once, an article's rows replaced together, nothing new where nothing changed."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from newsledger.errors import LedgerError
from newsledger.ledger import Manifest, head
from newsledger.ontology import Severity
from newsledger.records import Article, Check
from newsledger.run import Run
from newsledger.store import database
from newsledger.store.publish import publish

from .made import (
    article,
    article_id,
    claim_rows,
    contents,
    main,
    new_run,
    published,
    refusal,
    rows,
    sentence_rows,
    stage,
    stage_places,
)

NAMES = dict.fromkeys(("east", "west", "north", "south", "hill", "lake", "moor", "port"), 1)


def version(ledger: Path) -> Manifest:
    manifest = head(ledger)
    assert manifest is not None
    return manifest


def test_the_first_run_is_version_1_and_holds_what_was_staged(tmp_path: Path) -> None:
    run = published(tmp_path, {"east": 4, "west": 5})
    assert version(tmp_path).version == 1
    assert contents(tmp_path) == {"east": 4, "west": 5}
    facts = run.summary("publish")
    assert (facts["status"], facts["version"]) == ("published", 1)
    assert facts["rows"] == {"articles": 2, "sentences": 5, "claims": 5, "runs": 1}
    assert facts["bytes"] > 0 and facts["seconds"] >= 0


def test_a_first_run_that_found_nothing_still_makes_a_ledger_that_opens(tmp_path: Path) -> None:
    run = new_run(tmp_path)
    publish(run)
    assert run.summary("publish")["version"] == 1
    assert database.ensure(tmp_path).is_file()


def test_a_revised_article_is_replaced_in_every_table(tmp_path: Path) -> None:
    published(tmp_path, {"east": 2, "west": 2})
    published(tmp_path, {"east": 3}, "run-2")
    assert contents(tmp_path) == {"east": 3, "west": 2}
    assert len(rows(tmp_path, "sentences")) == len(sentence_rows("east", 3)) + len(sentence_rows("west", 2))
    assert len(rows(tmp_path, "claims")) == len(claim_rows("east", 3)) + len(claim_rows("west", 2))


def test_only_the_buckets_of_changed_articles_are_written_again(tmp_path: Path) -> None:
    published(tmp_path, NAMES)
    before = version(tmp_path).files
    published(tmp_path, {"east": 2}, "run-2")
    after = version(tmp_path).files
    for table in ("articles", "sentences", "claims"):
        changed = [bucket for bucket, file in after[table].items() if file != before[table].get(bucket)]
        assert len(changed) == 1 and len(after[table]) > 1, table


def test_a_table_whose_rows_stay_the_same_keeps_its_file(tmp_path: Path) -> None:
    publish(stage_places(stage(new_run(tmp_path), NAMES), ["Aven"]))
    publish(stage_places(stage(new_run(tmp_path, "run-2"), {"east": 2}), ["Aven"]))
    assert version(tmp_path).files["places"]["00"].path == "tables/places/bucket=00/run-1.parquet"


def test_a_derived_table_is_replaced_whole(tmp_path: Path) -> None:
    publish(stage_places(stage(new_run(tmp_path), NAMES), ["Aven", "Brill"]))
    publish(stage_places(new_run(tmp_path, "run-2"), ["Brill", "Cork"]))
    assert rows(tmp_path, "places", "name") == [("Brill",), ("Cork",)]


def test_a_derived_table_that_a_run_does_not_stage_stays(tmp_path: Path) -> None:
    publish(stage_places(stage(new_run(tmp_path), NAMES), ["Aven"]))
    published(tmp_path, {"east": 2}, "run-2")
    assert rows(tmp_path, "places", "name") == [("Aven",)]


def test_a_run_that_changes_nothing_publishes_nothing_and_says_so(tmp_path: Path) -> None:
    first = stage(new_run(tmp_path), NAMES)
    first.stage("rejects", "ingest", [refusal(first, 1)])
    publish(first)
    second = new_run(tmp_path, "run-2")
    second.stage("rejects", "ingest", [refusal(second, 1)])
    publish(second)
    facts = second.summary("publish")
    assert (facts["status"], facts["version"]) == ("unchanged", 1)
    assert version(tmp_path).run_id == "run-1"
    assert not list(tmp_path.glob("tables/**/run-2.parquet"))
    assert len(rows(tmp_path, "runs")) == 1


def test_a_reject_is_kept_once_and_a_new_one_makes_a_version(tmp_path: Path) -> None:
    for number, name in enumerate(("run-1", "run-2", "run-3")):
        run = new_run(tmp_path, name)
        run.stage("rejects", "ingest", [refusal(run, 0), refusal(run, number), refusal(run, number)])
        publish(run)
    assert version(tmp_path).version == 3
    assert rows(tmp_path, "rejects", "source_uri, run_id") == [
        ("made/0.txt", "run-1"),
        ("made/1.txt", "run-2"),
        ("made/2.txt", "run-3"),
    ]


def test_a_published_run_has_its_row_in_runs(tmp_path: Path) -> None:
    run = stage(new_run(tmp_path), NAMES)
    counts = {"documents": 9, "articles_new": 8, "articles_changed": 0, "articles_rejected": 1}
    run.write_summary("ingest", counts)
    publish(run)
    columns = "run_id, status, articles_in, articles_new, articles_changed, articles_rejected"
    assert rows(tmp_path, "runs", columns) == [("run-1", "published", 9, 8, 0, 1)]
    [(settings, model, lexicons)] = rows(tmp_path, "runs", "settings, model_version, lexicon_version")
    assert json.loads(str(settings))["buckets"] == 4
    assert (model, lexicons) == (version(tmp_path).model_version, version(tmp_path).lexicon_version)


def test_running_a_published_run_again_verifies_it_and_returns(tmp_path: Path) -> None:
    run = published(tmp_path, NAMES)
    published(tmp_path, {"east": 2}, "run-2")
    publish(run)
    assert version(tmp_path).version == 2
    assert run.summary("publish")["status"] == "published"
    assert contents(tmp_path)["east"] == 2


@pytest.mark.parametrize("damage", [lambda p: p.unlink(), lambda p: p.write_bytes(p.read_bytes()[:-9])])
def test_running_a_published_run_again_names_a_damaged_file(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    run = published(tmp_path, NAMES)
    path = tmp_path / version(tmp_path).files["claims"]["00"].path
    damage(path)
    with pytest.raises(LedgerError, match=str(path)):
        publish(run)


def test_an_article_rejected_as_a_whole_is_not_published(tmp_path: Path) -> None:
    published(tmp_path, {"east": 1, "west": 1})
    run = stage(new_run(tmp_path, "run-2"), {"east": 2, "moor": 2})
    dropped = [
        run.reject("extract", "failed", table_name="articles", row_id=article_id("east")),
        run.reject("ingest", "boilerplate_line", table_name="articles", row_id=article_id("moor")),
    ]
    run.stage("rejects", "extract", dropped)
    publish(run)
    assert contents(tmp_path) == {"west": 1, "moor": 2}


def test_the_same_rows_give_the_same_bytes_however_they_were_staged(tmp_path: Path) -> None:
    published(tmp_path / "one", NAMES)
    run = new_run(tmp_path / "two")
    for number, name in enumerate(reversed(NAMES)):
        stage(run, {name: 1}, f"part-{number}")
    publish(run)
    for table in ("articles", "sentences", "claims"):
        assert version(tmp_path / "one").files[table] == version(tmp_path / "two").files[table]


def test_the_number_of_buckets_is_that_of_the_first_version(tmp_path: Path) -> None:
    published(tmp_path, NAMES)
    run = new_run(tmp_path, "run-2")
    publish(stage(replace(run, settings=run.settings.model_copy(update={"buckets": 64})), NAMES | {"east": 2}))
    assert version(tmp_path).buckets == 4
    assert set(version(tmp_path).files["articles"]) <= {"00", "01", "02", "03"}


def stray_rows(run: Run) -> None:
    run.stage("claims", "part-00001", claim_rows("elsewhere", 1))


def key_twice(run: Run) -> None:
    run.stage("claims", "part-00001", claim_rows("east", 1))


def article_twice(run: Run) -> None:
    run.stage("articles", "part-00001", [article("east", 1)])


def key_twice_in_two_articles(run: Run) -> None:
    [first] = claim_rows("north", 3)
    run.stage("articles", "part-00001", [article("north", 3)])
    run.stage("claims", "part-00001", [replace(first, claim_id=claim_rows("east", 1)[0].claim_id)])


def null_in_a_required_column(run: Run) -> None:
    run.stage("articles", "part-00000", run.read("articles").drop_columns("text"))


@pytest.mark.parametrize(
    ("mistake", "named"),
    [
        (stray_rows, "not in stage/articles"),
        (key_twice, "is there twice"),
        (article_twice, "is there twice"),
        (key_twice_in_two_articles, "is there twice"),
        (null_in_a_required_column, "articles"),
    ],
)
def test_staged_rows_that_break_the_tables_leave_the_ledger_as_it_was(
    tmp_path: Path, mistake: Callable[[Run], None], named: str
) -> None:
    published(tmp_path, {"west": 1})
    run = stage(new_run(tmp_path, "run-2"), {"east": 1})
    mistake(run)
    with pytest.raises(LedgerError, match=named):
        publish(run)
    assert contents(tmp_path) == {"west": 1}
    published(tmp_path, {"east": 5}, "run-3")
    assert contents(tmp_path) == {"west": 1, "east": 5}
    assert version(tmp_path).version == 2


@pytest.mark.parametrize(
    ("copies", "expected"),
    [
        ({"east": 2}, {"east": None}),
        ({"east": 3, "west": 1, "moor": 2}, {"west": None, "east": "west", "moor": "west"}),
    ],
)
def test_copies_of_an_article_that_is_gone_repeat_the_earliest_copy_left(
    tmp_path: Path, copies: dict[str, int], expected: dict[str, str | None]
) -> None:
    def original_and_copies() -> list[Article]:
        return [article("first"), *(article(name, copies="first", days=days) for name, days in copies.items())]

    run = new_run(tmp_path)
    run.stage("articles", "part-00000", original_and_copies())
    publish(run)
    second = new_run(tmp_path, "run-2")
    second.stage(
        "rejects", "extract", [second.reject("extract", "x", table_name="articles", row_id=article_id("first"))]
    )
    publish(second)
    assert dict(rows(tmp_path, "articles", "article_id, duplicate_of")) == {
        article_id(name): original and article_id(original) for name, original in expected.items()
    }


FULL_DISK = """
import resource, sys
from pathlib import Path
from newsledger.store.publish import publish
from store.made import new_run, stage
run = stage(new_run(Path(sys.argv[1]), "run-2"), {"north": 2, "south": 2, "town-2": 2})
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
publish(run)
"""


@pytest.mark.parametrize("largest_file", [100, 3_000, 10_000, 100_000])
def test_a_full_disk_leaves_the_ledger_as_it_was(tmp_path: Path, largest_file: int) -> None:
    main(tmp_path, ["run-1"])
    before = contents(tmp_path)
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path), str(largest_file)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1], check=False)
    assert done.stderr.splitlines()[-1].startswith(f"newsledger.errors.LedgerError: {tmp_path}: ")
    assert done.stderr.strip().endswith("what was published is whole: mend the cause and run again")
    assert contents(tmp_path) == before
    main(tmp_path, ["run-2"])
    assert version(tmp_path).run_id == "run-2"


def test_a_check_named_twice_with_two_outcomes_is_an_error(tmp_path: Path) -> None:
    run = stage(new_run(tmp_path), {"east": 1})
    outcomes = [
        Check(run_id="run-1", table_name="run", check_name="volume", severity=Severity.WARN, is_success=ok)
        for ok in (True, False)
    ]
    run.stage("checks", "all", outcomes)
    with pytest.raises(LedgerError, match="checks: run-1, run, volume is there twice"):
        publish(run)


def test_a_ledger_may_lie_in_a_folder_of_any_name(tmp_path: Path) -> None:
    ledger = tmp_path / "it's [our] ledger, bucket=3*"
    published(ledger, {"east": 1})
    published(ledger, {"east": 2}, "run-2")
    assert contents(ledger) == {"east": 2}
    assert database.is_fresh(ledger, version(ledger))
