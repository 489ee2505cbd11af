"""The passive of a trigger pattern: "~lift ... +ban" also says "the ban on rallies was lifted" and "ban lifted".

A row names verb and object in the order of the active voice; news turns it round as often as not, so the turned patterns
are made when the lexicon is loaded, and a row says a thing once.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from newsledger.extract.patterns import GAP, Words, context, words_of
from newsledger.inflect import past_forms

PARTICLES: Final = frozenset({"off", "up", "out", "down", "over", "in", "back", "away"})
# Words that can do what the verb says: "minister fired" is no passive.
AGENTS: Final = ("person", "leader", "armed", "crowd", "country", "party", "media", "diplomat", "captive", "law")


@cache
def _agents() -> Words:
    return frozenset().union(*map(context, AGENTS))


def turned(pattern: str) -> Iterator[str]:
    """Yield the passive patterns of a pattern of a verb, particles, one gap and an object; none for another kind.

    >>> list(turned("~call off ... +strike"))
    ['+strike ... @be called off', '+strike called off']
    """
    verb, _, rest = pattern.partition(" ")
    particles, gap, target = rest.partition(GAP)
    if not (gap and _is_verb(verb) and _is_object(target) and PARTICLES.issuperset(_bare(particles))):
        return
    ending = f"{_participles(verb)} {particles}".strip()
    yield f"{target.strip()} {GAP} @be {ending}"
    if _agents().isdisjoint(words_of(target.split()[-1])):
        yield f"{target.strip()} {ending}"


def _is_verb(element: str) -> bool:
    return all(word.startswith("~") for word in element.split("/"))


def _is_object(target: str) -> bool:
    """Whether what follows the gap is one noun phrase: no second verb or gap, no words that need the order kept."""
    words = [word for element in target.split() for word in element.strip("()").split("/")]
    return bool(words) and GAP not in words and not any(word.startswith("~") or word in _order() for word in words)


@cache
def _order() -> Words:
    return (
        PARTICLES | (context("preposition") - {"of"}) | context("determiner") | {"to", "as", "that", "free", "hostage"}
    )


def _bare(particles: str) -> Iterator[str]:
    return (word for element in particles.split() for word in element.strip("()").split("/"))


def _participles(verb: str) -> str:
    pasts = [past_forms(word[1:]) for word in verb.split("/")]
    return "/".join(form for forms in pasts for form in (forms if forms[0].endswith("ed") else forms[-1:]))
