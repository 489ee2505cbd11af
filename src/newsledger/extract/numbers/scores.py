"""Results of a match or a vote: "beat United 3-2", "passed 52-35"."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import concept_words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at
from newsledger.ontology import ClaimKind, Comparator

# A score has at most so many points on a side (basketball, cricket, votes in a chamber).
MOST_POINTS: Final = 700
# Words this near on either side say that a rising pair ("lost 2-3") is a score and no range.
NEAR: Final = 4
_SCORE_WORDS: Final = cues("score")
_MATCH_WORDS: Final = cues("match")


def _points(draft: Draft) -> float | None:
    """Return the points that a side can be: a plain whole number without unit or scale; None otherwise."""
    is_plain = draft.rule == "digits" and not draft.unit and not draft.currency and draft.scale == 1
    value = draft.value
    return value if is_plain and value is not None and value % 1 == 0 and 0 <= value <= MOST_POINTS else None


def read(tokens: Sequence[Token], first: Draft, second: Draft, joint: str, is_series: bool) -> Draft | None:
    """Return two numbers that a dash or "to" joins as a score; None when they are a range.

    A first side that is not below the second cannot be a range; a rising pair is a score only near words of a contest, a
    pair around "to" only near words of a vote or match: "voted 187 to 92", "lost 2 to 3". In a series one score shows that
    the next is one too: "7-2 at home and 3-6 away".
    """
    a, b = _points(first), _points(second)
    if a is None or b is None:
        return None
    near = (*tokens[max(0, first.left - NEAR) : first.left], *tokens[second.right : second.right + NEAR])
    contest = _SCORE_WORDS if joint == "dash" else _MATCH_WORDS
    is_contest = is_series or any(token.lower in contest for token in near)
    follows = lower_at(tokens, second.right)
    is_range = concept_words.is_plural(follows) or follows == "-"
    if (a < b or joint == "to") and (not is_contest or is_range):
        return None
    draft = Draft(first.first, second.last, a, "score", low=min(a, b), high=max(a, b), kind=ClaimKind.SCORE)
    draft.comparator, draft.parts = Comparator.NONE, [first, second]
    return draft
