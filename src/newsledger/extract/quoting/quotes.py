"""Quotations find their speaker: by the cue beside them, or by who spoke just before.

Source: the ways in which news attributes quotations (O'Keefe et al. 2012; Pareti et al. 2013): a cue in the sentence, a
quotation that goes on behind it, a colon before it, or the speaker of the paragraph before.
"""

import re
from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Span, Token

from newsledger.extract.quoting.cues import Cue
from newsledger.extract.quoting.draft import Draft
from newsledger.extract.quoting.drafts import named
from newsledger.extract.quoting.quotations import Quotation
from newsledger.extract.quoting.reporting import SPEECH, TELLING, Reporting
from newsledger.extract.quoting.sources import source_head, source_span
from newsledger.extract.quoting.spans import Range
from newsledger.extract.quoting.words import cue_tokens

_BREAK = re.compile(r"\s*\n\s*")
# A quotation of fewer words, without a verb, is a name or a scare quote unless a cue is beside it.
FEWEST_WORDS: Final = 4
# Its two marks and a comma or full stop.
MARKS: Final = 3


def with_quotations(doc: Doc, text: str, found: list[Draft], quotes: Sequence[Quotation]) -> list[Draft]:
    """Return the drafts with the quotations that belong to them, without those that still have no content."""
    if not quotes:
        return [draft for draft in found if draft.contents]
    linker = _Linker(doc, text, found, quotes)
    for quote in quotes:
        linker.link(quote)
    return [draft for draft in [*linker.found, *linker.new] if draft.contents]


