"""The setting of each event of an article: its day and place, from its own sentence or from where the event was told before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.extract.coded import Coded
from newsledger.extract.context import Context
from newsledger.extract.when import dating
from newsledger.extract.where import placing
from newsledger.ontology import EventType
from newsledger.records import DateMention, PlaceMention

# Words that say that an event is one told before.
_KNOWN: Final = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where an event is, null where the article does not tell; ``reason`` says in words what told."""

    date: DateMention | None = None
    place: PlaceMention | None = None
    reason: str = ""


class _Told(NamedTuple):
    """The settings in which events of one type and word were told so far."""

    dates: list[DateMention]
    places: list[PlaceMention]


def _is_known(event: Coded) -> bool:
    """Whether an event is named as one told before: a noun with "the" or "this"."""
    noun = event.words.root
    return noun.pos_ == "NOUN" and any(_is_determiner(child) for child in noun.lefts)


def _is_determiner(token: Token) -> bool:
    return token.dep_ == "det" and token.lower_ in _KNOWN


def _same_days(dates: list[DateMention]) -> DateMention | None:
    """Return the last of the dates if all mean the same days, which are known."""
    days = {(date.start_on, date.end_on) for date in dates}
    return dates[-1] if len(days) == 1 and dates[-1].start_on is not None else None


def _same_place(places: list[PlaceMention]) -> PlaceMention | None:
    known = {place.place_id for place in places}
    return places[-1] if len(known) == 1 and places[-1].place_id is not None else None


def settings(events: Iterable[Coded], context: Context) -> Iterator[tuple[Coded, Setting]]:
    """Yield each event of an article, in text order, with its setting.

    "The attack" without a day or place of its own has that of the attacks told before it, of the same type and word, where
    these agree.
    """
    told: dict[tuple[EventType, str], _Told] = {}
    for event in events:
        key = (event.event_type, event.words.root.lemma_.lower())
        yield event, _setting(event, context, told.setdefault(key, _Told([], [])))


def _setting(event: Coded, context: Context, told: _Told) -> Setting:
    dated, placed, reasons = dating(event, context), placing(event, context), []
    day = dated.date if dated else None
    place = placed.place if placed else None
    is_known = (day is None or place is None) and _is_known(event)
    reasons += [dated.reason] if dated else []
    reasons += [placed.reason] if placed else []
    if day is None and is_known and (day := _same_days(told.dates) if told.dates else None):
        reasons.append(f"dated as told before, '{day.text}'")
    elif day is not None:
        told.dates.append(day)
    if place is None and is_known and (place := _same_place(told.places) if told.places else None):
        reasons.append(f"placed as told before, '{place.text}'")
    elif place is not None:
        told.places.append(place)
    return Setting(day, place, "; ".join(reasons))
