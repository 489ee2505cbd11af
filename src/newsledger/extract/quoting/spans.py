"""The words of a content, read off the parse around the cue and the quotation marks in it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from newsledger.extract.quoting.cues import Cue, Part
from newsledger.extract.quoting.quotations import Quotation, overlapping
from newsledger.extract.quoting.reporting import CLAUSE

Range = tuple[int, int]
QUOTE_MARKS: Final = frozenset({'"', "“", "‘", "'", "''", "``"})
STOPS: Final = frozenset({",", ";", ":", ".", "—", "–", "--", "-", '"', "”", "''", "(", "?", "!"})
# Words behind a quotation that open what the author adds: '"Enough," he said, *after* the blast'.
CIRCUMSTANCES: Final = frozenset({"after", "as", "while", "when", "before", "amid", "following", "during"})
# How many words lie between the start of a content and a colon with its quotation, at most: "told the daily: ...".
LONGEST_LEAD: Final = 7
_EDGES: Final = frozenset({*",;:.-–—―…", "--"})


def content_ranges(cue: Cue, own: Sequence[int]) -> list[Range]:
    """Return the words of the content as half-open ranges of tokens in text order, without those of cue and source."""
    doc = cue.token.doc
    found = [_of_part(part) for part in cue.parts]
    if cue.parts and cue.parts[-1].shape == CLAUSE and cue.parts[-1].head.i > cue.token.i:
        found[-1] = found[-1][0], _run_on(cue, found[-1][1])
    if cue.parent is not None:
        found = [_of_parent(cue.parent, cue.token)]
    heads = [cue.parent.i] if cue.parent is not None else [part.head.i for part in cue.parts]
    ranges = [piece for start, end in found for piece in _without(start, end, own, heads, doc)]
    return _joined(doc, [trimmed(doc, start, end) for start, end in ranges])


def _of_part(part: Part) -> Range:
    return part.head.left_edge.i, part.head.right_edge.i + 1


def _run_on(cue: Cue, end: int) -> int:
    """Return the end of a clause behind a cue with what runs on from it without a comma: that is rarely the cue's."""
    joined = (child.left_edge.i for child in cue.token.rights if child.dep_ == "conj" and child.left_edge.i >= end)
    last = min(joined, default=cue.token.right_edge.i + 1)
    doc = cue.token.doc
    for index in range(end, last):
        if doc[index].text in STOPS:
            return index
    return max(end, last)


def _of_parent(parent: Token, token: Token) -> Range:
    """Return the words of a clause that a cue is set into, or of the noun before a relative clause."""
    if token.dep_.startswith("acl"):
        return parent.left_edge.i, max(parent.i + 1, token.left_edge.i)
    return parent.left_edge.i, parent.right_edge.i + 1


def _without(start: int, end: int, own: Sequence[int], heads: Sequence[int], doc: Doc) -> Iterator[Range]:
    """Yield what is left of a range without the words from the first to the last of ``own`` in it.

    What follows them is content where the head of the content is there ("Rebels, police said, *fled*") or a quotation goes
    on; else it is said of the speaker ("... , said the general, who had seen it").
    """
    inside = [index for index in own if start <= index < end]
    if not inside:
        yield start, end
        return
    first, after = min(inside), max(inside) + 1
    yield start, first
    opening = next((token.text for token in doc[after:end] if token.text not in _EDGES and not token.is_space), "")
    if any(after <= head < end for head in heads) or opening in QUOTE_MARKS:
        yield after, end


def trimmed(doc: Doc, start: int, end: int) -> Range:
    """Return a range without punctuation at its edges; quotation marks and brackets stay."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGES):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGES):
        end -= 1
    return start, end


def _joined(doc: Doc, ranges: Iterable[Range]) -> list[Range]:
    """Return the ranges in order, those that touch joined, without empty ones."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def with_marks(ranges: Iterable[Range], quotes: Sequence[Quotation]) -> list[Range]:
    """Return the ranges, each with the marks of the quotations that its first or last words stand in."""
    return [_with_marks(start, end, quotes) for start, end in ranges]


def _with_marks(start: int, end: int, quotes: Sequence[Quotation]) -> Range:
    first, last = start, end
    for quote in overlapping(quotes, start, end):
        opening = quote.span.start
        is_introduced = start < opening <= start + LONGEST_LEAD and opening and quote.span.doc[opening - 1].text == ":"
        if start - 1 <= opening < start or is_introduced:
            first = opening
        if opening == start and quote.span.end < end and quote.span.doc[quote.span.end].lower_ in CIRCUMSTANCES:
            last = quote.span.end
        if quote.span.end > end and all(token.is_punct for token in quote.span.doc[end : quote.span.end]):
            last = quote.span.end
    return first, last
