"""The tables of the ledger: one frozen record class each.

A field's annotation is its contract: the Python type gives the SQL type, ``| None`` makes it nullable, a ``StrEnum`` is a
closed list, and :class:`Column` carries its description, key, range and reference. ``tables.py`` turns these into Arrow
schemas, DuckDB DDL and the data dictionary, ``quality/suites.py`` into expectations; ``make render`` writes them out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar, TypeVar, dataclass_transform

from newsledger.ontology import (
    ActorType,
    ChangeRole,
    ClaimKind,
    Comparator,
    CurrencyBasis,
    DateBasis,
    DatePrecision,
    EventBasis,
    EventType,
    Factuality,
    Measure,
    MentionType,
    PlacePrecision,
    PublishedBasis,
    QuoteType,
    RoleName,
    Severity,
    SourceType,
    Stance,
    TimestampPrecision,
)


class Scope(StrEnum):
    """How the rows of a table are replaced: an article's with the article, all at once, or never."""

    ARTICLE = "article"
    DERIVED = "derived"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column's type cannot say. ``references`` is ``table.column``; ``minimum`` and ``maximum`` are inclusive."""

    description: str
    key: bool = False
    references: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None


class Record:
    """Base of the record classes; ``table`` and ``scope`` are set by :func:`record`."""

    __slots__ = ()
    table: ClassVar[str]
    scope: ClassVar[Scope]


R = TypeVar("R", bound=Record)
RECORDS: dict[str, type[Record]] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(table: str, scope: Scope) -> Callable[[type[R]], type[R]]:
    """Make a class a frozen record, the rows of ``table``, and list it in ``RECORDS``."""

    def decorate(cls: type[R]) -> type[R]:
        frozen = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        frozen.table, frozen.scope = table, scope
        RECORDS[table] = frozen
        return frozen

    return decorate


ISO3 = "^[A-Z]{3}$"
ArticleId = Annotated[str, Column("The article the row was read from.", references="articles.article_id")]
SentenceIndex = Annotated[int, Column("Position of the sentence in its article, from 0.", minimum=0)]
StartChar = Annotated[int, Column("First character of the words in articles.text, from 0.", minimum=0)]
EndChar = Annotated[int, Column("One past the last character of the words in articles.text.", minimum=1)]
QuotedText = Annotated[str, Column("The words themselves: articles.text from start_char to end_char.")]
Country = Annotated[str | None, Column("ISO 3166-1 alpha-3 code of the country; KOS is Kosovo.", pattern=ISO3)]
Confidence = Annotated[float | None, Column("How sure the rule or model is, 0 to 1.", minimum=0, maximum=1)]
RunId = Annotated[str, Column("The run that wrote the row.")]
Rule = Annotated[str, Column("Why the row exists: the lexicon entry or grammar rule that made it.")]
EventId = Annotated[str | None, Column("The event across articles; null until linked.", references="events.event_id")]
PlaceId = Annotated[str | None, Column("The place, null when unresolved.", references="places.place_id")]
ActorId = Annotated[str | None, Column("The actor, null when unresolved.", references="actors.actor_id")]
SourceText = Annotated[str | None, Column("The words that name who is speaking; null when unknown.")]
SourceMentionId = Annotated[
    str | None,
    Column("The actor mention that names who is speaking.", references="actor_mentions.actor_mention_id"),
]
SourceActorId = Annotated[
    str | None, Column("The actor who is speaking; null when unknown.", references="actors.actor_id")
]
Cue = Annotated[str | None, Column("The reporting words that tie the content to its source.")]
FactualityColumn = Annotated[Factuality | None, Column("How the text presents it; null when unknown.")]


