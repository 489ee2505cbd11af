"""`validate`: what is recorded, what is moved to rejects, and what stops the run."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from newsledger.current import surviving_sql
from newsledger.errors import ValidationFailed
from newsledger.extract.step import extract
from newsledger.ids import make_id
from newsledger.ingest.step import ingest
from newsledger.link.step import link
from newsledger.quality.quarantine import PARENT_MOVED, REFERENCE_CLEARED
from newsledger.quality.step import validate
from newsledger.run import Run
from newsledger.settings import Settings
from tests.quality.made import World, article, change, made, new_run, stage, world

Row = dict[str, Any]


def checks(run: Run) -> dict[str, Row]:
    """Return the recorded checks by TABLE.CHECK."""
    return {f"{row['table_name']}.{row['check_name']}": row for row in run.read("checks").to_pylist()}


def not_held(run: Run) -> dict[str, str]:
    """Return the recorded checks that failed, with their severity."""
    return {name: row["severity"] for name, row in checks(run).items() if not row["is_success"]}


def rejects(run: Run) -> list[Row]:
    """Return what validate rejected."""
    return [row for row in run.read("rejects").to_pylist() if row["step"] == "validate"]


def damaged(table: str, index: int = 0, **values: Any) -> Callable[[World], None]:
    """Return a damage to one row."""
    return lambda rows: change(rows, table, index, **values)


def test_a_good_run_passes_all_checks_and_touches_nothing(tmp_path: Path) -> None:
    run = made(tmp_path)
    before = {path: path.read_bytes() for path in run.directory.glob("stage/*/*.parquet")}
    validate(run)
    assert not_held(run) == {} and rejects(run) == []
    assert len(checks(run)) > 100
    assert all(path.read_bytes() == data for path, data in before.items())
    assert run.summary("validate")["failed"] == {"error": 0, "warn": 0}


def test_a_bad_row_moves_to_rejects_and_the_run_goes_on(tmp_path: Path) -> None:
    run = made(tmp_path, articles=4, damage=damaged("claims", text="13 crates"))
    validate(run)
    assert not_held(run) == {"claims.span_equals_text": "warn"}
    row = checks(run)["claims.span_equals_text"]
    assert row["unexpected_count"] == 1 and row["unexpected_percent"] == pytest.approx(100 / 12)
    claim_id = make_id("clm", make_id("art", 0), "12 crates")
    assert row["observed"] == f"1 of 12 rows: {claim_id}; moved to rejects"
    (reject,) = rejects(run)
    assert (reject["reason"], reject["table_name"], reject["row_id"]) == ("span_equals_text", "claims", claim_id)
    assert reject["source_uri"] == "/news/0.txt" and '"text": "13 crates"' in reject["detail"]
    assert run.count("claims") == 11 and run.count("sentences") == 12
    assert run.summary("validate")["quarantined"] == {"claims": 1}


def test_a_bad_article_takes_all_its_rows_and_no_other(tmp_path: Path) -> None:
    run = made(tmp_path, articles=4, damage=damaged("articles", 1, char_count=0))
    validate(run)
    gone = make_id("art", 1)
    for table in ("articles", "sentences", "claims", "event_mentions", "event_roles", "place_mentions"):
        ids = set(run.read(table)["article_id"].to_pylist())
        assert ids == {make_id("art", n) for n in (0, 2, 3)}, table
    own, dependents = (
        [r for r in rejects(run) if r["table_name"] == "articles"],
        [r for r in rejects(run) if r["table_name"] != "articles"],
    )
    assert [(r["row_id"], r["reason"]) for r in own] == [(gone, "char_count_in_range")]
    assert len(dependents) == 3 + 3 + 5
    assert {r["reason"] for r in dependents} == {PARENT_MOVED}
    assert all(f"articles/{gone}" in r["detail"] or "event_mentions/" in r["detail"] for r in dependents)
    assert len(own[0]["detail"]) < 2000


def test_a_bad_event_mention_takes_its_roles_and_leaves_the_claims_without_it(tmp_path: Path) -> None:
    run = made(tmp_path, articles=4, damage=damaged("event_mentions", trigger_text="captured"))
    validate(run)
    event = make_id("evm", make_id("art", 0))
    assert run.count("event_mentions") == 3 and run.count("event_roles") == 3
    assert run.count("claims") == 12
    tied = run.read("claims").select(["event_mention_id", "event_basis", "confidence"]).to_pylist()
    assert event not in {row["event_mention_id"] for row in tied}
    assert {tuple(value is None for value in row.values()) for row in tied} == {(True,) * 3, (False,) * 3}
    assert sorted((r["table_name"], r["reason"]) for r in rejects(run)) == [
        ("claims", REFERENCE_CLEARED),
        ("event_mentions", "trigger_equals_text"),
        ("event_roles", PARENT_MOVED),
    ]


def test_a_bad_sentence_takes_what_stands_in_it(tmp_path: Path) -> None:
    """No reference names the sentence: the second round finds that mentions are in none."""
    run = made(tmp_path, articles=4, damage=damaged("sentences", 1, text="Police arrested nobody."))
    validate(run)
    assert run.count("sentences") == 11 and run.count("place_mentions") == 3 and run.count("claims") == 11
    assert set(not_held(run).values()) == {"warn"}
    assert "claims.lies_in_its_sentence" in not_held(run)


def test_a_copy_of_a_bad_article_stays_and_is_a_copy_no_more(tmp_path: Path) -> None:
    def damage(rows: World) -> None:
        change(rows, "articles", 0, char_count=0)
        change(rows, "articles", 1, duplicate_of=make_id("art", 0))

    run = made(tmp_path, articles=4, damage=damage)
    validate(run)
    with duckdb.connect() as connection:
        rows = connection.execute(f"SELECT article_id, duplicate_of FROM ({surviving_sql(run, 'articles')})").fetchall()
    assert dict(rows) == {make_id("art", n): None for n in (1, 2, 3)}
    assert not_held(run) == {"articles.char_count_in_range": "warn"}


def test_of_an_article_staged_twice_one_stays_with_its_rows(tmp_path: Path) -> None:
    """The second copy's reject has no row_id: one with the article's id would say that the article is gone."""
    run = made(
        tmp_path, articles=4, damage=lambda rows: rows["articles"].append(replace(rows["articles"][0], title="Again"))
    )
    run.write_summary("ingest", {"documents": 5, "articles_new": 5})
    validate(run)
    assert sorted(run.read("articles")["article_id"].to_pylist()) == sorted(make_id("art", n) for n in range(4))
    assert run.count("claims") == 12
    assert [(r["reason"], r["row_id"]) for r in rejects(run)] == [("unique_article_id", None)]


def test_only_files_with_bad_rows_are_rewritten(tmp_path: Path) -> None:
    run = new_run(tmp_path)
    rows = world(run, 4)
    stage(run, rows)
    extra = replace(rows["claims"][0], claim_id="clm_bad", start_char=0)
    run.stage("claims", "part-00001", [extra])
    whole = (run.directory / "stage" / "claims" / "part-00000.parquet").read_bytes()
    run.write_summary("extract", {"parts_planned": 1, "parts_done": 1})
    validate(run)
    assert (run.directory / "stage" / "claims" / "part-00000.parquet").read_bytes() == whole
    emptied = pq.read_table(run.directory / "stage" / "claims" / "part-00001.parquet")
    assert emptied.num_rows == 0 and emptied.schema.names == run.read("claims").schema.names


@pytest.mark.parametrize(("bad", "blocks"), [(3, False), (4, True)])
def test_more_bad_rows_than_a_few_stop_the_run(tmp_path: Path, bad: int, blocks: bool) -> None:
    """Up to three rows, or a twentieth of the table, may move; nothing moves where it is more."""

    def damage(rows: World) -> None:
        for index in range(bad):
            change(rows, "claims", index, low=99.0, high=98.0, value=None)

    run = made(tmp_path, articles=4, damage=damage)
    if not blocks:
        validate(run)
        assert run.count("claims") == 12 - bad
        return
    with pytest.raises(ValidationFailed, match=r"claims\.bounds_are_in_order"):
        validate(run)
    assert not_held(run)["claims.bounds_are_in_order"] == "error"
    assert run.count("claims") == 12 and rejects(run) == []


def test_a_table_that_is_bad_as_a_whole_stops_the_run(tmp_path: Path) -> None:
    """One row of one: few, but all of them."""
    run = made(tmp_path, articles=1, damage=damaged("date_mentions", text="Tuesday"))
    with pytest.raises(ValidationFailed) as caught:
        validate(run)
    assert caught.value.failed == ["date_mentions.span_equals_text"]


def test_a_missing_column_stops_the_run_after_checks_and_report_are_written(tmp_path: Path) -> None:
    run = made(tmp_path)
    run.stage("claims", "part-00000", run.read("claims").drop_columns(["rule"]))
    with pytest.raises(ValidationFailed, match=r"claims\.columns_present"):
        validate(run)
    assert not_held(run)["claims.columns_present"] == "error"
    assert "blocked" in (run.directory / "report.html").read_text()


def test_a_run_that_refused_everything_is_no_success(tmp_path: Path) -> None:
    run = new_run(tmp_path)
    run.write_summary("ingest", {"documents": 2, "articles_rejected": 2})
    with pytest.raises(ValidationFailed, match=r"run\.some_document_is_accepted"):
        validate(run)


def test_a_warn_is_recorded_and_nothing_moves(tmp_path: Path) -> None:
    run = made(tmp_path, damage=damaged("claims", 2, currency=None, currency_basis=None))
    validate(run)
    assert not_held(run) == {"claims.money_has_a_currency": "warn"}
    assert run.count("claims") == 6 and rejects(run) == []


def test_a_second_try_keeps_the_rejects_of_the_first(tmp_path: Path) -> None:
    run = made(tmp_path, articles=4, damage=damaged("articles", char_count=0))
    validate(run)
    first = run.read("rejects")
    validate(Run.load(run.directory))
    assert run.read("rejects").equals(first)
    assert not_held(run) == {}


def test_an_unchanged_run_is_checked_without_great_expectations(tmp_path: Path) -> None:
    """Its import costs seconds."""
    code = (
        "import sys; from pathlib import Path; from newsledger.run import Run; from newsledger.quality.step import validate;"
        "validate(Run.load(Path(sys.argv[1]))); sys.exit('great_expectations' in sys.modules)"
    )
    run = new_run(tmp_path)
    run.write_summary("ingest", {"documents": 2, "articles_unchanged": 2})
    subprocess.run([sys.executable, "-c", code, str(run.directory)], check=True)
    assert not_held(run) == {} and len(checks(run)) == 5


def test_validate_says_nothing_and_writes_nothing_outside_the_run(tmp_path: Path) -> None:
    """No telemetry, no progress bar, no file in the home or the temporary folder, no leak reported at the end."""
    home = tmp_path / "home"
    home.mkdir()
    run = made(tmp_path, articles=4, damage=damaged("claims", text="13 crates"))
    code = (
        "import sys; from pathlib import Path; from newsledger.run import Run; from newsledger.quality.step import validate;"
        "validate(Run.load(Path(sys.argv[1])))"
    )
    surroundings = {"HOME": str(home), "TMPDIR": str(home), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code, str(run.directory)], capture_output=True, text=True, check=True, env=surroundings
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert list(home.iterdir()) == []


STORY = (
    "Police in Malta arrested 3 smugglers on Monday, a spokesman said. The crew of the boat counted 12 crates and called Paris."
    " More than 40 people were on board when it left Tunis, and 2 of them were hurt in the storm, said the ministry of health."
)


def test_derived_tables_are_made_again_without_the_rows_that_moved(tmp_path: Path) -> None:
    """The real steps: a place that only a bad article names is not in `places`."""
    news = tmp_path / "news"
    news.mkdir()
    for n, city in enumerate(("Paris", "Berlin", "Madrid", "Lisbon")):
        (news / f"2024-05-0{n + 1}_{city}.txt").write_text(
            f"Boat stopped near {city}\n\n" + STORY.replace("Paris", city)
        )
    run = Run.create(
        [str(path) for path in sorted(news.iterdir())], Settings(ledger=tmp_path / "ledger", executor="serial")
    )
    for step in (ingest, extract, link):
        step(run)
    assert "Lisbon" in run.read("places")["name"].to_pylist()
    path = run.staged("articles")[0]
    rows = pq.read_table(path).to_pylist()
    bad = next(row for row in rows if "Lisbon" in row["text"])
    bad["word_count"] = -1
    run.stage("articles", path.stem, run.read("articles").from_pylist(rows, schema=run.read("articles").schema))
    validate(run)
    names = run.read("places")["name"].to_pylist()
    assert "Lisbon" not in names and {"Paris", "Berlin", "Madrid"} <= set(names)
    assert bad["article_id"] not in run.read("place_mentions")["article_id"].to_pylist()
    assert article(run).article_id not in run.read("articles")["article_id"].to_pylist()
