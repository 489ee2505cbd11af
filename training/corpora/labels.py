"""What the labels of other corpora may be among ours: one label where it is certain, several where it is not."""

from collections.abc import Iterable, Mapping
from typing import Final

from training.corpora.spans import Span
from training.example import Entity

PLACES: Final = ("GPE", "LOC", "FAC")
OTHERS: Final = ("NORP", "EVENT", "PRODUCT")
# What a corpus of persons, organizations and places marks wherever it occurs.
NAMES: Final = ("PERSON", "ORG", *PLACES)

UNER: Final = {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACES, "OTH": OTHERS}
WIKIGOLD: Final = {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACES, "MISC": OTHERS}
CROSSNER: Final = {
    "politician": ("PERSON",),
    "person": ("PERSON",),
    "politicalparty": ("ORG",),
    "organisation": ("ORG",),
    "country": ("GPE",),
    "location": PLACES,
    "election": ("EVENT",),
    "event": ("EVENT",),
    "misc": OTHERS,
}


def entities(spans: Iterable[Span], mapping: Mapping[str, tuple[str, ...]]) -> tuple[Entity, ...]:
    """Return spans as entities with the labels that ``mapping`` has for theirs.

    Raises:
        KeyError: a label is none of the mapping's.
    """
    return tuple(Entity(start=start, end=end, labels=mapping[label]) for start, end, label in spans)
