"""Fetching, against a server on this machine: robots.txt, retries, redirects, limits, caching, feeds that are followed."""

import gzip
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsledger.ingest import fetch
from newsledger.ingest.documents import Refusal
from newsledger.ingest.fetch import Fetcher
from newsledger.ingest.fetch_cache import FetchCache, Page

from .found import documents, read, reasons, the_one

PAGE = b"<!DOCTYPE html><html><body><p>The dam at Orvik held.</p></body></html>"


@dataclass
class Answer:
    body: bytes = PAGE
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})


@dataclass
class Site:
    """A web site: what it answers by path (the last answer is given again and again), and what it was asked."""

    url: str
    pages: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, Message]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def add(self, path: str, *answers: Answer) -> str:
        self.pages[path] = list(answers)
        return self.url + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def answer(self, path: str, headers: Message) -> Answer:
        self.asked.append((path, headers))
        self.times.append(time.monotonic())
        answers = self.pages.get(path, [Answer(b"", 404)])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        etag = answer.headers.get("ETag")
        return Answer(b"", 304) if etag and headers["If-None-Match"] == etag else answer


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(fetch, "HOST_DELAY", 0.0)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = web.answer(self.path, self.headers)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web = Site(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield web
    server.shutdown()
    server.server_close()


def get(url: str, cache: Path | None = None, limit: int = 1 << 20, delay: float = 0.0) -> Page | Refusal:
    with Fetcher(limit, cache, delay) as fetcher:
        return fetcher.fetch(url)


def test_page_is_a_document_with_its_address(site: Site, tmp_path: Path) -> None:
    url = site.add("/dam", Answer())
    document = the_one(url, ledger=tmp_path)
    assert (document.source_uri, document.metadata, document.is_stable_uri) == (url, {"url": url}, True)
    assert (document.content, document.format) == (PAGE.decode(), "html")


def test_charset_of_the_header_decodes_the_page(site: Site, tmp_path: Path) -> None:
    body = "<html><p>Орвик</p></html>".encode("cp1251")
    url = site.add("/", Answer(body, headers={"Content-Type": "text/html; charset=windows-1251"}))
    assert "<p>Орвик</p>" in the_one(url, ledger=tmp_path).content


def test_robots_is_asked_once_and_first(site: Site, tmp_path: Path) -> None:
    read(site.add("/a", Answer()), site.add("/b", Answer()), ledger=tmp_path)
    assert site.paths() == ["/robots.txt", "/a", "/b"]
    assert all(headers["User-Agent"].startswith("newsledger/") for _, headers in site.asked)


def test_page_that_robots_disallows_is_refused_and_not_asked_for(site: Site) -> None:
    site.add("/robots.txt", Answer(b"User-agent: *\nDisallow: /private\n"))
    refusal = get(site.add("/private/dam", Answer()))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "robots_disallowed"
    assert site.paths() == ["/robots.txt"]
    assert isinstance(get(site.add("/public", Answer())), Page)


@pytest.mark.parametrize(("status", "kind"), [(404, Page), (403, Page), (503, Refusal)])
def test_missing_robots_allows_everything_and_a_failing_one_nothing(site: Site, status: int, kind: type) -> None:
    site.add("/robots.txt", Answer(b"", status))
    assert isinstance(get(site.add("/dam", Answer())), kind)


def test_server_error_is_tried_again(site: Site) -> None:
    url = site.add("/dam", Answer(b"", 500), Answer(b"", 503), Answer())
    assert isinstance(get(url), Page)
    assert site.paths() == ["/robots.txt", "/dam", "/dam", "/dam"]


def test_site_says_when_to_try_again(site: Site) -> None:
    url = site.add("/dam", Answer(b"", 429, {"Retry-After": "1"}), Answer())
    assert isinstance(get(url), Page)
    assert site.times[2] - site.times[1] >= 0.9


@pytest.mark.parametrize(
    ("answer", "reason", "asked"),
    [
        (Answer(b"", 500), "fetch_failed", 3),
        (Answer(b"", 429, {"Retry-After": "3600"}), "fetch_failed", 1),
        (Answer(b"", 404), "fetch_failed", 1),
        (Answer(b"", 304), "fetch_failed", 1),
        (Answer(b"x" * 3000), "too_large", 1),
        (Answer(gzip.compress(b"x" * 3_000_000), headers={"Content-Encoding": "gzip"}), "too_large", 1),
        (Answer(b"\x89PNG", headers={"Content-Type": "image/png"}), "unknown_format", 1),
        (Answer(b"PK", headers={"Content-Type": "application/zip"}), "unknown_format", 1),
        (Answer(PAGE, headers={"Content-Encoding": "br"}), "fetch_failed", 1),
        (Answer(b"not gzip", headers={"Content-Encoding": "gzip"}), "fetch_failed", 1),
        (Answer(b"", 302, {"Location": "/loop"}), "fetch_failed", 6),
        (Answer(b"", 302, {"Location": "ftp://127.0.0.1/x"}), "fetch_failed", 1),
        (Answer(b"", 302, {"Location": "file:///etc/hostname"}), "fetch_failed", 1),
        (Answer(b"", 302, {"Location": "http://[bad"}), "fetch_failed", 1),
    ],
)
def test_page_that_cannot_be_had_is_refused(site: Site, answer: Answer, reason: str, asked: int) -> None:
    refusal = get(site.add("/loop", answer), limit=2000)
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.source_uri) == (reason, f"{site.url}/loop")
    assert refusal.detail["problem"]
    assert site.paths().count("/loop") == asked


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/closed", "http://", "http://[::1", "https://127.0.0.1:99999/"])
def test_address_that_leads_nowhere_is_refused(url: str, tmp_path: Path) -> None:
    with Fetcher(1 << 20, delay=0.0) as fetcher:
        refusal = fetcher.fetch(url)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "fetch_failed"


