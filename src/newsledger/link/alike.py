"""Which keys may be one actor across articles: alike in name, and confirmed or contradicted by what else is told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from newsledger.link.names import (
    Likeness,
    blocks,
    compare_groups,
    compare_people,
    is_acronym,
    person,
    plain_words,
    ratio,
    words,
)
from newsledger.link.told import Key
from newsledger.ontology import ActorType

# A type that says no more than "not a person": a recogniser's ORG.
VAGUE: Final = frozenset({None, ActorType.ORGANIZATION.value})
# A surname that more actors have than this says nothing of any of them.
MAX_OF_A_SURNAME: Final = 5
# Two people of three names that are spellings of each other ("Adil Abdul Mahdi") are hardly ever two.
TELLING_WORDS: Final = 3


class Why(StrEnum):
    """What makes two keys alike; the reason of a candidate."""

    NAME = "one name in several spellings"
    INITIAL = "one leaves out or shortens a given name"
    KIND = "one name, told as two kinds of actor"
    ACRONYM = "one is the other's acronym"
    SURNAME = "a surname alone"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two keys that are alike, the smaller first. ``is_confirmed`` is what is needed to take them for one."""

    key: str
    other: str
    score: float
    why: Why
    is_confirmed: bool


def contradicts(one: Key, other: Key) -> bool:
    """Whether two keys cannot be one actor: of different countries, kinds, or people of different names."""
    if None not in (one.country, other.country) and one.country != other.country:
        return True
    if one.actor_type != other.actor_type and not (
        {one.actor_type, other.actor_type} & VAGUE and ActorType.PERSON not in (one.actor_type, other.actor_type)
    ):
        return None not in (one.actor_type, other.actor_type)
    both_people = one.is_person and other.is_person
    return both_people and compare_people(person(one.name), person(other.name)) is Likeness.DIFFERENT


def _shares(one: str | None, other: str | None) -> bool:
    return one is not None and one == other


def _is_aliased(one: Key, other: Key) -> bool:
    """Whether an article gives one actor the full name of the other."""
    return any(
        " " in key.name and words(key.name) in map(words, alias.names) and len(words(key.name)) > 1
        for key, alias in ((one, other), (other, one))
    )


def _holds_one_office(one: Key, other: Key) -> bool:
    """Whether titles have two words in common: "Iraq's former Prime Minister" and "Prime Minister"."""
    mine, theirs = ([set(words(title)) for title in key.titles] for key in (one, other))
    return any(len(left & right) > 1 for left in mine for right in theirs)


def _tells_enough(one: Key, other: Key, why: Why) -> bool:
    """Whether a name says by itself who it is: spelled otherwise but long, or the same and told as another kind of actor."""
    length = min(len(plain_words(key.name)) for key in (one, other))
    return (why is Why.KIND and length > 1) or (why is Why.NAME and length >= TELLING_WORDS)


def _confirms(one: Key, other: Key, why: Why) -> bool:
    """Whether anything tells that two alike keys are one; a shortened given name needs two things that do."""
    told = [_shares(one.country, other.country), _shares(one.sector, other.sector)]
    told += [_holds_one_office(one, other), _is_aliased(one, other)]
    return _tells_enough(one, other, why) or sum(told) >= (2 if why is Why.INITIAL else 1)


def _pair(one: Key, other: Key, why: Why, is_confirmed: bool) -> Pair:
    first, second = sorted((one.actor_key, other.actor_key))
    return Pair(first, second, round(ratio(one.name, other.name), 3), why, is_confirmed)


def _blocked(keyed: Iterable[tuple[Key, Iterable[str]]]) -> Iterator[list[Key]]:
    found: dict[str, list[Key]] = defaultdict(list)
    for key, names in keyed:
        for name in names:
            found[name].append(key)
    yield from (block for block in found.values() if len(block) > 1)


def _initialled(key: Key) -> Iterator[str]:
    """Yield the blocks of a person: surname as it sounds, with the given name's sound, and with its initial where it is one."""
    name = person(key.name)
    for surname in blocks(name.surname):
        yield from (f"{surname} {given}" for given in blocks(name.given))