@record("articles", Scope.ARTICLE)
class Article(Record):
    """One article, cleaned: the newest revision of one document from one publisher."""

    article_id: Annotated[str, Column("Hash of the canonical URL, else of the first text seen.", key=True)]
    document_key: Annotated[
        str, Column("What stays the same across revisions: the canonical URL, else the file, else the text's hash.")
    ]
    url: Annotated[str | None, Column("Canonical address of the article.")] = None
    source_uri: Annotated[str, Column("The file, record or feed entry that it was read from.")]
    publisher: Annotated[str | None, Column("The newspaper, agency or site.")] = None
    title: Annotated[str | None, Column("Headline, not part of text.")] = None
    authors: Annotated[str | None, Column("Names joined by '; '.")] = None
    published_at: Annotated[datetime | None, Column("When it was published, UTC; never the time of the run.")] = None
    published_at_precision: Annotated[TimestampPrecision | None, Column("How fine published_at is.")] = None
    published_at_basis: Annotated[PublishedBasis | None, Column("Where published_at was read.")] = None
    language: Annotated[
        str | None, Column("ISO 639-1 code, from the first 1,000 characters.", pattern="^[a-z]{2,3}$")
    ] = None
    text: Annotated[str, Column("The cleaned body that every offset points into.")]
    char_count: Annotated[int, Column("Characters in text.", minimum=1)]
    word_count: Annotated[int, Column("Words in text, split at white space.", minimum=0)]
    text_hash: Annotated[str, Column("Hash of title and text: a changed hash is a new revision.")]
    source_hash: Annotated[str, Column("Hash of the document as read, to skip what did not change.")]
    duplicate_of: Annotated[
        str | None, Column("The article this one repeats (wire copy, truncation).", references="articles.article_id")
    ] = None
    revision: Annotated[int, Column("1 for the first text seen under a document_key, then 2, 3, ...", minimum=1)]
    ingested_at: Annotated[datetime, Column("When the run read it, UTC.")]
    run_id: RunId


@record("article_signatures", Scope.ARTICLE)
class ArticleSignature(Record):
    """The near-duplicate signature of an article: internal, so that later runs find its copies without reading its text."""

    article_id: Annotated[str, Column("The article.", key=True, references="articles.article_id")]
    bands: Annotated[str, Column("MinHash signature of its word 5-grams: 64 bands of 8 hex digits.")]


@record("sentences", Scope.ARTICLE)
class Sentence(Record):
    """One sentence of an article, in text order."""

    article_id: Annotated[str, Column("The article.", key=True, references="articles.article_id")]
    sentence_index: Annotated[int, Column("Position in the article, from 0.", key=True, minimum=0)]
    start_char: StartChar
    end_char: EndChar
    text: QuotedText


@record("actors", Scope.DERIVED)
class Actor(Record):
    """One person, organisation, government or group, across articles."""

    actor_id: Annotated[str, Column("Stable id.", key=True)]
    name: Annotated[str, Column("The name that readers know it by.")]
    actor_type: Annotated[ActorType | None, Column("What kind of actor.")] = None
    country: Country = None
    sector: Annotated[str | None, Column("PLOVER sector code.", pattern=ISO3)] = None
    wikidata_id: Annotated[str | None, Column("Wikidata item.", pattern="^Q[0-9]+$")] = None
    first_seen_on: Annotated[date | None, Column("Day of the first article that names it.")] = None
    last_seen_on: Annotated[date | None, Column("Day of the last article that names it.")] = None
    mention_count: Annotated[int, Column("Mentions in all articles.", minimum=0)]
    article_count: Annotated[int, Column("Articles that mention it.", minimum=0)]


@record("actor_aliases", Scope.DERIVED)
class ActorAlias(Record):
    """One spelling under which an actor was named, without its title."""

    actor_id: Annotated[str, Column("The actor.", key=True, references="actors.actor_id")]
    alias: Annotated[str, Column("The spelling.", key=True)]
    mention_count: Annotated[int, Column("Mentions under this spelling.", minimum=0)]


@record("actor_candidates", Scope.DERIVED)
class ActorCandidate(Record):
    """Two actors that may be one: what is near, but not confirmed; `newsledger actors merge` makes them one."""

    actor_id: Annotated[str, Column("The actor with the smaller id.", key=True, references="actors.actor_id")]
    other_actor_id: Annotated[str, Column("The other.", key=True, references="actors.actor_id")]
    score: Annotated[float, Column("How alike their names are spelled, 0 to 1.", minimum=0, maximum=1)]
    reason: Annotated[str, Column("What is near, and what is missing or speaks against it.")]


