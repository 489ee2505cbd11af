"""Word 5-grams of a text as hashes, and its MinHash signature as bands: what near-duplicates share.

128 permutations and verification by containment were measured: Jaccard similarity alone misses wire copies that are cut short.
"""

import re
from functools import lru_cache
from typing import Any, Final

import numpy as np
import xxhash
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]
WORDS: Final = 5
PERMUTATIONS: Final = 128
# Two rows a band: a copy cut to a third of its length (Jaccard .33) shares a band with chance .9995, and two
# unrelated stories (Jaccard .001) with chance .00006.
ROWS: Final = 2
BANDS: Final = PERMUTATIONS // ROWS
BAND_DIGITS: Final = 8
WORD: Final = re.compile(r"\w+")
MIX: Final = np.uint64(0x9E3779B97F4A7C15)
_rng = np.random.Generator(np.random.PCG64(20240229))
MULTIPLIERS: Final = _rng.integers(1, 1 << 63, PERMUTATIONS, dtype=np.uint64) | np.uint64(1)
OFFSETS: Final = _rng.integers(0, 1 << 63, PERMUTATIONS, dtype=np.uint64)
# Long texts are signed by parts of their 5-grams, which bounds the matrix of permutations (128 x 4,096 x 8 bytes = 4 MB).
PART: Final = 4096


@lru_cache(100_000)
def _word(word: str) -> int:
    return xxhash.xxh3_64_intdigest(word.encode())


def shingles(text: str) -> Hashes:
    """Return the sorted hashes of a text's word 5-grams, case and punctuation aside; of all its words where it has fewer."""
    words = np.fromiter(map(_word, WORD.findall(text.lower())), dtype=np.uint64)
    if not len(words):
        return np.empty(0, dtype=np.uint32)
    length = min(WORDS, len(words))
    value = np.zeros(len(words) - length + 1, dtype=np.uint64)
    for i in range(length):
        value = (value ^ words[i : i + len(value)]) * MIX
        value ^= value >> np.uint64(29)
    return np.unique((value >> np.uint64(32)).astype(np.uint32))


def bands(hashes: Hashes) -> str:
    """Return the MinHash signature of hashes as 64 bands of 8 hex digits; empty where there is no hash.

    >>> len(bands(shingles("The dam broke at dawn and the valley was flooded.")))
    512
    """
    if not len(hashes):
        return ""
    lowest = np.full(PERMUTATIONS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(hashes), PART):
        part = hashes[start : start + PART].astype(np.uint64)
        mixed = (part[None, :] + OFFSETS[:, None]) * MULTIPLIERS[:, None]
        np.minimum(lowest, (mixed >> np.uint64(16)).min(axis=1), out=lowest)
    rows = lowest.reshape(BANDS, ROWS)
    value = np.zeros(BANDS, dtype=np.uint64)
    for i in range(ROWS):
        value = (value ^ rows[:, i]) * MIX
        value ^= value >> np.uint64(31)
    return (value >> np.uint64(32)).astype(">u4").tobytes().hex()


def containment(one: Hashes, two: Hashes) -> float:
    """Return the share of the smaller set that the larger holds, 0 to 1.

    >>> text = "the dam broke at dawn and the valley below it was flooded"
    >>> containment(shingles(text), shingles(text + " within an hour"))
    1.0
    """
    smaller = min(len(one), len(two))
    shared: Any = np.intersect1d(one, two, assume_unique=True)
    return len(shared) / smaller if smaller else 0.0
