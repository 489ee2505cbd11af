"""The setting of each event of an article: its day and place, from its own sentence or from where the event was told before.

"The attack" without a day or place of its own has that of the attack told before it; so has what happens "during the
operation". Where the mentions told before are of different days or places, it has none. A sentence that goes on telling what
the one before it told has the setting of that.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import islice
from typing import Final, TypeVar

from spacy.tokens import Doc, Token

from newsledger.extract.coded import Coded
from newsledger.extract.context import Context
from newsledger.extract.scene.narrative import is_definite, sequel
from newsledger.extract.scene.same_setting import FARTHEST, Point, is_event, point, same_setting, words
from newsledger.extract.scene.when import dating
from newsledger.extract.scene.where import at_dateline, placing
from newsledger.nlp.labels import children
from newsledger.ontology import DatePrecision
from newsledger.records import DateMention, PlaceMention

# How many sentences back an event is looked for: beyond, an article is as often on another.
BACK: Final = 12
# How many tellings of one event are read: news repeats its word some times, noise without end.
MOST: Final = 16
# The longest time in which news goes on speaking of "the attack".
NEWS: Final = timedelta(days=30)
# Characters by which a name is known in its adjective: "Iran" in "Iranian", "Turkey" in "Turkish".
STEM: Final = 4
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
        before = list(islice(_before(here, context), MOST))
        if day is None and (day := _agreed(before, context, _day, _days)):
            reasons.append(f"dated as told before by '{day.text}'")
        if place is None and (place := _agreed(before, context, _place, _place_id)):
            reasons.append(f"placed as told before by '{place.text}'")
    if day is None or place is None:
        above = sequel(here, context)
        if day is None and (day := next(filter(None, (_day(point, context) for point in above)), None)):
            reasons.append(f"dated by '{day.text}' of what it goes on telling")
        if place is None and (place := next(filter(None, (_place(point, context) for point in above)), None)):
            reasons.append(f"placed by '{place.text}' of what it goes on telling")
    if place is None and (place := at_dateline(here, context)):
        reasons.append(f"placed by the dateline '{place.text}'")
    return Setting(day, place, "; ".join(reasons))


def _before(here: Point, context: Context) -> Iterator[Point]:
    """Yield where the event, or what happens with it, was told before, the last first: words of one lemma.

    A noun is known by "the"; a verb by whom it harms: "killed *two men*", then "*the men* were killed when".
    """
    doc = here.word.doc
    near = [doc[index] for index in same_setting(here)]
    known = {
        token.lemma: _tellings(token) for token in near if is_definite(token) and is_event(token) and _is_bare(token)
    }
    patients = {noun.lemma for noun in _patients(here.head) if is_definite(noun)}
    if not known and not patients:
        return
    wanted = [*known, here.head.lemma] if patients else list(known)
    first = context.sentences[max(0, here.sentence_index - BACK)].start
    last = context.sentences[here.sentence_index].start
    at = _lemmas(doc)
    for index in sorted({i for lemma in wanted for i in at.get(lemma, ()) if first <= i < last}, reverse=True):
        token = doc[index]
        if (token.lemma in known and _fits(token, known[token.lemma])) or _is_same(token, here.head, patients):
            yield Point(token, token, context.sentence_index(token), here.event_type)


@lru_cache(maxsize=1)
def _lemmas(doc: Doc) -> dict[int, list[int]]:
    """Return where each lemma stands, by its number; asked of one document many times, one after the other."""
    found: dict[int, list[int]] = {}
    for index, lemma in enumerate(doc.to_array("LEMMA").tolist()):
        found.setdefault(lemma, []).append(index)
    return found


def _is_bare(noun: Token) -> bool:
    """Whether nothing behind a noun says which one it is, and it is one, so that it is the one told before."""
    is_other = any(word.lower_ in words("other") for word in children(noun, "amod"))
    return noun.tag_ != "NNS" and not is_other and not children(noun, "acl", "nmod")


def _tellings(noun: Token) -> set[str]:
    """Return how the names before a noun begin, which an earlier telling has too: "the *Iran* attacks", "an Iranian attack"."""
    return {word.lower_[:STEM] for word in children(noun, "compound", "nmod:poss") if word.pos_ == "PROPN"}


def _fits(token: Token, stems: set[str]) -> bool:
    """Whether an earlier word is of an event, and told with all that the later one is."""
    if not is_event(token) or token.tag_ == "NNS":
        return False
    told = " ".join(word.lower_ for word in token.subtree) if stems else ""
    return all(stem in told for stem in stems)


def _patients(verb: Token) -> list[Token]:
    return children(verb, "obj", "nsubj:pass") if verb.pos_ == "VERB" else []


def _is_same(token: Token, verb: Token, patients: set[int]) -> bool:
    """Whether a word is the verb again, of the same patients."""
    return token.lemma == verb.lemma and any(noun.lemma in patients for noun in _patients(token))


def _day(here: Point, context: Context) -> DateMention | None:
    """Return the day that an earlier telling has, where it is of the news: known to the day, and not long before it.

    A date before the noun ("the *May* launch") tells it from another, which is then the one that goes without.
    """
    found = dating(here, context)
    if found is None or found.date.date_precision is not DatePrecision.DAY or found.date.start_on is None:
        return None
    published = context.article.published_at
    is_old = published is not None and abs(published.date() - found.date.start_on) > NEWS
    is_apart = found.date.end_char <= here.word.idx and here.word.pos_ == "NOUN" and found.distance == 0
    return None if is_old or is_apart else found.date


def _place(here: Point, context: Context) -> PlaceMention | None:
    found = placing(here, context)
    return found.place if found and found.place.place_id and found.distance < FARTHEST else None


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
