"""Places beyond the automaton: small towns, and names that only a noun beside them makes a place."""

import re
from collections.abc import Iterator, Sequence

from newsledger.extract.gazetteer import small_towns
from newsledger.extract.place_names import Found, touching
from newsledger.extract.place_patterns import features, towns, unlisted
from newsledger.extract.place_resolve import CONFIDENCE, Choice
from newsledger.extract.place_rules import Known, first_names, words
from newsledger.ontology import MentionType


def _town(name: str, known: Known) -> Choice:
    """Return the small town of this name in the countries of the text, where there is one."""
    fitting = [town for town in small_towns().named(name) if town.country in known.countries]
    return Choice(fitting[0], "context", fitting[0].country) if len(fitting) == 1 else Choice(None, "unlisted", None)


def _found(start: int, end: int, choice: Choice) -> Found:
    place_id = choice.reading.place_id if choice.reading else None
    rule = choice.rule if choice.reading else None
    return Found(start, end, MentionType.NAME, place_id, choice.country, rule, CONFIDENCE[choice.rule])


def _is_town_name(name: str) -> bool:
    listed = any(name in words(kind) for kind in ("never", "common", "person", "calendar"))
    return not listed and name not in first_names()


def _features(folded: str, found: Sequence[Found]) -> Iterator[Found]:
    """Yield "Virunga National Park"; its country is that of the names inside, which it takes the place of."""
    for name in features(folded):
        inner = touching(found, name.start, name.end)
        if all(item.mention_type is MentionType.NAME for item in inner):
            countries = {item.country for item in inner}
            country = countries.pop() if len(countries) == 1 else None
            yield _found(name.start, name.end, Choice(None, "unlisted", country))


def _towns(folded: str, known: Known) -> Iterator[Found]:
    """Yield the towns that stand after "in" once, wherever the text names them."""
    names = {name.name for name in towns(folded)}
    chosen = {name: choice for name in names if _is_town_name(name) and (choice := _town(name, known)).reading}
    if chosen:
        spellings = sorted(chosen, key=lambda text: (-len(text), text))
        for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, spellings))})\b", folded):
            yield _found(match.start(), match.end(), chosen[match.group()])


def beyond(folded: str, known: Known, found: Sequence[Found]) -> Iterator[Found]:
    """Yield further places of a folded text, those first that may hold mentions already found, which are in text order."""
    yield from _features(folded, found)
    for name in unlisted(folded):
        yield _found(name.start, name.end, _town(name.name, known))
    yield from _towns(folded, known)
