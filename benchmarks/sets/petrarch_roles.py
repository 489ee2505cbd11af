"""PETRARCH's validation sentences: who is source and who is target, also of compounds, passives and roles held for a time.

Actors and codes there are invented, and a sentence is gold by codes alone, so they are scored as follows. The first three
letters of an actor code are led back to a word of the sentence: to one that begins with the code's first letter and has
the others in order ("CAL" is Calenardhon), or by ``NAMES``. The gold verb is not marked either: it is that of the lowest
clause with all sides, or one that this reports, wants, is about to do or is joined to. A gold event is matched to a mention of
such a verb, or of a noun that it carries, gold events and mentions each in text order. ``roles`` is the share of sources
that are a word of an actor and of targets that are a word of a recipient, over the events with such a mention; of events that
gold has in both directions, either role is right, and a pronoun is the name that it stands for. ``given`` asks the same of the
verb itself for all events; ``uncoded`` is the share without a mention.

Left out: sides without a name ("---", "###", null) or whose code no word has (dictionaries that make one word three actors);
events not implemented in PETRARCH; sentences that it discards by a word; "no event" where that is for a name misspelt or left
out of its dictionary, since such a sentence tells an event. What remains of those is ``quiet``: the share without a mention.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from spacy.tokens import Doc, Token

from benchmarks.events import article
from benchmarks.report import Report, Score, ratio, read_cases
from benchmarks.sets.role_spans import filled
from newsledger import nlp
from newsledger.extract.articles import context_of
from newsledger.extract.coded import Coded
from newsledger.extract.coding import coded
from newsledger.extract.context import Context
from newsledger.extract.parties.predicates import predicate
from newsledger.extract.roles import roles
from newsledger.nlp import labels
from newsledger.ontology import EventType, RoleName

FILES = ("petrarch_validation.jsonl",)
# Names whose codes do not spell them, by code.
NAMES: Final = {
    "HOB": ("Gamgee", "Gollum", "Frodo", "Stinker", "Slinker"),
    "ORC": ("Gamgee",),
    "SHR": ("Downs", "Delving"),
    "RHO": ("Zimbabwe",),
    "PRK": ("Kingdom", "North"),
    "NZE": ("Zealand",),
    "KOR": ("South",),
    "DNK": ("Danish",),
    "USA": ("team",),
    "IGO": ("Court", "AU"),
    "CAF": ("Republic",),
    "MRG": ("Morgul",),
}
# What the roots of the codes (WEIS, as TABARI had it) are in PLOVER, for the main verb where coding finds nothing.
_WEIS: Final = """
    RETREAT ACCUSE CONSULT SUPPORT AGREE SUPPORT AID AGREE REQUEST REQUEST REJECT ACCUSE ACCUSE REJECT REQUEST THREATEN THREATEN
    PROTEST SANCTION SANCTION COERCE ASSAULT
