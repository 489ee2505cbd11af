"""What the encoder is given beside word pieces: case, shape and endings, which an uncased vocabulary has lost.

Each word has ``len(BUCKETS)`` features, each a row of an embedding table of that many rows.
"""

from functools import lru_cache
from typing import Final
from zlib import crc32

# Rows of the tables: case class (x 2: first word of its sentence or not), shape, last two characters, last three.
BUCKETS: Final = (32, 512, 1024, 4096)
CASE_CLASSES: Final = 16
_SHAPE_LENGTH: Final = 8
# Words remembered, about 60 MB.
CACHE_SIZE: Final = 200_000


def _case(word: str) -> int:
    """Return the class of a word's letters and digits, below ``CASE_CLASSES``."""
    letters = [char for char in word if char.isalpha()]
    has_digit = any(char.isdigit() for char in word)
    if not letters:
        return 0 if word.isdigit() else 1 if has_digit else 2 if len(word) == 1 else 3
    offset = 4 if not has_digit else 10
    if all(char.islower() for char in letters):
        return offset
    if all(char.isupper() for char in letters):
        return offset + (1 if len(letters) == 1 else 2)
    if word[0].isupper() and not any(char.isupper() for char in letters[1:]):
        return offset + 3
    return offset + (4 if word[0].isupper() else 5)


def _shape(word: str) -> str:
    """Return the word's shape: X, x, d or the character itself, runs cut to two, at most eight signs."""
    signs: list[str] = []
    for char in word:
        sign = "d" if char.isdigit() else ("X" if char.isupper() else "x") if char.isalpha() else char
        if signs[-2:] != [sign, sign]:
            signs.append(sign)
        if len(signs) == _SHAPE_LENGTH:
            break
    return "".join(signs)


def _bucket(text: str, size: int) -> int:
    return crc32(text.encode("utf-8", "surrogatepass")) % size


@lru_cache(maxsize=CACHE_SIZE)
def features(word: str) -> tuple[int, int, int, int]:
    """Return the features of ``word`` (add ``CASE_CLASSES`` to the first where it starts a sentence).

    >>> features("Kirkuk")[0], features("PAC-3")[0], features("sites")[0]
    (7, 12, 4)
    """
    lower = word.lower()
    return (
        _case(word),
        _bucket(_shape(word), BUCKETS[1]),
        _bucket(lower[-2:], BUCKETS[2]),
        _bucket("^" + lower if len(lower) < 3 else lower[-3:], BUCKETS[3]),
    )
