"""Files of many articles: JSON lines, JSON, CSV, Parquet. Which column is which, and where each record was."""

import csv
import gzip
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from .found import documents, read, reasons, refusals, the_one

ROWS = [
    {"title": "Dam holds", "text": 'The dam, "the old one", held.\nNobody was hurt.', "url": "https://example.org/1"},
    {"title": "Rain", "text": "Rain fell; roads closed.", "url": "https://example.org/2"},
]


def as_csv(rows: list[dict[str, Any]], delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write(path: Path, content: str) -> Path:
    data = content.encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


LINES = "\n".join(map(json.dumps, ROWS))


@pytest.mark.parametrize(
    ("name", "content", "places"),
    [
        ("a.jsonl", LINES, ["L1", "L2"]),
        ("a.ndjson", f"\n{LINES}\n\n", ["L2", "L3"]),
        ("a.jsonl.gz", LINES, ["L1", "L2"]),
        ("a.json", json.dumps(ROWS), ["row=1", "row=2"]),
        ("a.json", json.dumps(ROWS, indent=2), ["row=1", "row=2"]),
        ("a.json", json.dumps({"status": "ok", "articles": ROWS}), ["row=1", "row=2"]),
        ("a.json", "\n".join(json.dumps(row, indent=1) for row in ROWS), ["row=1", "row=2"]),
        ("a.json", LINES, ["L1", "L2"]),
        ("a.txt", LINES, ["L1", "L2"]),
        ("a.dump", LINES, ["L1", "L2"]),
        ("a.csv", as_csv(ROWS), ["L2", "L4"]),
        ("a.csv", as_csv(ROWS, ";"), ["L2", "L4"]),
        ("a.csv.gz", as_csv(ROWS), ["L2", "L4"]),
        ("a.tsv", as_csv(ROWS, "\t"), ["L2", "L4"]),
        ("a.dump", as_csv(ROWS), ["L2", "L4"]),
    ],
)
def test_records_are_documents_with_their_place(tmp_path: Path, name: str, content: str, places: list[str]) -> None:
    path = write(tmp_path / name, content)
    found = documents(path)
    assert [document.source_uri for document in found] == [f"{path}#{place}" for place in places]
    assert [document.content for document in found] == [row["text"] for row in ROWS]
    assert [document.metadata["url"] for document in found] == [row["url"] for row in ROWS]
    assert not any(document.is_stable_uri for document in found)
    assert len(read(path)) == 2


def test_utf16_table_is_read_as_spreadsheets_write_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(as_csv(ROWS, "\t").encode("utf-16"))
    assert [document.content for document in documents(tmp_path / "a.csv")] == [row["text"] for row in ROWS]


def test_old_mac_line_endings_separate_rows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"title,text\rDam,It held.\rRain,It fell.\r")
    assert [document.content for document in documents(tmp_path / "a.csv")] == ["It held.", "It fell."]


@pytest.mark.parametrize(
    ("record", "metadata"),
    [
        ({"headline": "T", "link": "u", "pub_date": "2031-04-02", "byline": "By Ada"},
         {"title": "T", "url": "u", "published": "2031-04-02", "authors": "By Ada"}),
        ({"TITLE": "T", "Date Publish": "2031", "source-domain": "example.org", "Updated At": "2032"},
         {"title": "T", "published": "2031", "publisher": "example.org", "modified": "2032"}),
        ({"id": 7, "authors": ["Ada", "Bo"], "source": {"name": "Observer"}},
         {"id": "7", "authors": "Ada; Bo", "publisher": "Observer"}),
        ({"title": None, "headline": "T", "url": "  "}, {"title": "T"}),
        ({"title": {"rendered": "T"}, "publishedAt": "2031-04-02T01:00:00Z"},
         {"title": "T", "published": "2031-04-02T01:00:00Z"}),
    ],
)  # fmt: skip
def test_columns_are_found_by_usual_names(tmp_path: Path, record: dict[str, Any], metadata: dict[str, str]) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps({"text": "The dam held.", **record}))
    assert the_one(path).metadata == metadata


@pytest.mark.parametrize(
    "name", ["text", "Body", "content", "maintext", "articleBody", "full-text", "story", "article"]
)
def test_text_is_found_by_usual_names(tmp_path: Path, name: str) -> None:
    assert the_one(write(tmp_path / "a.jsonl", json.dumps({name: "The dam held."}))).content == "The dam held."


