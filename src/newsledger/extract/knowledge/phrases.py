"""What kind of actor a phrase is: country, sector, type, and who it is where that is known.

Read as an English noun phrase: the head says the sector ("Iranian police"), a weak head leaves it to what stands before
("army chief") or behind ("chief of the army"), a title stands before a name, and the country is the adjective, the owner,
or the place behind "of" or "in".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from spacy.tokens import Span

from newsledger.extract.knowledge.actors import How, best, holder, parts, role_of
from newsledger.extract.knowledge.country import BLOCS, before_noun, bloc_of, country_of, country_of_place
from newsledger.extract.knowledge.items import Agent, Item, items
from newsledger.extract.knowledge.offices import FORMER, OFFICIAL
from newsledger.extract.knowledge.rows import KnownActor, organisations
from newsledger.fold import fold
from newsledger.ontology import ActorType

ARMED: Final = frozenset({"REB", "UAF", "PRM"})
# Of these parts a place tells the country.
WHERE: Final = frozenset({"of", "in", "from", "across", "near", "at", "inside", "outside", "throughout", "within"})
# A complement of these says what a weak head heads ("chief of the army"); "in" and "from" say only where.
HEADED: Final = frozenset({"of", "for", "at", "with", "to"})
DEPUTY: Final = frozenset({"deputy", "vice", "assistant", "designate", "elect"})
INDEFINITE: Final = ("a ", "an ")
# How many parts of a phrase are read: "a spokesman for the leader of the rebels in the north of Chad" has five.
DEEPEST: Final = 5
CACHED: Final = 4096


@dataclass(frozen=True, slots=True)
class Described:
    """What a phrase says of its actor; what it does not say is None.

    ``bloc`` is UNO, EUR, IGO ... where it is of no country but of such an organisation. ``name`` is the proper name alone,
    the knowledge base's where it is known; ``title`` the words before it that say an office or rank.
    """

    country: str | None = None
    sector: str | None = None
    actor_type: ActorType | None = None
    actor_id: str | None = None
    title: str | None = None
    name: str | None = None
    bloc: str | None = None


NOTHING: Final = Described()


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a phrase between links: ``link`` is the word before it."""

    link: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a phrase is read against: its words as printed and folded, the day, the country spoken of."""

    text: str
    folded: str
    on: date | None
    country: str | None


def describe(words: str | Span, on: date | None = None, context: str = "") -> Described:
    """Return what kind of actor a phrase is, on a day; ``context`` may name the country meant by a name of several actors.

    >>> found = describe("a former Iranian minister")
    >>> found.country, found.sector
    ('IRN', 'ELI')
    """
    return _describe(words if isinstance(words, str) else words.text, on, context)


@lru_cache(maxsize=CACHED)
def _describe(text: str, on: date | None, context: str) -> Described:
    folded = fold(text)
    country = _first_country(fold(context)) if context else None
    return _read(_parts(items(folded, country)), _Setting(text, folded, on, country))


def _first_country(folded: str) -> str | None:
    return next((codes[0] for _, _, codes in parts(folded)[1]), None)


def _parts(pieces: Sequence[Item]) -> tuple[_Part, ...]:
    found: list[_Part] = []
    link, held = "", list[Item]()
    for piece in pieces:
        if piece.is_link:
            found += [_Part(link, tuple(held))] if held else []
            link, held = piece.text.lower(), []
        else:
            held.append(piece)
    found += [_Part(link, tuple(held))] if held else []
    return tuple(found[:DEEPEST])


def _read(phrase: Sequence[_Part], setting: _Setting) -> Described:
    """Return what the first part says, completed by the parts behind it."""
    if not phrase:
        return NOTHING
    first, rest = phrase[0].items, phrase[1:]
    found = _person(first, setting) or _headed(first, rest, setting)
    if found.sector is None and found.actor_id is None and rest and not _is_plainly_nominal(first):
        found = _completed(found, rest, setting)
    if found.country is None and found.bloc is None:
        found = _placed(found, phrase, setting)
    return _former(found, first, setting)


def _person(first: Sequence[Item], setting: _Setting) -> Described | None:
    """Return the known person that a part ends in, with what stands before as the title."""
    for index in range(len(first) - 1, -1, -1):
        found = first[index].found
        if first[index].agent is not None:
            return None
        if found is not None:
            if found.how is not How.PERSON:
                return None
            country = country_of(first[:index]) or setting.country
            actor = best(found.actors, setting.on, country)
            return _of_person(actor, first[:index], setting) if actor else None
    return None


def _of_person(actor: KnownActor, before: Sequence[Item], setting: _Setting) -> Described:
    agents = [item for item in before if item.agent and item.agent.kind in ("head", "weak")]
    said = next((item.agent.sector for item in reversed(agents) if item.agent and item.agent.sector), None)
    title = setting.text[agents[0].start : agents[-1].end] if agents else None
    sector = role_of(actor, setting.on)[1] or said
    if setting.on is None and agents:
        # Of no known day, a title that is given is held, unless "former" says otherwise.
        sector = said or actor.sector
    bloc = sector if sector in BLOCS else None
    return Described(actor.country, sector, actor.actor_type, actor.actor_id, title, actor.name, bloc)


def _headed(first: Sequence[Item], rest: Sequence[_Part], setting: _Setting) -> Described:
    """Return what the last known name or noun of a part says, with what stands before it.

    Where another noun stands behind ("the army helicopter") it lends country and sector, and is not who is meant.
    """
    if _is_other(first[-1]):
        lent = _lent(first, setting)
        return Described(
            country=country_of(first) or lent.country, sector=lent.sector, bloc=lent.bloc or bloc_of(first)
        )
    for index in range(len(first) - 1, -1, -1):
        item = first[index]
        is_named = item.found is not None and item.found.how in (How.NAME, How.INSTITUTION)
        if is_named or (item.found is not None and index == len(first) - 1 and not _follows_name(first)):
            return _of_known(item, first, index, setting)
        if item.agent is not None and item.agent.kind in ("head", "weak", "group"):
            return _of_agent(item, first, index, rest, setting)
        if item.countries and index == len(first) - 1:
            people = ActorType.GROUP if item.text.endswith(("s", "men", "women", "ese")) else ActorType.PERSON
            return Described(country=country_of(first), actor_type=people)
    lent = _lent(first, setting)
    return Described(country=country_of(first), sector=lent.sector, bloc=lent.bloc)


def _is_other(last: Item) -> bool:
    """Whether a part ends in a noun in small letters that is none of an actor's."""
    return last.value is None and last.text[:1].islower()


