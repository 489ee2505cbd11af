"""Frames: where the words of an event have who does it and whom it meets, read from ``lexicons/event_frames.csv``."""

from functools import cache
from typing import Final, NamedTuple

from newsledger import lexicon
from newsledger.errors import LexiconError
from newsledger.ontology import EventType

VERB, NOUN = "verb", "noun"
POS: Final = frozenset({VERB, NOUN, "light", "stative", "harm", "using"})
# What the column event_type begins with: a type, or nothing.
TYPES: Final = frozenset({"", *(kind.value for kind in EventType)})


class Frame(NamedTuple):
    """Where a word has its parties: places in the order in which they are asked, and whether all of them act."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    is_mutual: bool


@cache
def _frames() -> dict[tuple[str, str, str], Frame]:
    """Return the frames by word, part of speech and event type.

    Raises:
        LexiconError: a row's part of speech or event type is none.
    """
    found = {}
    for row in lexicon.load("event_frames"):
        event_type = row["event_type"].partition(" ")[0]
        if row["pos"] not in POS or event_type not in TYPES:
            raise LexiconError("event_frames.csv", 0, f"row of {row['word']!r}: {row['pos']!r}, {row['event_type']!r}")
        places = (tuple(row["actor"].split()), tuple(row["recipient"].split()))
        found[row["word"], row["pos"], row["event_type"]] = Frame(*places, row["mutual"] == "yes")
    return found


@cache
def frame(word: str, pos: str, event_type: EventType | None, mode: str | None) -> Frame:
    """Return the frame of a word for an event: that of word, type and mode, else the next less special one."""
    frames = _frames()
    types = [f"{event_type} {mode}", str(event_type), ""] if mode else [str(event_type), ""] if event_type else [""]
    keys = [(name, pos, kind) for name in (word, "*") for kind in types]
    return next(frames[key] for key in keys if key in frames)


def is_demand(word: str) -> bool:
    """Whether a modal verb makes its clause a demand of who says it."""
    found = _frames().get((word, VERB, ""))
    return found is not None and found.actor[:1] == ("speaker",)


@cache
def _listed(pos: str) -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.load("event_frames") if row["pos"] == pos)


def light_verbs() -> frozenset[str]:
    """Return the lemmas of verbs and adjectives that only carry an event noun: "*launched* an attack", "*guilty* of murder"."""
    return _listed("light")


def stative_verbs() -> frozenset[str]:
    """Return the participles that say what somebody is or thinks: "is *opposed* to"."""
    return _listed("stative")


def harm_verbs() -> frozenset[str]:
    """Return the lemmas of verbs of harm, whose victims are those of the event that does it: "the attack *killed* ten"."""
    return _listed("harm")


def using_verbs() -> frozenset[str]:
    """Return the lemmas of verbs whose object is what something is done with: "*fired* rockets", "*using* knives"."""
    return _listed("using")
