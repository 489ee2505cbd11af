"""Places beyond the automaton: small towns, and names that only a noun beside them makes a place."""

import re
from collections.abc import Iterator

from newsledger.extract.gazetteer import small_towns
from newsledger.extract.place_names import Found
from newsledger.extract.place_patterns import Unlisted, features, towns, unlisted
from newsledger.extract.place_resolve import CONFIDENCE, Choice
from newsledger.extract.place_rules import Known, first_names, words
from newsledger.ontology import MentionType


def _town(name: Unlisted, known: Known) -> Choice:
    """Return the small town of this name in the countries of the text, where there is one."""
    fitting = [town for town in small_towns().named(name.name) if town.country in known.countries]
    return Choice(fitting[0], "context", fitting[0].country) if len(fitting) == 1 else Choice(None, "unlisted", None)


def _found(start: int, end: int, choice: Choice) -> Found:
    place_id = choice.reading.place_id if choice.reading else None
    rule = choice.rule if choice.reading else None
    return Found(start, end, MentionType.NAME, place_id, choice.country, rule, CONFIDENCE[choice.rule])


def _is_town_name(name: str) -> bool:
    listed = any(name in words(kind) for kind in ("never", "common", "person", "calendar"))
    return not listed and name not in first_names()


def _features(folded: str, found: list[Found]) -> Iterator[Found]:
    """Yield "Virunga National Park"; its country is that of the names inside, which it takes the place of."""
    for name in features(folded):
        inner = [item for item in found if name.start <= item.start and item.end <= name.end]
        is_longer = all((item.start, item.end) != (name.start, name.end) for item in inner)
        if is_longer and all(item.mention_type is MentionType.NAME for item in inner):
            countries = {item.country for item in inner}
            yield _found(
                name.start, name.end, Choice(None, "unlisted", countries.pop() if len(countries) == 1 else None)
            )


def _towns(folded: str, known: Known) -> Iterator[Found]:
    """Yield the towns that stand after "in" once, wherever the text names them."""
    chosen: dict[str, Choice] = {}
    for name in towns(folded):
        if name.name not in chosen and _is_town_name(name.name) and (choice := _town(name, known)).reading:
            chosen[name.name] = choice
    for spelling in sorted(chosen, key=lambda text: (-len(text), text)):
        for match in re.finditer(rf"\b{re.escape(spelling)}\b", folded):
            yield _found(match.start(), match.end(), chosen[spelling])


def beyond(folded: str, known: Known, found: list[Found]) -> Iterator[Found]:
    """Yield further places of a folded text, those first that may hold mentions already found."""
    yield from _features(folded, found)
    for name in unlisted(folded):
        yield _found(name.start, name.end, _town(name, known))
    yield from _towns(folded, known)
