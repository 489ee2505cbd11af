"""The predicate lexicon: verbs and nouns by sense, each with the arguments that make it an event of a PLOVER type.

A row of ``predicates.csv`` says of a word of which type it is when its ``arguments`` hold. ``words`` has all forms by rule;
alternatives are joined by ``/``, particles stand after them ("call off"), or after one of them ("block/cut_off"). The
arguments are conditions joined by ``;``, each ``[not] SLOT words``:

- ``subject``, ``object``, ``recipient``, ``clause`` (its head), ``modifier``, or a preposition (``to``, ``with/on``,
  ``out_of``): what the parse or the semantic roles have there, whatever the voice (:mod:`newsledger.extract.wording.frames`);
  without words: anything;
- a place among the running words, as in ``triggers.csv``: ``prev``, ``next``, ``before``, ``after``, ``near``, ``inside``,
  ``sentence``, ``article`` (:class:`newsledger.extract.wording.triggers.Condition`);
- ``trained``: the language model's trained trigger names an event of the type (:mod:`newsledger.extract.wording.evidence`).

A row without an event type is a statement: it names no event, and what it speaks of is not the sentence's main event.
Where a doc has no parse, or the parse puts the noun elsewhere, a noun in the next ``MAX_GAP`` words of the clause will do.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import count
from pathlib import Path
from typing import Final

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.errors import LexiconError
from newsledger.extract.wording import frames
from newsledger.extract.wording.candidates import Candidate, Evidence
from newsledger.extract.wording.evidence import agrees
from newsledger.extract.wording.patterns import MAX_GAP, STOPS, context, words_of
from newsledger.extract.wording.triggers import PLACES, Condition, Passage
from newsledger.extract.wording.words import Words
from newsledger.inflect import noun_forms, verb_forms
from newsledger.ontology import EventType
from newsledger.plover import modes

POS: Final = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adjective": ("ADJ", "VERB")}
# The condition that the trained trigger agrees.
TRAINED: Final = "trained"
# How far a particle may stand from its verb: "called the strike off".
PARTICLE_REACH: Final = 6


@dataclass(frozen=True, slots=True)
class Need:
    """What must (or, negated, must not) fill one of the slots; no words: anything at all."""

    slots: tuple[str, ...]
    words: frozenset[str]
    is_negated: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """One row of the predicate lexicon."""

    name: str
    pos: str
    particles: tuple[str, ...]
    event_type: EventType | None
    mode: str | None
    cameo_code: str | None
    asks_trigger: bool
    needs: tuple[Need, ...]
    conditions: tuple[Condition, ...]
    order: int


@dataclass(frozen=True)
class Site:
    """A word of a sentence that rows may match: the token, where it stands among the running words, and its slots."""

    token: Token
    position: int
    passage: Passage
    words: Words
    has_parse: bool

    @cached_property
    def slots(self) -> frames.Slots:
        """What fills the slots of the word; none without a parse."""
        return frames.slots(self.token) if self.has_parse else {}

    @cached_property
    def _named(self) -> dict[tuple[str, ...], tuple[list[Token], dict[str, Token]]]:
        return {}

    def named(self, asked: tuple[str, ...]) -> tuple[list[Token], dict[str, Token]]:
        """Return the nouns in some slots, and the words that say what these are (:func:`frames.named`)."""
        found = self._named.get(asked)
        if found is None:
            nouns = [noun for slot in asked for noun in self.slots.get(slot, ())]
            if frames.OBJECT in asked:
                # The parser has objects behind a number or another object as bare obliques: "denied *the singer* a visa".
                nouns += self.slots.get("", ())
            found = self._named[asked] = nouns, frames.named(nouns)
        return found


def _needs(asked: Sequence[str]) -> tuple[tuple[Need, ...], tuple[Condition, ...]]:
    needs, conditions = [], []
    for text in asked:
        slot, _, alternatives = text.removeprefix("not ").partition(" ")
        words = words_of(alternatives.strip()) if alternatives.strip() else frozenset()
        is_negated = text.startswith("not ")
        if slot in PLACES:
            if not words:
                raise ValueError(f"condition {text!r} names no words")
            conditions.append(Condition(slot, words, is_negated))
            continue
        slots = tuple(name.replace("_", " ") for name in slot.split("/"))
        if unknown := set(slots) - {*frames.NAMED, *context("slot_preposition"), "out of"}:
            raise ValueError(f"condition {text!r}: {', '.join(sorted(unknown))} is no slot, preposition or place")
        needs.append(Need(slots, words, is_negated))
    return tuple(needs), tuple(conditions)


def _sense(row: lexicon.Row, order: int) -> Sense:
    event_type = EventType(row["event_type"]) if row["event_type"] else None
    mode = row["mode"] or None
    if row["pos"] not in POS:
        raise ValueError(f"pos {row['pos']!r} is not {', '.join(POS)}")
    if mode is not None and (event_type is None or mode not in modes(event_type)):
        raise ValueError(f"{event_type} has no mode {mode!r}")
    name = " ".join(word.split("/")[0] for word in row["words"].split()).split("_")[0]
    asked = [text for text in map(str.strip, row["arguments"].split(";")) if text]
    needs, conditions = _needs([text for text in asked if text != TRAINED])
    code = row["cameo_code"] or None
    return Sense(name, row["pos"], (), event_type, mode, code, TRAINED in asked, needs, conditions, order)


def _words(row: lexicon.Row) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each form of each word of a row, with the particles after it: its own, else those of all."""
    first, *shared = row["words"].split()
    for alternative in first.split("/"):
        word, *own = alternative.split("_")
        for form in {"verb": verb_forms, "noun": noun_forms}.get(row["pos"], lambda form: (form,))(word):
            yield form, tuple(own or shared)


