"""Fetching, only what the user named (an address, or with ``--follow`` the pages of a feed), slowly and by the site's rules."""

import logging
import re
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Self
from urllib.parse import urlsplit

import httpx
import stamina

from newsledger import __version__
from newsledger.ingest.documents import Refusal
from newsledger.ingest.fetch_cache import FetchCache, Page
from newsledger.ingest.robots import AGENT, SIZE_LIMIT, Robots

HOST_DELAY: Final = 1.0  # seconds between two requests to a host: what polite crawlers keep where a site does not say
TIMEOUT: Final = httpx.Timeout(20.0, connect=10.0)  # seconds of silence; slow news sites answer within ten
DEADLINE: Final = 120.0  # seconds for one page in all: a server that drips bytes never falls silent
ATTEMPTS: Final = 3
MAX_REDIRECTS: Final = 5
RETRIED: Final = frozenset({429, 500, 502, 503, 504})  # statuses that say "later"
LONGEST_WAIT: Final = 30.0  # seconds; a site that asks for more by Retry-After is not waited for
HEADERS: Final = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
}
TEXT_TYPES = re.compile(r"text/|application/(?:[\w.+-]*xml|[\w.+-]*json|octet-stream$)")
ENCODINGS: Final = ("", "identity", "gzip", "deflate")  # unpacked in pieces, so that a bomb is seen while it grows

# Without a handler Python prints each retry to stderr; who wants to see them attaches one.
logging.getLogger("stamina").addHandler(logging.NullHandler())


class FetchError(Exception):
    """A page cannot be had: the rule that refuses it, and the facts."""

    def __init__(self, reason: str, problem: str) -> None:
        super().__init__(problem)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Answer:
    """One response, read to its end."""

    status: int
    headers: httpx.Headers
    body: bytes
    next_url: str | None


def _retry(error: Exception) -> bool | float:
    """Tell whether to try again, or in how many seconds where the site says so."""
    if not isinstance(error, httpx.HTTPStatusError):
        return isinstance(error, httpx.TransportError) and not isinstance(error, httpx.UnsupportedProtocol)
    after = error.response.headers.get("Retry-After", "")
    if not after.isdecimal() or after == "0":
        return True
    return float(after) if float(after) <= LONGEST_WAIT else False


def _check_kind(response: httpx.Response) -> None:
    """Refuse, before its body is read, what is no text: images, films, archives."""
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if response.status_code == 200 and kind and not TEXT_TYPES.match(kind):
        raise FetchError("unknown_format", f"content of type {kind}")
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ENCODINGS:
        raise FetchError("fetch_failed", f"content encoding {encoding}, which was not asked for")


def _read_body(response: httpx.Response, limit: int) -> bytes:
    """Return the body, decompressed as it comes; stops at ``limit`` bytes and at the deadline."""
    deadline, body = time.monotonic() + DEADLINE, bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > limit:
            raise FetchError("too_large", f"more than {limit} bytes")
        if time.monotonic() > deadline:
            raise FetchError("fetch_failed", f"not read to its end within {DEADLINE:.0f} s")
    return bytes(body)


