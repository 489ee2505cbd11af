"""From a page to the words of its article: furniture dropped line by line, each with its rule; clean text left as it is.

A page as text is three stretches: a head (menus, title, byline, date, captions), the article, and a tail (related links, comment
form, phone lists, footer). What a line is stands in ``lines.py`` and its lexicons; this module decides by where a line stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from newsledger.ingest import dating, publishers
from newsledger.ingest.lines import BYLINE, ROLE, Match, furniture
from newsledger.ingest.normalize import normalize

# A line is a sentence of the article from this many words with a full stop, or this many without (a paragraph cut short).
# Shorter sentences occur ("It certainly was."), but a page's head and tail must be told from the body by more than a slogan.
SENTENCE_WORDS: Final = 8
PARAGRAPH_WORDS: Final = 25
# Words of article above a tail marker, without which it is part of a menu.
ARTICLE_WORDS: Final = 30
# A tail other than comments is none when more than this share of the page's article words stands below it.
LARGEST_TAIL: Final = 0.5
# Headlines have this many words; a crosshead, a section or a name has fewer, a caption more.
TITLE_WORDS: Final = range(3, 31)
HEADING_WORDS: Final = 5
# That many short lines in a row after the last sentence are a list of links.
LIST_LINES: Final = 3
LIST_WORDS: Final = 8
END: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is none of the article's: its number in the text as read (from 1), the rule, and the line."""

    line_number: int
    rule: str
    line: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the dropped lines say of the article, as they print it; ``published`` is the words of a date."""

    authors: str | None = None
    published: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article's text without its title; ``title`` is the headline that stood in the text."""

    text: str
    title: str | None = None
    dropped: tuple[Dropped, ...] = ()
    facts: Facts = field(default_factory=Facts)


@dataclass(slots=True)
class _Page:
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


def _key(line: str) -> str:
    return " ".join(WORD.findall(line.lower()))


def _page(text: str, repeated: frozenset[str]) -> _Page:
    lines = text.split("\n")
    matches = [_match(line, repeated) if line else None for line in lines]
    bodies = [i for i, line in enumerate(lines) if line and matches[i] is None and is_sentence(line)]
    return _Page(lines, matches, [match.rule if match else None for match in matches], bodies)


def _match(line: str, repeated: frozenset[str]) -> Match | None:
    if match := furniture(line):
        return match
    if line in repeated:
        return Match("repeated_line")
    if dating.is_stamp(line):
        return Match("dateline")
    return Match("site_name") if publishers.is_name(line) else None


def _cut_tail(page: _Page) -> None:
    """Drop all below the first tail marker that has an article above it and little of one below."""
    above, total = 0, sum(page.lines[i].count(" ") + 1 for i in page.bodies)
    bodies = iter([*page.bodies, len(page.lines)])
    body = next(bodies)
    for i, match in enumerate(page.matches):
        while body < i:
            above += page.lines[body].count(" ") + 1
            body = next(bodies)
        if match is None or match.extent != "tail" or above < ARTICLE_WORDS:
            continue
        if match.rule == "comment_form" or total - above <= LARGEST_TAIL * total:
            page.drop(range(i, len(page.lines)), f"below_{match.rule}")
            page.bodies = [b for b in page.bodies if b < i]
            return


def _cut_blocks(page: _Page) -> None:
    """Drop the headlines below a heading such as "Related articles", down to the next sentence."""
    bodies = set(page.bodies)
    open_rule: str | None = None
    for i, line in enumerate(page.lines):
        if i in bodies:
            open_rule = None
        elif (match := page.matches[i]) and match.extent != "line":
            open_rule = f"below_{match.rule}"
        elif line and open_rule and page.rules[i] is None and page.bodies and i > page.bodies[0]:
            page.rules[i] = open_rule


def _drop_list(page: _Page) -> None:
    """Drop the short lines after the last sentence: from the first furniture among them, or all where they are many."""
    if not page.bodies:
        return
    tail = range(page.bodies[-1] + 1, len(page.lines))
    marks = [i for i in tail if page.rules[i] is not None]
    if marks:
        page.drop(range(marks[0], len(page.lines)), "trailing_list")
    left = list(page.open(tail))
    if len(left) >= LIST_LINES and all(page.lines[i].count(" ") < LIST_WORDS for i in left):
        page.drop(tail, "trailing_list")


def _drop_captions(page: _Page) -> None:
    """Drop lines that are a caption by their neighbour: above a bare credit, or repeated from a caption."""
    captions = [i for i, rule in enumerate(page.rules) if rule in ("caption", "photo_credit")]
    for i in captions:
        for j in (i - 1, i + 1):
            if 0 <= j < len(page.lines) and page.lines[j] and page.rules[j] is None and _is_caption_of(page, j, i):
                page.rules[j] = "caption"


