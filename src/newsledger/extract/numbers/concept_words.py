"""The words that shape a noun phrase: stops, verbs, plurals. The facts are in ``lexicons/concept_words.csv``."""

from typing import Final

from newsledger import lexicon


def _kind(kind: str) -> frozenset[str]:
    rows = lexicon.load("concept_words")
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split())


STOPS: Final = _kind("stop")
VERBS: Final = _kind("verb")
BRIDGES: Final = _kind("bridge")
FILLERS: Final = _kind("filler")
PLURALS: Final = _kind("plural")
SINGULARS: Final = _kind("singular")
HOLLOW: Final = _kind("hollow")
PART_CUES: Final = _kind("part")
COPULAS: Final = _kind("copula")
ASIDES: Final = _kind("aside")
NOT_ABOUT: Final = _kind("notabout")
# Words that follow a bare count whose noun is left out: "more than 100 were wounded", "12 dead".
ELLIPSIS: Final = VERBS | _kind("ellipsis")
_LEMMAS: Final = dict(pair.split("=") for pair in _kind("lemma"))
_SIBILANT_PLURALS: Final = ("sses", "xes", "ches", "shes", "zzes", "oes")


def is_plural(word: str) -> bool:
    """Say whether a lower-case word looks like a plural noun.

    >>> is_plural("soldiers"), is_plural("people"), is_plural("crisis")
    (True, True, False)
    """
    if word in PLURALS:
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in SINGULARS | STOPS
    )


def lemma(word: str) -> str:
    """Return the singular of a noun, lower case.

    >>> lemma("batteries"), lemma("gunmen"), lemma("boxes"), lemma("aircraft"), lemma("missiles")
    ('battery', 'gunman', 'box', 'aircraft', 'missile')
    """
    word = word.lower().removesuffix("'s").removesuffix("'")
    if word in _LEMMAS:
        return _LEMMAS[word]
    if not is_plural(word) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_SIBILANT_PLURALS) else word[:-1]