def _people(keys: Iterable[Key]) -> Iterator[Pair]:
    full = [key for key in keys if person(key.name).given]
    for block in _blocked((key, _initialled(key)) for key in full):
        for one, other in combinations(block, 2):
            yield from _compared(one, other)
    yield from _initials(full)


def _initials(full: list[Key]) -> Iterator[Pair]:
    """Yield the pairs of which one has an initial for the given name."""
    short = {n for n, key in enumerate(full) if len(person(key.name).given) == 1}
    letters: dict[str, list[int]] = defaultdict(list)
    if short:
        for n, key in enumerate(full):
            for surname in blocks(person(key.name).surname):
                letters[f"{surname} {person(key.name).given[0]}"].append(n)
    for block in letters.values():
        for n in short.intersection(block):
            for m in block:
                if m not in short:
                    yield from _compared(full[n], full[m])


def _compared(one: Key, other: Key) -> Iterator[Pair]:
    likeness = compare_people(person(one.name), person(other.name))
    if likeness is not Likeness.DIFFERENT and not contradicts(one, other):
        why = Why.NAME if likeness is Likeness.SAME else Why.INITIAL
        yield _pair(one, other, why, _confirms(one, other, why))


def _groups(keys: Iterable[Key]) -> Iterator[Pair]:
    """Yield the pairs of organisations, or of kinds that articles disagree on, whose words are spellings of each other."""
    split = ((key, plain_words(key.name)) for key in keys)
    sounds = ((key, (" ".join(min(blocks(word), key=str) for word in found),)) for key, found in split if found)
    for block in _blocked(sounds):
        for one, other in combinations(block, 2):
            left, right = plain_words(one.name), plain_words(other.name)
            if compare_groups(left, right) is Likeness.SAME and not contradicts(one, other):
                why = Why.KIND if left == right else Why.NAME
                is_full = why is Why.KIND or len(left) > 1
                yield _pair(one, other, why, is_full and _confirms(one, other, why))


def _acronyms(keys: list[Key]) -> Iterator[Pair]:
    """Yield pairs of a key that is an acronym alone, and the key that articles give this acronym to."""
    holders: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        if " " in key.name:
            for alias in {plain_words(name) for name in key.names if is_acronym(name)}:
                holders[" ".join(alias)].append(key)
    for key in keys:
        if is_acronym(key.name) and (found := holders.get(" ".join(plain_words(key.name)))):
            near = [other for other in found if not contradicts(key, other)]
            is_one = not any(contradicts(a, b) for a, b in combinations(near, 2))
            yield from (_pair(key, other, Why.ACRONYM, is_one) for other in near[:MAX_OF_A_SURNAME])


def _surnames(keys: list[Key]) -> Iterator[Pair]:
    """Yield people told by one word with those whose surname it is: candidates, however many articles say so."""
    full: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        if person(key.name).given:
            full[person(key.name).surname].append(key)
    for key in keys:
        near = full.get(person(key.name).surname, ()) if not person(key.name).given else ()
        near = [other for other in near if not key.country or not other.country or key.country == other.country]
        if len(near) <= MAX_OF_A_SURNAME:
            yield from (_pair(key, other, Why.SURNAME, False) for other in near)


def pairs(keys: Iterable[Key]) -> list[Pair]:
    """Return the pairs of keys that are alike and not contradicted, the surest first: in one order, whatever that of the keys.

    Keys are compared inside blocks (one sound of surname and given name, of all words, one acronym), so the cost grows with the
    size of blocks, not with all pairs.
    """
    listed = sorted((key for key in keys if key.names), key=lambda key: key.actor_key)
    people = [key for key in listed if key.is_person]
    groups = [key for key in listed if not key.is_person]
    found: dict[tuple[str, str], Pair] = {}
    for pair in (*_people(people), *_groups(groups), *_acronyms(groups), *_surnames(people)):
        best = found.setdefault((pair.key, pair.other), pair)
        if pair.is_confirmed and not best.is_confirmed:
            found[pair.key, pair.other] = pair
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.key, pair.other))
