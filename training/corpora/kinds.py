"""Narrows what an entity may be by the words of its name and the gazetteer: "Kabul" is GPE, "Kabul River" LOC."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from newsledger import lexicon
from newsledger.extract.gazetteer import Reading, gazetteer, small_towns
from newsledger.fold import fold_name
from training.corpora.groups import is_group
from training.corpora.labels import OTHERS, PLACES
from training.example import Entity, Sentence

# Types of ``places.csv`` by what they are; a region as Kashmir may be governed or not.
PLACE_TYPES = {
    **dict.fromkeys(("base", "airport", "camp", "prison", "site"), "FAC"),
    **dict.fromkeys(("island", "mountain", "river", "lake", "valley", "desert", "sea", "strait", "continent"), "LOC"),
    "canal": "FAC",
    **dict.fromkeys(("city", "district"), "GPE"),
}
GOVERNED = frozenset({"country", "admin1", "division", "within", "city"})
# "F-16", "SS-N-22", "MP500": a maker's designation.
DESIGNATION = re.compile(r"[A-Z]{1,4}(?:-[A-Z])?-?\d{1,4}[A-Z]?(?:-\d+)?")
YEAR = re.compile(r"(?:19|20)\d\d")
CLITIC_MARKS = frozenset("'’,")
DASHES = frozenset({"-", "–"})


def narrowed(sentence: Sentence) -> Sentence:
    """Return the sentence with fewer labels an entity, where its words say which."""
    entities = sentence.entities or ()
    kept = (replace(item, labels=_narrow(item, sentence.words[item.start : item.end])) for item in entities)
    return replace(sentence, entities=tuple(kept))


def _narrow(entity: Entity, words: Sequence[str]) -> tuple[str, ...]:
    if entity.labels == PLACES:
        return place(words)
    return other(words) if entity.labels == OTHERS else entity.labels


def place(words: Sequence[str]) -> tuple[str, ...]:
    """Return what a place of this name may be: GPE, LOC or FAC where it is clear, else several.

    A town that is named after what lies there is both: "Niagara Falls".

    >>> place(["Lake", "Victoria"]), place(["iraq"]), place(["the", "Karun", "River"]), place(["Bright", "Tree"])
    (('LOC',), ('GPE',), ('LOC',), ('GPE', 'LOC', 'FAC'))
    """
    bare = _bare(words)
    if is_group(bare):
        return ("NORP",)
    best, by_word = _reading(bare), of_word(bare, PLACES)
    known = _label(best) if best else None
    is_both = best is not None and best.kind == "city" and by_word is not None
    found = {known, by_word} if is_both else {known or by_word}
    return tuple(label for label in PLACES if label in found) or PLACES


def _reading(words: Sequence[str]) -> Reading | None:
    """Return what the gazetteer most likely means by a name, of the readings that are of one kind of place."""
    names = spellings(words)
    readings = next((found for name in names if (found := gazetteer().named(name))), ()) or small_towns().named(
        names[0]
    )
    return max(filter(_label, readings), key=lambda reading: reading.weight, default=None)


def is_state(words: Sequence[str]) -> bool:
    """Whether a name is a country's or one of its divisions', as the gazetteer has it."""
    best = _reading(words)
    return best is not None and best.kind in ("country", "admin1")


def _label(reading: Reading) -> str | None:
    return "GPE" if reading.kind in GOVERNED else PLACE_TYPES.get(reading.place_type)


def other(words: Sequence[str]) -> tuple[str, ...]:
    """Return what a name that is no person's, place's or organization's may be: NORP, EVENT or PRODUCT, else all three.

    >>> other(["Iraqi"]), other(["the", "Battle", "of", "Basra"]), other(["F-16"]), other(["Yesterday"])
    (('NORP',), ('EVENT',), ('PRODUCT',), ('NORP', 'EVENT', 'PRODUCT'))
    """
    bare = _bare(words)
    if is_group(bare):
        return ("NORP",)
    if label := of_word(bare[:-1] if len(bare) > 1 and YEAR.fullmatch(bare[-1]) else bare, ("EVENT", "PRODUCT")):
        return (label,)
    is_product = DESIGNATION.fullmatch("".join(bare)) or ("-" in bare[0] and DESIGNATION.fullmatch(bare[0]))
    return ("PRODUCT",) if is_product else OTHERS


def _bare(words: Sequence[str]) -> Sequence[str]:
    return words[1:] if words[0].lower() == "the" and len(words) > 1 else words


def spellings(words: Sequence[str]) -> list[str]:
    """Return the ways in which the gazetteer may write a name: as it is, with a last stop, and with capitals.

    >>> spellings(["u.k"]), spellings(["Coeur", "d'Alene"])
    (['u.k', 'u.k.', 'U.K', 'U.K.'], ["Coeur d'Alene", "Coeur d'Alene."])
    """
    spaced = [word if word[0] in CLITIC_MARKS else f" {word}" for word in words if word not in DASHES]
    text = "".join(spaced).strip()
    name = fold_name(text)
    cased = [name.title(), name.upper(), f"{name.upper()}."] if text.islower() or text.isupper() else []
    return list(dict.fromkeys((name, f"{name}.", *cased)))


def of_word(words: Sequence[str], among: Sequence[str]) -> str | None:
    """Return what the last word of a name says it is, else its first; before "of" the first counts: "Gulf of Aden".

    A last numeral stands aside: "Terminal 3". A name with a number is no lake's: "Route 9 North". None where no word
    says anything, or something else than ``among``.
    """
    named = words[:-1] if len(words) > 1 and not words[-1][:1].isalpha() else words
    last, first = _words("last").get(named[-1].capitalize()), _words("first").get(words[0])
    last = None if last == "LOC" and any(word[0].isdigit() for word in words) else last
    order = (first, last) if len(words) > 1 and words[1].lower() == "of" else (last, first)
    return next((label for label in order if label in among), None)


@cache
def _words(position: str) -> dict[str, str]:
    return {row["word"]: row["label"] for row in lexicon.load("name_words") if row["position"] == position}
