"""The country of an actor's phrase: by the words of countries and known names in it, else by the place that it names."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.countries import ARTICLE
from newsledger.extract.gazetteer import gazetteer
from newsledger.extract.knowledge.items import Item

# Sectors that are no sectors but stand where a country does: of the UN, the EU, other organisations of states, movements.
BLOCS: Final = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
# "Iranian-backed militia" is not Iran's; "London-based group" is of Britain.
BEHIND: Final = (
    *("backed", "funded", "supported", "trained", "allied", "linked", "aligned", "sponsored", "armed"),
    *("held", "controlled", "occupied"),
)
# "Anti-American protesters" are not America's.
TOWARDS: Final = frozenset({"anti", "pro"})
# Readings of a place's name that the names of countries have been tried for.
STATES: Final = frozenset({"country", "demonym", "metonym"})


def bloc_of(pieces: Sequence[Item]) -> str | None:
    """Return the bloc of the first known actor of a part that is of one."""
    sectors = (item.found.actors[0].sector for item in pieces if item.found is not None)
    return next((sector for sector in sectors if sector in BLOCS), None)


def country_of(pieces: Sequence[Item]) -> str | None:
    """Return the first country of a part, by name, adjective or known actor; not the one behind a militia, or against."""
    for index, item in enumerate(pieces):
        if index + 1 < len(pieces) and pieces[index + 1].text.lower() in BEHIND:
            continue
        if index and pieces[index - 1].text.lower() in TOWARDS:
            continue
        if item.countries:
            return item.countries[0]
        if item.found is not None and item.found.actors[0].country:
            return item.found.actors[0].country
    return None


def before_noun(pieces: Sequence[Item]) -> Sequence[Item]:
    """Return what stands before the last noun for an actor, where a place may; all of it where there is none."""
    nouns = [index for index, item in enumerate(pieces) if item.agent is not None and item.agent.actor_type is not None]
    return pieces[: nouns[-1]] if nouns else pieces


def country_of_place(folded: str, pieces: Sequence[Item], whole: bool = False) -> str | None:
    """Return the country of the likeliest place in pieces of a folded phrase; ``whole`` where it must be all of them."""
    if not pieces:
        return None
    start, end = pieces[0].start, pieces[-1].end
    text = ARTICLE.sub("", folded[start:end])
    if any(_says(item) for item in pieces):
        text = " ".join("|" if _says(item) else item.text for item in pieces)
    hits = [hit for hit in gazetteer().find(text) if not whole or hit.end - hit.start == len(text)]
    hits = [hit for hit in hits if _is_whole(text, hit.start)]
    readings = [reading for hit in hits for reading in hit.readings if reading.country and reading.kind not in STATES]
    return max(readings, key=lambda reading: reading.weight).country if readings else None


def _is_whole(text: str, start: int) -> bool:
    """Whether no word of a name goes on before a place: "Velt Oram hospital" says nothing of a town Oram."""
    before = text[:start].rpartition(" ")[0].rpartition(" ")[2] if text[start - 1 : start] == " " else ""
    return not (before[:1].isupper() and before.isalpha())


def _says(item: Item) -> bool:
    """Whether a piece is a noun for an actor or says a sector: it is no place then."""
    return item.agent is not None and (item.agent.actor_type is not None or item.agent.sector is not None)
