"""A record class is its table: Arrow schema, DDL, comments and dictionary all say what the class says."""

from dataclasses import MISSING, fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from newsledger import tables
from newsledger.records import RECORDS, Record, Scope
from newsledger.tables import Table

# The columns that users build on. Columns may be added; none of these goes away or changes its meaning.
SPAN = "article_id sentence_index start_char end_char"
COLUMNS = {
    "articles": (
        "article_id url source_uri publisher title authors published_at published_at_precision published_at_basis"
        " language text char_count word_count text_hash duplicate_of revision ingested_at run_id"
    ),
    "sentences": f"{SPAN} text",
    "actors": (
        "actor_id name actor_type country sector wikidata_id first_seen_on last_seen_on mention_count article_count"
    ),
    "actor_aliases": "actor_id alias mention_count",
    "actor_mentions": f"actor_mention_id actor_id {SPAN} text mention_type title resolved_by confidence",
    "places": "place_id name place_type country admin1 latitude longitude precision",
    "place_mentions": f"place_mention_id place_id {SPAN} text mention_type resolved_by confidence",
    "event_mentions": (
        f"event_mention_id event_id {SPAN} event_type mode cameo_code trigger_text factuality is_historical start_on"
        " end_on date_precision date_basis date_text place_id country source_text source_actor_id cue quote_type"
        " confidence rule"
    ),
    "event_roles": "event_mention_id role actor_id text start_char end_char",
    "events": (
        "event_id label event_type mode cameo_code quad_class factuality start_on end_on date_precision place_id country"
        " mention_count article_count publisher_count first_reported_at last_reported_at confidence"
    ),
    "event_merges": "old_event_id event_id merged_at reason",
    "claims": (
        f"claim_id {SPAN} text value low high is_low_inclusive is_high_inclusive comparator kind unit currency per"
        " concept concept_text measure change_role is_part event_mention_id event_id source_text source_actor_id"
        " source_type cue stance factuality as_of_on as_of_basis reported_at confidence rule"
    ),
    "reconciled_claims": (
        "event_id measure concept low best high best_claim_id claim_count publisher_count is_conflict"
        " first_reported_at last_reported_at method"
    ),
    "rejects": "run_id step source_uri table_name row_id reason detail",
    "runs": (
        "run_id started_at finished_at status articles_in articles_new articles_changed articles_rejected model_version"
        " lexicon_version settings"
    ),
    "checks": ("run_id table_name check_name severity is_success observed unexpected_count unexpected_percent"),
}

NAMES = tuple(RECORDS)
VALUES: dict[type, Any] = {
    str: "x",
    bool: True,
    int: 1,
    float: 0.5,
    date: date(2031, 5, 1),
    datetime: datetime(2031, 5, 1, 12, 30, 0, 250),  # noqa: DTZ001 - the tables hold UTC without a zone
}


def made_record(spec: Table) -> Record:
    """Return a row with every column filled."""
    return spec.record(**{f.name: f.values[0] if f.values else VALUES[f.type] for f in spec.fields})


@pytest.mark.parametrize("name", NAMES)
def test_the_ddl_makes_the_table_that_the_record_declares(name: str) -> None:
    spec = tables.table(name)
    with duckdb.connect() as connection:
        connection.execute(tables.ddl(name))
        sql = "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE table_name = ?"
        found = connection.execute(sql, [name]).fetchall()
        comment = connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [name]).fetchall()
    assert found == [(f.name, f.sql_type, f.is_nullable, tables.describe(f)) for f in spec.fields]
    assert comment == [(spec.description,)]


@pytest.mark.parametrize("name", NAMES)
def test_rows_survive_arrow_and_duckdb_unchanged(name: str) -> None:
    spec = tables.table(name)
    row = made_record(spec)
    data = tables.to_table(name, [row])
    assert data.schema == spec.schema
    assert list(tables.from_table(name, data)) == [row]
    with duckdb.connect() as connection:
        connection.execute(tables.ddl(name))
        connection.from_arrow(data).insert_into(name)
        [stored] = connection.execute(f"SELECT * FROM {name}").fetchall()
    assert stored == tuple(getattr(row, field.name) for field in fields(spec.record))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_a_required_column_refuses_null_and_a_nullable_one_takes_it(name: str) -> None:
    spec = tables.table(name)
    row: Any = made_record(spec)
    for field in spec.fields:
        emptied = replace(row, **{field.name: None})
        if field.is_nullable:
            assert tables.to_table(name, [emptied]).column(field.name).null_count == 1
        else:
            with pytest.raises((pa.ArrowInvalid, ValueError), match=field.name):
                tables.to_table(name, [emptied])


@pytest.mark.parametrize("name", NAMES)
def test_only_unknown_is_a_default(name: str) -> None:
    defaults = {f.name: f.default for f in fields(RECORDS[name]) if f.default is not MISSING}  # type: ignore[arg-type]
    assert set(defaults.values()) <= {None}


@pytest.mark.parametrize("name", NAMES)
def test_every_table_has_a_key_that_is_never_null(name: str) -> None:
    spec = tables.table(name)
    assert spec.key
    assert not [f.name for f in spec.fields if f.column.key and f.is_nullable]


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_column_says_what_it_is_in_a_sentence(name: str) -> None:
    spec = tables.table(name)
    texts = [spec.description, *(f.column.description for f in spec.fields)]
    assert not [text for text in texts if not text.endswith(".") or text != text.strip()]


@pytest.mark.parametrize("name", NAMES)
def test_references_point_to_a_key_of_the_same_type(name: str) -> None:
    for field in tables.table(name).fields:
        if field.column.references:
            target, column = field.column.references.split(".")
            [referenced] = [f for f in tables.table(target).fields if f.name == column]
            assert referenced.column.key
            assert referenced.type is field.type


@pytest.mark.parametrize("name", NAMES)
def test_rows_of_an_article_name_it(name: str) -> None:
    spec = tables.table(name)
    assert spec.scope is not Scope.ARTICLE or "article_id" in spec.column_names


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_the_columns_that_users_rely_on_keep_their_names(name: str, columns: str) -> None:
    assert not set(columns.split()) - set(tables.table(name).column_names)


def test_names_say_what_a_column_holds() -> None:
    """``_at`` is a time, ``_on`` a day, ``is_`` or ``has_`` a boolean, ``_id`` and ``_text`` text, ``_count`` a number."""
    kinds = {"_at": datetime, "_on": date, "_id": str, "_text": str, "_count": int, "_char": int, "_index": int}
    for spec in tables.tables():
        for field in spec.fields:
            expected = {kind for suffix, kind in kinds.items() if field.name.endswith(suffix)}
            assert not expected or field.type in expected, f"{spec.name}.{field.name}"
            assert field.name.startswith(("is_", "has_")) == (field.type is bool), f"{spec.name}.{field.name}"


def test_a_closed_list_is_part_of_the_description() -> None:
    [field] = [f for f in tables.table("events").fields if f.name == "factuality"]
    assert "negated" in field.values
    assert all(value in tables.describe(field) for value in field.values)


def test_the_data_dictionary_has_one_row_a_column() -> None:
    rows = tables.data_dictionary()
    assert [(row["table_name"], row["column_name"]) for row in rows] == [
        (spec.name, field.name) for spec in tables.tables() for field in spec.fields
    ]
    assert [row["position"] for row in rows if row["table_name"] == "sentences"] == [1, 2, 3, 4, 5]


def test_a_record_field_without_its_column_is_refused() -> None:
    class Colour(StrEnum):
        RED = "red"

    with pytest.raises(TypeError, match="shade: a record's field is Annotated"):
        tables._field("shade", Colour)
