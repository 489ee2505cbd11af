"""Attribution: who says what, in the author's words or in quotes.

Source: PARC 3.0 (Pareti 2016) and PolNeAR (Newell, Margolin and Ruths 2018): an attribution has a source, a cue and contents.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from newsledger.extract.quoting.colons import colons
from newsledger.extract.quoting.draft import Draft
from newsledger.extract.quoting.drafts import drafts
from newsledger.extract.quoting.nesting import quoted_by
from newsledger.extract.quoting.quotations import quotations
from newsledger.extract.quoting.quotes import with_quotations
from newsledger.extract.quoting.source_types import source_type
from newsledger.extract.quoting.vouching import given
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
        is_report: who is named answers for the contents; else the author vouches for them, and tells what somebody makes of
            them ("condemned the attack", "discussed the raid").
        given: indices of the tokens of the contents that it takes for granted and does not report, where it asks, promises or
            plans: "demanded the release of the *men who were seized*".
        head: the word that heads the source: of a relative pronoun ("police, *who* said") the noun that it stands for.
    """

    source: Span | None
    cue: tuple[Token, ...]
    contents: tuple[Span, ...]
    quote_type: QuoteType
    source_type: SourceType | None = None
    head: Token | None = None
    is_report: bool = True
    given: frozenset[int] = frozenset()

    def reports(self) -> Iterator[tuple[int, int]]:
        """Yield each token that the source answers for, as its index and the length of its content in tokens."""
        for span in self.contents if self.is_report else ():
            for index in range(span.start, span.end):
                if index not in self.given:
                    yield index, len(span)

    @property
    def source_text(self) -> str | None:
        """The words of the source, of a relative pronoun those of its noun before it; None where nobody is named."""
        if self.source is None or self.head is None or self.source.start <= self.head.i:
            return self.source.text if self.source is not None else None
        noun = self.head.doc[self.head.left_edge.i : self.source.start]
        words = [token for token in noun if not token.is_space and token.dep_ not in ("case", "punct")]
        return noun.doc[words[0].i : words[-1].i + 1].text

    @property
    def cue_text(self) -> str | None:
        """The words of the cue, joined by a space; None where there is none."""
        return " ".join(token.text for token in self.cue) or None


def attributions(doc: Doc) -> Iterator[Attribution]:
    """Yield the attributions of ``doc`` in order of their first word, an outer one before those nested in it."""
    text = doc.text
    quotes = quotations(doc, text)
    found = with_quotations(doc, text, [*drafts(doc, quotes), *colons(doc, text)], quotes)
    found = [*found, *quoted_by(found)]
    quoted = {index for quote in quotes for index in range(quote.span.start, quote.span.end)}
    for draft in sorted(found, key=lambda draft: draft.order):
        yield _attribution(doc, draft, quoted)


def outermost(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions whose cue stands in no content of another: the only ones that PolNeAR has."""
    listed = list(found)
    inside = {index for one in listed for span in one.contents for index in range(span.start, span.end)}
    for one in listed:
        if not any(token.i in inside for token in one.cue):
            yield one


def _attribution(doc: Doc, draft: Draft, quoted: set[int]) -> Attribution:
    contents = tuple(doc[start:end] for start, end in draft.contents)
    return Attribution(
        source=draft.source,
        cue=tuple(doc[index] for index in draft.cue),
        contents=contents,
        quote_type=_quote_type(contents, quoted),
        source_type=source_type(draft.source, draft.head),
        head=draft.head,
        is_report=draft.asserts,
        given=given(doc, draft.contents, quoted) if draft.is_act and draft.asserts else frozenset(),
    )


def _quote_type(contents: Iterable[Span], quoted: set[int]) -> QuoteType:
    """Return direct where all words of the contents stand in quotation marks, mixed where some do."""
    if not any(index in quoted for span in contents for index in range(span.start, span.end)):
        return QuoteType.INDIRECT
    words = [token.i in quoted for span in contents for token in span if not token.is_punct]
    return QuoteType.DIRECT if all(words) else QuoteType.MIXED
