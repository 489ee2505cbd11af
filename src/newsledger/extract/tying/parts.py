"""Parts: which numbers are part of a larger total, and of which, by the words that say so."""

from collections.abc import Sequence

from spacy.tokens import Token

from newsledger.extract.numbers.concept_words import lemma
from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.totals import above, ahead, fits, nearest
from newsledger.extract.tying.wholes import WITHIN, included, is_many, is_some, whole
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

# How many words may stand between a part and its total: "14 of the last 19", "14 drones out of the 19".
_REACH = 5
# And before a total in the phrase that opens a clause: "of the first 130".
_OPENING = 3
# What tells "one" of some apart from the others by its place.
_PLACING = frozenset({"in", "on", "at", "near", "from", "by"})
_LINKS = frozenset({"ADP", "DET", "PRON", "ADJ", "SCONJ", "ADV"})
_NO_PART = frozenset({ClaimKind.RANK, ClaimKind.SCORE, ClaimKind.DURATION, ClaimKind.MULTIPLIER})


def total(number: Placed, here: Sequence[Placed], before: Sequence[Placed]) -> tuple[bool, Placed | None]:
    """Return whether a number is part of a total, and the total, where one of these sentences has it.

    ``here`` are the numbers of its sentence, ``before`` those of the sentence before, in text order.
    """
    if number.kind in _NO_PART:
        return False, None
    if number.number.figure.quantity.is_part:
        return True, None  # a person who alone was spared
    if (counted := _of_number(number, here)) is not None:
        return True, counted
    if (noun := _included(number, here)) is not None:
        others = [other for other in ahead(number, here) if included(other) is None]
        found = above(noun, number, here) or nearest(number, others)
        return found is not None or is_many(noun.head), found
    if (of := whole(number)) is not None:
        return True, nearest(number, ahead(number, here), of) or nearest(number, before, of)
    if (found := _row_before(number, here)) is not None:
        return True, found
    return is_some(number), None


def _included(number: Placed, here: Sequence[Placed]) -> Token | None:
    """Return the noun behind "including" that a number counts or counts again: "including 4 *counts* of theft, one count"."""
    if (own := included(number)) is not None or labels.relation(number.top) not in ("appos", "conj"):
        return own
    same = [other for other in ahead(number, here) if lemma(other.top.lower_) == lemma(number.top.lower_)]
    return next((noun for other in reversed(same) if (noun := included(other)) is not None), None)


def _row_before(number: Placed, here: Sequence[Placed]) -> Placed | None:
    """Return the number that "one in" or "one on" goes on with behind a comma: "destroyed *two* rockets, one in flight"."""
    words = number.number.figure.words
    if words.text != "one" or words.start <= words.sent.start or words.doc[words.start - 1].text != ",":
        return None
    is_placed = words.end < words.sent.end and words.doc[words.end].lower_ in _PLACING
    others = reversed(ahead(number, here)) if is_placed else ()
    return next((other for other in others if fits(number, other, number.top)), None)


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
    opener = _opener(other) if of.start < words.start else None
    if opener is None:
        return False
    if opener.i > words.sent.start and not opener.nbor(-1).is_punct and opener.nbor(-1).pos_ not in ("CCONJ", "SCONJ"):
        return False
    between = words.doc[of.end : words.start]
    inside = range(other.top.left_edge.i, other.top.right_edge.i + 1)  # "of the 19 men *seized* there, 14"
    is_clear = not any(token.pos_ in ("VERB", "AUX") and token.i not in inside for token in between)
    return is_clear and [token.text for token in between].count(",") == 1


def _opener(other: Placed) -> Token | None:
    """Return the preposition that a total stands behind, by the parse or right before it ("*of* the 130 injured")."""
    if labels.preposition(other.top) in WITHIN:
        return other.top.left_edge
    words = other.number.figure.words
    for token in reversed(words.doc[max(other.number.figure.sent.start, words.start - _OPENING) : words.start]):
        if token.lower_ in WITHIN:
            return token
        if token.pos_ not in ("DET", "ADJ", "PRON"):
            return None
    return None


def _is_among(number: Placed, other: Placed) -> bool:
    """Whether a subject is said to be among a total: "two nurses were among the 12 killed"."""
    if labels.preposition(other.top) not in ("among", "amongst") or labels.relation(number.top) not in (
        "nsubj",
        "conj",
    ):
        return False
    subject = number.top if labels.relation(number.top) == "nsubj" else number.top.head
    return subject.head.i in (other.top.i, other.top.head.i)
