"""What numbers count or measure: the counted noun by the parse, else by the words around the number."""

from collections.abc import Sequence

from newsledger.extract.context import Context
from newsledger.extract.figures import Counted, Figure
from newsledger.nlp import labels


def counted(figures: Sequence[Figure], context: Context) -> list[Counted]:
    """Return what each of an article's figures counts, in their order."""
    return [_counted(figure) for figure in figures]


def _counted(figure: Figure) -> Counted:
    quantity, number = figure.quantity, figure.number
    head = number.head if labels.relation(number) == "nummod" else None
    return Counted(head, quantity.concept, quantity.concept_text, None, "words")
