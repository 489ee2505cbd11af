"""The trigger lexicon: rows of words that name an event, compiled once, and the search for them in a sentence.

``triggers.csv`` says which words mean which PLOVER type and mode, ``trigger_blocks.csv`` which words look like a trigger
and are none ("heart attack"). A row's conditions (``needs``) are joined by ``;``, each ``[not] WHERE words``:

- ``prev``, ``next``: the word right before or after (``next`` looks past "on Monday");
- ``before``, ``after``: the ``WINDOW`` words before or after (``after`` a verb in the passive: both); ``near``: both;
- ``inside``: the trigger itself, with the words that a gap skips;
- ``sentence``: anywhere in the sentence; ``article``: anywhere in the article.

Words are written as in patterns (``patterns.py``), with spaces or ``/`` between them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final, Literal

from newsledger import lexicon
from newsledger.errors import LexiconError
from newsledger.extract.wording.patterns import GAP, Node, Words, context, insert, matches, words_of
from newsledger.extract.wording.wordclass import is_passive, may_be_noun, may_be_verb
from newsledger.ontology import EventType
from newsledger.plover import modes

# Six words each side hold a verb's subject head and object in most news clauses; ten began to read the next clause.
WINDOW: Final = 6
PLACES: Final = ("prev", "next", "before", "after", "near", "inside", "sentence", "article")
Pos = Literal["verb", "noun", "phrase"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, ``words[start:end]`` of its article's lower-case words, and what else is known of them.

    ``tags`` are the words' universal tags, or None; ``vocabulary`` is the set of the article's words.
    """

    words: Sequence[str]
    tags: Sequence[str] | None
    start: int
    end: int
    vocabulary: Words


@dataclass(frozen=True, slots=True)
class Condition:
    """Words that must (or, negated, must not) be near a trigger."""

    place: str
    words: Words
    is_negated: bool

    def holds(self, passage: Passage, start: int, end: int, *, is_verb: bool) -> bool:
        """Whether the words around ``words[start:end]`` of the passage satisfy it; ``is_verb``: a verb begins there."""
        if self.place == "after" and is_verb and is_passive(passage.words, start, passage.start):
            return self.words.isdisjoint(self._around("near", passage, start, end)) is self.is_negated
        return self.words.isdisjoint(self._around(self.place, passage, start, end)) is self.is_negated

    @staticmethod
    def _around(place: str, passage: Passage, start: int, end: int) -> Iterable[str]:
        words, first, last = passage.words, passage.start, passage.end
        before, after = max(first, start - WINDOW), min(last, end + WINDOW)
        match place:
            case "prev":
                return words[max(first, start - 1) : start]
            case "next":
                following = _past_time(words, end, last)
                return words[following : min(last, following + 1)]
            case "before":
                return words[before:start]
            case "after":
                return words[end:after]
            case "near":
                return [*words[before:start], *words[end:after]]
            case "inside":
                return words[start:end]
            case "sentence":
                return words[first:last]
            case _:
                return passage.vocabulary


def _past_time(words: Sequence[str], position: int, last: int) -> int:
    """Return the position after words that say when: what follows "threatened on Monday" is "to"."""
    if position + 1 < last and words[position] == "on" and words[position + 1] in context("weekday"):
        return position + 2
    while position < last and words[position] in context("time_word"):
        position += 1
    return position


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of a trigger lexicon.

    ``event_type`` is None for a block: words that look like a trigger and are none.
    """

    pattern: str
    pos: Pos
    event_type: EventType | None
    mode: str | None
    conditions: tuple[Condition, ...]
    order: int

    @property
    def name(self) -> str:
        """What rules call the row."""
        return name(self.pattern)

    def is_attribute(self, words: Sequence[str], start: int, first: int) -> bool:
        """Whether the verb of a phrase with a gap belongs to a noun: "the banned outfit near the station"."""
        is_verb_phrase = self.pos == "phrase" and self.pattern.startswith("~")
        return is_verb_phrase and GAP in self.pattern and start > first and words[start - 1] in context("article")

    def fits(self, passage: Passage, start: int, end: int) -> bool:
        """Whether word class and conditions allow the row here."""
        if self.is_attribute(passage.words, start, passage.start):
            return False
        if self.pos == "verb" and not may_be_verb(passage.words, passage.tags, start):
            return False
        if self.pos == "noun" and not any(may_be_noun(passage.words, passage.tags, at) for at in range(start, end)):
            return False
        return all(condition.holds(passage, start, end, is_verb=self.pos == "verb") for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class Match:
    """A row's words in ``words[start:end]``; ``own`` of them are its own, without hyphens and those in a gap."""

    start: int
    end: int
    own: int
    trigger: Trigger

    @property
    def has_object(self) -> bool:
        """Whether a verb was found with its object: "lifted sanctions imposed in May" lifts them."""
        return GAP in self.trigger.pattern and self.trigger.pattern.startswith("~")


def name(pattern: str) -> str:
    """Return a pattern read with its first alternatives, without signs.

    >>> name("missile/rocket +attack/+strike")
    'missile attack'
    """
    return " ".join(element.split("/")[0].lstrip("(~+@").rstrip(")") for element in pattern.split())


def _conditions(needs: str) -> tuple[Condition, ...]:
    parsed = []
    for text in filter(None, map(str.strip, needs.split(";"))):
        place, _, alternatives = text.removeprefix("not ").partition(" ")
        if place not in PLACES or not alternatives:
            raise ValueError(f"condition {text!r} is not '[not] {'|'.join(PLACES)} words'")
        parsed.append(Condition(place, words_of(alternatives.strip()), text.startswith("not ")))
    return tuple(parsed)


def _trigger(row: lexicon.Row, order: int) -> Trigger:
    event_type = EventType(row["event_type"]) if row.get("event_type") else None
    mode = row.get("mode") or None
    if row["pos"] not in ("verb", "noun", "phrase"):
        raise ValueError(f"pos {row['pos']!r} is not verb, noun or phrase")
    if mode is not None and (event_type is None or mode not in modes(event_type)):
        raise ValueError(f"{event_type} has no mode {mode!r}")
    return Trigger(row["pattern"], row["pos"], event_type, mode, _conditions(row["needs"]), order)  # type: ignore[arg-type]


@cache
def load(extra: Path | None = None) -> Node:
    """Return the trie of all triggers and blocks, the user's rows after the project's.

    Raises:
        LexiconError: a row's type, mode, part of speech, set or condition is not one.
    """
    root: Node = {}
    order = count()
    for lexicon_name in ("trigger_blocks", "triggers"):
        for row in lexicon.load(lexicon_name, extra):
            try:
                trigger = _trigger(row, next(order))
                insert(root, row["pattern"], trigger)
            except (ValueError, KeyError) as error:
                problem = f"row of {row['pattern']!r}: {error}"
                raise LexiconError(f"{lexicon_name}.csv", 0, problem) from error
    return root


def matches_in(root: Node, passage: Passage) -> Iterator[Match]:
    """Yield what every row comes to in a passage, blocks too; they may overlap."""
    words = passage.words
    for start in range(passage.start, passage.end):
        node = root.get(words[start])
        if node is None:
            continue
        for end, own, rows in matches(node, words, start + 1, passage.end, own=1):
            yield from (Match(start, end, own, row) for row in rows if row.fits(passage, start, end))
