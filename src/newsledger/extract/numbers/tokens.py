"""Cut a sentence into words, number literals and marks; say which of them other layers have taken."""

import re
from collections.abc import Sequence
from typing import Final

# Spaces that group digits: no-break, thin, narrow no-break, figure; a plain space groups only whole threes.
_GROUP = r"[,\u00a0\u2009\u202f\u2007'’ ]"
_LITERAL = (
    rf"(?<![\d.])\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?![\d])(?:\.\d+)?"
    r"|(?<![\d.])[1-9]\d{0,2}(?:[ \u00a0\u202f.]\d{3})+,\d{1,2}(?![\d,])"
    rf"|(?<![\d.])[1-9]\d{{0,2}}(?P<group>{_GROUP})\d{{3}}(?:(?P=group)\d{{3}})*(?!\d|['’]?s\b)(?:\.\d+)?"
    r"|(?<![\d.])[1-9]\d{0,2}(?:\.\d{3}){2,}(?![\d])"
    r"|(?<![\w.,])\d{1,3},\d{1,2}(?![\d,])"
    r"|\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3}(?!\w)|\s?[x×]\s?10\^?[-−]?\d{1,3}(?!\w)|\^[+-]?\d{1,3}(?!\w))?"
    r"|\.\d+"
)
_WORD = r"(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|(?<=\s)['’]s\b|(?<=s\s)['’](?=\s)"
# Words first: most tokens are, and none begins as a literal does.
_TOKEN = re.compile(rf"(?P<w>{_WORD})|(?P<n>{_LITERAL})|(?P<s>[^\w\s]|_)|(?P<o>\w)")


# Digits and marks of East Asian width, as one character each in ordinary width.
_WIDE: Final = {0xFF10 + digit: str(digit) for digit in range(10)} | dict(
    zip(map(ord, "，．％＄￥￡－～／"), ",.%$¥£-~/", strict=True)
)
_MAY_BE_WIDE: Final = re.compile(f"[{''.join(map(chr, _WIDE))}]")


def narrow(text: str) -> str:
    """Return ``text`` with digits and marks of East Asian width in ordinary width; every offset stays.

    >>> narrow("１，２００ people, ５％")
    '1,200 people, 5%'
    """
    return text if text.isascii() or _MAY_BE_WIDE.search(text) is None else text.translate(_WIDE)


class Token:
    """One token: ``kind`` is n (number literal), w (word) or s (mark); ``is_taken`` when an earlier layer has it."""

    __slots__ = ("end", "has_gap", "is_taken", "kind", "lower", "start", "text")

    def __init__(self, start: int, end: int, text: str, kind: str, has_gap: bool) -> None:
        self.start = start
        self.end = end
        self.text = text
        lower = text.lower()
        self.lower = lower.replace("’", "'") if "’" in lower else lower
        self.kind = kind
        self.has_gap = has_gap
        self.is_taken = False

    def __repr__(self) -> str:
        return f"{self.text}/{self.kind}"


def tokenize(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """Return the tokens of ``text``; those that touch a span of ``taken`` (sorted) are marked. Linear in the text.

    >>> tokenize("A$310bn, twenty-five")
    [A/w, $/s, 310/n, bn/w, ,/s, twenty/w, -/s, five/w]
    """
    tokens: list[Token] = []
    previous_end, position = -1, 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        token = Token(start, end, match[0], match.lastgroup or "s", start != previous_end)
        if taken:
            while position < len(taken) and taken[position][1] <= start:
                position += 1
            token.is_taken = position < len(taken) and taken[position][0] < end
        tokens.append(token)
        previous_end = end
    return tokens


def merge(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans sorted, those that touch joined into one.

    >>> merge([(5, 9), (0, 2), (8, 12)])
    [(0, 2), (5, 12)]
    """
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def lower_at(tokens: Sequence[Token], position: int) -> str:
    """Return the lower-case text of the token at ``position``, empty where there is none."""
    return tokens[position].lower if 0 <= position < len(tokens) else ""


def token_at(tokens: Sequence[Token], position: int) -> Token | None:
    """Return the token at ``position``, None where there is none."""
    return tokens[position] if 0 <= position < len(tokens) else None
