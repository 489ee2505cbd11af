"""The knowledge base of actors: who a name is, who held an office on a day, and what someone was on a day.

All names stand in one automaton, as gazetteer names do, so that an article is read once. A country's own institutions are not
listed: "Iraqi army", "Iraq's foreign ministry" and "government of Iraq" are put together of a country's word and a noun.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from newsledger import lexicon
from newsledger.extract.countries import ARTICLE, POSSESSIVE
from newsledger.extract.knowledge.automaton import How, Word, government, names
from newsledger.extract.knowledge.offices import best, holder, known, role_of
from newsledger.extract.knowledge.rows import KnownActor, organisations
from newsledger.fold import fold, fold_name

__all__ = ["Found", "How", "KnownActor", "best", "by_name", "find", "government", "holder", "known", "parts", "role_of"]

LINKS: Final = (" ", "'s ", "' ")
OF: Final = (" of ", " of the ")
# A text is of a country that it names at least this often beside the country that it names most: news of a war has several.
ENOUGH: Final = 0.3
# Before a surname with its article: "Rifaat al-Assad" and "Ain al-Assad" are not Bashar al-Assad.
PARTICLES: Final = frozenset({"al", "el", "Al", "El"})
LINKING: Final = frozenset(
    {"the", "a", "but", "and", "or", "as", "when", "if", "while", "after", "before", "since", "for", "in", "on", "with"}
    | {"against", "by", "to", "of", "that", "both", "then", "now", "later", "meanwhile", "under", "from", "although"}
)
# Longer first names before a surname are not looked at.
LONGEST_NAME: Final = 30


class Found(NamedTuple):
    """One name found in a text, half-open in its characters, with the actors that it may be."""

    start: int
    end: int
    actors: tuple[KnownActor, ...]
    how: How


def _institution(key: str, countries: Iterable[str]) -> tuple[KnownActor, ...]:
    return tuple(organisations()[f"{key}-{code.lower()}"] for code in countries)


def _composed(folded: str, words: list[tuple[int, int, Word]]) -> Iterator[Found]:
    """Yield institutions: "Iraqi army", "Iraq's army", "army of Iraq"."""
    of_country = [(start, end, word.countries) for start, end, word in words if word.countries]
    by_start = {start: (end, codes) for start, end, codes in of_country}
    by_end = {end: (start, codes) for start, end, codes in reversed(of_country)}
    for start, end, word in words if of_country else ():
        if (key := word.institution) is not None:
            for link in LINKS:
                before = by_end.get(start - len(link))
                if before is not None and folded.startswith(link, start - len(link)):
                    yield Found(before[0], end, _institution(key, before[1]), How.INSTITUTION)
            for link in OF:
                behind = by_start.get(end + len(link))
                if behind is not None and folded.startswith(link, end):
                    yield Found(start, behind[0], _institution(key, behind[1]), How.INSTITUTION)


def _common(words: list[tuple[int, int, Word]], hint: str | None, size: int) -> Iterator[Found]:
    """Yield the names that are nouns too, where the text is of their actor's country: "the Senate" in news of the US.

    Of another's name, that is all of the text, nothing speaks against it.
    """
    named = Counter(code for _, _, word in words for code in word.countries)
    if hint:
        named[hint] += 1
    enough = max(named.values(), default=1) * ENOUGH
    for start, end, word in words:
        if word.is_common and word.how is not None:
            is_all = word.is_local and not named and end == size and start <= len("the ")
            actors = tuple(actor for actor in word.actors if is_all or named[actor.country or ""] >= enough)
            if actors:
                yield Found(start, end, actors, word.how)


def find(folded: str) -> list[Found]:
    """Return the actors named in a text that :func:`newsledger.fold.fold` gave: leftmost, longest, none overlapping.

    Case counts, as printed. A country's name is found as its government (``how`` is country), and so is a capital: whether it
    acts or is a place is for the reader of the sentence to say.
    """
    return parts(folded)[0]


def parts(folded: str, hint: str | None = None) -> tuple[list[Found], list[tuple[int, int, tuple[str, ...]]]]:
    """Return what :func:`find` does, and every word of a country, names and adjectives, with the codes of its countries.

    ``hint`` is a country that the text is of, beside those that it names.
    """
    words = list(names().words(folded))
    hits = [Found(start, end, word.actors, word.how) for start, end, word in words if word.how and not word.is_common]
    hits += _composed(folded, words)
    if any(word.is_common for _, _, word in words):
        hits += _common(words, hint, len(folded))
    return [hit for hit in _outermost(hits) if not _is_namesake(hit, folded)], _countries(words)


def _is_namesake(hit: Found, folded: str) -> bool:
    """Whether a surname alone stands behind another's first name: "Amy Bush" is not George Bush."""
    named = folded[hit.start : hit.end].split(" ")
    before = folded[max(hit.start - LONGEST_NAME, 0) : hit.start].split(" ")
    has_article = len(named) == 2 and named[0] in PARTICLES
    if hit.how is not How.PERSON or len(named) > 1 + has_article or len(before) < 2 or before[-1]:
        return False
    if before[-2] in PARTICLES and len(before) > 2:
        has_article, before = True, before[:-1]
    given = before[-2]
    if has_article and given[:1].isupper():
        words = {word for actor in hit.actors for word in fold(actor.name).split()}
        return given.lower().rstrip(".") not in _titles() and given not in words
    return _is_other_s(given, before, hit)


def _is_other_s(given: str, before: list[str], hit: Found) -> bool:
    """Whether a word is a first name or initial that does not begin as those of the actors of a surname do."""
    if given[1:] == "." and given.isupper() and len(before) > 2:
        given = before[-3]
    is_given = given in _given_names() or (given[1:] == "." and given[:1].isupper())
    return is_given and all(actor.name[:1] != given[0] for actor in hit.actors)


@cache
def _titles() -> frozenset[str]:
    """Return the words that may stand before a surname and are no first name: titles, and words that begin a sentence."""
    return LINKING | {row["text"] for row in lexicon.load("agents")}


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold_name(row["name"]) for row in lexicon.load("first_names"))


def _countries(words: list[tuple[int, int, Word]]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the words of countries, the longest of those that begin or end together: South Sudan is not Sudan."""
    found = [(start, end, word.countries) for start, end, word in words if word.countries]
    ends = {end: start for start, end, _ in reversed(found)}
    starts = {start: end for start, end, _ in found}
    return [(start, end, codes) for start, end, codes in found if ends[end] == start and starts[start] == end]


def _outermost(hits: list[Found]) -> list[Found]:
    """Return the names that none to their left and no longer one covers, in text order."""
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Found] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def by_name(text: str) -> tuple[KnownActor, ...]:
    """Return the actors of a name, with or without its article and possessive; empty where none is known.

    >>> [actor.name for actor in by_name("the Kremlin's")], by_name("the committee")
    (['Kremlin'], ())
    """
    folded = fold(POSSESSIVE.sub("", text.strip()))
    bare = ARTICLE.sub("", folded)
    named = names().named(bare) or names().named(folded)
    return named or next((hit.actors for hit in find(bare) if hit[:2] == (0, len(bare))), ())
