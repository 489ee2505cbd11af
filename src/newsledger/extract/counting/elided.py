"""Counts whose noun stands elsewhere: "Of the 300 *passengers*, 12 died", "17 *soldiers* died and 100 were wounded".

Only where the parse leaves no doubt: in the sentence by a clause joined to that of the noun, in the sentence before for what
says that it goes on ("five of them", "another 20"). A noun two sentences back is left.
"""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from newsledger.extract.counting.phrases import PLURAL, is_noun
from newsledger.extract.counting.spots import Spot
from newsledger.extract.counting.words import of_kind
from newsledger.extract.figures import Counted, Figure
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

# Relations of a clause or number that goes on with what stands before it.
_JOINED: Final = frozenset({"conj", "advcl", "parataxis", "appos", "list", "dep"})
# Before a part of those that the clause has spoken of: "900 jobs, *including* 430 here".
_PARTS: Final = frozenset({"including", "among"})
# Clauses up that one is looked for that holds the noun.
DEEPEST: Final = 4


def fronted(spot: Spot) -> Token | None:
    """Return the noun of a whole that opens the clause: "*Of the 300 passengers*, 12 died"."""
    for noun in labels.children(spot.anchor.head, "obl", "nmod"):
        if noun.i < spot.tokens.start and labels.preposition(noun) in ("of", "out of") and noun.tag_ in PLURAL:
            return noun
    return None


def _is_marked(spot: Spot) -> bool:
    """Whether the words say that the number goes on with others: "five of them", "another 20", "200 others"."""
    following, first = spot.following, spot.words[0]
    word = "" if following is None else following.lower_
    after = following.nbor().lower_ if following is not None and following.i + 1 < len(following.doc) else ""
    if spot.figure.quantity.kind is ClaimKind.MULTIPLIER:
        return word == "as" and after in of_kind("many")
    if word in of_kind("rest") or (word in ("of", "among") and after in of_kind("member")) or _is_of_them(first):
        return True
    return first.lower_ in of_kind("further") or (first.i > 0 and first.nbor(-1).lower_ in of_kind("further"))


def _is_of_them(first: Token) -> bool:
    """Whether a pronoun for the others opens the clause of the number: "*of whom* four", "*Of those*, 14"."""
    before = [token.lower_ for token in first.doc[max(first.sent.start, first.i - 3) : first.i] if not token.is_punct]
    return len(before) > 1 and before[-2] in ("of", "among") and before[-1] in of_kind("member")


def _is_one(spot: Spot) -> bool:
    """Whether the number is "one" alone, which is one of those just counted: "two rockets, *one* of them in flight"."""
    return len(spot.words) == 1 and spot.words[0].lower_ == "one"


def _is_more(spot: Spot) -> bool:
    """Whether only "more" says it, which may be of others and anything: "Millions more watched"."""
    return spot.following is not None and spot.following.lower_ == "more"


def _verb(token: Token) -> Token:
    """Return the verb, or the head of all, above a word."""
    for _ in range(DEEPEST):
        if token.pos_ in ("VERB", "AUX") or token.head == token:
            break
        token = token.head
    return token


def _is_joined(spot: Spot, earlier: Token) -> bool:
    """Whether the number is joined to the earlier noun, or its clause to the one of that noun."""
    own, theirs = _verb(spot.anchor), _verb(earlier)
    if own == theirs:
        is_part = labels.preposition(spot.anchor) in _PARTS or spot.anchor.head == earlier
        return is_part or labels.relation(spot.anchor) in _JOINED
    for _ in range(DEEPEST):
        if labels.relation(own) not in _JOINED:
            return False
        if own.head in (theirs, earlier):
            return True
        own = own.head
    return False


def antecedent(spot: Spot, figures: Sequence[Figure], found: Sequence[Counted]) -> Counted | None:
    """Return what an earlier count counts, where this one leaves its noun out and goes on with it; else None."""
    figure, is_marked = spot.figure, _is_marked(spot)
    for at in range(len(found) - 1, -1, -1):
        earlier, one = figures[at], found[at]
        distance = figure.sentence_index - earlier.sentence_index
        if distance > 1 or (distance == 1 and (not is_marked or _is_more(spot))):
            return None
        if one.head is None or not _is_counted(one, earlier):
            continue
        is_one = distance == 0 and _is_one(spot) and one.head.tag_ in PLURAL
        return one if is_marked or is_one or _is_joined(spot, one.head) else None
    return None


def _is_counted(one: Counted, figure: Figure) -> bool:
    """Whether a count has a noun, or is the level of something that is counted."""
    return figure.quantity.kind is ClaimKind.COUNT and one.head is not None and is_noun(one.head)
