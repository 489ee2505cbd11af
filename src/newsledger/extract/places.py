"""Places and countries in an article: names, demonyms, metonyms, and the place that each means where that is clear."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from newsledger.extract.gazetteer import Hit, Reading, fold, gazetteer, place, small_towns
from newsledger.extract.place_patterns import Unlisted, unlisted
from newsledger.extract.place_resolve import CONFIDENCE, CONTAINERS, Choice, choose, contained
from newsledger.extract.place_rules import Beside, beside, is_named_person, is_place, words
from newsledger.ids import make_id
from newsledger.ontology import MentionType
from newsledger.records import Article, PlaceMention

__all__ = ["Found", "find", "place", "places"]

MENTION_TYPES = {"demonym": MentionType.DEMONYM, "metonym": MentionType.METONYM}
COMMAS = frozenset({", ", " , ", ","})
# A city of a million that leads its other readings says which country an article is about, as the country's name does.
CONTEXT_WEIGHT = 6.0
CLEAR = frozenset({"country", "demonym", "metonym", "admin1", "place"})


class Found(NamedTuple):
    """One place in a text, half-open in its characters: what it means, and which rule says so (None where none does)."""

    start: int
    end: int
    mention_type: MentionType
    place_id: str | None
    country: str | None
    rule: str | None
    confidence: float


class Seen(NamedTuple):
    """A name of the gazetteer in its sentence. ``container`` is what follows its comma, where it lies in that."""

    hit: Hit
    name: str
    near: Beside
    container: tuple[Reading, ...]


def _inside(hit: Hit, name: str, container: tuple[Reading, ...]) -> Choice | None:
    if not container:
        return None
    return contained(hit.readings, container) or contained(small_towns().named(name), container)


def _container(folded: str, hit: Hit, following: Hit | None) -> tuple[Reading, ...]:
    if following is None or folded[hit.end : following.start] not in COMMAS:
        return ()
    readings = tuple(reading for reading in following.readings if reading.kind in CONTAINERS)
    return readings if _inside(hit, folded[hit.start : hit.end], readings) else ()


def _seen(folded: str, sentences: list[tuple[int, int]]) -> list[Seen]:
    starts = [start for start, _ in sentences]
    hits = gazetteer().find(folded)
    seen = []
    for hit, following in zip(hits, [*hits[1:], None], strict=False):
        index = bisect_right(starts, hit.start) - 1
        if index < 0 or hit.end > sentences[index][1]:
            continue
        container = _container(folded, hit, following)
        near = beside(folded, hit, *sentences[index], is_contained=bool(container))
        seen.append(Seen(hit, folded[hit.start : hit.end], near, container))
    return seen


def _context(seen: Iterable[Seen]) -> frozenset[str]:
    """Return the countries that the names of the text are of, but for names that may be a person's."""
    countries = set()
    for item in seen:
        best = max(item.hit.readings, key=lambda reading: reading.weight)
        is_clear = best.kind in CLEAR or best.weight >= CONTEXT_WEIGHT
        if is_clear and best.country and not is_named_person(item.near, item.name):
            choice = choose(item.hit.readings, frozenset())
            countries |= {best.country} if choice.reading == best else set()
        countries |= {reading.country for reading in item.container if reading.country}
    return frozenset(countries)


def _found(item: Seen, choice: Choice) -> Found:
    reading, country = choice.reading, choice.country
    kind = MENTION_TYPES.get(reading.kind, MentionType.NAME) if reading else MentionType.NAME
    rule = choice.rule if reading else None
    place_id = reading.place_id if reading else None
    return Found(item.hit.start, item.hit.end, kind, place_id, country, rule, CONFIDENCE[choice.rule])


def _division(folded: str, item: Seen) -> Found | None:
    """Return the mention of "Anbar province", where there is such a division.

    The noun is part of the name where it has a capital, and "province" always: so annotators mark it.
    """
    noun = item.near.after
    readings = [reading for reading in item.hit.readings if reading.kind in ("admin1", "division")]
    if not readings or noun not in words("division"):
        return None
    found = _found(item, Choice(readings[0], "division", readings[0].country))
    is_in_name = noun[0].isupper() or noun == "province"
    return found._replace(end=folded.index(noun, item.hit.end) + len(noun)) if is_in_name else found


def _named(folded: str, seen: list[Seen], context: frozenset[str]) -> Iterator[Found]:
    explicit = {item.name: choice for item in seen if (choice := _inside(item.hit, item.name, item.container))}
    persons = frozenset(item.name for item in seen if is_named_person(item.near, item.name))
    edges = {item.hit.start for item in seen} | {item.hit.end for item in seen}
    is_inner = False
    for item in seen:
        division = _division(folded, item)
        if division:
            yield division
        elif is_inner or is_place(item.hit, item.name, item.near, context, persons, edges):
            within = [r for r in item.hit.readings if is_inner and r.kind in CONTAINERS]
            choice = explicit.get(item.name) if item.container else None
            if choice is None and item.name in explicit:
                choice = explicit[item.name]._replace(rule="article")
            yield _found(item, choice or choose(within or item.hit.readings, context))
        is_inner = bool(item.container)


def _town(name: Unlisted, context: frozenset[str]) -> Found:
    """Return the mention of a place that only the words beside it show; with its place, where one town fits."""
    towns = [town for town in small_towns().named(name.name) if town.country in context]
    town = towns[0] if len(towns) == 1 else None
    choice = Choice(town, "context", town.country) if town else Choice(None, "unlisted", None)
    rule = choice.rule if town else None
    return Found(
        name.start,
        name.end,
        MentionType.NAME,
        town.place_id if town else None,
        choice.country,
        rule,
        CONFIDENCE[choice.rule],
    )


def find(text: str, sentences: Iterable[tuple[int, int]] | None = None) -> list[Found]:
    """Return the places in a text, in text order, none overlapping.

    ``sentences`` are half-open offsets in text order: no name crosses their edges. Without them the text is one sentence.
    """
    folded = fold(text)
    bounds = [(0, len(text))] if sentences is None else list(sentences)
    seen = _seen(folded, bounds)
    context = _context(seen)
    found = list(_named(folded, seen, context))
    taken = [(item.start, item.end) for item in found] + [
        (item.hit.start, item.hit.end) for item in seen if item.hit.readings[0].kind == "mask"
    ]
    starts = [start for start, _ in bounds]
    for name in unlisted(folded):
        index = bisect_right(starts, name.start) - 1
        is_free = not any(name.start < end and start < name.end for start, end in taken)
        if is_free and index >= 0 and name.end <= bounds[index][1]:
            found.append(_town(name, context))
            taken.append((name.start, name.end))
    return sorted(found)


def places(doc: Doc, article: Article) -> Iterator[PlaceMention]:
    """Yield the places and countries that ``doc`` names, in text order, none overlapping.

    ``doc.text`` equals ``article.text``, so offsets are the article's (half-open, in characters). ``place_id`` is null where
    several places fit about as well, or where none of the gazetteer does. Demonyms and metonyms carry their country's place.
    """
    sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
    starts = [start for start, _ in sentences]
    for found in find(doc.text, sentences):
        yield PlaceMention(
            place_mention_id=make_id("plm", article.article_id, found.start, found.end),
            place_id=found.place_id,
            article_id=article.article_id,
            sentence_index=bisect_right(starts, found.start) - 1,
            start_char=found.start,
            end_char=found.end,
            text=doc.text[found.start : found.end],
            mention_type=found.mention_type,
            country=found.country,
            resolved_by=found.rule,
            confidence=found.confidence,
        )
