"""Attributions as their cue tells them, before quotations without a cue are added: one a reporting word."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from newsledger.extract.quoting.cues import Cue, cue
from newsledger.extract.quoting.draft import Draft
from newsledger.extract.quoting.nesting import untangled
from newsledger.extract.quoting.phrases import phrases
from newsledger.extract.quoting.quotations import Quotation
from newsledger.extract.quoting.reporting import (
    AS,
    ASSERTING,
    CLAUSE,
    INFINITIVE,
    LOOSE,
    RAISING,
    TELLING,
    TOPIC,
    Reporting,
    candidates,
)
from newsledger.extract.quoting.source_types import is_named
from newsledger.extract.quoting.sources import behind_dateline, source_head, source_span
from newsledger.extract.quoting.spans import content_ranges, with_marks
from newsledger.extract.quoting.vouching import is_act, is_silent
from newsledger.extract.quoting.words import cue_tokens


def drafts(doc: Doc, quotes: Sequence[Quotation]) -> list[Draft]:
    """Return what each reporting word of ``doc`` ascribes to whom; a speech verb without content is kept for a quotation."""
    words = candidates(doc)
    said = [_draft(token, word, quotes) for token, word in words if word.kind in TELLING]
    inside = {index for quote in quotes for index in range(quote.span.start, quote.span.end)}
    inside |= {index for draft in said if draft for start, end in draft.contents for index in range(start, end)}
    # What else stands inside is not read, unless it may turn out to go on with the speaker.
    other = [(token, word) for token, word in words if word.kind not in TELLING]
    said += [_draft(*pair, quotes) for pair in other if pair[0].i not in inside or pair[0].dep_ in ("conj", "advcl")]
    found = [draft for draft in said if draft is not None]
    return untangled(doc, [*found, *phrases(doc, quotes)], quotes)


def _draft(token: Token, word: Reporting, quotes: Sequence[Quotation]) -> Draft | None:
    reporting = cue(token, word)
    word = reporting.word
    has_content = bool(reporting.parts or reporting.parent)
    if not has_content and not (CLAUSE in word.frames and word.kind in TELLING and token.pos_ == "VERB"):
        return None
    head = source_head(reporting)
    head = None if head is None or head.tag_ == "WRB" or head.dep_.startswith("csubj") else behind_dateline(head)
    source = source_span(head, token) if head is not None else None
    if source is None and _is_naming(reporting):
        return None
    if has_content and word.kind == TOPIC and not _can_speak(head) and _is_beside(reporting):
        return None
    own = _own(reporting, source)
    words = cue_tokens(reporting)
    ranges = content_ranges(reporting, [*own, *words]) if has_content else []
    contents = with_marks([piece for piece in ranges if piece[0] < piece[1]], quotes)
    clauses = tuple(part.head.i for part in reporting.parts if part.shape in (CLAUSE, LOOSE))
    clauses += (reporting.parent.i,) if reporting.parent is not None else ()
    return Draft(
        token,
        word.kind,
        words,
        contents,
        source,
        named(head),
        _asserts(reporting, source is not None),
        clauses,
        is_act=is_act(reporting),
    )


def _can_speak(head: Token | None) -> bool:
    """Whether a word is, by its kind, a person or body rather than a thing."""
    return head is not None and (is_named(head) or head.pos_ in ("PROPN", "PRON"))


def _is_beside(reporting: Cue) -> bool:
    """Whether what is said is only set beside the cue: "The talks *continue*, the army left" is said by no talks."""
    return reporting.parent is not None or all(part.shape == LOOSE for part in reporting.parts)


def _is_naming(reporting: Cue) -> bool:
    """Whether a cue without a source ascribes nothing: it says what a thing is named ("a ship *called* Silver Star")."""
    return AS in reporting.word.needed and reporting.token.tag_ == "VBN" and reporting.token.dep_ == "acl"


def _asserts(reporting: Cue, has_source: bool) -> bool:
    """Whether who is named says, thinks or finds the content: by the word, or because the content is a clause.

    An active verb or adjective that names nobody tells what the author thinks: "it is clear that", "it seems that".
    """
    shapes = {part.shape for part in reporting.parts}
    is_clause = bool(shapes & {CLAUSE, LOOSE}) or (INFINITIVE in shapes and RAISING in reporting.word.frames)
    is_named = has_source or reporting.is_passive or reporting.token.pos_ in ("NOUN", "PROPN")
    return is_named and (reporting.word.kind in ASSERTING or is_clause) and not is_silent(reporting)


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
