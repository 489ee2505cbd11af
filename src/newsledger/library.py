"""The library's front door: ``newsledger.read``, one article in, its records out; no flow, no ledger, no file written."""

import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any, Final

from newsledger import nlp
from newsledger.errors import SourceError, UsageError
from newsledger.extract.articles import records
from newsledger.ingest import identity
from newsledger.ingest.articles import MOST_CHARACTERS
from newsledger.ingest.articles import article as assemble
from newsledger.ingest.documents import Document, Refusal
from newsledger.ingest.formats import SUFFIXES
from newsledger.ingest.sources import read_sources
from newsledger.ontology import RoleName
from newsledger.records import (
    ActorMention,
    Article,
    Claim,
    DateMention,
    EventMention,
    EventRole,
    PlaceMention,
    Record,
    Sentence,
)
from newsledger.run import Run, utc_now
from newsledger.settings import Settings
from newsledger.wording import days, who_did_what

# Longer strings are no path on any system that we know: the limit of Linux and macOS.
LONGEST_PATH: Final = 4096
# What names a file even where there is none: it starts as a path does, or ends as a file name does. Only the suffixes of news
# files may follow a name with spaces: "the war in the U.S" is no file.
NAME: Final = re.compile(
    rf"(?:\.{{0,2}}/|~/|[a-z]:\\)\S*|\S+\.\w{{1,8}}|.+(?:{'|'.join(map(re.escape, SUFFIXES))})(?:\.gz)?", re.IGNORECASE
)
SHOWN: Final = 60
TABLES: Final = {
    "sentences": "sentences",
    "date_mentions": "dates",
    "place_mentions": "places",
    "actor_mentions": "actors",
    "event_mentions": "events",
    "event_roles": "roles",
    "claims": "claims",
}


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """What one article says: each field holds rows of one table, in text order."""

    article: Article
    sentences: tuple[Sentence, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    events: tuple[EventMention, ...]
    roles: tuple[EventRole, ...]
    claims: tuple[Claim, ...]

    def to_dicts(self) -> dict[str, list[dict[str, Any]]]:
        """Return all rows as plain dictionaries by table name, for pandas, polars or JSON."""
        rows = {table: [_plain(row) for row in getattr(self, name)] for table, name in TABLES.items()}
        return {"articles": [_plain(self.article)], **rows}

    def __repr__(self) -> str:
        shown = self.article.title or self.article.text
        shown = shown if len(shown) <= SHOWN else shown[: SHOWN - 1].rstrip() + "…"
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in TABLES.values())
        return f"Reading({shown!r}: {counts})"

    def who_did_what(self) -> list[str]:
        """Return one line an event mention, in text order: who did what to whom, whether it happened, and when.

        Who is named by a pronoun or a noun is there by name, where the article tells it.
        """
        names = {mention.actor_mention_id: mention.name for mention in self.actors}
        parties: dict[str, dict[RoleName, list[str]]] = {}
        for role in self.roles:
            name = names.get(role.actor_mention_id or "") or role.text
            parties.setdefault(role.event_mention_id, {}).setdefault(role.role, []).append(name)
        return [_line(event, parties.get(event.event_mention_id, {})) for event in self.events]

    def __str__(self) -> str:
        events = [
            f"  {line} ({event.trigger_text!r})" for event, line in zip(self.events, self.who_did_what(), strict=True)
        ]
        numbers = [f"  {claim.text!r}: {_bounds(claim)}" for claim in self.claims]
        return "\n".join([repr(self), *events, *numbers])


def _plain(row: Record) -> dict[str, Any]:
    values = {field.name: getattr(row, field.name) for field in fields(row)}  # type: ignore[arg-type]
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


def _line(event: EventMention, parties: dict[RoleName, list[str]]) -> str:
    return who_did_what(
        parties.get(RoleName.ACTOR, []),
        parties.get(RoleName.RECIPIENT, []),
        f"{event.event_type} {event.mode}" if event.mode else str(event.event_type),
        factuality=event.factuality,
        is_historical=event.is_historical,
        day=days(event.start_on, event.end_on),
    )