def _follows_name(first: Sequence[Item]) -> bool:
    """Whether a part ends in a name and a country to tell it by: "the PRI Mexico"."""
    before = first[-2].found if len(first) > 1 else None
    return before is not None and before.how is How.NAME


def _of_known(item: Item, first: Sequence[Item], index: int, setting: _Setting) -> Described:
    assert item.found is not None
    country = country_of([*first[:index], *first[index + 1 :]]) or setting.country
    actor = best(item.found.actors, setting.on, country)
    assert actor is not None
    # A country's name alone has no sector in PLOVER; its capital stands for the government.
    sector = None if item.found.how is How.COUNTRY else role_of(actor, setting.on)[1]
    bloc = actor.sector if actor.sector in BLOCS else None
    return Described(actor.country, sector, actor.actor_type, actor.actor_id, None, actor.name, bloc)


def _of_agent(item: Item, first: Sequence[Item], index: int, rest: Sequence[_Part], setting: _Setting) -> Described:
    """Return what a noun or title says; a weak one is said more of by a name or noun before it, or behind "of"."""
    agent = item.agent
    assert agent is not None
    lent = _lent(first[:index], setting)
    country, sector, bloc = country_of(first) or lent.country, agent.sector, lent.bloc or bloc_of(first)
    if agent.kind != "head":
        behind = _read(rest, setting) if rest and rest[0].link in HEADED else NOTHING
        sector = lent.sector or behind.sector or agent.sector
        country, bloc = country or (None if bloc else behind.country), bloc or (None if country else behind.bloc)
    else:
        sector = sector or lent.sector
        behind = _read(rest, setting) if rest and rest[0].link == "of" and not (country or bloc) else NOTHING
        bloc = bloc or behind.bloc
    name = _name(first[index + 1 :], setting) if agent.actor_type is ActorType.PERSON else None
    kind = _kind(agent, sector)
    found = Described(country, sector, kind, None, item.text if name else None, name, bloc)
    return found if name else _identified(found, agent, first[:index], rest, setting)


