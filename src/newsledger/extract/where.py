"""Where: the place of an event: an argument's, else the sentence's, else the dateline's; never the nearest name."""

from newsledger.extract.coded import Coded
from newsledger.extract.context import Context
from newsledger.records import PlaceMention


def place_of(event: Coded, context: Context) -> PlaceMention | None:
    """Return the place mention that says where the event is; None where the text does not tell."""
    predicate = event.head._.predicate
    argument = predicate.argument("ARGM-LOC") if predicate else None
    if argument is None:
        return None
    found = context.places.within(event.sentence_index, argument.span.start_char, argument.span.end_char)
    return found[0] if found else None
