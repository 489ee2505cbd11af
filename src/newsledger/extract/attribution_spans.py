"""The words of an attribution: those of its source, its cue and its contents, read off the parse around the cue."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Span, Token

from newsledger.extract.attribution_cues import Cue, Part
from newsledger.extract.quotes import Quotation
from newsledger.nlp import labels

Range = tuple[int, int]
# What stands before a cue and belongs to it: "*has also* said", "*is* confident", "*repeated* claims".
BEFORE: Final = frozenset({"aux", "aux:pass", "advmod", "cop"})
BEFORE_NOUN: Final = frozenset({"det", "amod", "compound"})
RELATIVE: Final = frozenset({"who", "which", "that"})
QUOTE_MARKS: Final = frozenset({'"', "“", "‘", "'", "''", "``"})
_EDGES: Final = frozenset(",;:.-–—―…")


def source_head(cue: Cue) -> Token | None:
    """Return the head word of who says it; None where nobody is named."""
    token = cue.token
    if token.pos_ in ("NOUN", "PROPN"):
        return _of_noun(token)
    if cue.is_passive:
        return next(iter(labels.agents(token)), None)
    predicate = token._.predicate
    if predicate and (found := predicate.argument("R-ARG0", "ARG0")):
        return found.head
    if token.dep_ == "acl" and token.head.i < token.i:
        return token.head
    return next(iter(labels.subjects(token)), None) or labels.controller(token)


def _of_noun(noun: Token) -> Token | None:
    """Return whose a claim is: its possessor, who makes it, or whom it comes from."""
    if possessors := labels.possessors(noun):
        return possessors[0]
    predicate = noun._.predicate
    if predicate and (found := predicate.argument("ARG0")):
        return found.head
    return next((word for preposition, word in labels.obliques(noun) if preposition in ("by", "from", "among")), None)


def source_span(head: Token, cue: Token) -> Span:
    """Return the words of a source: the phrase of its head, without the cue, a preposition or a possessive mark."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if start <= cue.i < end:
        start, end = (start, min(cue.left_edge.i, cue.i)) if head.i < cue.i else (max(cue.right_edge.i, cue.i) + 1, end)
        start, end = (start, end) if start <= head.i < end else (head.i, head.i + 1)
    for child in head.children:
        if child.dep_ == "case":
            start, end = (child.i + 1, end) if child.i < head.i else (start, child.i)
    start, end = trimmed(head.doc, start, max(end, head.i + 1))
    return head.doc[start : _with_comma(head.doc, start, end)]


def _with_comma(doc: Doc, start: int, end: int) -> int:
    """Return the end of a source with the comma that closes its apposition or relative clause."""
    is_closed = end < len(doc) and doc[end].text == "," and any(token.text == "," for token in doc[start + 1 : end])
    return end + is_closed


def cue_tokens(cue: Cue) -> list[Token]:
    """Return the words of a cue in text order, with its auxiliaries, adverbs, particles and the preposition of its content."""
    token, doc = cue.token, cue.token.doc
    before = BEFORE_NOUN | BEFORE if token.pos_ in ("NOUN", "PROPN") else BEFORE
    own = {child.i for child in token.children if child.dep_ in before}
    start = token.i
    while start - 1 in own:
        start -= 1
    found = [*range(start, token.i + 1)]
    found += [child.i for child in token.children if child.dep_ == "compound:prt"]
    return [doc[index] for index in sorted({*found, *_after(token), *_prepositions(cue)})]


def _after(token: Token) -> list[int]:
    doc, after = token.doc, token.i + 1
    if after >= len(doc):
        return []
    follows = doc[after]
    if follows.text == ":" or (follows.dep_ == "advmod" and follows.head.i == token.i):
        return [after]
    return []


def _prepositions(cue: Cue) -> list[int]:
    """Return the prepositions that lead to the content, where no object comes before them."""
    if not cue.parts or cue.parts[0].shape not in cue.word.frames:
        return []
    head = cue.parts[0].head
    if labels.relation(head) not in ("obl", "nmod", "advcl", "acl") or head.i < cue.token.i:
        return []
    if cue.parts[0].shape in ("clause", "inf"):
        return []
    marks = [child for child in head.children if child.dep_ in ("case", "mark") and child.i < head.i]
    return [word.i for mark in marks for word in (mark, *(c for c in mark.children if c.dep_ == "fixed"))]


def content_ranges(cue: Cue, own: Sequence[int]) -> list[Range]:
    """Return the words of the content as half-open ranges of tokens in text order, without those of cue and source."""
    doc = cue.token.doc
    found = [_of_part(part) for part in cue.parts]
    if cue.parent is not None:
        found = [_of_parent(cue.parent, cue.token)]
    heads = [cue.parent.i] if cue.parent is not None else [part.head.i for part in cue.parts]
    ranges = [piece for start, end in found for piece in _without(start, end, own, heads, doc)]
    return _joined(doc, [trimmed(doc, start, end) for start, end in ranges])


def _of_part(part: Part) -> Range:
    return part.head.left_edge.i, part.head.right_edge.i + 1


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
    doc_start, doc_end = start, end
    for quote in quotes:
        first, last = quote.span.start, quote.span.end
        if last <= start or first >= end:
            continue
        if first < start and first + 1 >= start:
            doc_start = first
        if last > end and all(token.is_punct for token in quote.span.doc[end:last]):
            doc_end = last
        if last == end and first < start:
            doc_start = min(doc_start, start)
    return doc_start, doc_end
