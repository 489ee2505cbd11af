"""The closed lists that records use, declared once: PLOVER 2.0 types and the ledger's own vocabularies.

Modes, quads, scores and CAMEO codes are data (``lexicons/plover.csv``); what is a *type* in a record is here.
"""

from enum import StrEnum


class EventType(StrEnum):
    """The 16 PLOVER 2.0 event types (manual, chapter "Events")."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Factuality(StrEnum):
    """How the text presents an event: FactBank's polarity and certainty, plus PLOVER's auxiliary modes."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    ATTEMPTED = "attempted"
    THREATENED = "threatened"
    DENIED = "denied"
    NEGATED = "negated"


class TimestampPrecision(StrEnum):
    """How fine ``published_at`` is known."""

    SECOND = "second"
    DAY = "day"
    MONTH = "month"


class PublishedBasis(StrEnum):
    """Where ``published_at`` was read."""

    METADATA = "metadata"
    FEED = "feed"
    URL = "url"
    TEXT = "text"


class DatePrecision(StrEnum):
    """How fine a date in the text is known; ``start_on`` and ``end_on`` bound it."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


class DateBasis(StrEnum):
    """What a date stands on: its own words, the article's date, or another date in the article."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    ARTICLE = "article"


class ActorType(StrEnum):
    """What kind of actor."""

    PERSON = "person"
    ORGANIZATION = "organization"
    ARMED_GROUP = "armed_group"
    GOVERNMENT = "government"
    MILITARY = "military"
    MEDIA = "media"
    INTERNATIONAL = "international"
    GROUP = "group"


class MentionType(StrEnum):
    """How an actor or a place is named (ACE mention types; demonym and metonym are ours, for places)."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    DEMONYM = "demonym"
    METONYM = "metonym"


class PlacePrecision(StrEnum):
    """How fine a place is, from a base or a building to a country."""

    SITE = "site"
    CITY = "city"
    ADMIN1 = "admin1"
    COUNTRY = "country"


class QuoteType(StrEnum):
    """How words are attributed (PARC 3.0)."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class RoleName(StrEnum):
    """The roles of an event mention."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    INSTRUMENT = "instrument"
    PLACE = "place"
    DATE = "date"


class Comparator(StrEnum):
    """How a printed number bounds the quantity."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    BETWEEN = "between"
    FUZZY = "fuzzy"
    NONE = "none"


class ClaimKind(StrEnum):
    """What kind of number."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MEASURE = "measure"
    DURATION = "duration"
    RATIO = "ratio"
    MULTIPLIER = "multiplier"
    RANK = "rank"
    SCORE = "score"


class ChangeRole(StrEnum):
    """A number's part in a change: a level, or one end or the size of a move."""

    LEVEL = "level"
    FROM = "from"
    TO = "to"
    UP_BY = "up_by"
    DOWN_BY = "down_by"


class CurrencyBasis(StrEnum):
    """What a currency is read from: a code (USD), a symbol (A$), a name, or the publisher's country for a bare "$"."""

    CODE = "code"
    SYMBOL = "symbol"
    NAME = "name"
    PUBLISHER = "publisher"


class EventBasis(StrEnum):
    """What ties a number to an event mention: its role in what the event's words say, the parse, or the sentences before."""

    ROLE = "role"
    PATH = "path"
    DISCOURSE = "discourse"


class Measure(StrEnum):
    """What a claim measures: a closed list; null where the words tell none of it.

    ``other`` is for what something listed is done to, where the ledger has no name of its own for it: the rows of
    ``lexicons/measures.csv`` with that measure ("tortured 12", "sentenced three", "cut 6,650 jobs"). What is counted and
    nothing is done to ("12 gunmen", "40 schools") has none.
    """

    KILLED = "killed"
    INJURED = "injured"
    # Dead and wounded together, or not told apart: "casualties", "killed or wounded", "shot".
    CASUALTIES = "casualties"
    # Taken to or treated in hospital, whatever for.
    HOSPITALISED = "hospitalised"
    MISSING = "missing"
    # Held by an authority: arrested, detained, jailed.
    ARRESTED = "arrested"
    # Driven from or without a home.
    DISPLACED = "displaced"
    # Taken out of danger in good time, by those in charge.
    EVACUATED = "evacuated"
    # Put out of a country or body: expelled, deported.
    EXPELLED = "expelled"
    # Held by who is no authority: hostages, the kidnapped, prisoners of war.
    CAPTURED = "captured"
    RELEASED = "released"
    RESCUED = "rescued"
    INFECTED = "infected"
    # Who marches, meets, strikes, attends or takes part.
    PARTICIPANTS = "participants"
    # Forces and arms sent or stationed.
    DEPLOYED = "deployed"
    # Forces and arms pulled out.
    WITHDRAWN = "withdrawn"
    # Missiles, shells and shots.
    FIRED = "fired"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    # Things and land taken: weapons, drugs, villages.
    SEIZED = "seized"
    # What something costs, is charged for or is worth in damage.
    COST = "cost"
    OTHER = "other"


class SourceType(StrEnum):
    """Who says it, by kind."""

    OFFICIAL = "official"
    MILITARY = "military"
    POLICE = "police"
    HOSPITAL = "hospital"
    NGO = "ngo"
    MEDIA = "media"
    WITNESS = "witness"
    UNNAMED = "unnamed"
    AUTHOR = "author"


class Stance(StrEnum):
    """What the source does with the number."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ESTIMATES = "estimates"
    DOUBTS = "doubts"


class Severity(StrEnum):
    """What a failing check does: ``error`` blocks publishing, ``warn`` does not."""

    ERROR = "error"
    WARN = "warn"
