"""Numbers that count or measure what the one before them does: in brackets, after "or", or as the other end of a change."""

import re
from typing import Final

from newsledger.extract.counting.spots import Spot
from newsledger.extract.figures import Counted, Figure
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

# What stands between a number and the same again in another unit: "7 miles (11 km", "224 kW / 300 PS".
_RESTATING: Final = re.compile(r"\s*[(\[/]\s*")
_OR: Final = re.compile(r",? or ")
# Characters between two ends of one change: "from $41,200 at noon on Friday to $39,900".
REACH: Final = 40


def _between(first: Figure, second: Figure) -> str:
    """Return the text between two figures of a sentence; empty where they stand in different ones."""
    if first.sentence_index != second.sentence_index:
        return ""
    return first.words.doc.text[first.end_char : second.start_char]


def restates(figure: Figure, previous: Figure) -> bool:
    """Whether a figure says the one before it in another unit: "seven miles (11 km)"."""
    is_amount = figure.quantity.kind is not ClaimKind.COUNT or previous.quantity.kind is ClaimKind.COUNT
    return is_amount and _RESTATING.fullmatch(_between(previous, figure)) is not None


def goes_on(spot: Spot, previous: Figure, found: Counted) -> bool:
    """Whether a figure without a noun of its own shares that of the one before it.

    The end of a change ("rose 12 % to $45", "from 41 to 63"), what "or" says again ("190 points, or 0.6 %"), and amounts of
    one kind that are joined ("2 months, 14 days").
    """
    figure, between = spot.figure, _between(previous, spot.figure)
    if not between or found.concept is None:
        return False
    if figure.quantity.change_role is not None and previous.quantity.change_role is not None:
        return len(between) <= REACH
    is_same = figure.quantity.kind is previous.quantity.kind
    is_joined = labels.relation(spot.anchor) == "conj" and spot.anchor.head.i in spot.taken
    return _OR.fullmatch(between) is not None or (is_same and is_joined)
