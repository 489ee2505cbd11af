"""One run over good articles and every kind of bad input: published, each bad one with its reason, in bounded memory."""

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

MB = 1 << 20
# The largest process of such a run; measured: 615 MB, most of it libraries (Great Expectations alone is 280).
MOST_MEMORY_MB = 1000
WORDS = (
    "The council of {place} met on Tuesday after a night of storms. At least {number} people were injured and more than "
    "{more} homes lost power, the fire service said. Schools stay closed until Friday, the mayor told reporters."
)
PLACES = ("Aarhus", "Odense", "Aalborg", "Esbjerg", "Randers", "Kolding", "Horsens")


def words(index: int) -> str:
    return WORDS.format(place=PLACES[index], number=11 + 7 * index, more=100 + 130 * index)


def bomb(head: str, megabytes: int) -> bytes:
    """Return gzip that grows to so many megabytes."""
    buffer = io.BytesIO()
    with gzip.open(buffer, "wb", compresslevel=1) as file:
        file.write(head.encode())
        for _ in range(megabytes):
            file.write(b"word " * (MB // 5))
    return buffer.getvalue()


def page(text: str) -> str:
    return f"<html><head><title>Storm</title></head><body><article><p>{text}</p></article></body></html>"


def crawl(texts: list[str]) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False)
    for number, text in enumerate(texts):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        body = io.BytesIO(page(text).encode())
        url = f"https://crawl.example/2025/01/0{number + 1}/storm"
        writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=headers))
    return buffer.getvalue()


LAUGHS = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
)
CUT = crawl([words(4), words(5)])
GOOD: dict[str, bytes] = {
    "plain.txt": words(0).encode(),
    "page.html": page(words(1)).encode(),
    "latin-1.txt": words(2).replace("mayor", "maire élu de la cité").encode("latin-1"),
    "lines.jsonl": b"\n".join([json.dumps({"id": "1", "text": words(3)}).encode(), b'{"id": "2", "text": ', b"[]"]),
    "crawl.warc": CUT[: len(CUT) - 200],
    "z.txt": words(6).encode(),
}
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 100, "binary"),
    "nul.txt": (words(0).replace("night", "ni\0ght").encode(), "nul_bytes"),
    "line.txt": (b"word " * (10 * MB), "too_large"),
    "digits.txt": (b"1, " * 400_000, "too_long"),
    "no-text.csv": (b"title,views\nStorm,3\nCalm,4\n", "no_text_column"),
    "broken.xml": (b"<rss><channel><titl", "broken_feed"),
    "cut.xml": (b"<rss><channel><item><title>Storm</title><description>cut", "no_text"),
    "bomb.xml": (f"{LAUGHS}]><rss><channel><title>&k;</title></channel></rss>".encode(), "entity_declaration"),
    "deep.html": (b"<html><body>" + b"<div>" * 10_000 + words(0).encode(), "too_deep"),
    "bomb.txt.gz": (bomb("", 300), "too_large"),
    "bomb.jsonl.gz": (bomb('{"text": "', 300), "too_large"),
}
PARTLY = {("lines.jsonl#L2", "broken_json"), ("lines.jsonl#L3", "broken_json"), ("crawl.warc", "truncated")}
RUN = """
import json, resource, sys
from pathlib import Path
from newsledger.pipeline import opened, walk
from newsledger.settings import Settings
with opened([sys.argv[1]], Settings(ledger=Path(sys.argv[2]), workers=1)) as run:
    walk(run)
status = Path("/proc/self/status")
if status.exists():  # on Linux ru_maxrss begins at what the parent had, here a whole test session
    peak = int(status.read_text().partition("VmHWM:")[2].split()[0]) / (1 << 10)
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)
print(json.dumps({"status": run.summary("publish")["status"], "mb": peak}))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with ``news`` and the ``ledger`` made of it; ``outcome.json`` says how the run ended."""
    folder = tmp_path_factory.mktemp("bad")
    news = folder / "news"
    news.mkdir()
    for name, content in GOOD.items() | {(name, content) for name, (content, _) in BAD.items()}:
        (news / name).write_bytes(content)
    command = [sys.executable, "-c", RUN, str(news), str(folder / "ledger")]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"DO_NOT_TRACK": "1"})
    assert done.returncode == 0, done.stderr
    (folder / "outcome.json").write_text(done.stdout.splitlines()[-1])
    return folder


@pytest.fixture
def ledger(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(folder / "ledger" / "newsledger.duckdb"), read_only=True) as connection:
        yield connection


@pytest.fixture
def rejects(ledger: duckdb.DuckDBPyConnection, folder: Path) -> set[tuple[str, str]]:
    """Return what was refused by the readers: the file's name (with the place in it) and the reason."""
    rows = ledger.execute(
        "SELECT source_uri, reason FROM rejects WHERE step = 'ingest' AND table_name = 'articles'"
    ).fetchall()
    return {(uri.removeprefix(f"{folder / 'news'}/"), reason) for uri, reason in rows}


def test_the_run_is_published_in_bounded_memory(folder: Path) -> None:
    outcome = json.loads((folder / "outcome.json").read_text())
    assert outcome["status"] == "published"
    assert outcome["mb"] < MOST_MEMORY_MB


@pytest.mark.parametrize(("name", "reason"), [(name, reason) for name, (_, reason) in BAD.items()])
def test_each_bad_input_has_its_reject_with_the_reason(rejects: set[tuple[str, str]], name: str, reason: str) -> None:
    assert reason in {why for where, why in rejects if where.split("#")[0] == name}, rejects


def test_of_files_that_are_bad_in_part_only_that_part_is_refused(rejects: set[tuple[str, str]]) -> None:
    assert {(where.split("#offset")[0], why) for where, why in rejects} >= PARTLY, rejects


def test_good_articles_are_all_there_with_what_they_say(ledger: duckdb.DuckDBPyConnection) -> None:
    texts = [text for (text,) in ledger.execute("SELECT text FROM articles").fetchall()]
    found = sorted(place for place in PLACES for text in texts if place in text)
    assert found == sorted(set(PLACES) - {PLACES[5]}) and len(texts) == len(found)
    injured = ledger.execute("SELECT value FROM claims WHERE text ILIKE '%at least%' ORDER BY 1").fetchall()
    assert [value for (value,) in injured] == [11 + 7 * index for index in (0, 1, 2, 3, 4, 6)]


def test_bytes_that_are_not_utf8_are_read_as_what_they_are(ledger: duckdb.DuckDBPyConnection) -> None:
    [(count,)] = ledger.execute("SELECT count(*) FROM articles WHERE text LIKE '%maire élu de la cité%'").fetchall()
    assert count == 1
