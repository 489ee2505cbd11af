"""Roles: who does what to whom in an event, and with what, from the predicate's semantic roles and the parse."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract import role_places as places
from newsledger.extract.coded import Coded
from newsledger.extract.role_frames import NOUN, VERB, Frame, frame, light_verbs
from newsledger.extract.role_parties import Party, described_by, parties, relation
from newsledger.nlp import labels
from newsledger.ontology import RoleName

# How deep whom a content meets is looked for: "agreed to allow them to return".
DEEPEST: Final = 3


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
    reader = _Reader(event)
    actors = reader.actors()
    recipients = reader.recipients(actors)
    if reader.frame.is_mutual:
        actors, recipients = [*actors, *recipients], []
    for role, found in ((RoleName.ACTOR, actors), (RoleName.RECIPIENT, recipients)):
        for party in sorted(found, key=lambda party: party.start):
            yield Filler(role, party.head, party.span)


class _Reader:
    """Reads the places of one event: of its verb, and of its noun where a light verb carries one."""

    def __init__(self, event: Coded) -> None:
        head = event.head
        self.event = event
        self.verb = (
            head if head.pos_ in places.VERBS or relation(head) in ("ccomp", "advcl") else _carrier(head, event.words)
        )
        self.noun = head if self.verb is not head else None
        word = (self.noun or head).lemma_.lower()
        self.frame: Frame = frame(word, NOUN if self.noun is not None else VERB, event.event_type, event.mode)

    def actors(self) -> list[Party]:
        return self._first(self.frame.actor, doing=True, without=[])

    def recipients(self, actors: Sequence[Party]) -> list[Party]:
        return self._first(self.frame.recipient, doing=False, without=actors)

    def _first(self, wanted: Iterable[str], *, doing: bool, without: Sequence[Party]) -> list[Party]:
        taken = {party.head.i for party in without}
        for place in wanted:
            found = [party for party in self._at(place, doing) if party.head.i not in taken]
            if found:
                return found
        return []

    def _at(self, place: str, doing: bool) -> list[Party]:
        match place:
            case "subject" | "carrier":
                return _all(places.doers(self.verb), doing) if self.verb is not None else []
            case "object":
                return _all(places.undergoers(self.verb), doing) if self.verb is not None else []
            case "indirect":
                return _all(labels.recipients(self.verb), doing) if self.verb is not None else []
            case "own":
                return self._own()
            case "content":
                return _content(self.event.content, self._words(), subject=True)
            case "inner":
                return _content(self.event.content, self._words(), subject=False)
        nouns = [noun for word in self._words() for case, noun in places.phrases(word) if case == place]
        return _all(nouns, doing)

    def _own(self) -> list[Party]:
        if self.noun is None:
            return []
        owners = _all(labels.possessors(self.noun), True)
        return owners or described_by(self.noun, [(relation(child), child) for child in self.noun.children])

    def _words(self) -> list[Token]:
        return [word for word in (self.noun, self.verb) if word is not None]


def _carrier(noun: Token, words: Span) -> Token | None:
    """Return the verb that carries an event noun: a light one, or one of the event's own words."""
    first = noun.head if relation(noun) == "conj" else noun
    verb = first.head
    if verb.pos_ not in places.VERBS or relation(first) not in ("obj", "nsubj", "obl", "xcomp") or verb == first:
        return None
    return verb if verb.lemma_.lower() in light_verbs() or words.start <= verb.i < words.end else None


def _all(tokens: Iterable[Token], doing: bool) -> list[Party]:
    found: list[Party] = []
    for token in tokens:
        found += [party for party in parties(token, doing=doing) if party not in found]
    return found


def _content(content: Token | None, words: Sequence[Token], *, subject: bool, depth: int = 0) -> list[Party]:
    """Return the subject of what is said or wanted, or (else) whom that meets."""
    clauses = [clause for word in words for clause in places.contents(word)]
    for clause in ([content] if content is not None else []) + clauses:
        if subject:
            own = [noun for noun in labels.children(clause, "nsubj") if noun.pos_ != "PRON"]
            if found := _all(own, False):
                return found
        found = _met(clause, depth)
        if found:
            return found
    return []


def _met(clause: Token, depth: int) -> list[Party]:
    if clause.pos_ in places.VERBS:
        if found := _all(places.undergoers(clause), False) or _all(labels.recipients(clause), False):
            return found
    elif found := parties(clause, doing=False):
        return found
    for _, noun in places.phrases(clause):
        if found := parties(noun, doing=False):
            return found
    return _content(None, [clause], subject=True, depth=depth + 1) if depth < DEEPEST else []