def test_redirect_is_followed_to_the_address_of_the_page(site: Site, tmp_path: Path) -> None:
    final = site.add("/2031/dam", Answer())
    document = the_one(site.add("/short", Answer(b"", 301, {"Location": "/2031/dam"})), ledger=tmp_path)
    assert (document.source_uri, document.metadata["url"]) == (final, final)


def test_redirect_to_a_page_that_robots_disallows_is_refused(site: Site) -> None:
    site.add("/robots.txt", Answer(b"User-agent: newsledger\nDisallow: /private\n"))
    refusal = get(site.add("/short", Answer(b"", 302, {"Location": "/private"})))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "robots_disallowed"


def test_page_that_has_not_changed_is_read_from_the_cache(site: Site, tmp_path: Path) -> None:
    headers = {"Content-Type": "text/html", "ETag": '"v1"', "Last-Modified": "Wed, 02 Apr 2031 10:00:00 GMT"}
    url = site.add("/dam", Answer(headers=headers))
    first = documents(url, ledger=tmp_path)
    assert documents(url, ledger=tmp_path) == first
    asked = [headers for path, headers in site.asked if path == "/dam"]
    assert (asked[0]["If-None-Match"], asked[1]["If-None-Match"]) == (None, '"v1"')
    assert asked[1]["If-Modified-Since"] == "Wed, 02 Apr 2031 10:00:00 GMT"


def test_page_that_has_changed_replaces_the_cached_one(site: Site, tmp_path: Path) -> None:
    url = site.add("/dam", Answer(headers={"ETag": '"v1"'}), Answer(b"<html>New.</html>", headers={"ETag": '"v2"'}))
    bodies = [
        page.body for page in (get(url, tmp_path), get(url, tmp_path), get(url, tmp_path)) if isinstance(page, Page)
    ]
    assert bodies == [PAGE, b"<html>New.</html>", b"<html>New.</html>"]


