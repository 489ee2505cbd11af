"""Attributions as their cue tells them, before quotations without a cue are added: one a reporting word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from spacy.strings import hash_string
from spacy.tokens import Doc, Span, Token

from newsledger.extract.attribution_cues import ASSERTING, CLAUSE, LOOSE, SPEECH, TOPIC, Cue, Reporting, candidates, cue
from newsledger.extract.attribution_spans import (
    Range,
    content_ranges,
    cue_tokens,
    source_head,
    source_span,
    trimmed,
    with_marks,
)
from newsledger.extract.quotes import Quotation
from newsledger.nlp import labels

ACCORDING: Final = hash_string("according")


@dataclass(slots=True)
class Draft:
    """An attribution in the making: token indices of cue and contents, the source's words and their head.

    ``asserts``: the source answers for its content, rather than that it speaks of it or praises it.
    """

    token: Token
    kind: str
    cue: list[int]
    contents: list[Range]
    source: Span | None
    head: Token | None
    asserts: bool = True

    @property
    def extent(self) -> Range:
        """Where it begins, and less where it ends, so that the longer comes first."""
        edges = [*self.contents, *((index, index + 1) for index in self.cue)]
        if self.source is not None:
            edges.append((self.source.start, self.source.end))
        return min(start for start, _ in edges), -max(end for _, end in edges)


def drafts(doc: Doc, quotes: Sequence[Quotation]) -> list[Draft]:
    """Return what each reporting word of ``doc`` ascribes to whom; a speech verb without content is kept for a quotation."""
    found = [_draft(token, word, quotes) for token, word in candidates(doc)]
    said = [draft for draft in found if draft is not None]
    return _without_nested([*said, *_according(doc, quotes)], quotes)


def _draft(token: Token, word: Reporting, quotes: Sequence[Quotation]) -> Draft | None:
    reporting = cue(token, word)
    has_content = bool(reporting.parts or reporting.parent)
    if not has_content and not (CLAUSE in word.frames and word.kind in (SPEECH, TOPIC) and token.pos_ == "VERB"):
        return None
    head = source_head(reporting)
    source = source_span(head, token) if head is not None else None
    own = _own(reporting, source)
    words = cue_tokens(reporting)
    ranges = content_ranges(reporting, [*own, *words]) if has_content else []
    contents = with_marks([piece for piece in ranges if piece[0] < piece[1]], quotes)
    return Draft(token, word.kind, words, contents, source, named(head), _asserts(reporting))


def _asserts(reporting: Cue) -> bool:
    """Whether who is named says, thinks or finds the content: by the word, or because the content is a clause."""
    is_clause = any(part.shape in (CLAUSE, LOOSE) for part in reporting.parts)
    return reporting.word.kind in ASSERTING or is_clause


def _own(reporting: Cue, source: Span | None) -> list[int]:
    """Return the words of an attribution that are no content: its source, and the "as" of "as police said"."""
    marks = (
        [child.i for child in reporting.token.children if child.dep_ == "mark"] if reporting.parent is not None else []
    )
    return [*marks, *range(source.start, source.end)] if source is not None else marks


def named(head: Token | None) -> Token | None:
    """Return the noun that a relative pronoun stands for, else the word itself."""
    if head is not None and head.tag_ in ("WP", "WDT") and head.head.dep_ == "acl:relcl":
        return head.head.head
    return head


def _without_nested(found: list[Draft], quotes: Sequence[Quotation]) -> list[Draft]:
    """Leave out what is not said in so many words where it stands in what someone else says or in quotation marks.

    Also a word that is a part of the next one's cue: "*seemed* to say".
    """
    joined = {index for draft in found if draft.contents for index in draft.cue if index != draft.token.i}
    found = [draft for draft in found if draft.token.i not in joined]
    inside = {index for quote in quotes for index in range(quote.span.start, quote.span.end)}
    inside |= {index for draft in found for start, end in draft.contents for index in range(start, end)}
    return [
        draft for draft in found if draft.token.i not in inside or (draft.kind in (SPEECH, TOPIC) and draft.asserts)
    ]


def _according(doc: Doc, quotes: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield the attributions of "according to": the content is the clause around the phrase."""
    for index in np.nonzero(doc.to_array("LOWER") == ACCORDING)[0].tolist():
        token = doc[index]
        if index + 2 < len(doc):
            noun = token.head if labels.relation(token) in ("case", "mark") else _complement(token)
            if noun is not None and noun.i > token.i:
                yield _said_by(token, noun, quotes)


def _complement(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_.startswith("obl")), None)


def _said_by(token: Token, noun: Token, quotes: Sequence[Quotation]) -> Draft:
    doc, phrase = token.doc, noun if noun.i > token.i and token.head == noun else token
    source = doc[slice(*trimmed(doc, token.i + 2, max(noun.right_edge.i + 1, token.i + 3)))]
    clause = phrase.head
    while clause.dep_.partition(":")[0] in ("nmod", "appos", "flat", "compound", "obj", "obl", "nsubj"):
        clause = clause.head
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    pieces = [(start, token.i), (source.end, end)] if start <= token.i < end else [(start, end)]
    contents = with_marks(
        [piece for piece in (trimmed(doc, *piece) for piece in pieces) if piece[0] < piece[1]], quotes
    )
    return Draft(token, SPEECH, [token.i, token.i + 1], contents, source, noun)