@record("actor_decisions", Scope.LOG)
class ActorDecision(Record):
    """One pair of actors that a person has merged or split; of the rows about a pair the latest holds."""

    decision_id: Annotated[str, Column("The decision; one may be about several pairs.", key=True)]
    actor_key: Annotated[str, Column("One of the pair, as actor_mentions.actor_key has it.", key=True)]
    other_actor_key: Annotated[str, Column("The other; actor_key is the smaller.", key=True)]
    action: Annotated[str, Column("merge or split.", pattern="^(merge|split)$")]
    reason: Annotated[str | None, Column("Why, in the person's words.")] = None
    decided_at: Annotated[datetime, Column("When, UTC.")]
    run_id: RunId


@record("actor_mentions", Scope.ARTICLE)
class ActorMention(Record):
    """One place in an article where an actor is named or referred to."""

    actor_mention_id: Annotated[str, Column("Hash of article_id, start_char, end_char.", key=True)]
    actor_id: ActorId = None
    article_id: ArticleId
    sentence_index: SentenceIndex
    start_char: StartChar
    end_char: EndChar
    text: QuotedText
    mention_type: Annotated[MentionType | None, Column("Name, nominal or pronoun.")] = None
    title: Annotated[str | None, Column("Title or office in the mention.")] = None
    actor_key: Annotated[
        str | None, Column("The actor as this article alone tells it; linking makes actor_id of it. Null when unknown.")
    ] = None
    name: Annotated[str | None, Column("The actor's fullest name in the article, or the knowledge base's.")] = None
    actor_type: Annotated[ActorType | None, Column("What kind of actor, as the article tells it.")] = None
    country: Country = None
    sector: Annotated[str | None, Column("PLOVER sector code, as the article tells it.", pattern=ISO3)] = None
    resolved_by: Annotated[str | None, Column("The rule that chose the actor.")] = None
    confidence: Confidence = None


@record("places", Scope.DERIVED)
class Place(Record):
    """One place that the ledger's articles name."""

    place_id: Annotated[str, Column("GeoNames id, or the id of the project's own list.", key=True)]
    name: Annotated[str, Column("The gazetteer's name.")]
    place_type: Annotated[str | None, Column("country, admin1, city, base, camp, airport, sea, region, ...")] = None
    country: Country = None
    admin1: Annotated[str | None, Column("First-order division: province, state, governorate.")] = None
    latitude: Annotated[float | None, Column("Degrees north.", minimum=-90, maximum=90)] = None
    longitude: Annotated[float | None, Column("Degrees east.", minimum=-180, maximum=180)] = None
    precision: Annotated[PlacePrecision | None, Column("How fine the place is.")] = None


@record("place_mentions", Scope.ARTICLE)
class PlaceMention(Record):
    """One place in an article where a place or country is named, as a name, demonym or metonym."""

    place_mention_id: Annotated[str, Column("Hash of article_id, start_char, end_char.", key=True)]
    place_id: PlaceId = None
    article_id: ArticleId
    sentence_index: SentenceIndex
    start_char: StartChar
    end_char: EndChar
    text: QuotedText
    mention_type: Annotated[MentionType | None, Column("Name, demonym (Iraqi) or metonym (the White House).")] = None
    country: Country = None
    resolved_by: Annotated[str | None, Column("The rule that chose the place.")] = None
    confidence: Confidence = None


@record("date_mentions", Scope.ARTICLE)
class DateMention(Record):
    """One date expression in an article, with the days that it bounds."""

    date_mention_id: Annotated[str, Column("Hash of article_id, start_char, end_char.", key=True)]
    article_id: ArticleId
    sentence_index: SentenceIndex
    start_char: StartChar
    end_char: EndChar
    text: QuotedText
    start_on: Annotated[date | None, Column("First day; null when it cannot be resolved.")] = None
    end_on: Annotated[date | None, Column("Last day, inclusive.")] = None
    date_precision: Annotated[DatePrecision | None, Column("How fine the date is.")] = None
    date_basis: Annotated[
        DateBasis | None, Column("Explicit, relative to a date in the text, or to the article's.")
    ] = None
    rule: Rule


