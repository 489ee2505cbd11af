"""Tabular records to documents: which column is the text, the title, the date, by usual names and by the settings."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from newsledger import lexicon
from newsledger.errors import UsageError
from newsledger.ingest.documents import Document, Format, Refusal, make_document
from newsledger.settings import Settings

CONTENT: Final = ("text", "html")
FIELDS: Final = (*CONTENT, "title", "url", "published", "modified", "authors", "publisher", "id")
# A closing tag of a block, or a break: what no plain text has and what every piece of HTML has.
MARKUP = re.compile(r"</(?:p|div|article|section|body|html|h[1-6]|li|ul|table|blockquote)\s*>|<(?:p|br)\s*/?>", re.I)
NAMES: Final = ("name", "rendered")  # keys of an object that stands for its text: schema.org, WordPress
MARKUP_WITHIN = 20_000  # characters; enough for the first paragraph after a page's head


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """Return a column's name as names are compared: letters and digits alone, lower case."""
    return re.sub(r"[\W_]+", "", name).casefold()


@cache
def _usual(extra: Path | None) -> dict[str, tuple[str, ...]]:
    rows = lexicon.load("columns", extra)
    return {field: tuple(_plain(row["column"]) for row in rows if row["field"] == field) for field in FIELDS}


def content_format(text: str) -> Format:
    """Tell whether a text is HTML by its tags.

    >>> content_format("<p>Rain fell.</p>"), content_format("Rain < 3 mm fell.")
    ('html', 'text')
    """
    return "html" if MARKUP.search(text[:MARKUP_WITHIN]) else "text"


def _scalar(value: Any) -> str:
    if isinstance(value, Mapping):
        value = next((value[key] for key in NAMES if key in value), None)
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and value == value
    return str(value) if is_number else value if isinstance(value, str) else ""


def as_text(value: Any, joint: str = "; ") -> str:
    """Return a cell as text: a list joined, an object by its name, nothing for null.

    >>> as_text([{"name": "Ada Lind"}, "Bo Ek"])
    'Ada Lind; Bo Ek'
    """
    parts = value if isinstance(value, list | tuple) else (value,)
    return joint.join(text for text in map(_scalar, parts) if text)


class Columns:
    """The names that fill each field, the settings' first."""

    def __init__(self, settings: Settings) -> None:
        """Read the names.

        Raises:
            UsageError: the settings name a field that there is none of.
        """
        if unknown := sorted(set(settings.columns) - set(FIELDS)):
            raise UsageError(f"settings: columns: no field {', '.join(unknown)}; the fields are {', '.join(FIELDS)}")
        self.limit = settings.max_document_mb << 20
        self._fields: dict[str, tuple[str, int]] = {}
        for field, usual in _usual(settings.lexicons).items():
            named = (_plain(name) for name in settings.columns.get(field, ()))
            for rank, name in enumerate([*named, *usual]):
                self._fields.setdefault(name, (field, rank))
        for field, names in settings.columns.items():
            for rank, name in enumerate(names):
                self._fields[_plain(name)] = (field, rank)

    def find(self, names: Iterable[str]) -> dict[str, list[str]]:
        """Return, by field, those of ``names`` that fill it, best first; fields that none fills are left out."""
        ranked = sorted((*self._fields[_plain(name)], name) for name in names if _plain(name) in self._fields)
        found: dict[str, list[str]] = {}
        for field, _, name in ranked:
            found.setdefault(field, []).append(name)
        return found

    def metadata(self, record: Mapping[str, Any]) -> dict[str, str]:
        """Return what a record says about its article, by field, as text."""
        found = self.find(record)
        values = {
            field: next((text for name in found[field] if (text := as_text(record[name]))), "")
            for field in found
            if field not in CONTENT
        }
        return {field: value for field, value in values.items() if value}

    def document(self, record: Mapping[str, Any], source_uri: str) -> Document | Refusal:
        """Return a record's document, or why it is none: ``no_text_column``, ``empty``, or what is wrong with the text."""
        found = self.find(record)
        names = [(field, name) for field in CONTENT for name in found.get(field, ())]
        if not names:
            return Refusal(source_uri, "no_text_column", {"columns": sorted(record)[:50]})
        texts = ((field, as_text(record[name], "\n")) for field, name in names)
        field, text = next(((field, text) for field, text in texts if text.strip()), ("text", ""))
        format_: Format = "html" if field == "html" else content_format(text)
        return make_document(source_uri, text, format_, self.metadata(record), limit=self.limit)
