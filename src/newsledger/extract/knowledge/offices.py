"""Offices: who held one on a day, what someone was on a day, and which of several actors of one name is meant then."""

from collections import defaultdict
from datetime import date
from functools import cache
from typing import Final

from newsledger.extract.knowledge.rows import KnownActor, Office, offices, organisations, people

# Sectors of office: who leaves them is of the elite (ELI), as in CAMEO and PLOVER; a rebel who leaves a group is not.
OFFICIAL: Final = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "COP", "IGO", "UNO", "EUR", "PTY", "OPP"})
FORMER: Final = "ELI"
EARLIEST: Final = date.min


@cache
def _by_id() -> dict[str, KnownActor]:
    return people() | {actor.actor_id: actor for actor in organisations().values()}


def known(actor_id: str) -> KnownActor:
    """Return the actor of an id.

    Raises:
        KeyError: the knowledge base does not hold it.
    """
    return _by_id()[actor_id]


@cache
def _held() -> dict[str, tuple[Office, ...]]:
    """Return the offices of each person, by id, in order of their beginning."""
    found: dict[str, list[Office]] = defaultdict(list)
    for office in sorted(offices(), key=lambda office: office.from_on or EARLIEST):
        found[office.actor_id].append(office)
    return {actor_id: tuple(held) for actor_id, held in found.items()}


@cache
def _holders() -> dict[tuple[str, str], tuple[Office, ...]]:
    """Return the holders of an office of a country, or of an organisation by its key, in order of their beginning."""
    found: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for office in sorted(offices(), key=lambda office: office.from_on or EARLIEST):
        for of in filter(None, {office.country, office.organisation}):
            found[office.office, of].append(office)
    return {key: tuple(held) for key, held in found.items()}


def _covers(office: Office, on: date) -> bool:
    return (office.from_on or EARLIEST) <= on and (office.to_on is None or on <= office.to_on)


def holder(office: str, country: str, on: date) -> KnownActor | None:
    """Return who held an office of a country on a day, None where that is not known; ``country`` may be an organisation's key.

    On the day of a change it is the new holder.
    """
    held = [item for item in _holders().get((office, country), ()) if item.from_on and _covers(item, on)]
    return known(held[-1].actor_id) if held else None


def role_of(actor: KnownActor, on: date | None) -> tuple[str | None, str | None]:
    """Return the office and sector of an actor on a day; ``on`` None is after all that is known.

    Who left an official's office is of the elite (ELI, "former president"); who is in none yet has neither. Of two offices at a
    time, the one begun last counts. An organisation has its own sector and no office.
    """
    held = _held().get(actor.actor_id)
    if held is None:
        return None, actor.sector
    day = on or date.max
    if now := [office for office in held if _covers(office, day)]:
        return now[-1].office, now[-1].sector
    if before := [office for office in held if (office.from_on or EARLIEST) <= day]:
        last = max(before, key=lambda office: office.to_on or day)
        if last.is_until_death or last.sector not in OFFICIAL:
            return last.office, last.sector
        return f"former {last.office}", FORMER
    return None, None


def _distance(actor: KnownActor, on: date) -> int:
    """Return how many days an actor's office or existence is away from a day: 0 in office, nothing known is in between."""
    held = _held().get(actor.actor_id)
    spans = [(o.from_on, o.to_on) for o in held] if held else [(actor.start_on, actor.end_on)]
    gaps = [max(((first or on) - on).days * 2, (on - (last or on)).days, 0) for first, last in spans]
    return min(gaps)


def best(actors: tuple[KnownActor, ...], on: date | None = None, country: str | None = None) -> KnownActor | None:
    """Return the likeliest of the actors of one name: of the country spoken of, in office or there on the day; None of none.

    Before an office counts twice as far as after it: news names presidents more before than long after.
    """
    if len(actors) < 2:
        return actors[0] if actors else None
    near = [actor for actor in actors if country and actor.country == country] or list(actors)
    return min(near, key=lambda actor: _distance(actor, on)) if on else near[0]
