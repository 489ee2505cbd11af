"""Roles: who does what to whom in an event, and with what, from the parse, the frames of words, and who is a party."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract import role_places as places
from newsledger.extract.coded import Coded
from newsledger.extract.role_frames import NOUN, VERB, frame, harm_verbs
from newsledger.extract.role_instruments import instruments
from newsledger.extract.role_parties import (
    WHERE,
    Party,
    described_by,
    extent,
    is_met,
    is_party,
    is_thing,
    parties,
    relation,
)
from newsledger.extract.role_predicates import Predicate, beside, predicate
from newsledger.nlp import labels
from newsledger.ontology import EventType, RoleName

# How deep whom a content meets is looked for: "agreed to allow them to return".
DEEPEST: Final = 3
# Types whose weapons are what they are done with: those that are given, sold or banned are none.
ARMED: Final = frozenset(
    {
        EventType.ASSAULT,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.PROTEST,
        EventType.THREATEN,
        EventType.COOPERATE,
    }
)
# Prepositions of what an attack is aimed at.
TARGETS: Final = frozenset({"on", "against", "upon", "at", "into"})


@dataclass(frozen=True, slots=True)
class Filler:
    """Words that fill a role of an event; ``head`` is their head word."""

    role: RoleName
    head: Token
    span: Span


def roles(event: Coded) -> Iterator[Filler]:
    """Yield who and what takes part in an event: actors, then recipients, then instruments, each in text order.

    Of "Jordan and Britain" each is a filler of its own. Places and dates are read by :mod:`newsledger.extract.where` and
    :mod:`newsledger.extract.when`.
    """
    words = predicate(event)
    placed = frame(words.word, VERB if words.noun is None else NOUN, event.event_type, event.mode)
    actors = _first(placed.actor, words, event, doing=True, without=[])
    recipients = _first(placed.recipient, words, event, doing=False, without=actors)
    if not recipients and event.event_type is EventType.ASSAULT:
        recipients = _things(words)
    if placed.is_mutual:
        actors, recipients = [*actors, *recipients], []
    for role, found in ((RoleName.ACTOR, actors), (RoleName.RECIPIENT, recipients)):
        for party in sorted(found, key=lambda party: party.start):
            yield Filler(role, party.head, party.span)
    for weapon in instruments(words) if event.event_type in ARMED else ():
        yield Filler(RoleName.INSTRUMENT, weapon.root, weapon)


def _first(
    wanted: Iterable[str], words: Predicate, event: Coded, *, doing: bool, without: Sequence[Party]
) -> list[Party]:
    """Return the parties at the first of the places where there are any but those already found."""
    taken = {party.head.i for party in without}
    for place in wanted:
        found = [party for party in _at(place, words, event, doing) if party.head.i not in taken]
        if found:
            return _merged(found)
    return []


def _merged(found: Sequence[Party]) -> list[Party]:
    """Return the parties, two that stand side by side as the one that they name ("candidate" "Mara Velt")."""
    merged: list[Party] = []
    for party in sorted(found, key=lambda party: party.start):
        if merged and merged[-1].end == party.start:
            merged[-1] = Party(party.head, merged[-1].start, party.end)
        else:
            merged.append(party)
    return merged


def _at(place: str, words: Predicate, event: Coded, doing: bool) -> list[Party]:
    verb, noun = words.verb, words.noun
    match place:
        case "subject" | "carrier":
            return _all(places.doers(verb), doing) if verb is not None else []
        case "object" | "carried":
            return (
                _all([token for token in places.undergoers(verb) if token != noun], doing) if verb is not None else []
            )
        case "indirect":
            return _all(labels.recipients(verb), doing) if verb is not None else []
        case "own":
            return _own(noun) if noun is not None else []
        case "owner":
            return _all(labels.possessors(noun), doing) if noun is not None else []
        case "self":
            return _all([noun], doing) if noun is not None and is_party(noun) else []
        case "speaker":
            return _all(places.speakers(verb), doing) if verb is not None else []
        case "beside":
            return _beside(noun, doing) if noun is not None else []
        case "content" | "inner":
            return _content(event.content, [word for word in (noun, verb) if word is not None], place == "content")
    return _phrases(place, words, doing)


def _phrases(place: str, words: Predicate, doing: bool) -> list[Party]:
    """Return who stands behind a preposition of the noun or verb, or of the verb's object ("withdrew troops *from Velia*")."""
    nouns = [n for word in _around(words, doing) for case, n in places.phrases(word) if case == place]
    if doing and place in places.WHERE_DONE:
        nouns = [noun for noun in nouns if places.is_event(noun)]
    elif place in WHERE and not doing:
        nouns = [noun for noun in nouns if is_met(noun)]
    return _all(nouns, doing)


