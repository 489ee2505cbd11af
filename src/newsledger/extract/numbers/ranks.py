"""Places in an order: "third-largest", "the second biggest", "No. 1 seed"."""

from collections.abc import Iterator, Sequence
from typing import Final

from newsledger.extract.numbers import words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token
from newsledger.ontology import ClaimKind, Comparator

_SUPERLATIVES: Final = cues("superlative")
_NOT_SUPERLATIVES: Final = cues("not_superlative")
_NO_ADJECTIVES: Final = cues("stop")


def _is_superlative(word: str) -> bool:
    return word in _SUPERLATIVES or (word.endswith("est") and len(word) > 5 and word not in _NOT_SUPERLATIVES)


def _ordinal(token: Token, after: Token | None) -> float | None:
    if token.kind == "w":
        return words.ORDINALS.get(token.lower)
    is_ordinal = after is not None and not after.has_gap and after.lower in ("st", "nd", "rd", "th")
    return (
        float(token.text) if token.kind == "n" and token.text.isdigit() and len(token.text) < 5 and is_ordinal else None
    )


def _is_adjective(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the word at ``at``, behind "most", is the adjective that it raises: "second-most populous"."""
    return at < len(tokens) and tokens[at].kind == "w" and tokens[at].lower not in _NO_ADJECTIVES


def read(tokens: Sequence[Token]) -> Iterator[Draft]:
    """Yield the ranks of a sentence: an ordinal right before a superlative."""
    for position, token in enumerate(tokens):
        value = _ordinal(token, tokens[position + 1] if position + 1 < len(tokens) else None)
        if value is None or value < 2:
            continue
        end = position + (2 if token.kind == "n" else 1)
        at = end + 1 if end < len(tokens) and tokens[end].text in "-‑" else end
        if at < len(tokens) and _is_superlative(tokens[at].lower):
            draft = Draft(position, end, value, "rank", kind=ClaimKind.RANK, comparator=Comparator.NONE)
            draft.right = at + 1 + (tokens[at].lower in ("most", "least") and _is_adjective(tokens, at + 1))
            yield draft
