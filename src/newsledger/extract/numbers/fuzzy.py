"""Words for a number that nobody counted: "dozens", "several hundred", "tens of thousands", "multi-billion-dollar"."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsledger import lexicon
from newsledger.extract.numbers import concept_words, words
from newsledger.extract.numbers.tokens import Token, lower_at


class Bounds(NamedTuple):
    """Lowest and highest number that a phrase allows; None is open."""

    low: float
    high: float | None

    def times(self, factor: float) -> "Bounds":
        """Return the bounds of that many times the phrase."""
        return Bounds(self.low * factor, None if self.high is None else self.high * factor)


def _by_role(role: str) -> dict[tuple[str, ...], Bounds]:
    rows = [row for row in lexicon.load("fuzzy_numbers") if row["role"] == role]
    found = {
        tuple(phrase.split()): Bounds(float(row["low"]), float(row["high"]) if row["high"] else None)
        for row in rows
        for phrase in {row["phrase"].replace("-", " "), row["phrase"].replace("-", " - ")}
    }
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


_PLURAL: Final = {phrase[0]: bounds for phrase, bounds in _by_role("plural").items()}
_ALONE: Final = _by_role("alone")
_BEFORE: Final = _by_role("before")
_COMPOUND: Final = _by_role("compound")
_NOUN: Final = _by_role("noun")
PLURALS: Final = frozenset(_PLURAL)
STARTS: Final = frozenset(phrase[0] for table in (_ALONE, _BEFORE, _COMPOUND, _NOUN) for phrase in table) | frozenset(
    _PLURAL
)
# Words that stand for a number only with "of" behind them.
_OF_WORDS: Final = frozenset({"handful", "couple", "number"})
# Adjectives that may stand between "numerous" and its noun.
_NOUN_REACH: Final = 4
# What one of the plural words stands for, to multiply: hundreds of thousands is 2 to 10 times 100 of them.
_ONE_OF: Final = {"dozens": 12.0, "scores": 20.0, "tens": 10.0, "lakhs": 1e5, "crores": 1e7} | {
    f"{word}s": value for word, value in words.MULTIPLES.items() if word not in ("dozen", "lakh", "lac", "crore")
}


def _matches(tokens: Sequence[Token], position: int, phrase: tuple[str, ...]) -> bool:
    ahead = tokens[position : position + len(phrase)]
    return len(ahead) == len(phrase) and all(
        t.lower == w and not t.is_taken for t, w in zip(ahead, phrase, strict=True)
    )


def _scales(tokens: Sequence[Token], position: int) -> tuple[float, int]:
    """Multiply the scale words at ``position``: "hundred thousand". Return 1 where there is none, and the end."""
    factor, end = 1.0, position
    while end < len(tokens) and tokens[end].lower in words.MULTIPLES:
        factor *= words.MULTIPLES[tokens[end].lower]
        end += 1
    return factor, end


def _plural(tokens: Sequence[Token], position: int) -> tuple[Bounds, int] | None:
    """Read "tens of thousands" and "dozens"."""
    bounds = _PLURAL.get(tokens[position].lower)
    if bounds is None or tokens[position].is_taken:
        return None
    end = position + 1
    while end + 1 < len(tokens) and tokens[end].lower in ("of", "upon") and tokens[end + 1].lower in _ONE_OF:
        bounds = bounds.times(_ONE_OF[tokens[end + 1].lower])
        end += 2
    return bounds, end


def _before(tokens: Sequence[Token], position: int) -> tuple[Bounds, int] | None:
    """Read "several hundred", "a few dozen", "many thousands"."""
    word = tokens[position].lower
    for phrase, bounds in _BEFORE.items():
        if phrase[0] == word and _matches(tokens, position, phrase):
            end = position + len(phrase)
            factor, after = _scales(tokens, end)
            if after > end and not (phrase == ("some",) and factor < 100):
                return bounds.times(factor), after
            if phrase[0] != "some" and after < len(tokens) and tokens[after].lower in _ONE_OF:
                return _plural(tokens, after)
    return None


def _alone(tokens: Sequence[Token], position: int) -> tuple[Bounds, int] | None:
    """Read "several", "a handful (of)"."""
    word = tokens[position].lower
    for phrase, bounds in _ALONE.items():
        if phrase[0] == word and _matches(tokens, position, phrase):
            end = position + len(phrase)
            if phrase[-1] in _OF_WORDS and not (end < len(tokens) and tokens[end].lower in ("of", "more")):
                return None
            return bounds, end
    return None


def _with_noun(tokens: Sequence[Token], position: int) -> tuple[Bounds, int] | None:
    """Read "multiple", "numerous", "a number (of)" before a plural noun."""
    word = tokens[position].lower
    for phrase, bounds in _NOUN.items():
        if phrase[0] == word and _matches(tokens, position, phrase):
            end = position + len(phrase)
            is_open = phrase[-1] not in _OF_WORDS
            if (is_open or lower_at(tokens, end) == "of") and _is_before_plural(tokens, end + (not is_open)):
                return bounds, end
    return None


def _is_before_plural(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a plural noun stands at ``position``, past adjectives."""
    for token in tokens[position : position + _NOUN_REACH]:
        if token.kind != "w" and token.text != "-":
            return False
        if concept_words.is_plural(token.lower):
            return True
        if token.lower in concept_words.STOPS:
            return False
    return False


def _compound(tokens: Sequence[Token], position: int) -> tuple[Bounds, int] | None:
    """Read "multi-billion" and "multimillion"."""
    word = tokens[position].lower
    for (prefix,), bounds in _COMPOUND.items():
        if word == prefix and position + 2 < len(tokens) and tokens[position + 1].text in "-‑":
            factor, end = _scales(tokens, position + 2)
            return (bounds.times(factor), end) if end > position + 2 else None
        if word.startswith(prefix) and word[len(prefix) :] in words.MULTIPLES:
            return bounds.times(words.MULTIPLES[word[len(prefix) :]]), position + 1
    return None


def read(tokens: Sequence[Token], position: int) -> tuple[Bounds, int] | None:
    """Return the bounds of the fuzzy number that starts at ``position``, and where it ends; None when none does.

    >>> from newsledger.extract.numbers.tokens import tokenize
    >>> read(tokenize("tens of thousands fled"), 0)
    (Bounds(low=20000.0, high=100000.0), 3)
    """
    word = tokens[position].lower
    if word not in STARTS and not word.startswith("multi"):
        return None
    return (
        _plural(tokens, position)
        or _compound(tokens, position)
        or _before(tokens, position)
        or _alone(tokens, position)
        or _with_noun(tokens, position)
    )
