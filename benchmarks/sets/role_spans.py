"""Who does what to whom: actor and recipient spans of the PLOVER gold records and the CAMEO manual's examples.

Scored by words, micro over roles: a word (letters and digits, without "'s") of a gold actor that is a word of a found actor is
correct, and so for recipients. Conventions:

- The gold event is matched to the mention that shares most of its words, else to the mention nearest to the main clause; a
  sentence without any finds nobody. ``found`` scores the sentences where a mention shares a word with the gold event, ``all``
  all of them, ``given`` reads the roles of the gold event's own words and type, so that errors of coding do not count.
- CAMEO's roots 01 and 02 (statements, appeals) are no PLOVER events: they count in ``given``, and in ``found`` where a
  mention touches them, but are not missed in ``all``.
- Meetings have all sides in actor, as PLOVER 2.0 says (CONSULT but visits); the gold of 2016 told them apart.
- A pronoun is read as the name that coreference gives it, where one stands in the same sentence: the gold marks names.
- ``swapped``: found actors and recipients that share a word with gold of the other role alone, of all that share one with any.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from spacy.tokens import Doc, Span

from benchmarks.events import article
from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger import nlp
from newsledger.extract.articles import context_of
from newsledger.extract.coded import Coded
from newsledger.extract.coding import coded
from newsledger.extract.context import Context
from newsledger.extract.main_event import main_event
from newsledger.extract.roles import Filler, roles
from newsledger.ontology import EventType, MentionType, RoleName
from newsledger.plover import from_cameo

FILES = ("plover_gsr.jsonl", "cameo_manual_examples.jsonl")
WORD: Final = re.compile(r"\w[\w.]*\w|\w")
ROLES: Final = (RoleName.ACTOR, RoleName.RECIPIENT)
VISITS: Final = ("042", "043")
# Verbs that the gold marks with an event because they report it ("said they will release").
REPORTING: Final = frozenset({"say", "announce", "tell", "claim", "confirm", "decide", "plan"})
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold event: its words, and those of its actors and recipients, in characters (half-open)."""

    file: str
    text: str
    event: Spans
    event_type: EventType | None
    fillers: dict[RoleName, Spans]


@dataclass(slots=True)
class Tally:
    """Words of one file under one way of scoring."""

    correct: Counter[RoleName] = field(default_factory=Counter)
    found: Counter[RoleName] = field(default_factory=Counter)
    gold: Counter[RoleName] = field(default_factory=Counter)
    events: int = 0
    touching: int = 0
    swapped: int = 0

    def __iadd__(self, other: "Tally") -> "Tally":
        self.correct, self.found = self.correct + other.correct, self.found + other.found
        self.gold, self.events = self.gold + other.gold, self.events + other.events
        self.touching, self.swapped = self.touching + other.touching, self.swapped + other.swapped
        return self

    def f1(self, *of: RoleName) -> float:
        """Return the F1 over words of these roles."""
        return f1(*(sum(counts[role] for role in of) for counts in (self.correct, self.found, self.gold)))


def _plover(case: dict[str, Any]) -> Iterator[Gold]:
    spans = [(span["role"], (span["start"], span["end"])) for span in case["spans"]]
    event_type = EventType(case["gold"][0]["event"])
    cameo = case["gold"][0].get("cameo") or ""
    sides = {role: [span for kind, span in spans if kind in names] for role, names in _SIDES.items()}
    yield Gold(
        "plover_gsr",
        case["text"],
        [s for kind, s in spans if kind == "EVT"],
        event_type,
        _met(event_type, cameo, sides),
    )


_SIDES: Final = {RoleName.ACTOR: ("SRC", "SRC/TAR"), RoleName.RECIPIENT: ("TAR",)}


def _cameo(case: dict[str, Any]) -> Iterator[Gold]:
    for gold in case["gold"]:
        entry = from_cameo(gold["code"])
        event_type = entry.event_type if entry else None
        sides = {RoleName.ACTOR: _spans(gold["source"] + gold["mutual"]), RoleName.RECIPIENT: _spans(gold["target"])}
        fillers = _met(event_type, gold["code"], sides)
        yield Gold("cameo_manual_examples", case["text"], _spans(gold["event"]), event_type, fillers)


def _met(event_type: EventType | None, code: str, sides: dict[RoleName, Spans]) -> dict[RoleName, Spans]:
    """Return the fillers, all sides of a meeting as actors."""
    if event_type is EventType.CONSULT and not code.startswith(VISITS):
        return {RoleName.ACTOR: sides[RoleName.ACTOR] + sides[RoleName.RECIPIENT], RoleName.RECIPIENT: []}
    return sides


def _spans(rows: Iterable[dict[str, Any]]) -> Spans:
    return [(row["start"], row["end"]) for row in rows]


def cases(folder: Path) -> list[Gold]:
    """Return the gold events of both files."""
    found = [gold for case in read_cases(folder / FILES[0]) for gold in _plover(case)]
    return found + [gold for case in read_cases(folder / FILES[1]) for gold in _cameo(case)]