class Fetcher:
    """Fetches pages one after the other; use it as a context manager.

    ``limit`` is the most bytes a page may have, ``cache`` a folder for what was fetched before, ``delay`` the seconds
    between two requests to one host (a site's Crawl-delay, where longer, goes first).
    """

    def __init__(self, limit: int, cache: Path | None = None, delay: float | None = None) -> None:
        self.limit = limit
        self.delay = HOST_DELAY if delay is None else delay
        self._cache = FetchCache(cache) if cache else None
        self._robots: dict[str, Robots] = {}
        self._ready_at: dict[str, float] = {}

    @cached_property
    def _client(self) -> httpx.Client:
        return httpx.Client(headers=HEADERS, timeout=TIMEOUT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if "_client" in self.__dict__:
            self._client.close()

    def fetch(self, url: str) -> Page | Refusal:
        """Return the page at ``url`` (after redirects), or why it cannot be had.

        ``robots_disallowed``, ``too_large``, ``unknown_format`` (an image, an archive), ``fetch_failed`` (the rest).
        """
        try:
            return self._page(url)
        except FetchError as error:
            return Refusal(url, error.reason, {"problem": str(error)})
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:  # ValueError: a port or host that is none
            return Refusal(url, "fetch_failed", {"problem": str(error) or type(error).__name__})

    def _page(self, url: str) -> Page:
        for _ in range(MAX_REDIRECTS + 1):
            self._ask_robots(url)
            known = self._cache.get(url) if self._cache else None
            answer = self._get(url, self.limit, _conditions(known))
            if answer.next_url:
                url = answer.next_url
            elif answer.status == 304 and known:
                return known
            elif answer.status == 200:
                return self._keep(url, answer)
            else:
                raise FetchError("fetch_failed", f"HTTP {answer.status}")
        raise FetchError("fetch_failed", f"more than {MAX_REDIRECTS} redirects")

    def _keep(self, url: str, answer: _Answer) -> Page:
        names = ("Content-Type", "ETag", "Last-Modified")
        page = Page(url, answer.body, *(answer.headers.get(name, "") for name in names))
        if self._cache:
            self._cache.put(page)
        return page

    def _ask_robots(self, url: str) -> None:
        """Read a site's robots.txt once, and refuse what it disallows."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise FetchError("fetch_failed", f"not an http address: {url}")
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(f"{site}/robots.txt")
        if not self._robots[site].allows(url):
            raise FetchError("robots_disallowed", f"{site}/robots.txt does not let {AGENT} fetch it")

    def _read_robots(self, url: str) -> Robots:
        try:
            for _ in range(MAX_REDIRECTS + 1):
                answer = self._get(url, SIZE_LIMIT, {})
                if not answer.next_url:
                    return Robots(answer.status, answer.body)
                url = answer.next_url
        except httpx.HTTPStatusError as error:
            return Robots(error.response.status_code, b"")
        except FetchError:  # too large, or no text: nothing that rules can be read from
            return Robots(404, b"")
        return Robots(404, b"")

    def _get(self, url: str, limit: int, headers: dict[str, str]) -> _Answer:
        """Return the answer to one request, tried again where the network or the site stumbles.

        Raises:
            httpx.HTTPError: it failed to the last.
        """
        for attempt in stamina.retry_context(
            on=_retry,
            attempts=ATTEMPTS,
            timeout=DEADLINE,
            wait_initial=self.delay,
            wait_max=LONGEST_WAIT,
            wait_jitter=self.delay,
        ):
            with attempt:
                self._wait(url)
                try:
                    return self._send(url, limit, headers)
                finally:
                    self._rest(url)
        raise AssertionError("stamina yields at least one attempt")

    def _send(self, url: str, limit: int, headers: dict[str, str]) -> _Answer:
        with self._client.stream("GET", url, headers=headers) as response:
            if response.status_code in RETRIED:
                response.raise_for_status()
            next_url = str(response.next_request.url) if response.next_request else None
            body = b""
            if response.status_code == 200:
                _check_kind(response)
                body = _read_body(response, limit)
            return _Answer(response.status_code, response.headers, body, next_url)

    def _wait(self, url: str) -> None:
        """Sleep until this host may be asked again."""
        time.sleep(max(0.0, self._ready_at.get(urlsplit(url).netloc, 0.0) - time.monotonic()))

    def _rest(self, url: str) -> None:
        """Note when this host may be asked again."""
        parts = urlsplit(url)
        robots = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        self._ready_at[parts.netloc] = time.monotonic() + max(self.delay, robots.delay if robots else 0.0)


def _conditions(known: Page | None) -> dict[str, str]:
    """Return the headers that ask for a page only if it has changed."""
    if known is None:
        return {}
    pairs = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in pairs.items() if value}
