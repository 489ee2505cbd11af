"""Background: whether an event is told from long before the news that the article reports, as PLOVER's mode ``historical``.

It is where one of these holds, else it is news:

1. its date ends in a calendar year two or more before the article's ("the 2003 invasion", "in the 1980s", "has banned protests
   since 1979"), also the date of what it is told within: a clause, or a noun ("the 2003 invasion, which toppled the king");
2. it is dated by a span of years ("decades ago", "three years earlier", "ten years after the killing");
3. it is an event of history by name, or happened in one ("during the Vietnam War");
4. it is recalled ("the anniversary of the killing") or set apart from the news ("previous talks").

Without the article's date the first cannot be told. Source: PLOVER manual 2.0, auxiliary modes.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.coded import Coded
from newsledger.extract.context import Context
from newsledger.nlp.labels import DEEPEST, preposition, relation
from newsledger.records import DateMention

# Calendar years between background and news: the year before may still be what the article follows up.
FAR: Final = 2
DATING: Final = frozenset({"obl", "nmod", "advmod", "nummod", "compound", "amod"})
OF_NOUN: Final = frozenset({"nummod", "compound", "amod"})
SPAN_PREPOSITIONS: Final = frozenset({"after", "since", "following"})
_YEAR: Final = re.compile(r"1\d{3}|20\d\d")
_WORD: Final = re.compile(r"\w+")
_DECADE: Final = re.compile(r"(1\d|20)\d0s")
_ONE: Final = frozenset({"a", "an", "one", "1"})


def background(event: Coded, context: Context, day: DateMention | None) -> str | None:
    """Return the words that tell that an event is background; None where it is news. ``day`` is the event's date."""
    on = context.article.published_at.date() if context.article.published_at else None
    years = on.year - day.end_on.year if day is not None and day.end_on is not None and on is not None else None
    if day is not None and years is not None and years >= FAR:
        return day.text if _dates(event, day) else None
    sentence = context.sentences[event.sentence_index]
    text = context.article.text[sentence.start_char : sentence.end_char]
    words = _WORD.findall(text.lower())
    if _YEAR.search(text) is None and _telling().isdisjoint(words):
        return None
    if relation(event.head) in ("nmod", "obj", "compound") and event.head.head.lemma_.lower() in _words("memory"):
        return event.head.head.text
    names = () if _telling("event").isdisjoint(words) else _named(on).finditer(text)
    named = [(sentence.start_char + name.start(), sentence.start_char + name.end()) for name in names]
    return next(filter(None, (_evidence(token, on, named) for token in _upwards(event.head, years))), None)


def _upwards(token: Token, years: int | None) -> Iterator[Token]:
    """Yield the word and what it is told within, up to the clause that is set beside another; itself alone if it has a date."""
    for _ in range(DEEPEST if years is None else 1):
        yield token
        if token.head == token or relation(token) in ("parataxis", "advcl", "ccomp"):
            return
        token = token.head


def _evidence(token: Token, on: date | None, named: list[tuple[int, int]]) -> str | None:
    """Return the words on or right below a word that put it into the past."""
    if any(start <= token.idx < end for start, end in named):
        return token.text
    for child in token.children:
        if relation(child) in DATING and (found := _of_dependent(token, child, on, named)):
            return found
    return None


def _of_dependent(token: Token, child: Token, on: date | None, named: list[tuple[int, int]]) -> str | None:
    if child.dep_ == "amod":
        return child.text if child.lower_ in _words("past") else None
    if any(start <= child.idx < end for start, end in named) and preposition(child) in (
        "during",
        "in",
        "of",
        "throughout",
    ):
        return child.text
    if child.lower_ in _words("ago"):
        return next((f"{unit.text} {child.text}" for unit in child.children if _is_long(unit)), None)
    if child.lower_ in _words("span"):
        return child.text if _is_long(child) and preposition(token) in SPAN_PREPOSITIONS else None
    return _far_year(token, child, on)


def _is_long(unit: Token) -> bool:
    """Whether a unit of time is long: more than one year, or a decade at least."""
    return unit.lower_ in _words("span") and not any(
        word.lower_ in _ONE and unit.lower_ == "years" for word in unit.children
    )


def _far_year(token: Token, child: Token, on: date | None) -> str | None:
    """Return the year or decade of a dependent that lies far back; "since 1979" only of what goes on since then."""
    if on is None or (preposition(child) == "since" and not _goes_on(token)):
        return None
    if relation(child) == "nummod" and token.tag_ in ("NNS", "NNPS"):
        return None
    for word in (child, *child.children):
        text = word.text.lstrip("'’")
        year = int(text[:4]) if _YEAR.fullmatch(text) or _DECADE.fullmatch(text) else None
        if year is not None and on.year - year >= FAR + (9 if text.endswith("s") else 0):
            return text
    return None


def _dates(event: Coded, day: DateMention) -> bool:
    """Whether the event's date is its own: not its object's ("broke the *2015* deal"), nor the end of a lull ("since")."""
    words = event.head.doc.char_span(day.start_char, day.end_char, alignment_mode="expand")
    if words is None:
        return True
    noun = words.root.head
    if relation(words.root) in OF_NOUN and noun.head == event.head and relation(noun) in ("obj", "obl"):
        return False
    return preposition(words.root) != "since" or _goes_on(event.head)


def _goes_on(token: Token) -> bool:
    """Whether a verb tells what has gone on since then; not "the first time that it has fired one since 2009"."""
    if relation(token) == "acl":
        return False
    return any(
        word.lower_ in ("has", "have", "had", "'ve", "’ve") for word in token.children if relation(word) == "aux"
    )


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in lexicon.load("past_events") if row["kind"] == kind)


@cache
def _telling(kind: str = "") -> frozenset[str]:
    """Return the longest word of each phrase (of a kind), in small letters: most sentences have none."""
    rows = (row for row in lexicon.load("past_events") if row["kind"] == (kind or row["kind"]))
    return frozenset(max(_WORD.findall(row["words"]), key=len) for row in rows)


@cache
def _named(on: date | None) -> re.Pattern[str]:
    """Return a pattern of the named events that ended long enough before the day."""
    rows = [row for row in lexicon.load("past_events") if row["kind"] == "event"]
    ended = [row["words"] for row in rows if on is None or on.year - int(row["ended"]) >= FAR]
    words = "|".join(re.escape(name) for name in sorted(ended, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b" if words else r"(?!)", re.IGNORECASE)
