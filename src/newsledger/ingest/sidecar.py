"""Sidecars: ``article.json`` beside ``article.txt`` says what the text does not (title, URL, date)."""

import json
import os
from pathlib import Path
from typing import Final

from newsledger.ingest.columns import Columns
from newsledger.ingest.decode import decode
from newsledger.ingest.documents import Refusal
from newsledger.settings import Settings

SUFFIX: Final = ".json"
ARTICLE_SUFFIXES: Final = (".txt", ".md", ".html", ".htm", ".xhtml")
LIMIT: Final = 1 << 20  # bytes; a sidecar is a handful of fields


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises where a parent may not be entered


def is_sidecar(path: Path) -> bool:
    """Whether a ``.json`` file stands beside an article of the same name."""
    return path.suffix.lower() == SUFFIX and any(_is_file(path.with_suffix(suffix)) for suffix in ARTICLE_SUFFIXES)


def metadata(article: Path, settings: Settings) -> dict[str, str] | Refusal | None:
    """Return what the sidecar of ``article`` says, None where there is none, ``broken_sidecar`` where it is no JSON object."""
    path = article.with_suffix(SUFFIX)
    if article.suffix.lower() not in ARTICLE_SUFFIXES or not _is_file(path):
        return None
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
        if len(data) > LIMIT:
            return Refusal(str(path), "broken_sidecar", {"problem": f"more than {LIMIT} bytes"})
        record = json.loads(decode(data))
    except (OSError, ValueError, RecursionError) as error:
        return Refusal(str(path), "broken_sidecar", {"problem": str(error) or type(error).__name__})
    if not isinstance(record, dict):
        return Refusal(str(path), "broken_sidecar", {"problem": "not an object"})
    return Columns(settings).metadata(record)
