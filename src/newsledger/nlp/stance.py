"""Stances: how a text commits to it that something happened, as a value and a category, and how stances compose.

Values lie in [-3, 3] after FactBank (Saurí and Pustejovsky 2009) as numbers (It-Happened, Stanovsky et al. 2017): 3
certainly did or will, 0 unknown, -3 certainly did not. A word has a stance of its own (negation, modals, adverbs) in a world
that what governs it makes ("denied that", "if", "tried to"); the two compose as implicative signatures do (Nairn, Condoravdi
and Karttunen 2006): "did not fail to" is "did", and in "may have tried to" what is tried is no more than possible.

| category | what happened is | FactBank |
|---|---|---|
| actual | presented as happened or going on, also by hearsay ("allegedly") | CT+, PR+ |
| planned | ahead: somebody will, intends, agreed, or is expected to | future events |
| hypothetical | open: possible, asked for, hoped, feared, under a condition, in question | PS+, PS-, CTu, Uu |
| attempted | tried, with success open or denied | PS+ under "try" |
| threatened | what somebody threatens with | Uu under "threaten" |
| denied | said by somebody not to have happened | CT- of a source, Uu of the author |
| negated | presented as not happened, or not going to | CT-, PR- |
"""

from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.nlp.rule_words import Certainty
from newsledger.ontology import Factuality

CERTAIN: Final = 3.0
PROBABLE: Final = 1.5
# FactBank's "possible": a quarter of the way to certain, as MEANTIME's conversion to numbers has it.
POSSIBLE: Final = 0.75
UNKNOWN: Final = 0.0
NEGATIVE: Final = frozenset({Factuality.NEGATED, Factuality.DENIED})


class Stance(NamedTuple):
    """The stance of a text towards what a word says; ``cue`` is the word that makes it so, None in the plain case."""

    category: Factuality
    value: float
    cue: Token | None = None


FACT: Final = Stance(Factuality.ACTUAL, CERTAIN)


def is_factive(word: Certainty) -> bool:
    """Whether what the word governs is so in any case: "did not regret that"."""
    return word.positive == word.negated == CERTAIN


def governed(word: Certainty, head: Stance, cue: Token) -> Stance:
    """Return the world that a listed word of the stance ``head`` makes for what it governs."""
    if is_factive(word):
        return FACT
    share = abs(head.value) / CERTAIN
    if head.category is Factuality.ACTUAL:
        return _affirmed(word, head, cue, share)
    if head.category is Factuality.NEGATED:
        return Stance(_of_negated(word.negated), word.negated * share, head.cue)
    if word.category in NEGATIVE or head.category is Factuality.DENIED:
        is_flat = head.category is Factuality.DENIED and word.category not in NEGATIVE
        return head if is_flat else Stance(Factuality.HYPOTHETICAL, UNKNOWN, head.cue)
    return joined(head, Stance(word.category, word.positive * share, cue))


def _affirmed(word: Certainty, head: Stance, cue: Token, share: float) -> Stance:
    if word.category is Factuality.ACTUAL and word.positive == CERTAIN:
        return Stance(word.category, head.value, head.cue)
    return Stance(word.category, word.positive * share, cue)


def _of_negated(value: float) -> Factuality:
    """Return the category of what a negated word governs, from its value there."""
    if value <= -PROBABLE:
        return Factuality.NEGATED
    return Factuality.ACTUAL if value >= PROBABLE else Factuality.HYPOTHETICAL


# The stronger of two stances that leave open whether it happened: what is open is so whatever else is said of it.
_STRENGTH: Final = {
    Factuality.ACTUAL: 0,
    Factuality.ATTEMPTED: 1,
    Factuality.PLANNED: 2,
    Factuality.THREATENED: 3,
    Factuality.HYPOTHETICAL: 4,
    Factuality.NEGATED: 5,
    Factuality.DENIED: 6,
}


def joined(outer: Stance, inner: Stance) -> Stance:
    """Return the stance of what stands in the world ``outer`` and is itself presented as ``inner``.

    What was tried stays an attempt when it did not come about ("a failed attempt", "foiled the attempted attack").
    """
    categories = {outer.category, inner.category}
    value = min(abs(outer.value), abs(inner.value)) * (-1 if min(outer.value, inner.value) < 0 else 1)
    if Factuality.ATTEMPTED in categories and Factuality.NEGATED in categories:
        return Stance(Factuality.ATTEMPTED, value, inner.cue or outer.cue)
    if inner.category in NEGATIVE and outer.category not in (Factuality.ACTUAL, Factuality.PLANNED):
        open_or_denied = Factuality.DENIED if outer.category is Factuality.DENIED else Factuality.HYPOTHETICAL
        return Stance(open_or_denied, UNKNOWN, outer.cue)
    stronger = outer if _STRENGTH[outer.category] >= _STRENGTH[inner.category] else inner
    cue = stronger.cue or inner.cue or outer.cue
    return Stance(stronger.category, value, cue)


def negated(stance: Stance, cue: Token) -> Stance:
    """Return the stance of what is denied by a "not" of its own."""
    if stance.category in (Factuality.ACTUAL, Factuality.PLANNED):
        return Stance(Factuality.NEGATED, -abs(stance.value), cue)
    if stance.category is Factuality.ATTEMPTED:
        return Stance(Factuality.NEGATED, -abs(stance.value), cue)
    return Stance(Factuality.HYPOTHETICAL, UNKNOWN, stance.cue)