def words(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """Return where the words of the spans begin."""
    return {m.start() + start for start, end in spans for m in WORD.finditer(text[start:end]) if m[0] != "s"}


def chosen(gold: Gold, events: Sequence[Coded]) -> tuple[Coded | None, bool]:
    """Return the mention that is the gold event, and whether it shares words with it."""
    shared = [len(words(gold.text, gold.event) & words(gold.text, [(e.start_char, e.end_char)])) for e in events]
    if not events:
        return None, False
    at = max(range(len(events)), key=lambda index: shared[index])
    return (events[at], True) if shared[at] else (main_event(events), False)


def given(gold: Gold, doc: Doc) -> Coded | None:
    """Return the gold event as coding would give it: the word of its first span that does not report it as the head."""
    spans = [doc.char_span(*span, alignment_mode="expand") for span in sorted(gold.event)]
    marked: list[Span] = [span for span in spans if span is not None]
    if not marked:
        return None
    is_reported = len(marked) > 1 and marked[0].root.lemma_ in REPORTING
    head, *rest = (span.root for span in marked[is_reported:])
    content = next((word for word in rest if head in word.ancestors), None)
    start, end = marked[0].start_char, marked[0].end_char
    kind = gold.event_type or EventType.REQUEST
    return Coded(0, start, end, marked[is_reported], head, kind, None, None, "given", content)


def filled(event: Coded | None, context: Context) -> dict[RoleName, Spans]:
    """Return the words of the actors and recipients, pronouns as the names they stand for."""
    found: dict[RoleName, Spans] = {role: [] for role in ROLES}
    for filler in roles(event) if event else ():
        if filler.role in found:
            found[filler.role].append(_named(filler, context))
    return found


def _named(filler: Filler, context: Context) -> tuple[int, int]:
    if filler.head.pos_ == "PRON":
        index = context.sentence_index(filler.head)
        mention = context.actors.at(index, filler.head)
        key = mention.actor_key if mention else None
        named = [
            m for m in context.actors.in_sentence(index) if m.actor_key == key and m.mention_type is MentionType.NAME
        ]
        if key and named:
            return named[0].start_char, named[0].end_char
    return filler.span.start_char, filler.span.end_char


def tally(gold: Gold, found: dict[RoleName, Spans]) -> Tally:
    """Compare the fillers of one event, by words."""
    result = Tally(events=1)
    right = {role: words(gold.text, gold.fillers[role]) for role in ROLES}
    for role, other in (ROLES, ROLES[::-1]):
        here = words(gold.text, found[role])
        result.correct[role], result.found[role] = len(here & right[role]), len(here)
        result.gold[role] = len(right[role])
        for span in found[role]:
            shared = words(gold.text, [span])
            result.touching += bool(shared & (right[role] | right[other]))
            result.swapped += bool(shared & right[other]) and not shared & right[role]
    return result


def shown(gold: Gold, event: Coded | None, found: dict[RoleName, Spans]) -> str:
    """Return a miss as a line."""
    sides = [
        f"{'/'.join(gold.text[slice(*s)] for s in spans[role])}" for spans in (gold.fillers, found) for role in ROLES
    ]
    said = f"{event.event_type} {event.words.text!r}" if event else "nothing"
    return f"{gold.event_type} gold {sides[0]} > {sides[1]} | found {sides[2]} > {sides[3]} ({said}): {gold.text}"


def measure(golds: Sequence[Gold], docs: Iterable[Doc]) -> tuple[dict[tuple[str, str], Tally], list[str]]:
    """Return the tallies by way of scoring and file, and the misses of matched mentions."""
    tallies: dict[tuple[str, str], Tally] = {}
    errors = []
    for gold, doc in zip(golds, docs, strict=True):
        context = context_of(doc, article(doc.text))
        event, touches = chosen(gold, list(coded(doc)))
        found = filled(event, context)
        own = given(gold, doc)
        ways = {"all": gold.event_type is not None, "found": touches, "given": own is not None}
        for way, counts in ways.items():
            if counts:
                result = tally(gold, filled(own, context) if way == "given" else found)
                tallies.setdefault((way, gold.file), Tally()).__iadd__(result)
        if touches and tally(gold, found).f1(*ROLES) < 1:
            errors.append(shown(gold, event, found))
    return tallies, errors


def score(folder: Path) -> Report:
    """Score both files."""
    golds = cases(folder)
    tallies, errors = measure(golds, nlp.load().pipe(gold.text for gold in golds))
    report = Report(errors=errors)
    for way in ("found", "all", "given"):
        both = Tally()
        for (kind, file), result in tallies.items():
            if kind == way:
                both += result
                report.scores.append(Score(f"role_spans.{way}.{file}_f1", result.f1(*ROLES), result.events))
        report.scores += _figures(way, both)
    return report


def _figures(way: str, both: Tally) -> Iterator[Score]:
    target = 0.72 if way != "given" else None
    yield Score(f"role_spans.{way}.f1", both.f1(*ROLES), both.events, target=target)
    yield Score(f"role_spans.{way}.actor_f1", both.f1(RoleName.ACTOR), both.events)
    yield Score(f"role_spans.{way}.recipient_f1", both.f1(RoleName.RECIPIENT), both.events)
    swaps = ratio(both.swapped, both.touching)
    yield Score(f"role_spans.{way}.swapped", swaps, both.touching, higher_is_better=False, target=0.03)
