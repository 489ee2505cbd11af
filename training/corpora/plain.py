"""Text without annotation: news of the Groningen Meaning Bank and speeches of the UN's general debates, as running text."""

import lzma
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from training.corpora.detokenize import spaces

NEWS = Path("gmb_text/sentences.txt")
SPEECHES = Path("ungdc/speeches_1995_2024.txt.xz")
# A paragraph of fewer words is a page number, a greeting or the end of one that a page cut.
SHORTEST = 12

# Characters that a conversion lost: "countries? populations", "progress ó progress".
_DAMAGED = tuple(map(re.compile, (r"\?(?<=\w\?)(?:\w| [a-z])", r" [óñì] ", "[\ufffd\x80-\x9f]")))
# A compound at the end of a line: "land-" and "mines"; lines were not cut within words.
_HYPHENATED = re.compile(r"-(?<=\w-)\s*\n\s*(?=\w)")


def news(corpora: Path) -> Iterator[str]:
    """Yield the sentences of the news in the order of the file, where those of an article are neighbours."""
    with (corpora / NEWS).open(encoding="utf-8") as lines:
        for line in lines:
            if words := line.split():
                pairs = zip(words, spaces(words), strict=True)
                yield "".join(word + " " * is_spaced for word, is_spaced in pairs).rstrip()


def speeches(corpora: Path) -> Iterator[str]:
    """Yield the paragraphs of the speeches, their lines joined; without those that are short or damaged."""
    with lzma.open(corpora / SPEECHES, "rt", encoding="utf-8", errors="replace") as lines:
        for is_blank, block in groupby(lines, key=lambda line: not line.strip()):
            paragraph = " ".join(_HYPHENATED.sub("-", "".join(block)).split())
            if not is_blank and paragraph.count(" ") >= SHORTEST and not _is_damaged(paragraph):
                yield paragraph


def _is_damaged(text: str) -> bool:
    return any(pattern.search(text) for pattern in _DAMAGED)
