"""Places beyond the automaton: small towns, and names that only a noun beside them makes a place."""

import re
from collections.abc import Iterator, Sequence

from newsledger.extract.gazetteer import SITE_TYPES, gazetteer, small_towns
from newsledger.extract.placing.names import Found, touching
from newsledger.extract.placing.patterns import features, towns, unlisted
from newsledger.extract.placing.resolve import CONFIDENCE, CONTAINERS, Choice, choose, contained
from newsledger.extract.placing.rules import Known, first_names, words
from newsledger.ontology import MentionType

# Characters before a state in which its town is looked for.
REACH = 50
TOWN_COMMA = re.compile(r"\b(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}), ?$")


def _town(name: str, known: Known) -> Choice:
    """Return the place of this name, or the one small town in the countries of the text that has it."""
    if larger := gazetteer().named(name):
        return choose(larger, known.countries)
    fitting = [town for town in small_towns().named(name) if town.country in known.countries]
    return Choice(fitting[0], "context", fitting[0].country) if len(fitting) == 1 else Choice(None, "unlisted", None)


def _found(start: int, end: int, choice: Choice) -> Found:
    place_id = choice.reading.place_id if choice.reading else None
    rule = choice.rule if choice.reading else None
    return Found(start, end, MentionType.NAME, place_id, choice.country, rule, CONFIDENCE[choice.rule])


def _is_town_name(name: str) -> bool:
    """Whether a name is that of small towns alone, and no word or person's name besides."""
    listed = any(name in words(kind) for kind in ("never", "common", "person", "calendar"))
    return not listed and name not in first_names() and not gazetteer().named(name)


def _is_site(place_id: str | None) -> bool:
    reading = gazetteer().by_id.get(place_id or "")
    return reading is not None and reading.place_type in SITE_TYPES


def _features(folded: str, known: Known, found: Sequence[Found]) -> Iterator[Found]:
    """Yield "Virunga National Park" instead of the names inside, of their country; "Ain al-Asad Airfield" is the base."""
    for name in features(folded):
        inner = touching(found, name.start, name.end)
        if len(inner) == 1 and _is_site(inner[0].place_id) and inner[0].start == name.start:
            yield inner[0]._replace(end=name.end)
        elif all(item.mention_type is MentionType.NAME for item in inner):
            countries = {item.country for item in inner} & known.countries
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


def _contained_towns(folded: str, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the small town before the comma of a state or country: "the Crawford, Texas ranch"."""
    for container in found:
        outer = gazetteer().by_id.get(container.place_id or "")
        before = TOWN_COMMA.search(folded, max(0, container.start - REACH), container.start)
        if outer is None or outer.kind not in CONTAINERS or before is None:
            continue
        name, choice = before["name"], None
        while name and (choice := contained(small_towns().named(name), (outer,))) is None:
            name = name.partition(" ")[2]
        start = before.end("name") - len(name)
        is_initial = folded[:start].endswith(".")
        if choice is not None and name.split()[0] not in first_names() and not is_initial:
            yield _found(start, start + len(name), choice)


def beyond(folded: str, known: Known, found: Sequence[Found]) -> Iterator[Found]:
    """Yield further places of a folded text, those first that may hold mentions already found, which are in text order."""
    yield from _features(folded, known, found)
    yield from _contained_towns(folded, found)
    for name in unlisted(folded):
        yield _found(name.start, name.end, _town(name.name, known))
    yield from _towns(folded, known)
