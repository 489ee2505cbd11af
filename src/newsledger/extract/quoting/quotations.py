"""Quotations: which words of an article stand in quotation marks, also over several paragraphs and where a mark is missing."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span

_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLE = re.compile(r"[\"“”„«»″]|``")
_MARK = re.compile(r"[\"“”„«»″]|``|''|‘(?=\w)|[’'](?!\w)|(?<!\w)'(?=\w)")
OPENING: Final = frozenset({"“", "„", "«", "``"})
CLOSING: Final = frozenset({"”", "»"})
SINGLE: Final = frozenset("‘’'")
# The longest quotation in single marks, in characters: beyond it an apostrophe was taken for a mark.
SINGLE_QUOTED: Final = 300


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, the marks included.

    Attributes:
        continues: it opens a paragraph, and the quotation of the paragraph before was left open, as is the custom for a
            speech of several paragraphs.
        is_closed: its closing mark is there.
    """

    span: Span
    continues: bool
    is_closed: bool


@dataclass(slots=True)
class _Open:
    """A mark that waits for its other half: where it stands, and which it is."""

    start: int
    mark: str


def quotations(doc: Doc, text: str) -> tuple[Quotation, ...]:
    """Return the quotations of ``doc`` in text order, without those inside others; ``text`` is its text, made once.

    A mark that is never closed holds to the end of its paragraph; a closing mark without an opening one holds nothing.
    """
    found, was_open = list[Quotation](), False
    if not _DOUBLE.search(text) and "‘" not in text and "'" not in text:
        return ()
    for paragraph in _PARAGRAPH.finditer(text):
        left_open = False
        for start, end, is_closed in _pairs(text, *paragraph.span()):
            span = doc.char_span(start, end, alignment_mode="expand")
            opens = not text[paragraph.start() : start].strip()
            if span is not None:
                found.append(Quotation(span, was_open and opens, is_closed))
            left_open = not is_closed
        was_open = left_open
    return tuple(found)


def overlapping(quotes: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Return the quotations that share tokens with a range; ``quotes`` are in text order and do not overlap."""
    first = bisect_left(quotes, start, key=lambda quote: quote.span.end - 1)
    return quotes[first : bisect_left(quotes, end, key=lambda quote: quote.span.start)]


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the outermost quotations of a paragraph as start, end, and whether they are closed."""
    waiting: list[_Open] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if mark in SINGLE:
            _single(text, mark, at, waiting)
            if waiting and waiting[-1].start < 0:
                opened = waiting.pop()
                if not waiting:
                    yield -opened.start - 1, match.end(), True
        elif _opens(text, mark, at, match.end(), waiting):
            waiting.append(_Open(at, mark))
        elif (opened_at := _closed(waiting)) and not waiting:
            yield opened_at - 1, match.end(), True
    if waiting and (rest := [mark for mark in waiting if mark.mark not in SINGLE]):
        yield rest[0].start, end, False


def _closed(waiting: list[_Open]) -> int:
    """Take the innermost double mark off the list and return one more than where it stands; 0 where there is none."""
    while waiting:
        opened = waiting.pop()
        if opened.mark not in SINGLE:
            return opened.start + 1
    return 0


def _single(text: str, mark: str, at: int, waiting: list[_Open]) -> None:
    """Open or close a quotation in single marks; what is closed gets its start negated."""
    if mark == "‘" or (mark == "'" and at + 1 < len(text) and text[at + 1].isalnum()):
        waiting.append(_Open(at, mark))
    elif waiting and waiting[-1].mark in SINGLE:
        if at - waiting[-1].start <= SINGLE_QUOTED:
            waiting[-1].start = -waiting[-1].start - 1
        else:
            waiting.pop()


def _opens(text: str, mark: str, at: int, end: int, waiting: list[_Open]) -> bool:
    """Whether a double mark opens a quotation: by its shape, else by the space beside it, else by what is open."""
    before, after = text[at - 1 : at], text[end : end + 1]
    is_left, is_right = not before.strip() or before in "([—–-", not after.strip() or after in ",.;:!?)]—–-"
    if mark in OPENING:
        return is_left or not is_right
    if mark in CLOSING:
        return is_left and not is_right and not waiting
    return is_left if is_left is not is_right else not waiting
