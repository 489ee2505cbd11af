"""Countries: names, demonyms and metonyms to ISO 3166-1 alpha-3 codes, from ``lexicons/countries.csv`` and ``metonyms.csv``."""

import re
from functools import cache

from newsledger import lexicon

ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")


def split(cell: str) -> list[str]:
    """Return the spellings of a cell that holds several with ``|`` between them."""
    return [part.strip() for part in cell.split("|") if part.strip()]


@cache
def names() -> dict[str, str]:
    """Return every name of a country, with its code."""
    rows = lexicon.load("countries")
    return {name: row["iso3"] for row in rows for name in [row["name"], *split(row["names"])]}


@cache
def demonyms() -> dict[str, str]:
    """Return every demonym, singular and plural, with its country's code."""
    return {name: row["iso3"] for row in lexicon.load("countries") for name in split(row["demonyms"])}


@cache
def metonyms() -> dict[str, str]:
    """Return the buildings and offices that stand for a government, with its country's code."""
    return {row["name"]: row["country"] for row in lexicon.load("metonyms")}


@cache
def _longest() -> re.Pattern[str]:
    known = sorted({*names(), *demonyms(), *metonyms()}, key=len, reverse=True)
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(map(re.escape, known))})(?!\w)")


def country(text: str) -> str | None:
    """Return the code of the country that a name, demonym or phrase is of; None where it names none, or two.

    >>> country("Iraqi"), country("the White House"), country("a Dutch frigate"), country("us")
    ('IRQ', 'USA', 'NLD', None)
    """
    bare = POSSESSIVE.sub("", ARTICLE.sub("", text.strip()))
    for table in (names(), demonyms(), metonyms()):
        if bare in table:
            return table[bare]
    known = names() | demonyms() | metonyms()
    codes = {known[found.group()] for found in _longest().finditer(text)}
    return codes.pop() if len(codes) == 1 else None
