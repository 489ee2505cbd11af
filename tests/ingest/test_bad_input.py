"""Bad input: each file is refused by a rule that names what is wrong, in bounded memory, and the rest of the run goes on."""

import gzip
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsledger.ingest import nesting

from .found import documents, read, reasons, refusals

GOOD = "The dam at Orvik held through the night, the council said."
MB = 1 << 20


def gzip_bomb(path: Path, megabytes: int, head: bytes = b"", fill: bytes = b"a") -> None:
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(head)
        for _ in range(megabytes):
            file.write(fill * (MB // len(fill)))


def text(name: str, data: str | bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes(data.encode() if isinstance(data, str) else data) and None


LINE = b"a" * 127 + b"\n"
NOISE = random.Random(7).randbytes(20_000)
WORDS = gzip.compress(NOISE.hex().encode())
DAMAGED = WORDS[:9000] + b"\xff" * 500 + WORDS[9500:]
CASES: dict[str, tuple[Callable[[Path], None], str]] = {
    "empty file": (text("a.txt", b""), "empty"),
    "file of blanks": (text("a.md", " \n\t\r\n"), "empty"),
    "empty jsonl": (text("a.jsonl", b""), "empty"),
    "empty csv": (text("a.csv", b""), "empty"),
    "csv of blanks": (text("a.csv", "\n \n"), "empty"),
    "empty gzip": (text("a.txt.gz", gzip.compress(b"")), "empty"),
    "binary file called .txt": (text("a.txt", NOISE), "binary"),
    "binary file called .jsonl": (text("a.jsonl", NOISE), "binary"),
    "binary file called .html": (text("a.html", NOISE), "binary"),
    "picture called .md": (text("a.md", b"\x89PNG\r\n\x1a\n" + b"text " * 99), "binary"),
    "PDF called .txt": (text("a.txt", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n"), "binary"),
    "office file": (text("a.docx", b"PK\x03\x04" + NOISE), "binary"),
    "zeros": (text("a.txt", b"\0" * 4096), "binary"),
    "text with a NUL": (text("a.txt", f"{GOOD}\0{GOOD}"), "nul_bytes"),
    "page with a NUL": (text("a.html", f"<html><p>{GOOD}\0</p></html>"), "nul_bytes"),
    "json with a NUL": (text("a.jsonl", json.dumps({"text": f"{GOOD}\0"})), "nul_bytes"),
    "50 MB single line": (text("a.txt", b"word " * 10 * MB), "too_large"),
    "50 MB single line of jsonl": (text("a.jsonl", b'{"text": "' + b"word " * 10 * MB + b'"}'), "too_large"),
    "50 MB single line of csv": (text("a.csv", b"text\n" + b"word " * 10 * MB), "too_large"),
    "50 MB header of csv": (text("a.csv", b"word " * 10 * MB), "too_large"),
    "50 MB object of json": (text("a.json", b'[{"text": "' + b"word " * 10 * MB + b'"}]'), "too_large"),
    "50 MB feed": (text("a.xml", b"<rss>" + b"word " * 10 * MB), "too_large"),
    "json line that is broken": (text("a.jsonl", '{"text": '), "broken_json"),
    "json line that is a list": (text("a.jsonl", '["text"]'), "broken_json"),
    "json line nested without end": (text("a.jsonl", '{"text":' + "[" * 200_000), "broken_json"),
    "json line with a number without end": (text("a.jsonl", '{"text": "a", "n": ' + "9" * 9999 + "}"), "broken_json"),
    "json that is a string": (text("a.json", '"text"'), "broken_json"),
    "json that is prose": (text("a.json", GOOD), "broken_json"),
    "json cut in half": (text("a.json", '[{"text": "cut'), "truncated"),
    "json without a text": (text("a.json", '{"title": "T"}'), "no_text_column"),
    "csv without a text column": (text("a.csv", "title,views\nDam,3\n"), "no_text_column"),
    "csv with a quote that does not end": (text("a.csv", 'title,text\nDam,"It held'), "broken_row"),
    "csv with text after a quote": (text("a.csv", 'title,text\nDam,"It" held\n'), "broken_row"),
    "csv with a ragged row": (text("a.csv", "title,text\nDam,It held,3\n"), "broken_row"),
    "parquet that is none": (text("a.parquet", GOOD), "broken_parquet"),
    "parquet that is cut": (text("a.parquet", b"PAR1" + NOISE), "broken_parquet"),
    "gzip cut in half": (text("a.txt.gz", gzip.compress(NOISE.hex().encode())[:9000]), "truncated"),
    "gzip cut in its header": (text("a.txt.gz", gzip.compress(NOISE)[:6]), "truncated"),
    "gzip that is damaged": (text("a.txt.gz", DAMAGED), "broken_gzip"),
    "gzip in gzip": (text("a.txt.gz", gzip.compress(gzip.compress(GOOD.encode()))), "binary"),
    "gzip bomb of a text": (lambda folder: gzip_bomb(folder / "a.txt.gz", 100), "too_large"),
    "gzip bomb of a page": (lambda folder: gzip_bomb(folder / "a.html.gz", 100, b"<html>", b"<"), "too_large"),
    "gzip bomb of a json line": (lambda folder: gzip_bomb(folder / "a.jsonl.gz", 100, b'{"text": "'), "too_large"),
    "gzip bomb of a json object": (lambda folder: gzip_bomb(folder / "a.json.gz", 100, b'{"text": "'), "too_large"),
    "gzip bomb of a csv": (lambda folder: gzip_bomb(folder / "a.csv.gz", 100, b"text\n"), "too_large"),
    "gzip bomb of a quoted cell": (lambda folder: gzip_bomb(folder / "a.csv.gz", 30, b'a,text\n"', LINE), "too_large"),
    "page nested 10,000 deep": (text("a.html", "<html><body>" + "<div>" * 10_000 + GOOD), "too_deep"),
    "page of spans nested 300 deep": (text("a.html", "<html><p>" + "<span>" * 300 + GOOD), "too_deep"),
    "feed of something else": (text("a.rss", GOOD), "broken_feed"),
    "unknown suffix": (text("a.css", "p { color: red }"), "unknown_format"),
}


@pytest.mark.parametrize(("make", "reason"), CASES.values(), ids=CASES.keys())
def test_bad_file_is_refused_by_its_rule_and_the_rest_is_read(
    tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    make(tmp_path)
    (tmp_path / "z.txt").write_text(GOOD)
    *refused, kept = read(tmp_path)
    assert [getattr(refusal, "reason", "kept") for refusal in refused] == [reason]
    assert refused[0].source_uri.startswith(str(tmp_path / "a"))
    assert getattr(kept, "content", "refused") == GOOD


def test_broken_lines_are_refused_by_their_number_and_the_others_are_read(tmp_path: Path) -> None:
    lines = ['{"text": "One."}', "{broken", '{"text": "Three."}', "null", '{"text": ""}', '{"text": "Six."}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    assert [document.source_uri.rpartition("#")[2] for document in documents(tmp_path)] == ["L1", "L3", "L6"]
    found = [(refusal.source_uri.rpartition("#")[2], refusal.reason) for refusal in refusals(tmp_path)]
    assert found == [("L2", "broken_json"), ("L4", "broken_json"), ("L5", "empty")]


def test_long_line_among_others_is_skipped(tmp_path: Path) -> None:
    lines = ['{"text": "One."}', '{"text": "' + "a" * (2 * MB) + '"}', '{"text": "Three."}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    kept, refused, last = read(tmp_path, max_document_mb=1)
    assert (refused.source_uri, getattr(refused, "reason", "")) == (f"{tmp_path}/a.jsonl#L2", "too_large")
    assert [kept.source_uri[-3:], last.source_uri[-3:]] == ["#L1", "#L3"]


def test_long_object_among_others_is_skipped(tmp_path: Path) -> None:
    items = [{"text": "One."}, {"text": "a" * (2 * MB)}, {"text": 'Three: "}{]" \\'}]
    (tmp_path / "a.json").write_text(json.dumps(items, indent=1))
    assert [document.content for document in documents(tmp_path, max_document_mb=1)] == ["One.", 'Three: "}{]" \\']
    assert reasons(tmp_path, max_document_mb=1) == ["too_large"]


def test_objects_before_the_cut_of_a_json_file_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"text": "One."}, {"text": "Two."}, {"te')
    assert [document.content for document in documents(tmp_path)] == ["One.", "Two."]
    assert reasons(tmp_path) == ["truncated"]


def test_rows_around_a_broken_quote_are_read(tmp_path: Path) -> None:
    rows = ["title,text", "A,One.", 'B,"It "held" fast', "and then.", 'C,"Three, four."', "D,Five."]
    (tmp_path / "a.csv").write_text("\n".join(rows))
    assert [document.content for document in documents(tmp_path)] == ["One.", "Three, four.", "Five."]
    (refusal,) = refusals(tmp_path)
    assert refusal.source_uri == f"{tmp_path}/a.csv#L3"
    assert (refusal.detail["first_line"], refusal.detail["last_line"]) == (3, 4)


def test_quote_that_never_ends_does_not_swallow_the_file(tmp_path: Path) -> None:
    rows = ["title,text", 'A,"It held', *(f"B{n},Row {n}." for n in range(2000))]
    (tmp_path / "a.csv").write_text("\n".join(rows))
    assert len(documents(tmp_path)) == 2000
    assert reasons(tmp_path) == ["broken_row"]


def test_cell_larger_than_the_csv_modules_own_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\n" + "a" * 200_000 + "\nb\n")
    assert [len(document.content) for document in documents(tmp_path)] == [200_000, 1]


def test_lines_before_the_cut_of_a_compressed_file_are_read(tmp_path: Path) -> None:
    generator = random.Random(3)
    lines = [json.dumps({"text": f"{n} {generator.randbytes(200).hex()}"}) for n in range(500)]
    data = gzip.compress("\n".join(lines).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    assert 200 < len(documents(tmp_path)) < 260
    assert reasons(tmp_path) == ["truncated"]


def test_latin1_is_not_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Året då älven svämmade över".encode("latin-1"))
    assert [document.content for document in documents(tmp_path)] == ["Året då älven svämmade över"]


@contextmanager
def without_rights() -> Iterator[None]:
    """Be a user that owns nothing: the superuser may read what nobody may."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "a.txt").chmod(0)
    sources = [str(tmp_path / "a.txt")]
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    with without_rights():
        (refusal,) = refusals(*sources)
    assert (refusal.reason, refusal.detail) == ("unreadable", {"problem": "Permission denied"})


def test_folder_without_permission_is_unreadable_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "closed").mkdir(mode=0o000)
    (tmp_path / "news" / "a.txt").write_text(GOOD)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    with without_rights():
        found = read(tmp_path / "news")
    assert [getattr(item, "reason", "kept") for item in found] == ["kept", "unreadable"]


@pytest.mark.parametrize(
    ("html", "depth"),
    [
        ("<html><body><p>One<p>Two<p>Three</body></html>", 3),  # a paragraph ends the one before
        ("<html><body>" + "<br>" * 900 + "</body></html>", 3),
        ("<html><body>" + "<ul><li>x</ul>" * 900, 4),
        ("", 0),
    ],
)
def test_depth_is_that_of_a_browser(html: str, depth: int) -> None:
    assert nesting.depth(html) == depth


def test_page_as_deep_as_the_limit_keeps_its_text_in_the_parser(tmp_path: Path) -> None:
    from lxml import html as lxml_html

    page = "<html><body>" + "<div>" * (nesting.MAX_DEPTH - 2) + GOOD
    (tmp_path / "a.html").write_text(page)
    (document,) = documents(tmp_path)
    assert GOOD in lxml_html.fromstring(document.content).text_content()


def test_parquet_row_larger_than_a_document_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": ["One.", "a" * (2 * MB), "Three."]}), tmp_path / "a.parquet")
    assert len(documents(tmp_path, max_document_mb=1)) == 2
    assert reasons(tmp_path, max_document_mb=1) == ["too_large"]


BIG = """
import resource, sys
from newsledger.ingest.sources import read_sources
from newsledger.settings import Settings
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = sum(1 for _ in read_sources(sys.argv[1:], Settings(max_document_mb=1)))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.json.gz", "a.csv.gz"])
def test_large_files_are_read_in_memory_that_does_not_grow_with_them(tmp_path: Path, name: str) -> None:
    """120 MB of records with documents of at most 1 MB take less than 32 MB more than an idle interpreter."""
    body = "It held. " * 10_000
    record = f"{body}\n" if "csv" in name else json.dumps({"text": body}) + "\n"
    opening = "text\n" if "csv" in name else "[" if name == "a.json.gz" else ""
    with gzip.open(tmp_path / name, "wt", compresslevel=1) as file:
        file.write(opening)
        for number in range(1400):
            file.write(f",{record}" if opening == "[" and number else record)
        file.write("]" if opening == "[" else "")
    done = subprocess.run([sys.executable, "-c", BIG, str(tmp_path / name)], capture_output=True, text=True, check=True)
    count, kilobytes = map(int, done.stdout.split())
    assert count == 1400
    assert kilobytes < 32 * 1024 * (1 if sys.platform == "linux" else 1024)


def test_format_of_a_long_row_of_comments_is_told_at_once(tmp_path: Path) -> None:
    """A pattern that tried every grouping of the comments would not end."""
    (tmp_path / "a.txt").write_text("<!-- -->" * 500 + GOOD)
    assert [document.format for document in documents(tmp_path)] == ["text"]