def _around(words: Predicate, doing: bool) -> list[Token]:
    around = [word for word in (words.noun, words.verb) if word is not None]
    if words.verb is None or doing:
        return around
    shared = [clause for clause in labels.children(words.verb, "conj") if not labels.objects(words.verb)]
    return around + places.undergoers(words.verb) + shared


def _own(noun: Token) -> list[Party]:
    owners = _all([owner for owner in labels.possessors(noun) if owner.pos_ != "PRON"], True)
    return owners or described_by(noun, [(relation(child), child) for child in noun.children])


def _beside(noun: Token, doing: bool) -> list[Party]:
    """Return who does or suffers the harm that is told of an event noun: "attacks killed *ten*", "*ten* died in attacks"."""
    for verb in beside(noun):
        word = verb.lemma_.lower()
        if word in harm_verbs():
            is_suffered = frame(word, VERB, None, None).recipient[:1] == ("subject",)
            asked = places.doers if doing is not is_suffered else places.undergoers
            tokens = [] if doing and is_suffered else [token for token in asked(verb) if token != noun]
            if found := _all(tokens, doing):
                return found
    return []


def _things(words: Predicate) -> list[Party]:
    """Return the things that are attacked, where they are nobody's: "shelled *a bridge*", "an attack on *a convoy*"."""
    nouns = [n for word in words[:2] if word is not None for case, n in places.phrases(word) if case in TARGETS]
    objects = places.undergoers(words.verb) if words.verb is not None and words.noun is None else []
    return [Party(noun, *extent(noun)) for noun in objects or nouns if is_thing(noun)]


def _all(tokens: Iterable[Token], doing: bool) -> list[Party]:
    found: list[Party] = []
    for token in tokens:
        found += [party for party in parties(token, doing=doing) if party not in found]
    return found


def _content(content: Token | None, words: Sequence[Token], subject: bool, depth: int = 0) -> list[Party]:
    """Return the subject of what is said or wanted, or (else) whom that meets."""
    clauses = [clause for word in words for clause in places.contents(word)]
    for clause in ([content] if content is not None else []) + clauses:
        if subject:
            own = [noun for noun in labels.children(clause, "nsubj") if noun.pos_ != "PRON"]
            if found := _all(own, False):
                return found
        if found := _met(clause, depth):
            return found
    return []


def _met(clause: Token, depth: int) -> list[Party]:
    if clause.pos_ not in places.VERBS and (found := parties(clause, doing=False)):
        return found
    placed = frame(clause.lemma_.lower(), VERB if clause.pos_ in places.VERBS else NOUN, None, None)
    words = Predicate(clause, None, "") if clause.pos_ in places.VERBS else Predicate(None, clause, "")
    for place in placed.recipient:
        if place not in ("content", "inner") and (found := _at_content(place, words)):
            return found
    return _content(None, [clause], True, depth + 1) if depth < DEEPEST else []


def _at_content(place: str, words: Predicate) -> list[Party]:
    if place == "object":
        return _all(places.undergoers(words.verb), False) if words.verb is not None else []
    if place == "indirect":
        return _all(labels.recipients(words.verb), False) if words.verb is not None else []
    return _phrases(place, words, False)
