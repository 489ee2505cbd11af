"""The suites: rendered from the records, the same bytes every time, and every rule of a column is caught."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsledger import project, tables
from newsledger.errors import NewsledgerError
from newsledger.quality.checks import load_suite, run_suites
from newsledger.quality.findings import Finding
from newsledger.quality.suites import render, suite
from newsledger.quality.views import connect
from newsledger.run import Run
from newsledger.tables import to_table
from tests.quality.made import derived, made, new_run, stage, world


def failed(run: Run, *names: str) -> dict[str, Finding]:
    """Run the project's suites and return the findings that did not hold, by check name."""
    with connect(run) as connection:
        return {f.check_name: f for f in run_suites(connection, list(names)) if not f.is_success}


def changed(data: pa.Table, column: str, *values: Any) -> pa.Table:
    """Return the table with a column's first values changed and all of its columns nullable, as a bad writer might leave it."""
    index = data.schema.get_field_index(column)
    held = [*values, *data[column].to_pylist()[len(values) :]]
    data = data.set_column(index, column, pa.array(held, data.schema.field(index).type))
    return data.cast(pa.schema([pa.field(f.name, f.type) for f in data.schema]))


def test_rendered_files_are_what_the_records_say(tmp_path: Path) -> None:
    """A record that changed without `make render` is a drift."""
    for path in render(tmp_path):
        assert (project.path("expectations") / path.name).read_bytes() == path.read_bytes(), path.name


def test_every_table_has_a_suite_and_nothing_else_is_there(tmp_path: Path) -> None:
    rendered = [path.name for path in render(tmp_path)]
    assert rendered == [f"{spec.name}.json" for spec in tables.tables()]
    assert {path.name for path in project.path("expectations").glob("*.json")} == set(rendered)


def test_rendering_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in render(tmp_path / "a")]
    assert first == [path.read_bytes() for path in render(tmp_path / "b")]


def test_ids_and_check_names_are_unique() -> None:
    every = [e for spec in tables.tables() for e in suite(spec.name)["expectations"]]
    assert len({e["id"] for e in every}) == len(every)
    for spec in tables.tables():
        names = [e["meta"]["check_name"] for e in suite(spec.name)["expectations"]]
        assert len(set(names)) == len(names)


def test_a_suite_that_great_expectations_cannot_read_is_refused(tmp_path: Path) -> None:
    """Great Expectations logs an expectation that it does not know, and drops it."""
    broken = suite("places")
    broken["expectations"][0]["type"] = "expect_no_such_thing"
    path = tmp_path / "places.json"
    path.write_text(json.dumps(broken))
    with pytest.raises(NewsledgerError, match=r"places\.json.*make render"):
        load_suite(path)


def test_a_good_world_holds(tmp_path: Path) -> None:
    run = new_run(tmp_path)
    rows = world(run) | derived()
    assert failed(stage(run, rows), *rows) == {}


@pytest.mark.parametrize(
    ("table", "column", "values", "check_name", "unexpected"),
    [
        ("articles", "source_uri", [None], "source_uri_not_null", 1),
        ("claims", "comparator", ["roughly"], "comparator_in_list", 1),
        ("event_mentions", "event_type", ["WAR"], "event_type_in_list", 1),
        ("claims", "start_char", [-1], "start_char_in_range", 1),
        ("claims", "confidence", [1.5, -0.1], "confidence_in_range", 2),
        ("articles", "revision", [0], "revision_in_range", 1),
        ("claims", "currency", ["euro"], "currency_pattern", 1),
        ("place_mentions", "country", ["Mlt"], "country_pattern", 1),
        ("claims", "claim_id", ["clm_a", "clm_a", "clm_a"], "unique_claim_id", 2),
        ("sentences", "sentence_index", [1], "unique_article_id_sentence_index", 1),
    ],
)
def test_a_broken_column_is_found(
    tmp_path: Path, table: str, column: str, values: list[Any], check_name: str, unexpected: int
) -> None:
    """Null, closed list, range, pattern and key: each names its check and counts the bad rows; of a repeated key one stays."""
    run = made(tmp_path)
    run.stage(table, "part-00000", changed(run.read(table), column, *values))
    found = failed(run, table)
    assert list(found) == [check_name]
    assert found[check_name].unexpected == unexpected
    assert found[check_name].is_blocking
    with connect(run) as connection:
        query = str(found[check_name].query)
        assert len(connection.execute(f"SELECT filename, file_row_number FROM ({query})").fetchall()) == unexpected


def test_a_log_may_say_a_thing_twice_and_stops_nothing(tmp_path: Path) -> None:
    """The same refusal in two parts is one row when it is published."""
    run = made(tmp_path)
    refused = run.reject("ingest", "binary", source_uri="/news/a.txt")
    run.stage("rejects", "ingest-00000", to_table("rejects", [refused, refused]))
    assert failed(run, "rejects") == {}
    run.stage("rejects", "ingest-00000", changed(run.read("rejects"), "reason", None))
    found = failed(run, "rejects")
    assert set(found) == {"reason_not_null"} and not found["reason_not_null"].is_blocking


def test_all_bad_rows_are_found_not_the_first_twenty(tmp_path: Path) -> None:
    run = made(tmp_path, articles=40)
    run.stage("claims", "part-00000", changed(run.read("claims"), "confidence", *[2.0] * 75))
    assert failed(run, "claims")["confidence_in_range"].unexpected == 75


@pytest.mark.parametrize("text", ["it's", "50 % {of} [it]", "a;b -- c", "%s :x"])
def test_values_are_data_never_sql(tmp_path: Path, text: str) -> None:
    run = made(tmp_path)
    run.stage("claims", "part-00000", changed(run.read("claims"), "unit", text))
    assert failed(run, "claims") == {}


def _without(column: str) -> Callable[[pa.Table], pa.Table]:
    return lambda data: data.drop_columns([column])


def test_a_missing_column_is_a_table_error_and_its_checks_crash(tmp_path: Path) -> None:
    run = made(tmp_path)
    run.stage("claims", "part-00000", _without("kind")(run.read("claims")))
    found = failed(run, "claims")
    assert found["columns_present"].is_blocking and found["columns_present"].observed == "missing: kind"
    for name in ("kind_not_null", "kind_in_list"):
        assert found[name].observed.startswith("the check crashed")
        assert found[name].unexpected is None and found[name].is_blocking


def test_a_column_of_another_type_crashes_no_other_check(tmp_path: Path) -> None:
    run = made(tmp_path)
    data = run.read("claims")
    index = data.schema.get_field_index("confidence")
    run.stage("claims", "part-00000", data.set_column(index, "confidence", pa.array([["x"]] * data.num_rows)))
    found = failed(run, "claims")
    assert set(found) == {"confidence_in_range"}
    assert found["confidence_in_range"].observed.startswith("the check crashed")


def test_a_file_that_is_not_parquet_is_a_crash_not_a_pass(tmp_path: Path) -> None:
    run = made(tmp_path)
    damaged = to_table("claims", [])
    path = run.stage("claims", "part-00001", damaged)
    with connect(run) as connection:
        path.write_bytes(b"PAR1 and then nothing that Parquet knows PAR1")
        found = run_suites(connection, ["claims", "articles"])
    assert {f.name for f in found if not f.is_success} == {"claims.suite"}
    assert all(f.is_success for f in found if f.table_name == "articles")