def _bounds(claim: Claim) -> str:
    low, high = ("open" if bound is None else f"{bound:,.10g}" for bound in (claim.low, claim.high))
    what = claim.currency or claim.unit or claim.concept or claim.kind
    return f"{low} {what}" if low == high else f"{low} to {high} {what}"


def read(
    source: str | Path,
    *,
    published: date | datetime | str | None = None,
    title: str | None = None,
    url: str | None = None,
    model: str | None = None,
) -> Reading:
    """Read one article: ``source`` is its text or HTML page, or the path of a file that holds one article.

    The text is cleaned as ``newsledger run`` does, and read as English whatever its language. ``published`` (a day or a
    moment, UTC when it has no zone) is what "yesterday" is counted from; ``title`` and ``url`` go into the article's row;
    what is given here wins over what the file states. ``model`` is an installed spaCy pipeline.

    >>> reading = read("Rebels shelled the port on Monday, killing at least nine people.", published="2024-05-08")
    >>> [(event.trigger_text, event.event_type.value, event.mode) for event in reading.events]
    [('shelled', 'ASSAULT', 'heavy-weapons'), ('killing', 'ASSAULT', None)]
    >>> read("Iran fired missiles at US forces on Wednesday.", published="2020-01-09").who_did_what()
    ['Iran -> US military personnel: ASSAULT heavy-weapons, actual, 8 Jan 2020']

    Raises:
        UsageError: there is no such file, it holds several articles, no words are left, or ``published`` is no date.
        SourceError: the file cannot be read as an article.
        ModelError: ``model`` cannot be loaded.
    """
    given = {"title": title, "url": url, "published": _moment(published)}
    article = _article(_document(source), {name: value for name, value in given.items() if value})
    if published is not None and article.published_at is None:
        raise UsageError(f"published = {published!r} is not a date; write it as 2024-05-08 or 2024-05-08T14:30")
    found = records(nlp.load(model)(article.text), article)
    return Reading(article=article, **{name: tuple(found[table]) for table, name in TABLES.items()})  # type: ignore[arg-type]


def _moment(published: date | datetime | str | None) -> str | None:
    return published.isoformat() if isinstance(published, date) else published


def _is_path(source: str | Path) -> bool:
    """Whether a source names a file or folder, one that is there or one that is not; else it is an article's own words."""
    if isinstance(source, Path):
        return True
    if len(source) > LONGEST_PATH or "\n" in source or "\0" in source:
        return False
    try:
        return bool(NAME.fullmatch(source)) or Path(source).exists()
    except OSError:
        return False


def _document(source: str | Path) -> Document:
    if not source or not _is_path(source):
        head = str(source).lstrip()[:200].lower()
        is_page = head.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body"))
        return Document("text", str(source), "html" if is_page else "text")
    path = Path(source)
    if path.is_dir():
        raise UsageError(f"{path}: a folder, not an article; 'newsledger run {path}' reads all that is in it")
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    found = list(islice(read_sources([str(path.absolute())], Settings.model_validate({})), 2))
    if not found or isinstance(found[0], Refusal):
        raise SourceError(str(path), found[0].reason if found and isinstance(found[0], Refusal) else "holds no article")
    if len(found) > 1:
        raise UsageError(f"{path}: holds more than one article; 'newsledger run {path}' reads them all")
    return found[0]


def _article(document: Document, given: dict[str, str]) -> Article:
    """Clean a document as ingest does, without refusing short ones."""
    document = Document(
        document.source_uri, document.content, document.format, document.metadata | given, document.is_stable_uri
    )
    run = Run(Path(), "read", (), Settings.model_validate({"min_words": 0, "since": None}), utc_now())
    key, seen = identity.document_key(document), identity.source_hash(document)
    reading = assemble(document, run, document_key=key, source_hash=seen)
    if reading.article is None and reading.refused[-1].reason == "too_long":
        raise UsageError(f"{document.source_uri}: longer than {MOST_CHARACTERS:,} characters; read it in parts")
    if reading.article is None:
        raise UsageError(f"{document.source_uri}: no words are left after cleaning")
    return reading.article
