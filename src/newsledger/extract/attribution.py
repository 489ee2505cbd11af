"""Attribution: who says what, in the author's words or in quotes.

Source: PARC 3.0 (Pareti 2016) and PolNeAR (Newell, Margolin and Ruths 2018): an attribution has a source, a cue and contents.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from newsledger.extract.attribution_drafts import Draft, drafts
from newsledger.extract.attribution_quotes import with_quotations
from newsledger.extract.quotes import Quotation, quotations
from newsledger.extract.source_types import source_type
from newsledger.ontology import QuoteType, SourceType


@dataclass(frozen=True, slots=True)
class Attribution:
    """One thing that a text ascribes to someone.

    Attributes:
        source: the words that name who says it; None where nobody is named ("it is alleged that").
        cue: the words that tie content to source, in text order ("said"; "according", "to"); empty where quotes alone do.
        contents: what is said, in text order; they may lie in sentences after the cue's, and within another's content.
        quote_type: direct in quotes, mixed in part, else indirect.
        source_type: who says it by kind, from the words of the source; None where they do not tell.
        head: the word that heads the source: of a relative pronoun ("police, *who* said") the noun that it stands for.
    """

    source: Span | None
    cue: tuple[Token, ...]
    contents: tuple[Span, ...]
    quote_type: QuoteType
    source_type: SourceType | None = None
    head: Token | None = None

    @property
    def cue_text(self) -> str | None:
        """The words of the cue, joined by a space; None where there is none."""
        return " ".join(token.text for token in self.cue) or None


def attributions(doc: Doc) -> Iterator[Attribution]:
    """Yield the attributions of ``doc`` in order of their first word, an outer one before those nested in it."""
    quotes = quotations(doc)
    found = with_quotations(doc, drafts(doc, quotes), quotes)
    for draft in sorted(found, key=lambda draft: draft.extent):
        yield _attribution(doc, draft, quotes)


def outermost(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions whose cue stands in no content of another: the only ones that PolNeAR has."""
    listed = list(found)
    inside = {index for one in listed for span in one.contents for index in range(span.start, span.end)}
    for one in listed:
        if not any(token.i in inside for token in one.cue):
            yield one


def _attribution(doc: Doc, draft: Draft, quotes: tuple[Quotation, ...]) -> Attribution:
    contents = tuple(doc[start:end] for start, end in draft.contents)
    return Attribution(
        source=draft.source,
        cue=tuple(doc[index] for index in draft.cue),
        contents=contents,
        quote_type=_quote_type(contents, quotes),
        source_type=source_type(draft.source),
        head=draft.head,
    )


def _quote_type(contents: Iterable[Span], quotes: Iterable[Quotation]) -> QuoteType:
    """Return direct where all words of the contents stand in quotation marks, mixed where some do."""
    quoted = {index for quote in quotes for index in range(quote.span.start, quote.span.end)}
    words = [token.i in quoted for span in contents for token in span if not token.is_punct]
    if not any(words):
        return QuoteType.INDIRECT
    return QuoteType.DIRECT if all(words) else QuoteType.MIXED
