"""Roles: who does what to whom in an event, and with what, from the parse, the frames of words, and who is a party."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.coded import Coded
from newsledger.extract.parties.clauses import Clause
from newsledger.extract.parties.instruments import instruments
from newsledger.extract.parties.members import Party
from newsledger.ontology import EventType, RoleName

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


@dataclass(frozen=True, slots=True)
class Filler:
    """Words that fill a role of an event; ``head`` is their head word."""

    role: RoleName
    head: Token
    span: Span


def roles(event: Coded) -> Iterator[Filler]:
    """Yield who and what takes part in an event: actors, then recipients, then instruments, each in text order.

    Of "Jordan and Britain" each is a filler of its own. An event that all sides do together ("met", "clashed with") has all of
    them as actors (PLOVER manual 2.0, "Actor and recipient"); one that nobody is said to do has no actor. A pronoun is a
    filler as it stands. Places and dates are read by :mod:`newsledger.extract.scene.setting`.
    """
    clause = Clause(event)
    actors = _actors(clause)
    recipients = _recipients(clause, actors)
    if not recipients and event.event_type is EventType.ASSAULT:
        recipients = clause.things()
    if clause.frame.is_mutual:
        actors, recipients = [*actors, *recipients], []
    for role, found in ((RoleName.ACTOR, actors), (RoleName.RECIPIENT, recipients)):
        for party in sorted(found, key=lambda party: party.start):
            yield Filler(role, party.head, party.span)
    for weapon in instruments(clause.words) if event.event_type in ARMED else ():
        yield Filler(RoleName.INSTRUMENT, weapon.root, weapon)


def _actors(clause: Clause) -> list[Party]:
    """Return who does it: at the event's own words, else in the phrases behind them ("an attack on rebels *by Velia*")."""
    for asked in (clause.at, clause.behind):
        for place in clause.frame.actor:
            if found := asked(place, doing=True):
                return _merged(found)
    return []


def _recipients(clause: Clause, actors: Sequence[Party]) -> list[Party]:
    """Return whom it meets: the parties at the first of the places where there are any but the actors."""
    taken = {party.head.i for party in actors}
    for place in clause.frame.recipient:
        found = [party for party in clause.at(place, doing=False) if party.head.i not in taken]
        if found:
            return _merged(found)
    return []


def _merged(found: Iterable[Party]) -> list[Party]:
    """Return the parties in text order, two that stand side by side as the one that they name ("candidate" "Mara Velt")."""
    merged: list[Party] = []
    for party in sorted(found, key=lambda party: party.start):
        if merged and merged[-1].end == party.start:
            merged[-1] = Party(party.head, merged[-1].start, party.end)
        elif not merged or merged[-1].end < party.start:
            merged.append(party)
    return merged
