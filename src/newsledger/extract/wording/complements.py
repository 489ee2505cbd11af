"""What a speech act says: "agreed to send aid" is AGREE alone, "called for talks" REQUEST meet, "will meet" AGREE.

PLOVER codes the speech act, and its mode by what is asked, refused or threatened. ``trigger_complements.csv`` holds the
rules: governor (a type, or FUTURE and REFUSAL for "will" and "will not"), the type and mode of what it governs, and the
type and mode that come out. Source: PLOVER manual 2.0, "Events".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.wording.candidates import Candidate
from newsledger.extract.wording.outlook import carrier, outlook
from newsledger.extract.wording.patterns import STOPS, context
from newsledger.nlp import labels
from newsledger.ontology import EventType

# How far the content of a speech act begins after it, in words, where there is no parse.
REACH: Final = 9
# How many steps of the parse a content may lie below its act: "demanded that the government immediately end its curbs".
STEPS: Final = 5
# How many words, conjuncts too, are looked at on the way up; lists in news are shorter.
CLIMB: Final = 20
# How many steps below it, or words behind it, a content may change the act's type: "agreed to a ceasefire", not "... to
# monitor a ceasefire".
CLOSE_STEPS: Final = 2
CLOSE: Final = 4
# Events that are there whether or not anyone speaks of them: with "the" or a name they stand beside a demand.
PRESUPPOSED: Final = frozenset(
    {EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT}
)
# Acts that speak of something.
SPEECH: Final = frozenset(
    {EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.CONCEDE, EventType.ACCUSE}
)
# No sentence of news tells of more; text that is no language may.
MOST_CONVICTIONS: Final = 8
# Relations of a word that says of what kind an event is: "a *stone-throwing* assault", "*bombing* raids" are one act.
PARTS: Final = frozenset({"amod", "compound"})
# What somebody is asked not to do.
RESTRAINT: Final = "RESTRAINT"
# The CAMEO root of appeals: a row with such a code asks for an event, or names none.
APPEAL: Final = "02"
# Relations that a content has to what speaks of it, and the prepositions and markers of those that need one.
CONTENT: Final = frozenset({"ccomp", "xcomp", "csubj", "obj", "iobj", "nsubj:pass", "csubj:pass", "compound", "conj"})
PREPOSITIONS: Final = frozenset({"", "of", "for", "to", "on", "with", "from", "about", "into", "over"})
MARKERS: Final = frozenset({"to", "for", "of", "from", "into", "that", "against"})


@dataclass(frozen=True, slots=True)
class Reading:
    """An event after the speech acts are read; ``content`` is the word of what it speaks of."""

    candidate: Candidate
    event_type: EventType
    mode: str | None
    cameo_code: str | None
    rule: str
    content: Token | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says: its events in text order, and the words of its statements, which are none."""

    events: list[Reading]
    statements: list[Token]


@dataclass(frozen=True, slots=True)
class _Governed:
    act: Candidate
    distance: int
    is_close: bool


@cache
def _rules() -> dict[tuple[str, str, str], tuple[EventType, str | None]]:
    rows = lexicon.load("trigger_complements")
    return {
        (row["governor"], row["complement"], row["complement_mode"]): (
            EventType(row["event_type"]),
            row["mode"] or None,
        )
        for row in rows
    }


def _rule(governor: str, content: Candidate) -> tuple[EventType, str | None] | None:
    rules, complement = _rules(), str(content.event_type)
    return rules.get((governor, complement, content.mode or "")) or rules.get((governor, complement, ""))


def _named(
    one: Candidate, event_type: EventType, mode: str | None, why: str = "", content: Token | None = None
) -> Reading:
    target = f"{event_type} {mode}" if mode else str(event_type)
    is_own = event_type is one.event_type and mode == one.mode
    rule = f"{'trigger' if one.evidence == 'phrase' else 'predicate'} '{one.name}' ({one.pos}){why} -> {target}"
    return Reading(one, event_type, mode, one.cameo_code if is_own and not _is_appeal(one) else None, rule, content)


def read(found: Sequence[Candidate], words: Sequence[str], first: int) -> Said:
    """Return the readings of one sentence's events; what a speech act governs is taken into it.

    ``first`` is the sentence's first word. An appeal that asks for no event ("urged calm") is a statement: CAMEO 02.
    """
    events = [one for one in found if one.event_type is not None]
    types = {one.head.i: one.event_type for one in events}
    convicted = [one.head for one in events if one.mode == "convict"]
    events = [one for one in events if not _is_part(one, types, convicted)]
    said = Said([], [one.head for one in found if one.is_statement])
    acts = {index: one for one in events for index in one.tokens}
    contents: dict[int, list[tuple[_Governed, Candidate]]] = {}
    free = []
    has_parse = bool(events) and events[0].head.doc.has_annotation("DEP")
    for index, one in enumerate(events):
        by = _by_parse(one, acts) if has_parse else _by_words(one, events[max(0, index - REACH) : index], words)
        if by is None:
            free.append(one)
        else:
            contents.setdefault(id(by.act), []).append((by, one))
    for one in free:
        spoken = sorted(contents.get(id(one), ()), key=lambda item: item[0].distance)
        if not spoken and _is_appeal(one):
            said.statements.append(one.head)
        else:
            said.events.append(_reading(one, spoken, words, first))
    return said