@cache
def load(extra: Path | None = None) -> dict[str, tuple[Sense, ...]]:
    """Return the rows by each form of their word in small letters, the user's after the project's.

    Raises:
        LexiconError: a row's type, mode, part of speech, set or condition is not one.
    """
    found: dict[str, list[Sense]] = {}
    order = count()
    for row in lexicon.load("predicates", extra):
        try:
            sense = _sense(row, next(order))
            for form, particles in dict.fromkeys(_words(row)):
                found.setdefault(form, []).append(replace(sense, particles=particles))
        except (ValueError, KeyError) as error:
            raise LexiconError("predicates.csv", 0, f"row of {row['words']!r}: {error}") from error
    return {form: tuple(senses) for form, senses in found.items()}


def is_of(sense: Sense, token: Token) -> bool:
    """Whether a word has the row's part of speech, as far as it is tagged; headlines' verbs are tagged as names in plural."""
    is_headline = sense.pos == "verb" and token.tag_ == "NNPS" and bool(sense.needs)
    return not token.pos_ or token.pos_ in POS[sense.pos] or is_headline


def candidates(senses: Iterable[Sense], site: Site) -> Iterator[Candidate]:
    """Yield what the rows of a word come to where it stands."""
    for sense in senses:
        if (found := _match(sense, site)) is not None:
            yield found