@record("event_mentions", Scope.ARTICLE)
class EventMention(Record):
    """One place in an article where an event is mentioned."""

    event_mention_id: Annotated[str, Column("Hash of article_id, start_char, end_char, event_type.", key=True)]
    event_id: EventId = None
    article_id: ArticleId
    sentence_index: SentenceIndex
    event_type: Annotated[EventType, Column("PLOVER 2.0 event type.")]
    mode: Annotated[str | None, Column("PLOVER 2.0 mode; null when the words do not say.")] = None
    cameo_code: Annotated[str | None, Column("CAMEO code where the PLOVER map gives one.", pattern="^[0-9]{2,4}$")] = (
        None
    )
    trigger_text: Annotated[str, Column("The words that name the event.")]
    start_char: StartChar
    end_char: EndChar
    factuality: FactualityColumn = None
    is_historical: Annotated[bool | None, Column("Background rather than news.")] = None
    start_on: Annotated[date | None, Column("First day of the event.")] = None
    end_on: Annotated[date | None, Column("Last day of the event, inclusive.")] = None
    date_precision: Annotated[DatePrecision | None, Column("How fine the date is.")] = None
    date_basis: Annotated[DateBasis | None, Column("Explicit, relative or the article's; null when unknown.")] = None
    date_text: Annotated[str | None, Column("The words that date the event.")] = None
    place_id: PlaceId = None
    country: Country = None
    source_text: SourceText = None
    source_mention_id: SourceMentionId = None
    source_actor_id: SourceActorId = None
    source_type: Annotated[SourceType | None, Column("Who says it, by kind.")] = None
    cue: Cue = None
    quote_type: Annotated[QuoteType | None, Column("Direct, mixed or indirect speech.")] = None
    confidence: Confidence = None
    rule: Rule


@record("event_roles", Scope.ARTICLE)
class EventRole(Record):
    """One participant, instrument, place or date of an event mention."""

    event_mention_id: Annotated[
        str, Column("The event mention.", key=True, references="event_mentions.event_mention_id")
    ]
    article_id: ArticleId
    role: Annotated[RoleName, Column("What part it plays.", key=True)]
    actor_mention_id: Annotated[
        str | None, Column("The actor mention in the words.", references="actor_mentions.actor_mention_id")
    ] = None
    actor_id: ActorId = None
    text: QuotedText
    start_char: Annotated[int, Column("First character of the words in articles.text, from 0.", key=True, minimum=0)]
    end_char: EndChar


@record("events", Scope.DERIVED)
class Event(Record):
    """One event across articles."""

    event_id: Annotated[str, Column("Stable id.", key=True)]
    label: Annotated[str, Column("A line that people can read.")]
    event_type: Annotated[EventType, Column("PLOVER 2.0 event type.")]
    mode: Annotated[str | None, Column("PLOVER 2.0 mode.")] = None
    cameo_code: Annotated[str | None, Column("CAMEO code where the map gives one.", pattern="^[0-9]{2,4}$")] = None
    quad_class: Annotated[
        int | None,
        Column("1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.", minimum=1, maximum=4),
    ] = None
    factuality: FactualityColumn = None
    start_on: Annotated[date | None, Column("First day.")] = None
    end_on: Annotated[date | None, Column("Last day, inclusive.")] = None
    date_precision: Annotated[DatePrecision | None, Column("How fine the date is.")] = None
    place_id: PlaceId = None
    country: Country = None
    mention_count: Annotated[int, Column("Mentions in all articles.", minimum=1)]
    article_count: Annotated[int, Column("Articles that mention it.", minimum=1)]
    publisher_count: Annotated[int, Column("Independent publishers: copies count once.", minimum=0)]
    first_reported_at: Annotated[datetime | None, Column("First report, UTC.")] = None
    last_reported_at: Annotated[datetime | None, Column("Last report, UTC.")] = None
    confidence: Confidence = None


