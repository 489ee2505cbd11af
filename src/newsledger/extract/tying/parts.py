"""Parts: which numbers are part of a larger total, and of which, by the words that say so."""

from collections.abc import Sequence

from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.totals import above, ahead, fits, nearest
from newsledger.extract.tying.wholes import WITHIN, included, is_many, whole
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

# How many words may stand between a part and its total: "14 of the last 19", "14 drones out of the 19".
_REACH = 5
_LINKS = frozenset({"ADP", "DET", "PRON", "ADJ", "SCONJ", "ADV"})
_NO_PART = frozenset({ClaimKind.RANK, ClaimKind.SCORE, ClaimKind.DURATION, ClaimKind.MULTIPLIER})


def total(number: Placed, here: Sequence[Placed], before: Sequence[Placed]) -> tuple[bool, Placed | None]:
    """Return whether a number is part of a total, and the total, where one of these sentences has it.

    ``here`` are the numbers of its sentence, ``before`` those of the sentence before, in text order.
    """
    if number.kind in _NO_PART:
        return False, None
    if (counted := _of_number(number, here)) is not None:
        return True, counted
    if (noun := included(number)) is not None:
        found = above(noun, number, here) or nearest(number, ahead(number, here))
        return found is not None or is_many(noun.head), found
    if (of := whole(number)) is not None:
        return True, nearest(number, ahead(number, here), of) or nearest(number, before, of)
    return False, None


def _of_number(number: Placed, here: Sequence[Placed]) -> Placed | None:
    """Return the counted total that a number is of: "14 of 19 drones", "of the 19 men, 14", "two were among the 11"."""
    others = (other for other in here if other.position != number.position)
    is_of = (_is_behind, _is_fronted, _is_among)
    return next((other for other in others if any(of(number, other) for of in is_of) and fits(number, other)), None)


def _is_behind(number: Placed, other: Placed) -> bool:
    """Whether "of", "of the" or "out of its" alone stands between a part, with its noun, and its total."""
    start, end = number.number.figure.words.end, other.number.figure.words.start
    is_kin = number.number.figure.quantity.rule.startswith("implied") and number.number.figure.words[0].lower_ != "one"
    if is_kin or not 0 < end - start <= _REACH:  # "the sister of the two boys" is none of them
        return False
    between = [token for token in number.number.figure.words.doc[start:end] if token.i != number.top.i]
    words = [token.lower_ for token in between[:2]]
    is_of = words[:1] == ["of"] or words == ["out", "of"]
    return is_of and all(token.pos_ in _LINKS for token in between)


def _is_fronted(number: Placed, other: Placed) -> bool:
    """Whether a total stands before its part behind "of", "out of" or "among" and a comma: "of the 19 men, 14 were"."""
    words, of = number.number.figure.words, other.number.figure.words
    if of.start >= words.start or labels.preposition(other.top) not in WITHIN:
        return False
    opener = other.top.left_edge
    if opener.i > words.sent.start and not opener.nbor(-1).is_punct and opener.nbor(-1).pos_ not in ("CCONJ", "SCONJ"):
        return False
    between = words.doc[of.end : words.start]
    is_clear = not any(token.pos_ in ("VERB", "AUX") for token in between)
    return is_clear and [token.text for token in between].count(",") == 1


def _is_among(number: Placed, other: Placed) -> bool:
    """Whether a subject is said to be among a total: "two nurses were among the 12 killed"."""
    if labels.preposition(other.top) not in ("among", "amongst") or labels.relation(number.top) not in (
        "nsubj",
        "conj",
    ):
        return False
    subject = number.top if labels.relation(number.top) == "nsubj" else number.top.head
    return subject.head.i in (other.top.i, other.top.head.i)
