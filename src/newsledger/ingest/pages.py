"""A page while its lines are judged: its lines, what each is by itself, and which of them read as sentences of an article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from newsledger.ingest import dating, publishers
from newsledger.ingest.lines import furniture
from newsledger.ingest.phrases import Match

# A line is a sentence of the article from this many words with a full stop, or this many without (a paragraph cut short).
# Shorter sentences occur ("It certainly was."), but a page's head and tail must be told from the body by more than a slogan.
SENTENCE_WORDS: Final = 8
PARAGRAPH_WORDS: Final = 25
# Words of article above a tail marker, without which it is part of a menu; above which a head has ended.
ARTICLE_WORDS: Final = 30
# Rules whose words begin sentences too ("Related articles of the treaty were ..."): a heading of links is none.
HEADING_OF_LINKS: Final = frozenset({"tags", "most_read", "related"})
END: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
WORD: Final = re.compile(r"\w+")


@dataclass(slots=True)
class Page:
    """The lines of a page while they are judged. ``rules[i]`` is None for a line that stays; blank lines are kept apart."""

    lines: list[str]
    matches: list[Match | None]
    rules: list[str | None]
    bodies: list[int]

    def open(self, indices: range) -> Iterator[int]:
        """Yield the lines of a stretch that have words and still stay."""
        return (i for i in indices if self.lines[i] and self.rules[i] is None)

    def drop(self, indices: range, rule: str) -> None:
        """Drop what still stays of a stretch."""
        for i in self.open(indices):
            self.rules[i] = rule


def is_sentence(line: str) -> bool:
    """Whether a line reads as a sentence or paragraph of an article rather than a heading, label or link."""
    words = line.count(" ") + 1
    return words >= PARAGRAPH_WORDS or (words >= SENTENCE_WORDS and bool(END.search(line)))


def key(line: str) -> str:
    """Return a line's words in lower case: what two prints of one headline share."""
    return " ".join(WORD.findall(line.lower()))


def _match(line: str, repeated: frozenset[str]) -> Match | None:
    match = furniture(line)
    is_heading = match is not None and match.extent != "line" and match.rule in HEADING_OF_LINKS
    if match and not (is_heading and is_sentence(line)):
        return match
    if line in repeated:
        return Match("repeated_line")
    if dating.is_stamp(line):
        return Match("dateline")
    return Match("site_name") if publishers.is_name(line) else None


def page_of(text: str, repeated: frozenset[str]) -> Page:
    """Return the page of a normalised text, each line judged by itself."""
    lines = text.split("\n")
    matches = [_match(line, repeated) if line else None for line in lines]
    bodies = [i for i, line in enumerate(lines) if line and matches[i] is None and is_sentence(line)]
    return Page(lines, matches, [match.rule if match else None for match in matches], bodies)
