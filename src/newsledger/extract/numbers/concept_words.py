"""The words that shape a noun phrase: stops, verbs, plurals. The facts are in ``lexicons/number_cues.csv``."""

from typing import Final

from newsledger.extract.numbers.cues import cues

STOPS: Final = cues("stop")
VERBS: Final = cues("verb")
BRIDGES: Final = cues("bridge")
FILLERS: Final = cues("filler")
PLURALS: Final = cues("plural")
SINGULARS: Final = cues("singular")
HOLLOW: Final = cues("hollow")
NOT_ABOUT: Final = cues("notabout")
# Words that follow a bare count whose noun is left out: "more than 100 were wounded", "12 dead".
ELLIPSIS: Final = VERBS | cues("ellipsis")
_LEMMAS: Final = dict(pair.split("=") for pair in cues("lemma"))
_SIBILANT_PLURALS: Final = ("sses", "xes", "ches", "shes", "zzes", "oes")


def is_plural(word: str) -> bool:
    """Say whether a lower-case word looks like a plural noun.

    >>> is_plural("soldiers"), is_plural("people"), is_plural("crisis")
    (True, True, False)
    """
    if word in PLURALS or word.endswith(("children", "people", "women", "smen")):
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
    if word.endswith("smen"):
        return f"{word[:-2]}an"
    if not is_plural(word) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_SIBILANT_PLURALS) else word[:-1]
