"""Counts whose noun stands elsewhere: "Of the 300 *passengers*, 12 died", "17 *soldiers* died and 100 were wounded".

Only where the parse leaves no doubt: in the sentence by a clause joined to that of the noun, in the sentence before for what
says that it goes on ("five of them", "another 20"). A noun two sentences back is left.
"""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from newsledger.extract.counting.phrases import PLURAL, is_noun
from newsledger.extract.counting.spots import Spot
from newsledger.extract.figures import Counted, Figure
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

# Words for those counted before: "five of *them*", "22 of *whom*", "200 *others*".
_MEMBERS: Final = frozenset({"them", "whom", "which", "these", "those"})
REST: Final = frozenset({"others", "more"})
_GOING_ON: Final = frozenset({"another", "other", "further", "additional"})
_PARTS: Final = frozenset({"including", "among"})
# Relations of a clause or number that goes on with what stands before it.
_JOINED: Final = frozenset({"conj", "advcl", "parataxis", "appos", "list", "dep"})


def fronted(spot: Spot) -> Token | None:
    """Return the noun of a whole that opens the clause: "*Of the 300 passengers*, 12 died"."""
    for noun in labels.children(spot.anchor.head, "obl", "nmod"):
        if noun.i < spot.tokens.start and labels.preposition(noun) in ("of", "out of") and noun.tag_ in PLURAL:
            return noun
    return None


def _is_marked(spot: Spot) -> bool:
    """Whether the words say that the number goes on with others: "five of them", "another 20", "200 others"."""
    following = spot.following
    if following is not None and following.lower_ in REST:
        return True
    if following is not None and following.lower_ in ("of", "among") and following.i + 1 < len(following.doc):
        return following.nbor().lower_ in _MEMBERS
    before = spot.words[0]
    return before.lower_ in _GOING_ON or (before.i > 0 and before.nbor(-1).lower_ in _GOING_ON)


def _clause(token: Token) -> Token:
    """Return the head of the clause that a word stands in."""
    while token.head is not token and token.pos_ not in ("VERB", "AUX") and labels.relation(token) not in _JOINED:
        token = token.head
    return token


def _is_joined(spot: Spot, earlier: Token) -> bool:
    """Whether the number's clause is joined to the one that holds the earlier noun, or is the same."""
    above = spot.anchor
    for _ in range(4):
        if above is earlier or above.head is above:
            break
        if labels.relation(above) in _JOINED and (above.head is earlier or above.head.is_ancestor(earlier)):
            return True
        above = above.head
    return spot.anchor.head is earlier


def antecedent(spot: Spot, figures: Sequence[Figure], found: Sequence[Counted]) -> Counted | None:
    """Return what an earlier count counts, where this one leaves its noun out and goes on with it; else None."""
    figure, is_marked = spot.figure, _is_marked(spot)
    for earlier, one in zip(reversed(figures[: len(found)]), reversed(found), strict=True):
        distance = figure.sentence_index - earlier.sentence_index
        if distance > 1 or (distance == 1 and not is_marked):
            return None
        if not _is_plural(one, earlier):
            continue
        if distance == 1 or is_marked or (one.head is not None and _is_joined(spot, one.head)):
            return one
        return None
    return None


def _is_plural(one: Counted, figure: Figure) -> bool:
    is_count = figure.quantity.kind is ClaimKind.COUNT
    return is_count and one.head is not None and is_noun(one.head) and one.head.tag_ in PLURAL
