"""The setting of each event of an article: its day and place, from its own sentence or from where the event was told before.

"The attack" without a day or place of its own has that of the attack told before it; so has what happens "during the
operation". Where the mentions told before are of different days or places, it has none.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from spacy.tokens import Token

from newsledger.extract.coded import Coded
from newsledger.extract.context import Context
from newsledger.extract.same_setting import Point, is_event, point, same_setting
from newsledger.extract.when import dating
from newsledger.extract.where import placing
from newsledger.records import DateMention, PlaceMention

# Words that say that an event is one told before.
_KNOWN: Final = frozenset({"the", "this", "that", "these", "those"})
# How many sentences back an event is looked for: beyond, an article is as often on another.
BACK: Final = 12
M = TypeVar("M", DateMention, PlaceMention)


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where an event is, null where the article does not tell; ``reason`` says in words what told."""

    date: DateMention | None = None
    place: PlaceMention | None = None
    reason: str = ""


def settings(events: Iterable[Coded], context: Context) -> Iterator[tuple[Coded, Setting]]:
    """Yield each event of an article with its setting, in the order given."""
    for event in events:
        yield event, setting(event, context)


def setting(event: Coded, context: Context) -> Setting:
    """Return the day and place of an event."""
    here = point(event)
    dated, placed = dating(here, context), placing(here, context)
    day, place = (dated.date if dated else None), (placed.place if placed else None)
    reasons = [found.reason for found in (dated, placed) if found]
    if day is None or place is None:
        before = list(_before(here, context))
        if day is None and (day := _agreed(before, context, _day, _days)):
            reasons.append(f"dated as told before by '{day.text}'")
        if place is None and (place := _agreed(before, context, _place, _place_id)):
            reasons.append(f"placed as told before by '{place.text}'")
    return Setting(day, place, "; ".join(reasons))


def _before(here: Point, context: Context) -> Iterator[Point]:
    """Yield where the event, or what happens with it, was told before, the last first: words of one lemma."""
    doc = here.word.doc
    known = {doc[index].lemma for index in same_setting(here) if _is_known(doc[index])}
    if not known:
        return
    for index in range(here.sentence_index - 1, max(-1, here.sentence_index - 1 - BACK), -1):
        for token in context.sentences[index]:
            if token.lemma in known and is_event(token):
                yield Point(token, token, index, here.event_type)


def _is_known(token: Token) -> bool:
    """Whether a word names an event as one told before: a noun with "the" or "this"."""
    return token.pos_ == "NOUN" and any(t.dep_ == "det" and t.lower_ in _KNOWN for t in token.lefts) and is_event(token)


def _day(here: Point, context: Context) -> DateMention | None:
    found = dating(here, context)
    return found.date if found and found.date.start_on else None


def _place(here: Point, context: Context) -> PlaceMention | None:
    found = placing(here, context)
    return found.place if found and found.place.place_id else None


def _days(day: DateMention) -> object:
    return day.start_on, day.end_on


def _place_id(place: PlaceMention) -> object:
    return place.place_id


def _agreed(
    before: Iterable[Point], context: Context, read: Callable[[Point, Context], M | None], key: Callable[[M], object]
) -> M | None:
    """Return what the mentions told before say, the last of them; None where they differ or say nothing."""
    found = [said for here in before if (said := read(here, context))]
    return found[0] if len({key(said) for said in found}) == 1 else None
