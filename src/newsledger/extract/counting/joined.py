"""Numbers that count or measure what the one before them does: in brackets, after "or", or as the other end of a change."""

import re
from typing import Final

from newsledger.extract.counting.spots import Spot
from newsledger.extract.figures import Figure
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

# What stands between a number and the same again in another unit: "7 miles (11 km", "224 kW / 300 PS".
_RESTATING: Final = re.compile(r"\s*[(\[/]\s*")
_OR: Final = re.compile(r"(?: of [\w' ]{1,30})?,? or ")
# Before what a number is compared with: "1.7 million tractors, up from 1.1 million".
_COMPARED: Final = re.compile(
    r"(?:(?:\s[\w-]+){0,3},?\s(?:(?:up|down)\sfrom|compared\s(?:with|to)|versus|against|instead\sof)|[,\s]+(?:up|down))\s"
    r"(?:(?:just|only|about|the)\s)?"
)
# Between counts of one thing: "10,000 and as many as 30,000 people".
_JOINT: Final = re.compile(r" (?:and|or|to) ")
# Characters between two ends of one change: "from $41,200 at noon on Friday to $39,900".
REACH: Final = 40


def _between(first: Figure, second: Figure) -> str:
    """Return the text between two figures of a sentence; empty where they stand in different ones."""
    if first.sentence_index != second.sentence_index:
        return ""
    near = first.words.doc[
        first.words.start : max(first.words.end, second.words.end)
    ]  # not doc.text: that joins all words
    return near.text[first.end_char - near.start_char : second.start_char - near.start_char]


def restates(figure: Figure, previous: Figure) -> bool:
    """Whether a figure says the one before it in another unit: "seven miles (11 km)"."""
    is_amount = figure.quantity.kind is not ClaimKind.COUNT or previous.quantity.kind is ClaimKind.COUNT
    return is_amount and _RESTATING.fullmatch(_between(previous, figure)) is not None


def says_again(figure: Figure, previous: Figure) -> bool:
    """Whether a figure says the one before it again ("190 points, or 0.6 %") or is what that is compared with ("up from")."""
    between, kind = _between(previous, figure), previous.quantity.kind
    is_or = _OR.fullmatch(between) is not None and (kind is figure.quantity.kind or kind is not ClaimKind.COUNT)
    return is_or or _COMPARED.fullmatch(between) is not None


def goes_on(spot: Spot, previous: Figure) -> bool:
    """Whether a figure without a noun of its own shares that of the one before it.

    The other end of a change ("rose 12 % to $45", "from 41 to 63"), and amounts that are joined ("2 months, 14 days").
    """
    figure, between = spot.figure, _between(previous, spot.figure)
    if figure.quantity.change_role is not None and previous.quantity.change_role is not None:
        return 0 < len(between) <= REACH
    is_joined = labels.relation(spot.anchor) == "conj" and spot.anchor.head.i in spot.taken
    return is_joined and bool(between) and figure.quantity.kind is previous.quantity.kind


def leads(figure: Figure, following: Figure) -> bool:
    """Whether a bare count is joined to the one behind it, whose noun it shares: "10,000 and as many as 30,000 people"."""
    are_counts = figure.quantity.kind is ClaimKind.COUNT and following.quantity.kind is ClaimKind.COUNT
    return are_counts and _JOINT.fullmatch(_between(figure, following)) is not None