"""
TYPES: Final = {f"{root:02}": EventType(name) for root, name in enumerate(_WEIS.split(), start=1)}
# Sentences without an event, whoever is in them.
QUIET: Final = re.compile(r"AFP|TABDEBUG|DEMO")
KINDS: Final = {"COMPOUND": "compounds", "PASSIVE": "passives", "DATE": "dated"}


class Side(NamedTuple):
    """Somebody of a gold event: the role, and where the words begin that may name them."""

    role: RoleName
    words: frozenset[int]


class Event(NamedTuple):
    """The named sides of gold events with one code; ``is_mutual`` where each is source and target."""

    code: str
    sides: frozenset[Side]
    is_mutual: bool


def _spells(word: str, code: str) -> bool:
    letters = iter(word.upper())
    return word[:1] == code[:1] and all(letter in letters for letter in code)


def _named(doc: Doc, code: str | None) -> frozenset[int]:
    key = (code or "")[:3]
    words = NAMES.get(key, ())
    return frozenset(token.i for token in doc if token.text in words or (key.isalpha() and _spells(token.text, key)))


def events(case: dict[str, Any], doc: Doc) -> Iterator[Event]:
    """Yield the gold events of a sentence by code, in order, with the sides that have a name."""
    codes = dict.fromkeys(row[2] for row in case["gold"])
    for code in codes:
        pairs = [(row[0], row[1]) for row in case["gold"] if row[2] == code]
        turned = {(target, source) for source, target in pairs}
        sides = [(RoleName.ACTOR, _named(doc, source)) for source, _ in pairs]
        sides += [(RoleName.RECIPIENT, _named(doc, target)) for _, target in pairs]
        named = frozenset(Side(role, words) for role, words in sides if words)
        if named:
            yield Event(code, named, bool(turned & set(pairs)) or _is_paired(case["gold"], pairs))


def _is_paired(rows: Sequence[Sequence[str | None]], pairs: Sequence[tuple[str | None, str | None]]) -> bool:
    """Whether another code has the same two the other way round: a visit made and received."""
    return any((row[1], row[0]) in pairs for row in rows)


def verbs(event: Event, doc: Doc) -> list[Token]:
    """Return the verbs that may be the gold one: that of the clause with all sides, and what it reports or is joined to."""
    sides = [doc[min(side.words)] for side in event.sides]
    above = [[side, *side.ancestors] for side in sides]
    shared = [word for word in above[0] if all(word in others for others in above)]
    top = next((word for word in shared if word.pos_ in ("VERB", "AUX") or labels.children(word, "cop")), shared[-1])
    found = [top]
    for word in found:
        inner = [*labels.contents(word), *(clause for clause in labels.children(word, "conj") if clause.pos_ == "VERB")]
        found += [clause for clause in inner if clause not in found and clause.i > word.i]
    return found


def matched(event: Event, doc: Doc, mentions: Sequence[Coded]) -> list[Coded]:
    """Return the mentions of those verbs, or of a noun that one of them carries."""
    found = []
    for verb in verbs(event, doc):
        found += [mention for mention in mentions if verb in (mention.head, predicate(mention).verb)][:1]
    return found


def given(event: Event, doc: Doc, index: int) -> Coded:
    """Return the gold verb as coding would give it: what is reported, wanted or about to be done, of joined ones in turn."""
    chain = verbs(event, doc)
    joined = [word for word in chain[1:] if labels.relation(word) == "conj"]
    inner = [word for word in chain[1:] if word.pos_ == "VERB" and word not in joined]
    head = joined[index - 1] if 0 < index <= len(joined) else (inner or chain)[-1 if inner else 0]
    words = doc[head.i : head.i + 1]
    kind = TYPES.get(event.code[:2], EventType.SUPPORT)
    return Coded(0, words.start_char, words.end_char, words, head, kind, None, None, "given")


def right(event: Event, mention: Coded, context: Context) -> int:
    """Return how many of the sides of a gold event have their role in a mention."""
    found = {role: _within(context, spans) for role, spans in filled(mention, context).items()}
    either = found[RoleName.ACTOR] | found[RoleName.RECIPIENT]
    return sum(bool(side.words & (either if event.is_mutual else found[side.role])) for side in event.sides)


def _within(context: Context, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    tokens = [token for sent in context.sentences for token in sent]
    return frozenset(token.i for token in tokens for start, end in spans if start <= token.idx < end)


def score(folder: Path) -> Report:
    """Score the sentences that gold can be told of."""
    cases = list(read_cases(folder / FILES[0]))
    return measure(cases, nlp.load().pipe(case["text"] for case in cases))


def measure(cases: Iterable[dict[str, Any]], docs: Iterable[Doc]) -> Report:
    """Score sentences that are read already."""
    report, counts = Report(), dict[str, list[int]]()
    for case, doc in zip(cases, docs, strict=True):
        found = list(coded(doc))
        if case["status"] == "noevents" and QUIET.match(case["id"]):
            _count(counts, ("quiet", "all"), int(not found), 1)
        if case["status"] != "events" or not case["implemented"]:
            continue
        kinds = [name for start, name in KINDS.items() if case["id"].startswith(start)]
        context = context_of(doc, article(doc.text))
        for index, event in enumerate(events(case, doc)):
            mentions = matched(event, doc, found)
            _count(counts, ("given",), right(event, given(event, doc, index), context), len(event.sides))
            _count(counts, ("uncoded",), int(not mentions), 1)
            if mentions:
                mention = mentions[min(index, len(mentions) - 1)]
                correct = right(event, mention, context)
                _count(counts, ("roles", "all", *kinds), correct, len(event.sides))
                if correct < len(event.sides):
                    sides = sorted((side.role.value, *(doc[i].text for i in side.words)) for side in event.sides)
                    said = [(filler.role.value, filler.span.text) for filler in roles(mention)]
                    report.errors.append(f"{case['id']} {sides} | {mention.words.text!r} {said}: {doc.text}")
    report.scores += [
        _score(name, *counts[name]) for name in ("all", "roles", *KINDS.values(), "quiet", "given", "uncoded")
    ]
    return report


def _count(counts: dict[str, list[int]], names: Iterable[str], correct: int, gold: int) -> None:
    for name in names:
        total = counts.setdefault(name, [0, 0])
        total[0] += correct
        total[1] += gold


def _score(name: str, correct: int, gold: int) -> Score:
    target = 0.85 if name in ("all", "roles") else None
    return Score(
        f"petrarch_roles.{name}", ratio(correct, gold), gold, higher_is_better=name != "uncoded", target=target
    )