def _match(sense: Sense, site: Site) -> Candidate | None:
    start = site.position
    keys = [start]
    for particle in sense.particles:
        at = _particle(particle, site)
        if at is None:
            return None
        keys.append(at)
    after, subjects = max(keys) + 1, 0
    filled: Token | None = None
    is_near = False
    for need in sense.needs:
        noun, near = _filler(need, site, after)
        if need.is_negated is (noun is not None):
            return None
        if noun is None or not need.words:
            continue
        if need.slots == (frames.SUBJECT,):
            subjects += 1
            continue
        filled, is_near = filled or noun, is_near or near
        if (at := site.words.position(noun.i, site.passage.start, site.passage.end)) is not None:
            keys.append(at)
    first, last = _extent(site, keys)
    if sense.asks_trigger and not (sense.event_type and agrees(site.token, sense.event_type)):
        return None
    whole = (first, max(last, *keys)) if min(keys) == site.position else (first, last)
    if not all(_holds(condition, sense, site, after, whole) for condition in sense.conditions):
        return None
    evidence = Evidence.NEAR if is_near else Evidence.ARGUMENTS if filled or subjects else Evidence.WORD
    return Candidate(
        event_type=sense.event_type, mode=sense.mode, cameo_code=sense.cameo_code, name=sense.name, pos=sense.pos,
        start=first, end=last, own=frozenset((*range(first, last), *keys)), keys=frozenset(keys),
        tokens=range(site.words.owners[first], site.words.owners[last - 1] + 1), head=_head(site.token, filled),
        weight=len(set(keys)) + subjects, asked=len(sense.conditions) + len(sense.needs), order=sense.order,
        evidence=evidence, is_statement=sense.event_type is None, looseness=_looseness(sense, site.token, filled),
    )  # fmt: skip


def _looseness(sense: Sense, word: Token, noun: Token | None) -> int:
    """Return 0 for a verb with its object behind it ("*lifted* a ban imposed in May"), 1 before it, else 2 or 3."""
    if sense.asks_trigger:
        return 3
    return 2 if noun is None or sense.pos != "verb" else int(noun.i < word.i)


def _holds(condition: Condition, sense: Sense, site: Site, after: int, extent: tuple[int, int]) -> bool:
    """Whether the words around the verb allow a row, or, for ``inside``, those of the whole trigger."""
    start, end = extent if condition.place == "inside" else (site.position, after)
    return condition.holds(site.passage, start, end, is_verb=sense.pos == "verb")


def _particle(particle: str, site: Site) -> int | None:
    """Return where a particle stands, behind its verb."""
    words, passage = site.passage.words, site.passage
    alternatives = particle.split("/")
    for at in range(site.position + 1, min(site.position + 1 + PARTICLE_REACH, passage.end)):
        if words[at] in alternatives:
            return at
        if words[at] in STOPS:
            break
    return None


def _filler(need: Need, site: Site, after: int) -> tuple[Token | None, bool]:
    """Return the noun that fills a slot, and whether it was found by standing near alone."""
    if not need.words:
        return next((noun for slot in need.slots for noun in site.slots.get(slot, ())), None), False
    nouns, named = site.named(need.slots)
    for word, noun in named.items():
        if word in need.words:
            return noun, False
    if need.slots == (frames.SUBJECT,) or (site.has_parse and (nouns or need.is_negated)):
        return None, False
    return _near(need, site, after), True


def _near(need: Need, site: Site, after: int) -> Token | None:
    words, passage = site.passage.words, site.passage
    is_open = need.slots[0] in frames.NAMED
    for at in range(after, min(after + MAX_GAP + 1, passage.end)):
        if words[at] in STOPS or words[at] in context("clause_break"):
            return None
        is_open = is_open or words[at] in need.slots
        if is_open and words[at] in need.words:
            return site.words.token(at)
    return None


def _extent(site: Site, keys: Sequence[int]) -> tuple[int, int]:
    """Return where the words of a match stand: all of them where no more than a gap parts them, else the first alone."""
    words, first, last = site.passage.words, min(keys), max(keys)
    if last - first > MAX_GAP + 2 or any(word in STOPS for word in words[first:last]):
        return site.position, site.position + 1
    while last + 1 < site.passage.end and site.words.owners[last + 1] == site.words.owners[last]:
        last += 1
    return first, last + 1


def _head(verb: Token, noun: Token | None) -> Token:
    """Return the noun that a light verb carries, else the verb."""
    return noun if noun is not None and verb.lower_ in context("light") else verb
