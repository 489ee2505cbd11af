"""Surviving rows: one definition for the step that reads them before they are published and the one that writes them."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsledger import tables
from newsledger.current import heirs_sql, replaced_ids, repoint_sql, rows_sql, surviving_sql
from newsledger.records import RECORDS
from newsledger.run import Run
from newsledger.settings import Settings

PLACE = {"place_id": "geo_1", "name": "Aven", "country": "XAV", "latitude": 1.5}


def query(sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("table", RECORDS)
def test_a_new_ledger_has_no_rows_but_every_column_with_its_type(tmp_path: Path, table: str) -> None:
    run = Run.create((), Settings(ledger=tmp_path))
    assert replaced_ids(run) == frozenset()
    with duckdb.connect() as connection:
        found = connection.execute(f"DESCRIBE SELECT * FROM ({surviving_sql(run, table)})").fetchall()
        assert connection.execute(f"SELECT count(*) FROM ({surviving_sql(run, table)})").fetchall() == [(0,)]
    assert [(row[0], row[1]) for row in found] == [(f.name, f.sql_type) for f in tables.table(table).fields]


def test_a_column_that_an_older_file_lacks_is_null_and_one_that_went_away_is_ignored(tmp_path: Path) -> None:
    older = pa.table({"place_id": ["geo_0"], "name": ["Brill"], "population": [9]})
    pq.write_table(older, tmp_path / "older.parquet")
    pq.write_table(pa.table({name: [value] for name, value in PLACE.items()}), tmp_path / "newer.parquet")
    sql = rows_sql("places", [tmp_path / "older.parquet", tmp_path / "newer.parquet"])
    found = query(f"SELECT place_id, name, country, latitude FROM ({sql}) ORDER BY 1")
    assert found == [("geo_0", "Brill", None, None), ("geo_1", "Aven", "XAV", 1.5)]


@pytest.mark.parametrize("folder", ["it's here", "a[b]c", "what?", "all*", "bucket=07", "größer 新聞"])
def test_any_folder_name_is_a_folder_and_not_a_pattern(tmp_path: Path, folder: str) -> None:
    for name in (folder, "ab", "whatx", "allx"):
        (tmp_path / name).mkdir(exist_ok=True)
        pq.write_table(pa.table({"place_id": [name], "name": ["Aven"]}), tmp_path / name / "rows.parquet")
    assert query(f"SELECT place_id FROM ({rows_sql('places', [tmp_path / folder / 'rows.parquet'])})") == [(folder,)]


ARTICLES = """
SELECT article_id, duplicate_of, published_at::TIMESTAMP AS published_at, ingested_at::TIMESTAMP AS ingested_at
FROM (VALUES {}) AS v(article_id, duplicate_of, published_at, ingested_at)
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["('a', NULL, '2031-05-01', '2031-05-09')", "('b', 'a', '2031-05-02', '2031-05-09')"], {}),
        (["('b', 'a', '2031-05-02', '2031-05-09')"], {"a": "b"}),
        (["('b', 'a', '2031-05-02', '2031-05-09')", "('c', 'a', '2031-05-01', '2031-05-09')"], {"a": "c"}),
        (["('b', 'a', NULL, '2031-05-01')", "('c', 'a', '2031-05-03', '2031-05-09')"], {"a": "c"}),
        (["('c', 'a', NULL, '2031-05-09')", "('b', 'a', NULL, '2031-05-09')"], {"a": "b"}),
        (["('b', 'a', NULL, '2031-05-09')", "('d', 'c', NULL, '2031-05-09')"], {"a": "b", "c": "d"}),
    ],
    ids=["nothing is gone", "one copy", "the earliest", "a known time before an unknown", "else by id", "two stories"],
)
def test_the_heir_is_the_earliest_copy_left(rows: list[str], expected: dict[str, str]) -> None:
    assert dict(query(heirs_sql(ARTICLES.format(", ".join(rows))))) == expected


def test_every_other_column_of_a_repointed_article_stays(tmp_path: Path) -> None:
    from store.made import article, article_id

    run = Run.create((), Settings(ledger=tmp_path))
    left = [article("east", copies="first"), article("west", copies="first", days=1), article("own")]
    run.stage("articles", "all", left)
    rows = rows_sql("articles", run.staged("articles"))
    found = query(f"SELECT * FROM ({repoint_sql(rows, heirs_sql(rows))}) ORDER BY title")
    expected = [left[0], left[2], left[1]]
    changed = [
        replace(expected[0], duplicate_of=None),
        expected[1],
        replace(expected[2], duplicate_of=article_id("east")),
    ]
    names = tables.table("articles").column_names
    assert found == [tuple(getattr(row, name) for name in names) for row in changed]