@record("event_merges", Scope.LOG)
class EventMerge(Record):
    """One merge of two events, so that old ids still lead somewhere."""

    old_event_id: Annotated[str, Column("The id that went away.", key=True)]
    event_id: Annotated[str, Column("The id that stays.")]
    merged_at: Annotated[datetime, Column("When, UTC.", key=True)]
    reason: Annotated[str, Column("Why, in words.")]
    run_id: RunId


@record("claims", Scope.ARTICLE)
class Claim(Record):
    """One number that an article reports, anchored to its exact words."""

    claim_id: Annotated[str, Column("Hash of article_id, start_char, end_char and the reading.", key=True)]
    article_id: ArticleId
    sentence_index: SentenceIndex
    start_char: StartChar
    end_char: EndChar
    text: QuotedText
    value: Annotated[
        float | None, Column("As printed, scale applied: 1.2 million is 1200000; null when only fuzzy.")
    ] = None
    low: Annotated[float | None, Column("Lower bound; null is open.")] = None
    high: Annotated[float | None, Column("Upper bound; null is open.")] = None
    is_low_inclusive: Annotated[bool | None, Column("Whether low itself is meant; null when low is open.")] = None
    is_high_inclusive: Annotated[bool | None, Column("Whether high itself is meant; null when high is open.")] = None
    comparator: Annotated[Comparator, Column("How the words bound the number.")]
    kind: Annotated[ClaimKind, Column("What kind of number.")]
    unit: Annotated[str | None, Column("UCUM code or plain name of the unit; null for bare counts and money.")] = None
    currency: Annotated[str | None, Column("ISO 4217 code.", pattern=ISO3)] = None
    currency_basis: Annotated[CurrencyBasis | None, Column("What the currency is read from.")] = None
    per: Annotated[str | None, Column("What a rate is taken over: day, 100000 people, head.")] = None
    concept: Annotated[str | None, Column("Lemma of what is counted or measured.")] = None
    concept_text: Annotated[str | None, Column("The words for what is counted or measured.")] = None
    entity_text: Annotated[
        str | None, Column("Whose it is or what it is measured of, where words name that beside the concept.")
    ] = None
    measure: Annotated[
        Measure | None,
        Column(
            "What is measured, of a closed list; other: something else is done to what is counted; null when no word tells."
        ),
    ] = None
    change_role: Annotated[
        ChangeRole | None,
        Column("An end or the size of a change, else level; null for ranks, scores and multipliers that are neither."),
    ] = None
    change_id: Annotated[
        str | None,
        Column(
            "The same for the claims of one change: its ends, its size, a level it led to; null when it stands alone."
        ),
    ] = None
    is_part: Annotated[bool | None, Column("Whether it is part of a larger total; null when nothing says.")] = None
    total_claim_id: Annotated[
        str | None, Column("The claim of the total that it is part of.", references="claims.claim_id")
    ] = None
    event_mention_id: Annotated[
        str | None, Column("The event mention it belongs to.", references="event_mentions.event_mention_id")
    ] = None
    event_basis: Annotated[EventBasis | None, Column("What ties it to that event mention.")] = None
    event_id: EventId = None
    source_text: SourceText = None
    source_mention_id: SourceMentionId = None
    source_actor_id: SourceActorId = None
    source_type: Annotated[SourceType | None, Column("Who says it, by kind.")] = None
    cue: Cue = None
    stance: Annotated[Stance | None, Column("What the source does with the number.")] = None
    factuality: FactualityColumn = None
    as_of_on: Annotated[
        date | None, Column("The day the number is true of; null when that is unknown or no single day.")
    ] = None
    as_of_basis: Annotated[DateBasis | None, Column("What as_of_on stands on.")] = None
    reported_at: Annotated[datetime | None, Column("When the article reported it, UTC.")] = None
    confidence: Annotated[
        float | None,
        Column("How sure it is that it belongs to its event mention, 0 to 1; null without one.", minimum=0, maximum=1),
    ] = None
    rule: Rule


