"""robots.txt: whether a site lets newsledger fetch a page, and how slowly it asks to be read (RFC 9309)."""

from typing import Final

from protego import Protego

AGENT: Final = "newsledger"
SIZE_LIMIT: Final = 500 * 1024  # bytes that RFC 9309 (2.5) has a crawler read at least
MAX_DELAY: Final = 30.0  # seconds; some sites ask for hours, which no run can wait
ALLOW_ALL: Final = ""
DENY_ALL: Final = "User-agent: *\nDisallow: /"


class Robots:
    """The rules of one site for this agent."""

    def __init__(self, status: int, body: bytes) -> None:
        """Read the answer to ``/robots.txt``: none (4xx) allows everything, an error (5xx) nothing (RFC 9309, 2.3.1)."""
        refused = DENY_ALL if status >= 500 else ALLOW_ALL
        text = body[:SIZE_LIMIT].decode("utf-8", "replace") if 200 <= status < 300 else refused
        self._rules = Protego.parse(text)

    def allows(self, url: str) -> bool:
        """Whether the site lets this page be fetched."""
        return bool(self._rules.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """Seconds that the site asks for between two requests, at most ``MAX_DELAY``; 0 where it does not say."""
        return min(float(self._rules.crawl_delay(AGENT) or 0.0), MAX_DELAY)