def _is_caption_of(page: _Page, line: int, neighbour: int) -> bool:
    words, credit = page.lines[line], page.lines[neighbour]
    if len(words) > 20 and _key(publishers.without_suffix(words)) in _key(credit):
        return True
    return neighbour > line and credit[0] in "([" and not END.search(words) and words.count(" ") >= HEADING_WORDS


def _is_title(line: str) -> bool:
    return (line.count(" ") + 1) in TITLE_WORDS and line[-1] not in ".,;:" and not line.islower()


def _find_title(page: _Page, title: str | None) -> tuple[str | None, int | None]:
    """Return the headline and where it stands: the known one, or the first line of the head that reads as one."""
    head = range(page.bodies[0] if page.bodies else 0)
    if title:
        wanted = _key(title)
        reach = range(min(len(page.lines), head.stop + 2))
        return title, next(
            (i for i in reach if wanted and _key(publishers.without_suffix(page.lines[i])) == wanted), None
        )
    for i in page.open(head):
        if _is_title(page.lines[i]):
            return publishers.without_suffix(page.lines[i]), i
    return None, None


def _drop_head(page: _Page, title_at: int | None) -> None:
    """Drop what the head holds beside the title: all above it, labels and names below it."""
    if title_at is None:
        return
    page.rules[title_at] = "title"
    page.drop(range(title_at), "above_title")
    wanted = _key(page.lines[title_at])
    first = page.bodies[0] if page.bodies else len(page.lines)
    for i in page.open(range(title_at + 1, first)):
        if page.lines[i].count(" ") + 1 < HEADING_WORDS or _key(page.lines[i]) == wanted:
            page.rules[i] = "head_line"


def _facts(page: _Page) -> Facts:
    head = [i for i, rule in enumerate(page.rules) if rule and page.lines[i]]
    first = page.bodies[0] if page.bodies else len(page.lines)
    bylines = (
        BYLINE.match(page.lines[i]) or ROLE.match(page.lines[i])
        for i in head
        if page.rules[i] == "byline" and i <= first
    )
    names = next((match["names"].strip(" ,") for match in bylines if match), None)
    stamps = (dating.stamp(page.lines[i]) for i in head if i <= first)
    return Facts(
        authors=names and "; ".join(re.split(r"\s*(?:,|;|&|\band\b)\s*", names)),
        published=next((stamp for stamp in stamps if stamp), None),
        publisher=next((name for i in head if (name := publishers.named(page.lines[i], page.rules[i] or ""))), None),
    )


def _other_script(page: _Page) -> None:
    """Drop short lines in another script than the article's: what a page's template left untranslated."""
    words = "".join(page.lines[i] for i in page.bodies)
    if not words or sum(map(str.isascii, words)) < len(words) * 0.9:
        return
    for i in page.open(range(len(page.lines))):
        letters = [c for c in page.lines[i] if c.isalpha()]
        if i not in page.bodies and letters and sum(c > "\u024f" for c in letters) > len(letters) / 2:
            page.rules[i] = "other_script"


def _pass(text: str, repeated: frozenset[str], title: str | None) -> tuple[Cleaned, _Page]:
    page = _page(text, repeated)
    _cut_tail(page)
    _cut_blocks(page)
    _drop_captions(page)
    _other_script(page)
    found, title_at = _find_title(page, title)
    _drop_head(page, title_at)
    _drop_list(page)
    kept = "\n".join(line for line, rule in zip(page.lines, page.rules, strict=True) if rule is None)
    return Cleaned(normalize(kept), found, (), _facts(page)), page


def clean_text(text: str, repeated_lines: frozenset[str] = frozenset(), title: str | None = None) -> Cleaned:
    """Return the article in a page's text. ``title`` is the headline where it is known; else one is looked for in the head.

    ``repeated_lines`` are lines that the publisher repeats on its pages. Lines of ``Cleaned.text`` are a subsequence of those of
    the normalised ``text``, and cleaning them again, with the title that was found, changes nothing.
    """
    current = normalize(text)
    numbers = list(range(1, current.count("\n") + 2))
    first: Cleaned | None = None
    dropped: list[Dropped] = []
    while True:
        cleaned, page = _pass(current, repeated_lines, title if first is None else first.title or "")
        first = first or cleaned
        gone = [i for i, rule in enumerate(page.rules) if rule]
        dropped += [Dropped(numbers[i], page.rules[i] or "", page.lines[i]) for i in gone if page.rules[i] != "title"]
        if not gone:
            return replace(first, text=cleaned.text, dropped=tuple(sorted(dropped, key=lambda d: d.line_number)))
        numbers = _renumber(page, numbers, cleaned.text)
        current = cleaned.text


def _renumber(page: _Page, numbers: list[int], text: str) -> list[int]:
    """Return the line numbers of the lines that a pass kept, blank ones included."""
    kept = iter([number for i, number in enumerate(numbers) if page.rules[i] is None and page.lines[i]])
    last, result = 0, []
    for line in text.split("\n"):
        last = next(kept, last) if line else last
        result.append(last)
    return result
