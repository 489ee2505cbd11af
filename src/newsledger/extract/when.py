"""When: the date expression that dates an event, by syntax."""

from newsledger.extract.coded import Coded
from newsledger.extract.context import Context
from newsledger.records import DateMention


def date_of(event: Coded, context: Context) -> DateMention | None:
    """Return the date mention that dates the event; None where its words give none, never the day of publishing."""
    inside = context.dates.in_sentence(event.sentence_index)
    return inside[0] if len(inside) == 1 else None
