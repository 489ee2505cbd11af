"""From a document to an article record, and its identity."""

# ruff: noqa: DTZ001 - the tables hold UTC without a zone

from datetime import date, datetime
from pathlib import Path

import pytest

from newsledger.ids import make_id
from newsledger.ingest import cleaner, identity
from newsledger.ingest.articles import Reading, article
from newsledger.ingest.chunks import Raw
from newsledger.ingest.documents import Document
from newsledger.run import Run
from newsledger.settings import Settings

TEXT = "A freight train left the rails near Aldermoor on Tuesday, and 14 wagons slid into the canal."


def run_with(folder: Path, **settings: object) -> Run:
    return Run(folder, "test", (), Settings(**({"min_words": 5} | settings)), datetime(2024, 6, 1))  # type: ignore[arg-type]


def read(run: Run, content: str = TEXT, uri: str = "/in/train.txt", **metadata: str) -> Reading:
    document = Document(uri, content, "text", metadata, is_stable_uri=True)
    key = identity.document_key(document)
    return article(document, run, document_key=key, source_hash=identity.source_hash(document))


def test_an_article_counts_its_text_and_knows_its_run(tmp_path: Path) -> None:
    found = read(run_with(tmp_path)).article
    assert found is not None
    assert (found.text, found.char_count, found.word_count) == (TEXT, len(TEXT), 17)
    assert (found.language, found.revision, found.run_id, found.ingested_at) == ("en", 1, "test", datetime(2024, 6, 1))
    assert (found.title, found.publisher, found.published_at, found.duplicate_of) == (None, None, None, None)


@pytest.mark.parametrize(
    ("content", "settings", "metadata", "reason"),
    [
        ("", {}, {}, "empty_after_cleaning"),
        ("Leave a Reply", {}, {}, "empty_after_cleaning"),
        ("Only four words here", {}, {}, "too_few_words"),
        (TEXT, {"min_words": 18}, {}, "too_few_words"),
        (TEXT, {"since": date(2021, 5, 13)}, {"published": "2021-05-12T23:59:59Z"}, "older_than_since"),
    ],
)
def test_a_document_that_is_no_article_is_refused_with_its_rule(
    tmp_path: Path, content: str, settings: dict[str, object], metadata: dict[str, str], reason: str
) -> None:
    reading = read(run_with(tmp_path, **settings), content, **metadata)
    assert reading.article is None
    assert [refused.reason for refused in reading.refused] == [reason]


def test_since_keeps_its_own_day_and_what_has_no_date(tmp_path: Path) -> None:
    run = run_with(tmp_path, since=date(2021, 5, 12))
    assert read(run, published="2021-05-12").article is not None
    assert read(run).article is not None


def test_a_date_that_cannot_be_is_told_beside_the_article(tmp_path: Path) -> None:
    reading = read(run_with(tmp_path), published="2098-01-01")
    assert reading.article is not None
    assert reading.article.published_at is None
    assert [(r.reason, r.detail) for r in reading.refused] == [("implausible_date", {"words": "2098-01-01"})]


@pytest.mark.parametrize(
    ("uri", "is_stable", "metadata", "key"),
    [
        ("/in/a.txt", True, {"url": "https://Mercury.example/train?utm_source=x#top"}, "https://mercury.example/train"),
        ("/in/a.txt", True, {}, "file:/in/a.txt"),
        ("/in/a.jsonl#L1", False, {"id": "77", "publisher": "Mercury"}, "id:Mercury/77"),
        ("/in/a.jsonl#L1", False, {"id": "77"}, "id:a.jsonl/77"),
        ("https://mercury.example/train?fbclid=1", True, {}, "https://mercury.example/train"),
    ],
)
def test_a_document_is_known_by_its_url_its_file_or_its_id(
    uri: str, is_stable: bool, metadata: dict[str, str], key: str
) -> None:
    assert identity.document_key(Document(uri, TEXT, "text", metadata, is_stable)) == key


def test_a_record_without_url_or_id_is_known_by_its_words_wherever_it_stands() -> None:
    keys = {identity.document_key(Document(f"/in/a.jsonl#L{n}", TEXT, "text")) for n in range(3)}
    assert len(keys) == 1
    assert keys != {identity.document_key(Document("/in/a.jsonl#L1", TEXT + " More.", "text"))}


@pytest.mark.parametrize(
    "tag",
    [
        '<link href="https://mercury.example/train" rel="canonical">',
        "<meta property=og:url content=https://mercury.example/train?utm_source=x>",
    ],
)
def test_a_page_is_known_by_the_address_it_gives_itself(tag: str) -> None:
    document = Document("/in/a.html", f"<html><head>{tag}</head><body><p>{TEXT}</p></body></html>", "html", {}, True)
    assert identity.document_key(document) == "https://mercury.example/train"


def test_an_article_id_depends_on_the_url_alone_where_there_is_one() -> None:
    assert identity.article_id("https://mercury.example/train", "/in/a.txt", "h") == make_id(
        "art", "https://mercury.example/train"
    )


def test_an_article_id_of_a_file_is_the_same_on_another_machine_and_not_for_another_text() -> None:
    here = identity.article_id("file:/home/me/in/a.txt", "/home/me/in/a.txt", "h")
    assert here == identity.article_id("file:/srv/in/a.txt", "/srv/in/a.txt", "h")
    assert here != identity.article_id("file:/home/me/in/a.txt", "/home/me/in/a.txt", "other")


def test_a_title_without_words_is_none(tmp_path: Path) -> None:
    found = read(run_with(tmp_path), title="  ").article
    assert found is not None
    assert found.title is None


def test_a_document_that_no_library_can_take_is_refused_and_the_run_goes_on(tmp_path: Path) -> None:
    broken = Document("/in/a.txt", None, "text")  # type: ignore[arg-type]
    reading = cleaner.read(run_with(tmp_path), Raw(0, "key", "hash", "mercury", broken), None, frozenset())
    assert reading.article is None
    assert [refused.reason for refused in reading.refused] == ["cleaning_failed"]