def _name(after: Sequence[Item], setting: _Setting) -> str | None:
    """Return the unknown name behind a title."""
    if not after or not all(item.text[:1].isupper() for item in after):
        return None
    return setting.text[after[0].start : after[-1].end]


def _kind(agent: Agent, sector: str | None) -> ActorType | None:
    """Return what kind of actor a noun names: several people are a group, soldiers military, rebels an armed group."""
    if agent.actor_type is ActorType.ORGANIZATION and agent.kind == "weak" and sector in ARMED:
        return ActorType.ARMED_GROUP
    if agent.actor_type is not ActorType.PERSON or not agent.is_plural:
        return agent.actor_type
    if sector == "MIL":
        return ActorType.MILITARY
    return ActorType.ARMED_GROUP if sector in ARMED else ActorType.GROUP


def _identified(
    found: Described, agent: Agent, before: Sequence[Item], rest: Sequence[_Part], setting: _Setting
) -> Described:
    """Return the description with who it is: the holder of the office on the day, or the institution of the country."""
    country = found.country or _behind(rest, setting).country
    if agent.institution and country:
        actor = organisations().get(f"{agent.institution}-{country.lower()}")
        return replace(found, country=country, actor_id=actor.actor_id, name=actor.name) if actor else found
    is_one_of_many = agent.is_plural or setting.folded.lower().startswith(INDEFINITE)
    is_other = any(item.text.lower() in DEPUTY or (item.agent and item.agent.kind == "former") for item in before)
    if not agent.office or is_one_of_many or is_other or setting.on is None or country is None:
        return found
    person = holder(agent.office, country, setting.on)
    return replace(found, country=country, actor_id=person.actor_id, name=person.name) if person else found


def _lent(before: Sequence[Item], setting: _Setting) -> Described:
    """Return what the last name or noun before a head says of country and sector."""
    for item in reversed(before):
        if item.found is not None and item.found.how is not How.COUNTRY:
            actor = best(item.found.actors, setting.on, setting.country)
            if actor is not None:
                bloc = actor.sector if actor.sector in BLOCS else None
                is_place = item.found.how is How.CAPITAL
                sector = None if is_place else role_of(actor, setting.on)[1]
                return Described(actor.country, sector, bloc=bloc)
        if item.agent is not None and item.agent.sector is not None:
            return Described(sector=item.agent.sector)
    return NOTHING


def _is_plainly_nominal(first: Sequence[Item]) -> bool:
    """Whether a part is a thing or people in no sector, which what stands behind says nothing of: "targets in Syria"."""
    last = first[-1]
    return last.agent is None and last.found is None and not last.text[:1].isupper()


def _behind(rest: Sequence[_Part], setting: _Setting) -> Described:
    return _read(rest, setting) if rest else NOTHING


def _completed(found: Described, rest: Sequence[_Part], setting: _Setting) -> Described:
    """Return a name without a sector with that of its apposition: "FSB, Russia's security service"."""
    behind = _behind(rest, setting)
    return replace(
        found,
        country=found.country or behind.country,
        sector=behind.sector,
        actor_type=found.actor_type or behind.actor_type,
        bloc=found.bloc or behind.bloc,
    )


def _placed(found: Described, phrase: Sequence[_Part], setting: _Setting) -> Described:
    """Return a description with the country of the parts behind, else of a place in it."""
    for part in phrase[1:]:
        if country := country_of(part.items):
            return replace(found, country=country)
    if found.sector is None and found.actor_type is None and found.name is None and len(phrase) == 1:
        country = country_of_place(setting.folded, phrase[0].items, whole=True)
        return replace(found, country=country, sector="CVL", actor_type=ActorType.GROUP) if country else found
    where = (part for index, part in enumerate(phrase) if not index or part.link in WHERE)
    countries = (country_of_place(setting.folded, before_noun(part.items)) for part in where)
    return replace(found, country=next(filter(None, countries), None))


def _former(found: Described, first: Sequence[Item], setting: _Setting) -> Described:
    is_former = any(item.agent and item.agent.kind == "former" for item in first)
    return replace(found, sector=FORMER) if is_former and found.sector in OFFICIAL else found
