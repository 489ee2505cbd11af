"""Attribution: who says what, in the author's words or in quotes.

Source: PARC 3.0 (Pareti 2016) and PolNeAR (Newell, Margolin and Ruths 2018): an attribution has a source, a cue and contents.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

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
    """

    source: Span | None
    cue: tuple[Token, ...]
    contents: tuple[Span, ...]
    quote_type: QuoteType
    source_type: SourceType | None = None

    @property
    def cue_text(self) -> str | None:
        """The words of the cue, joined by a space; None where there is none."""
        return " ".join(token.text for token in self.cue) or None


def attributions(doc: Doc) -> Iterator[Attribution]:
    """Yield the attributions of ``doc`` in order of their first word, an outer one before those nested in it."""
    for predicate in doc._.predicates:
        said, source = predicate.argument("ARG1"), predicate.argument("ARG0")
        if predicate.lemma in ("say", "tell") and said is not None:
            speaker = source.span if source else None
            yield Attribution(speaker, (predicate.token,), (said.span,), QuoteType.INDIRECT)
