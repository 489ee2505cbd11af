"""Names and texts in one spelling, character by character, so that a name found keeps its offsets in the text."""

import re
import unicodedata
from functools import cache

SEPARATORS = {ord(c): " " for c in "-\u2010\u2011\u2012\u2013\t\n\r\u00a0\u2009\u202f"}
QUOTES = {ord(c): "'" for c in "\u2018\u2019\u02bb\u02bc`\u00b4"}
MARKED = re.compile(r"[^\x00-\x7f]")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@\S+")
SHOUTED = re.compile(r"\b[A-Z]{5,}\b|(?m:^[A-Z]{3,}(?: [A-Z]{2,})*(?=,| \(| [\u2013\u2014-]))")


@cache
def _letter(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[0]
    return {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i"}.get(character, base)


def fold(text: str) -> str:
    """Return the text as names are matched in it: no marks, hyphens as spaces, shouted names in title case, addresses blank.

    Every character keeps its place.
    """
    text = ADDRESS.sub(lambda found: "_" * len(found.group()), text)
    text = text.translate(SEPARATORS | QUOTES)
    text = MARKED.sub(lambda found: _letter(found.group()), text)
    return SHOUTED.sub(lambda found: re.sub("[A-Z]+", lambda word: word.group().capitalize(), found.group()), text)


def fold_name(name: str) -> str:
    """Return :func:`fold` of a name, at once where there is nothing to fold: most of 200,000 are plain words."""
    is_plain = name.isascii() and name.replace(" ", "").isalpha() and not name.isupper()
    return name if is_plain else fold(name)


def slug(name: str) -> str:
    """Return a name as it stands in an id: lower case, hyphens.

    >>> slug("Ain al-Asad")
    'ain-al-asad'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower()).strip("-")