def test_damaged_cache_is_as_good_as_none(site: Site, tmp_path: Path) -> None:
    url = site.add("/dam", Answer(headers={"ETag": '"v1"'}))
    get(url, tmp_path)
    for path in tmp_path.glob("*.json"):
        path.write_text("{broken")
    assert isinstance(get(url, tmp_path), Page)
    assert site.asked[-1][1]["If-None-Match"] is None


def test_cache_drops_what_was_not_asked_for_in_a_month(tmp_path: Path) -> None:
    cache = FetchCache(tmp_path)
    cache.put(Page("http://example.org/old", b"old", etag="1"))
    cache.put(Page("http://example.org/new", b"new", etag="1"))
    old = next(path for path in tmp_path.glob("*.json") if "old" in path.read_text())
    month_ago = time.time() - 31 * 86_400
    os.utime(old, (month_ago, month_ago))
    kept = FetchCache(tmp_path)
    assert kept.get("http://example.org/old") is None
    assert kept.get("http://example.org/new") == Page("http://example.org/new", b"new", etag="1")
    assert len(list(tmp_path.iterdir())) == 2


def test_requests_to_one_host_keep_their_distance(site: Site) -> None:
    site.add("/robots.txt", Answer(b"User-agent: *\nCrawl-delay: 0.3\n"))
    with Fetcher(1 << 20, delay=0.1) as fetcher:
        for path in ("/a", "/b", "/c"):
            fetcher.fetch(site.add(path, Answer()))
    gaps = [later - earlier for earlier, later in zip(site.times, site.times[1:], strict=False)]
    assert gaps[0] >= 0.09
    assert min(gaps[1:]) >= 0.28


ITEM = "<item><title>From the feed</title><link>{link}</link><description>Short.</description></item>"


def rss(*links: str) -> Answer:
    items = "".join(ITEM.format(link=link) for link in links)
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Observer</title>{items}</channel></rss>'
    return Answer(body.encode(), headers={"Content-Type": "application/rss+xml"})


def test_links_of_a_feed_are_not_fetched_unless_asked_for(site: Site, tmp_path: Path) -> None:
    site.add("/dam", Answer())
    url = site.add("/feed", rss("/dam"))
    document = the_one(url, ledger=tmp_path)
    assert (document.source_uri, document.content) == (f"{url}#entry=1", "Short.")
    assert document.metadata["url"] == f"{site.url}/dam"
    assert "/dam" not in site.paths()


def test_followed_feed_gives_its_pages_with_its_metadata(site: Site, tmp_path: Path) -> None:
    page = site.add("/dam", Answer())
    document = the_one(site.add("/feed", rss("/dam")), ledger=tmp_path, follow=True)
    assert (document.source_uri, document.content, document.format) == (page, PAGE.decode(), "html")
    assert document.metadata == {"url": page, "title": "From the feed", "publisher": "Observer"}


def test_pages_of_a_feed_file_are_followed_too(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(site.add("/dam", Answer())).body)
    assert the_one(path, follow=True).content == PAGE.decode()


def test_entry_whose_page_cannot_be_had_is_read_from_the_feed(site: Site, tmp_path: Path) -> None:
    found = read(site.add("/feed", rss("/gone")), ledger=tmp_path, follow=True)
    assert [getattr(item, "reason", None) or getattr(item, "content", None) for item in found] == [
        "fetch_failed",
        "Short.",
    ]


def test_feed_that_links_to_feeds_is_not_followed_without_end(site: Site, tmp_path: Path) -> None:
    url = site.add("/feed", rss("/feed"))
    assert reasons(url, ledger=tmp_path, follow=True) == ["unknown_format"]


def test_page_that_fails_does_not_stop_the_others(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The dam held.")
    found = read(site.url + "/gone", tmp_path / "a.txt", ledger=tmp_path / ".ledger")
    assert [getattr(item, "reason", "kept") for item in found] == ["fetch_failed", "kept"]
