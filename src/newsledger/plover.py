"""PLOVER 2.0 as data: modes, quad classes, scores and the CAMEO map, read from ``lexicons/plover.csv``."""

from dataclasses import dataclass
from functools import cache

from newsledger import lexicon
from newsledger.ontology import EventType


@dataclass(frozen=True, slots=True)
class Entry:
    """One event type (``mode`` is None) or one event-mode pair. ``score`` is None where the manual prints none."""

    event_type: EventType
    mode: str | None
    quad_class: int
    score: float | None
    cameo_codes: tuple[str, ...]


@cache
def entries() -> dict[tuple[EventType, str | None], Entry]:
    """Return all types and event-mode pairs, by type and mode, in the manual's order."""
    found = [
        Entry(
            EventType(row["event_type"]),
            row["mode"] or None,
            int(row["quad_class"]),
            float(row["score"]) if row["score"] else None,
            tuple(row["cameo_codes"].split()),
        )
        for row in lexicon.load("plover")
    ]
    return {(entry.event_type, entry.mode): entry for entry in found}


def modes(event_type: EventType) -> tuple[str, ...]:
    """Return the modes of a type; empty for the five types without any.

    >>> modes(EventType.RETREAT)
    ('withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign')
    """
    return tuple(mode for kind, mode in entries() if kind is event_type and mode is not None)


def quad_class(event_type: EventType) -> int:
    """Return 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return entries()[event_type, None].quad_class


def cameo(event_type: EventType, mode: str | None) -> str | None:
    """Return the CAMEO code of a type and mode where the map gives exactly one, else None.

    >>> cameo(EventType.COERCE, "arrest")
    '173'
    """
    entry = entries().get((event_type, mode))
    return entry.cameo_codes[0] if entry and len(entry.cameo_codes) == 1 and mode is not None else None


@cache
def from_cameo(code: str) -> Entry | None:
    """Return the type and mode that a CAMEO code leads to; None for the roots 01 and 02, which PLOVER dropped.

    An unlisted leaf takes its parent's entry: ``1414`` is read as ``141`` would be.
    """
    codes = {code: entry for entry in entries().values() for code in entry.cameo_codes}
    return next((codes[code[:length]] for length in range(len(code), 2, -1) if code[:length] in codes), None)


def current_mode(event_type: EventType, mode: str | None) -> str | None:
    """Return the manual's name for a mode, legacy names mapped; None for a mode that the type does not have.

    >>> current_mode(EventType.ASSAULT, "assassinate")
    'targeted'
    """
    if mode is None or (event_type, mode) in entries():
        return mode
    legacy = {(row["event_type"], row["legacy"]): row["mode"] for row in lexicon.load("plover_legacy_modes")}
    return legacy.get((event_type.value, mode)) or legacy.get(("", mode)) or None