def test_columns_of_the_settings_go_first(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "text,Full Story,title,kicker\nteaser,The dam held.,T,K\n")
    found = the_one(path, columns={"text": ["full_story"], "title": ["Kicker"]})
    assert (found.content, found.metadata) == ("The dam held.", {"title": "K"})


def test_text_that_is_empty_gives_way_to_the_next_column(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps({"text": " ", "body": None, "html": "<p>The dam held.</p>"}))
    assert (the_one(path).content, the_one(path).format) == ("<p>The dam held.</p>", "html")


def test_list_of_paragraphs_is_a_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps({"paragraphs": ["One.", "Two."]}))
    assert the_one(path).content == "One.\nTwo."


@pytest.mark.parametrize(("text", "format_"), [("<p>It <b>held</b>.</p>", "html"), ("3 < 4 and 5 > 2, <b>", "text")])
def test_markup_in_a_text_column_makes_it_a_page(tmp_path: Path, text: str, format_: str) -> None:
    assert the_one(write(tmp_path / "a.jsonl", json.dumps({"text": text}))).format == format_


def test_surrogates_are_joined_and_lone_ones_replaced(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", r'{"text": "\ud83c\udf0a and \ud800 lone", "title": "\udfff"}')
    assert (the_one(path).content, the_one(path).metadata) == ("🌊 and \ufffd lone", {"title": "\ufffd"})


def test_json_records_without_text_are_refused_one_by_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"title": "T", "views": 3}\n{"text": "The dam held."}')
    (refusal,) = refusals(path)
    assert (refusal.reason, refusal.source_uri) == ("no_text_column", f"{path}#L1")
    assert refusal.detail == {"columns": ["title", "views"]}
    assert len(documents(path)) == 1


def test_table_without_text_column_is_refused_whole_with_its_columns(tmp_path: Path) -> None:
    csv_path = write(tmp_path / "a.csv", "title,views\nDam,3\nRain,4\n")
    parquet_path = tmp_path / "b.parquet"
    pq.write_table(pa.table({"title": ["Dam"], "views": [3]}), parquet_path)
    found = refusals(tmp_path)
    assert [(refusal.source_uri, refusal.reason) for refusal in found] == [
        (str(csv_path), "no_text_column"),
        (str(parquet_path), "no_text_column"),
    ]
    assert all(refusal.detail == {"columns": ["title", "views"]} for refusal in found)


def test_tab_separated_text_may_hold_quotes_that_quote_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tsv", 'title\ttext\nDam\t"It held," she said.\nRain\tIt fell.\n')
    assert [document.content for document in documents(path)] == ['"It held," she said.', "It fell."]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (pa.timestamp("ns", tz="UTC"), datetime(2031, 4, 2, 10, 30, tzinfo=UTC), "2031-04-02 10:30:00"),
        (pa.date32(), date(2031, 4, 2), "2031-04-02"),
        (pa.string(), "2 April 2031", "2 April 2031"),
        (pa.int64(), 1932892200, "1932892200"),
        (pa.dictionary(pa.int8(), pa.string()), "2031-04-02", "2031-04-02"),
    ],
)
def test_parquet_dates_of_any_type_are_text(tmp_path: Path, kind: pa.DataType, value: object, text: str) -> None:
    rows = pa.table({"body": ["The dam held."], "date": pa.array([value], kind)})
    pq.write_table(rows, tmp_path / "a.parquet")
    assert the_one(tmp_path / "a.parquet").metadata["published"].startswith(text)


def test_parquet_rows_are_documents_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = pa.table(
        {
            "article": pa.array(["One.", None, "Three."], pa.large_string()),
            "authors": [["Ada", "Bo"], None, []],
            "image": [b"\xff\xfe", b"", None],
        }
    )
    pq.write_table(rows, path)
    first, refusal, last = read(path)
    assert (first.source_uri, first.content, first.metadata) == (f"{path}#row=1", "One.", {"authors": "Ada; Bo"})
    assert (refusal.source_uri, refusal.reason) == (f"{path}#row=2", "empty")
    assert (last.source_uri, last.content, last.metadata) == (f"{path}#row=3", "Three.", {})


def test_parquet_bytes_that_are_no_utf8_are_decoded(tmp_path: Path) -> None:
    text = pa.array([b"Caf\xe9"], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"text": text}), tmp_path / "a.parquet")
    assert the_one(tmp_path / "a.parquet").content == "Café"


def test_blank_lines_and_rows_are_nothing(tmp_path: Path) -> None:
    assert reasons(write(tmp_path / "a.jsonl", "\n \n")) == []
    assert reasons(write(tmp_path / "a.csv", "text,title\n\n\n")) == []