class _Linker:
    """Walks the quotations of a text in order and remembers who spoke last, and where."""

    def __init__(self, doc: Doc, text: str, found: list[Draft], quotes: Sequence[Quotation]):
        self.doc, self.found = doc, sorted(found, key=lambda draft: draft.token.i)
        self.places = [draft.token.i for draft in self.found]
        self.breaks = [match.start() for match in _BREAK.finditer(text)]
        self.quoted = {index for quote in quotes for index in range(quote.span.start, quote.span.end)}
        self.holders = _holders(self.found, self.quoted)
        self.last: tuple[Draft, Quotation] | None = None
        self.waiting: list[Quotation] = []
        self.new: list[Draft] = []

    def link(self, quote: Quotation) -> None:
        """Give a quotation to the attribution that it belongs to, if there is one."""
        draft = self._holding(quote) or self._beside(quote) or self._named(quote) or self._governing(quote)
        if draft is None and _is_speech(quote):
            draft = self._introducing(quote) or self._going_on(quote)
        if draft is None:
            self.waiting = [] if quote.is_closed else [*self.waiting, quote]
        else:
            self._join(draft, quote)

    def _join(self, draft: Draft, quote: Quotation) -> None:
        """Give a quotation to an attribution, with the paragraphs before it that it goes on from."""
        for one in [*(self.waiting if quote.continues else ()), quote]:
            _add(draft, one)
        self.waiting = []
        draft.asserts = draft.asserts or draft.kind in TELLING
        if _is_speech(quote):
            self.last = draft, quote

    def _paragraph(self, offset: int) -> int:
        return bisect(self.breaks, offset)

    def _between(self, start: int, end: int) -> list[Draft]:
        """Return the attributions whose cue's word stands in a range of tokens."""
        return self.found[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def _holding(self, quote: Quotation) -> Draft | None:
        """Return the attribution whose content shares most words with the quotation; its cue stands outside."""
        start, end = quote.span.start, quote.span.end
        shared = Counter(place for index in range(start, end) for place in self.holders.get(index, ()))
        outside = [place for place, _ in shared.most_common() if not start <= self.places[place] < end]
        return self.found[outside[0]] if outside else None

    def _beside(self, quote: Quotation) -> Draft | None:
        """Return the attribution without content whose cue stands in the sentence in which the quotation begins or ends."""
        near = self._between(quote.span[0].sent.start, quote.span[-1].sent.end)
        waiting = [draft for draft in near if not draft.contents and draft.token.i not in self.quoted]
        return min(waiting, key=lambda draft: abs(draft.token.i - quote.span.start), default=None)

    def _governing(self, quote: Quotation) -> Draft | None:
        """Return an attribution by a verb that no lexicon has, where the parse makes the quotation its complement."""
        if not _is_speech(quote):
            return None
        verb = _governor(quote.span)
        if verb is None or verb.i in self.quoted:
            return None
        cue = Cue(verb, Reporting(SPEECH, frozenset()), (), False)
        head = source_head(cue)
        if head is None:
            return None
        draft = Draft(verb, SPEECH, cue_tokens(cue), [], source_span(head, verb), named(head))
        self.new.append(draft)
        return draft

    def _introducing(self, quote: Quotation) -> Draft | None:
        """Return the last attribution before a quotation that opens its paragraph or follows a colon."""
        before = quote.span.start - 1
        while before >= 0 and self.doc[before].is_space:
            before -= 1
        if before < 0 or self.doc[before].text != ":":
            return None
        start = self.doc[before].sent.start
        near = [draft for draft in self._between(start, before + 1) if draft.kind in TELLING]
        return near[-1] if near else None

    def _named(self, quote: Quotation) -> Draft | None:
        """Return a new attribution to the person whose name stands before a colon: "pollster Anna Berg: “Few will vote.”"."""
        colon = quote.span.start - 1
        if colon < 1 or self.doc[colon].text != ":" or not _is_speech(quote):
            return None
        last = self.doc[colon - 1]
        if last.ent_type_ != "PERSON":
            return None
        name = next(span for span in self.doc.ents if span.start <= last.i < span.end)
        draft = Draft(self.doc[colon], SPEECH, [colon], [], name, name.root)
        self.new.append(draft)
        return draft

    def _going_on(self, quote: Quotation) -> Draft | None:
        """Return the attribution that this quotation goes on from: in its paragraph, or in the one before.

        In its paragraph, who spoke last, in quotes or not; a quotation that is a paragraph of its own or is carried on there
        has the speaker of the quotation before.
        """
        opens = quote.span.start == quote.span[0].sent.start
        before = self._spoke(quote) if opens else None
        if before is not None or self.last is None:
            return before
        draft, last = self.last
        gap = self._paragraph(quote.span.start_char) - self._paragraph(last.span.start_char)
        if gap == 0:
            return draft if opens else None
        return draft if quote.continues or (gap == 1 and self._fills_paragraph(quote)) else None

    def _spoke(self, quote: Quotation) -> Draft | None:
        """Return the last attribution before a quotation in its paragraph that tells what somebody says."""
        paragraph, before = self._paragraph(quote.span.start_char), bisect_left(self.places, quote.span.start)
        while before and self._paragraph(self.found[before - 1].token.idx) == paragraph:
            before -= 1
            draft = self.found[before]
            if draft.kind in TELLING and draft.source is not None and draft.token.i not in self.quoted:
                return draft
        return None

    def _fills_paragraph(self, quote: Quotation) -> bool:
        """Whether a quotation is a paragraph of its own."""
        doc, start, end = self.doc, quote.span.start, quote.span.end
        return (start == 0 or doc[start - 1].is_space) and (end == len(doc) or doc[end].is_space)


def _holders(found: list[Draft], quoted: set[int]) -> dict[int, list[int]]:
    """Return, for the quoted tokens in contents, the places in ``found`` of the attributions that hold them."""
    holders: dict[int, list[int]] = {}
    for place, draft in enumerate(found):
        for start, end in draft.contents:
            for index in range(start, end):
                if index in quoted:
                    holders.setdefault(index, []).append(place)
    return holders


def _is_speech(quote: Quotation) -> bool:
    """Whether somebody speaks in a quotation, rather than that a word is marked."""
    return len(quote.span) - MARKS >= FEWEST_WORDS or any(token.pos_ in ("VERB", "AUX") for token in quote.span)


def _governor(span: Span) -> Token | None:
    """Return the verb outside a quotation that its words depend on as a clause, or that is set beside its clause."""
    root = span.root
    if root.head.i != root.i and root.dep_.partition(":")[0] in ("ccomp", "dep", "obj") and root.head.pos_ == "VERB":
        return root.head
    beside = (child for child in root.children if child.dep_.startswith("parataxis") and child.pos_ == "VERB")
    return next((child for child in beside if not span.start <= child.i < span.end), None)


def _add(draft: Draft, quote: Quotation) -> None:
    """Join a quotation to the contents of an attribution."""
    start, end = quote.span.start, quote.span.end
    apart: list[Range] = []
    for first, last in draft.contents:
        if first <= end and start <= last:
            start, end = min(start, first), max(end, last)
        else:
            apart.append((first, last))
    draft.contents = sorted([*apart, (start, end)])
