"""Rules that hold for every file: readers never raise, documents can be stored, and text goes through tables unchanged."""

import csv
import gzip
import io
import json
import random
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsledger.ingest.decode import CHARSETS, decode, mend, tidy
from newsledger.ingest.documents import Document, Refusal
from newsledger.ingest.formats import SUFFIXES

from .found import documents, read

FOLDER_IS_SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
HEADS = [
    b"", b'{"text": "', b'[{"text": "a"}, ', b"text,title\n", b"title\ttext\n", b'"text"\n"', b"<html><body>", b"PAR1",
    b"<?xml version='1.0'?><rss version='2.0'><channel><item><title>", b"<feed><entry><content type='xhtml'><div>",
    b"<rss><item><link>http://[", b"<!DOCTYPE html><meta charset=",
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n",
    b"WARC/1.0\r\nContent-Length: 1\r\n\r\n", b"\xff\xfe", b"\x1f\x8b\x08", b"\xef\xbb\xbf",
]  # fmt: skip
MARKS = st.text(alphabet='<>"{}[]&;#/\\,\r\n\t\0 a=!-é\ufeff').map(lambda text: text.encode())


@pytest.mark.parametrize("suffix", [*SUFFIXES, "", ".gz", ".jsonl.gz", ".warc.gz", ".xyz"])
@FOLDER_IS_SHARED
@given(head=st.sampled_from(HEADS), body=st.one_of(st.binary(max_size=300), MARKS))
def test_any_bytes_in_a_file_of_any_suffix_are_documents_or_refusals(
    tmp_path: Path, suffix: str, head: bytes, body: bytes
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(head + body)
    for found in read(path):
        assert isinstance(found, Document | Refusal)
        if isinstance(found, Document):
            for text in (found.content, *found.metadata.values()):
                text.encode("utf-8")
                assert "\0" not in text
                assert "\r" not in text
            assert found.content.strip()


def damaged(data: bytes, generator: random.Random) -> bytes:
    """Return ``data`` with a few bytes changed, lost, or written twice."""
    out = bytearray(data)
    for _ in range(generator.randint(1, 4)):
        start = generator.randrange(len(out))
        end = min(len(out), start + generator.randint(1, 20))
        out[start:end] = generator.choice([b"", b"\0", generator.randbytes(3), bytes(out[start:end]) * 2])
    return bytes(out) or b"\0"


def parquet_bytes() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"text": ["It held."] * 50, "date": pa.array(range(50), pa.timestamp("s"))}), out)
    return out.getvalue()


def warc_bytes() -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(
        b"<p>It held.</p>"
    )
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Type: application/http\r\n"
    return (head + b"Content-Length: %d\r\n\r\n" % len(page) + page + b"\r\n\r\n") * 3


WHOLE: dict[str, Callable[[], bytes]] = {
    "a.parquet": parquet_bytes,
    "a.warc": warc_bytes,
    "a.warc.gz": lambda: b"".join(map(gzip.compress, [warc_bytes()] * 3)),
    "a.jsonl.gz": lambda: gzip.compress(b'{"text": "It held."}\n' * 50),
    "a.json": lambda: json.dumps([{"text": "It held."}] * 9).encode(),
    "a.csv": lambda: b'text,title\n"It\nheld.",T\n' * 9,
    "a.xml": lambda: b"<rss version='2.0'><channel><item><pubDate>2 Apr 2031</pubDate><link>https://example.org/</link>"
    b"<description>&lt;p&gt;It held.</description></item></channel></rss>",
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_damaged_files_are_documents_or_refusals(tmp_path: Path, name: str) -> None:
    whole = WHOLE[name]()
    (tmp_path / name).write_bytes(whole)
    assert documents(tmp_path)
    for seed in range(150):
        (tmp_path / name).write_bytes(damaged(whole, random.Random(seed)))
        assert all(isinstance(found, Document | Refusal) for found in read(tmp_path)), seed


# Control characters are left out: a file with more than a few is binary.
CHARACTERS = st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\t\n\r"))
TEXTS = st.text(CHARACTERS).filter(lambda text: tidy(text).strip())
RECORDS = st.lists(st.fixed_dictionaries({"text": TEXTS, "title": st.text(CHARACTERS)}), min_size=1, max_size=6)


def to_csv(records: list[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ["text", "title"], quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode()


def to_parquet(records: list[dict[str, str]]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records), out)
    return out.getvalue()


WRITERS: dict[str, Callable[[list[dict[str, str]]], bytes]] = {
    "a.jsonl": lambda records: "\n".join(map(json.dumps, records)).encode(),
    "a.jsonl.gz": lambda records: gzip.compress("\n".join(map(json.dumps, records)).encode()),
    "a.json": lambda records: json.dumps(records, ensure_ascii=False).encode(),
    "a.csv": to_csv,
    "a.parquet": to_parquet,
}


@pytest.mark.parametrize("name", WRITERS)
@FOLDER_IS_SHARED
@given(records=RECORDS)
@example(
    records=[
        {"text": '"', "title": "a"},
        {"text": "\ufeff a\r\rb\r\n", "title": "\\"},
        {"text": '},{"\\u0041', "title": ""},
    ]
)
def test_records_go_through_every_table_unchanged(tmp_path: Path, name: str, records: list[dict[str, str]]) -> None:
    (tmp_path / name).write_bytes(WRITERS[name](records))
    found = read(tmp_path / name)
    assert [getattr(item, "content", item) for item in found] == [tidy(record["text"]) for record in records]
    titles = [tidy(record["title"]).strip() for record in records]
    assert [item.metadata.get("title", "") for item in found if isinstance(item, Document)] == titles


@given(
    data=st.binary(), charset=st.one_of(st.none(), st.text(), st.sampled_from(["cp1252", "gbk", "utf-7", "idna", "hz"]))
)
def test_any_bytes_in_any_charset_are_text(data: bytes, charset: str | None) -> None:
    tidy(decode(data, charset)).encode("utf-8")


@pytest.mark.parametrize(
    "charset", ["iso8859-2", "cp1251", "koi8-r", "gbk", "gb18030", "big5", "euc_jp", "shift_jis", "iso2022_jp"]
)
def test_declared_charset_is_known(charset: str) -> None:
    assert CHARSETS.match(charset)
    assert decode("OK".encode(charset), charset) == "OK"


@given(text=st.text(alphabet=st.characters()))
def test_mending_changes_nothing_but_surrogates(text: str) -> None:
    mended = mend(text)
    mended.encode("utf-8")
    if not any("\ud800" <= character <= "\udfff" for character in text):
        assert mended == text
