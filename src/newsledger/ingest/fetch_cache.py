"""What was fetched before: validators for conditional requests, and the bodies they stand for.

The body is kept with its validators, so that a page which has not changed is read again from here: a run that fetched it
and failed before publishing loses nothing.
"""

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from newsledger.ids import make_id
from newsledger.run import write_atomically

KEEP_DAYS: Final = 30  # a page that no run has asked for since is no longer in any feed


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched page: where it came from in the end, what HTTP said of it, and its bytes (decompressed)."""

    url: str
    body: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""


class FetchCache:
    """A folder with two small files a page: ``ID.json`` (what HTTP said) and ``ID.body``."""

    def __init__(self, folder: Path) -> None:
        """Use ``folder``, made when the first page is kept; drop pages that were not asked for in ``KEEP_DAYS``."""
        self.folder = folder
        oldest = time.time() - KEEP_DAYS * 86_400
        for path in folder.glob("*.json"):
            if path.stat().st_mtime < oldest:
                path.with_suffix(".body").unlink(missing_ok=True)
                path.unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        return self.folder / f"{make_id('url', url)}.json"

    def get(self, url: str) -> Page | None:
        """Return the page as it was last time; None where it is not here, or not whole."""
        path = self._path(url)
        try:
            facts = json.loads(path.read_bytes())
            page = Page(body=path.with_suffix(".body").read_bytes(), **facts)
        except (OSError, ValueError, TypeError):
            return None
        path.touch()
        return page if page.url == url else None

    def put(self, page: Page) -> None:
        """Keep a page that has validators; one without can not be asked for conditionally."""
        if page.etag or page.last_modified:
            facts = asdict(page)
            write_atomically(self._path(page.url).with_suffix(".body"), facts.pop("body"))
            write_atomically(self._path(page.url), json.dumps(facts))
