"""What number words are worth: the tables of ``lexicons/number_words.csv``."""

from typing import Final

from newsledger import lexicon

_ROWS: Final = lexicon.load("number_words")
CARDINAL_KINDS: Final = frozenset({"zero", "unit", "teen", "tens", "hundred", "scale", "dozen"})


def _of(*kinds: str) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in _ROWS if row["kind"] in kinds}


KINDS: Final = {row["word"]: row["kind"] for row in _ROWS if row["kind"] in CARDINAL_KINDS}
VALUES: Final = _of(*CARDINAL_KINDS)
MULTIPLES: Final = _of("hundred", "scale", "dozen")
DENOMINATORS: Final = _of("denominator")
ORDINALS: Final = _of("ordinal")
SUFFIXES: Final = _of("suffix")
EXACT_SUFFIXES: Final = frozenset(row["word"] for row in _ROWS if row["kind"] == "suffix" and row["case"] == "exact")
VULGAR: Final = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
