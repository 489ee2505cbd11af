"""Hard-wrapped text: lines that a printer of fixed width broke, as old wire copy, mails and press releases have them.

A break of such a line is a space, where a break of any other ends a heading, an item or a paragraph. A text is wrapped where
its lines are short and nearly each was broken because the next line's first word did not fit any more.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

Span = tuple[int, int]
# Columns: teletypes had 69, terminals and mails have 72 to 80; wider lines are paragraphs.
NARROWEST: Final = 40
WIDEST: Final = 100
# A hyphen at which a word could be broken, or a margin that some lines do not use, leaves a line short by so much.
SLACK: Final = 4
# Of two lines or three any may be as long by chance; so many breaks, and this share of them, are none.
FEWEST: Final = 3
SHARE: Final = 0.8


def paragraphs(text: str, lines: Sequence[Span]) -> list[Span]:
    """Return the lines of a text, with those of one paragraph joined where the text is hard-wrapped.

    ``lines`` are half-open spans in text order, none of them blank or with a line break.
    """
    width = max((end - start for start, end in lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return list(lines)
    pairs = list(pairwise(lines))
    adjacent = [_is_adjacent(text, one, other) for one, other in pairs]
    broken = [near and _is_full(text, *pair, width) for pair, near in zip(pairs, adjacent, strict=True)]
    if sum(broken) < FEWEST or sum(broken) < SHARE * sum(adjacent):
        return list(lines)
    return _joined(lines, broken)


def _is_adjacent(text: str, line: Span, following: Span) -> bool:
    return following[0] - line[1] <= len("\r\n") and text.count("\n", line[1], following[0]) <= 1


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the next line's first word did not fit behind a line."""
    word = text[following[0] : following[1]].split(maxsplit=1)
    return bool(word) and len(text[line[0] : line[1]].rstrip()) + 1 + len(word[0]) > width - SLACK


def _joined(lines: Sequence[Span], broken: Sequence[bool]) -> list[Span]:
    found = [lines[0]]
    for line, is_broken in zip(lines[1:], broken, strict=True):
        if is_broken:
            found[-1] = found[-1][0], line[1]
        else:
            found.append(line)
    return found