@record("reconciled_claims", Scope.DERIVED)
class ReconciledClaim(Record):
    """What is known of one measure of one event, with the range of all reports (UCDP's low, best, high)."""

    event_id: Annotated[str, Column("The event.", key=True, references="events.event_id")]
    measure: Annotated[Measure, Column("What is measured.", key=True)]
    concept: Annotated[str, Column("Lemma of what is counted.", key=True)]
    low: Annotated[float | None, Column("Lowest figure that stands; null is open.")] = None
    best: Annotated[float | None, Column("The latest most authoritative independent report; never an average.")] = None
    high: Annotated[float | None, Column("Highest figure that stands; null is open.")] = None
    best_claim_id: Annotated[str | None, Column("The claim that best rests on.", references="claims.claim_id")] = None
    claim_count: Annotated[int, Column("Claims considered.", minimum=1)]
    publisher_count: Annotated[int, Column("Independent publishers among them.", minimum=0)]
    is_conflict: Annotated[bool, Column("Whether intervals do not meet.")]
    first_reported_at: Annotated[datetime | None, Column("First report, UTC.")] = None
    last_reported_at: Annotated[datetime | None, Column("Last report, UTC.")] = None
    method: Annotated[str, Column("How best was chosen, in words.")]


@record("rejects", Scope.LOG)
class Reject(Record):
    """One thing that a step did not keep: a refused document, a dropped line, a bad row, a retraction."""

    reject_id: Annotated[str, Column("Hash of the other columns but run_id.", key=True)]
    run_id: RunId
    step: Annotated[str, Column("ingest, extract, link, validate, publish or retract.")]
    source_uri: Annotated[str | None, Column("The file, record or feed entry it came from.")] = None
    table_name: Annotated[str | None, Column("The table the row was meant for.")] = None
    row_id: Annotated[str | None, Column("Key of the row, where it had one.")] = None
    reason: Annotated[str, Column("The rule that dropped it.")]
    detail: Annotated[str | None, Column("What was dropped and where, as JSON text.")] = None


@record("runs", Scope.LOG)
class RunRecord(Record):
    """One run of the pipeline that published a version."""

    run_id: Annotated[str, Column("The run.", key=True)]
    started_at: Annotated[datetime, Column("UTC.")]
    finished_at: Annotated[datetime | None, Column("UTC; the moment of publishing.")] = None
    status: Annotated[str, Column("published, or retracted for a run that only removes.")]
    articles_in: Annotated[int, Column("Documents read.", minimum=0)]
    articles_new: Annotated[int, Column("Articles not seen before.", minimum=0)]
    articles_changed: Annotated[int, Column("Articles with a new text.", minimum=0)]
    articles_rejected: Annotated[int, Column("Documents refused.", minimum=0)]
    model_version: Annotated[str, Column("The language pipeline.")]
    lexicon_version: Annotated[str, Column("Hash of the lexicons.")]
    settings: Annotated[str, Column("The settings of the run, as JSON text.")]


@record("checks", Scope.LOG)
class Check(Record):
    """One check of one run: a Great Expectations expectation, a SQL rule or a check of the run itself."""

    run_id: Annotated[str, Column("The run.", key=True)]
    table_name: Annotated[str, Column("The table checked; 'run' for the run itself.", key=True)]
    check_name: Annotated[str, Column("What was checked.", key=True)]
    severity: Annotated[Severity, Column("error blocks publishing, warn does not.")]
    is_success: Annotated[bool, Column("Whether it held; a check that crashed did not.")]
    observed: Annotated[str | None, Column("What was seen, in words.")] = None
    unexpected_count: Annotated[int | None, Column("Rows that broke it.", minimum=0)] = None
    unexpected_percent: Annotated[float | None, Column("Their share of the rows.", minimum=0, maximum=100)] = None
