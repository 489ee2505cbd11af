"""Units that one of two numbers writes for both: "eight or nine euros", "45 and 50 mg"."""

from collections.abc import Sequence
from itertools import pairwise

from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token
from newsledger.ontology import ClaimKind


def share_units(tokens: Sequence[Token], drafts: Sequence[Draft]) -> None:
    """Give a bare number the unit of the one that it is coordinated with: "eight or nine euros", "45 and 50 mg"."""
    for first, second in pairwise(drafts):
        between = [token.lower for token in tokens[first.right : second.left]]
        is_bare = first.kind is ClaimKind.COUNT and first.rule in ("digits", "words")
        if (
            between in (["and"], ["or"])
            and is_bare
            and (second.unit or second.currency)
            and second.left == second.first
        ):
            first.unit, first.dimension, first.kind = second.unit, second.dimension, second.kind
            first.pay_in(second)
