"""Who a source is by kind, from its words."""

from spacy.tokens import Span

from newsledger.ontology import SourceType


def source_type(source: Span | None) -> SourceType | None:
    """Return the kind of a source; None where its words do not tell."""
    return SourceType.UNNAMED if source is None else None