def _is_part(one: Candidate, types: Mapping[int, EventType | None], convicted: Sequence[Token]) -> bool:
    """Whether an event only says of what kind another is, or with what or where it hit, or charges one who is convicted.

    ``types`` are those of the sentence's events by the index of their head, ``convicted`` the heads of convictions.
    """
    is_means = one.head.dep_ == "obl" and labels.preposition(one.head) == "with"
    if is_means or one.head.dep_ in PARTS:
        return types.get(one.head.head.i) is one.event_type
    if one.event_type is EventType.ASSAULT and one.head.lower_ in context("impact"):
        return any(types.get(noun.i) is EventType.ASSAULT for noun in one.head.lefts if noun.dep_ == "nsubj")
    is_charge = one.event_type is EventType.ACCUSE and one.mode == "allege"
    return is_charge and any(head.is_ancestor(one.head) for head in convicted[:MOST_CONVICTIONS])


def _is_appeal(one: Candidate) -> bool:
    return one.cameo_code is not None and one.cameo_code.startswith(APPEAL)


def _by_words(one: Candidate, before: Sequence[Candidate], words: Sequence[str]) -> _Governed | None:
    """Return the act that an event is the content of, if there is a rule for the two: one of those right before it."""
    for act in reversed(before):
        between = words[act.end : one.start]
        if len(between) > REACH or not STOPS.isdisjoint(between) or not context("clause_break").isdisjoint(between):
            break
        if _rules_over(act, one):
            return _Governed(act, len(between), len(between) <= CLOSE)
    return None


def _by_parse(one: Candidate, acts: dict[int, Candidate]) -> _Governed | None:
    token, steps = one.head, 0
    act = _of_modal(one, acts) or _of_participle(one, acts)
    if act is not None:
        return _Governed(act, 1, True)
    for _ in range(CLIMB):
        if steps >= STEPS or not _is_content(token):
            break
        is_conjunct = token.dep_ == "conj"
        token = token.head
        steps += not is_conjunct
        act = acts.get(token.i)
        if act is not None and act is not one and not is_conjunct and _rules_over(act, one):
            return _Governed(act, steps, steps <= CLOSE_STEPS)
    return None


def _rules_over(act: Candidate, one: Candidate) -> bool:
    return act.event_type is not None and _rule(str(act.event_type), one) is not None and _may_govern(act, one)


def _of_modal(one: Candidate, acts: dict[int, Candidate]) -> Candidate | None:
    """Return the modal that is an act of its own and has the event's verb behind it: "*must* free the crew"."""
    verb = carrier(one.head)
    for child in verb.lefts if verb is not None else ():
        act = acts.get(child.i) if child.dep_ == "aux" else None
        if act is not None and act is not one and _rules_over(act, one):
            return act
    return None


def _of_participle(one: Candidate, acts: dict[int, Candidate]) -> Candidate | None:
    """Return the act that has the event's noun as its object behind it: "the offer *rejected* by"."""
    for child in one.head.children:
        act = acts.get(child.i) if child.dep_ == "acl" and child.tag_ == "VBN" else None
        if act is not None and act is not one and _rules_over(act, one):
            return act
    return None


def _is_content(token: Token) -> bool:
    relation = token.dep_
    if relation in CONTENT:
        return True
    if relation.startswith(("obl", "nmod")):
        return relation not in ("nmod:poss", "obl:agent", "obl:unmarked") and labels.preposition(token) in PREPOSITIONS
    return _is_content_clause(token)


def _may_govern(act: Candidate, one: Candidate) -> bool:
    if act.event_type is EventType.PROTEST:
        return _is_purpose(one)
    if act.event_type not in SPEECH:
        return False
    return not (one.event_type in PRESUPPOSED and one.pos != "verb" and _is_definite(one.head))


def _is_purpose(one: Candidate) -> bool:
    """Whether the crowd itself speaks: "rallied to demand", "a march calling for"; not "protests; he demanded"."""
    return one.pos == "verb" and (
        one.head.lower_.endswith("ing") or one.head.doc[max(0, one.head.i - 1)].lower_ == "to"
    )


def _is_definite(noun: Token) -> bool:
    """Whether a noun is taken for known: with "the" or "this", or somebody's."""
    if not noun.doc.has_annotation("DEP"):
        return any(word.lower_ in context("definite") for word in noun.doc[max(noun.sent.start, noun.i - 3) : noun.i])
    return any(child.lower_ in context("definite") or child.dep_ == "nmod:poss" for child in noun.lefts)


def _reading(
    one: Candidate, contents: Sequence[tuple[_Governed, Candidate]], words: Sequence[str], first: int
) -> Reading:
    """Return what an event comes to with the nearest of its contents, or with its outlook."""
    event_type = one.event_type or EventType.REQUEST
    for by, content in contents[:1]:
        is_restraint = event_type is EventType.REQUEST and bool(labels.negations(content.head))
        restrained = _rule(RESTRAINT, content) if is_restraint else None
        result, mode = restrained or _rule(str(event_type), content) or (event_type, one.mode)
        if result is not event_type and not by.is_close:
            return _named(one, event_type, one.mode, content=content.head)
        mode = one.mode if result is event_type and one.mode else mode
        if event_type in SPEECH:
            return _named(one, result, mode, f" of '{content.name}'", content.head)
    governor = outlook(one, words, first)
    if governor and (outcome := _rule(governor, one)) is not None:
        return _named(one, *outcome, why=f" in {governor.lower()}", content=one.head)
    return _named(one, event_type, one.mode, content=_spoken_of(one.head) if event_type in SPEECH else None)


def _spoken_of(act: Token) -> Token | None:
    """Return the word of what a speech act speaks of that is no event: "promised to *rebuild*"."""
    clause = next(
        (child for child in act.rights if child.dep_ in ("ccomp", "xcomp") or _is_content_clause(child)), None
    )
    if clause is not None:
        return clause
    return next((child for child in act.rights if child.dep_ == "obl" and labels.preposition(child) == "for"), None)


def _is_content_clause(token: Token) -> bool:
    return token.dep_ in ("acl", "advcl") and labels.marker(token) in MARKERS
