"""The library's front door: ``newsledger.read`` and ``newsledger.claims``, one article in, its rows out.

No flow, no ledger, no file written.
"""

import re
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from newsledger import nlp
from newsledger.errors import SourceError, UsageError
from newsledger.extract.articles import records
from newsledger.ingest import identity
from newsledger.ingest.articles import MOST_CHARACTERS
from newsledger.ingest.articles import article as assemble
from newsledger.ingest.documents import Document, Refusal
from newsledger.ingest.formats import SUFFIXES
from newsledger.ingest.sources import read_sources
from newsledger.reading import TABLES, Claims, Reading
from newsledger.records import Article
from newsledger.run import Run, utc_now
from newsledger.settings import Settings

# Longer strings are no path on any system that we know: the limit of Linux and macOS.
LONGEST_PATH: Final = 4096
# What names a file even where there is none: it starts as a path does, or ends as a file name does. Only the suffixes of news
# files may follow a name with spaces: "the war in the U.S" is no file.
NAME: Final = re.compile(
    rf"(?:\.{{0,2}}/|~/|[a-z]:\\)\S*|\S+\.\w{{1,8}}|.+(?:{'|'.join(map(re.escape, SUFFIXES))})(?:\.gz)?", re.IGNORECASE
)


def read(
    source: str | Path,
    *,
    published: date | datetime | str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    model: str | None = None,
) -> Reading:
    """Read one article: ``source`` is its text or HTML page, or the path of a file that holds one article.

    The text is cleaned as ``newsledger run`` does, and read as English whatever its language. ``published`` (a day or a
    moment, UTC when it has no zone) is what "yesterday" is counted from; ``publisher`` (else the site of ``url``) tells
    whose dollar a bare "$" is, and both go into the article's row with ``title``; what is given here wins over what the file
    states. ``model`` is an installed spaCy pipeline; it is loaded once a process.

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
    given = {"title": title, "publisher": publisher, "url": url, "published": _moment(published)}
    article = _article(_document(source), {name: value for name, value in given.items() if value})
    if published is not None and article.published_at is None:
        raise UsageError(f"published = {published!r} is not a date; write it as 2024-05-08 or 2024-05-08T14:30")
    found = records(nlp.load(model)(article.text), article)
    rows = {name: tuple(found[table]) for table, name in TABLES.items()}
    return Reading(article=article, **rows | {"claims": Claims(found["claims"])})  # type: ignore[arg-type]


def claims(
    source: str | Path,
    *,
    published: date | datetime | str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    model: str | None = None,
) -> Claims:
    """Return the numbers of one article, in text order: what each counts, who says it, about which event, as of when.

    ``source`` and the rest are as in :func:`read`, whose ``Reading`` also holds the event mentions and actors that
    ``event_mention_id``, ``source_mention_id`` and ``source_actor_id`` name. The model is loaded by the first call and kept,
    so many texts are read one after the other, in as many processes as there are cores; ``newsledger run`` does that for
    folders.

    >>> for claim in claims("At least nine people were killed in Basra on Monday, police said.", published="2024-05-08"):
    ...     print(claim.comparator, claim.low, claim.concept, claim.measure, claim.source_text)
    at_least 9.0 person killed police
    >>> print(claims("Rebels killed nine people, police said."))
    9 people killed, said police, asserts, actual ('nine')

    Raises:
        UsageError, SourceError, ModelError: as :func:`read` does.
    """
    return read(source, published=published, publisher=publisher, url=url, model=model).claims


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
