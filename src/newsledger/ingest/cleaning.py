"""From a page to the words of its article: furniture dropped line by line, each with its rule; clean text left as it is.

A page as text is three stretches: a head (menus, title, byline, date, captions), the article, and a tail (related links,
comment form, phone lists, footer). What a line is by itself stands in ``lines.py`` and the lexicons, what its place makes of it
in ``surroundings.py`` and ``headline.py``.
"""

from dataclasses import dataclass, field

from newsledger.ingest import dating, publishers, surroundings
from newsledger.ingest.headline import drop_head, find_title
from newsledger.ingest.lines import BYLINE, ROLE
from newsledger.ingest.normalize import normalize
from newsledger.ingest.pages import Page, page_of


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


def _facts(page: Page) -> Facts:
    dropped = [(page.lines[i], rule) for i, rule in enumerate(page.rules) if rule and page.lines[i]]
    shown = [(line, rule) for line, rule in dropped if not rule.startswith("below_")]
    bylines = (BYLINE.match(line) or ROLE.match(line) for line, rule in shown if rule == "byline")
    names = next((match["names"].strip(" ,") for match in bylines if match), None)
    sites = (publishers.named(line, rule) for line, rule in dropped)
    return Facts(
        authors=names,
        published=dating.best_stamp(line for line, rule in shown if rule == "dateline"),
        publisher=next(filter(None, sites), None),
    )


def _pass(text: str, repeated: frozenset[str], title: str | None) -> tuple[Cleaned, Page]:
    page = page_of(text, repeated)
    surroundings.cut_tail(page)
    surroundings.cut_blocks(page)
    surroundings.drop_captions(page)
    surroundings.drop_other_script(page)
    found, title_at = find_title(page, title)
    drop_head(page, title_at)
    surroundings.drop_list(page)
    kept = "\n".join(line for line, rule in zip(page.lines, page.rules, strict=True) if rule is None)
    return Cleaned(normalize(kept), found, (), _facts(page)), page


def clean_text(text: str, repeated_lines: frozenset[str] = frozenset(), title: str | None = None) -> Cleaned:
    """Return the article in a page's text. ``title`` is the headline where it is known; else one is looked for in the head.

    ``repeated_lines`` are lines that the publisher repeats on its pages. The lines of ``Cleaned.text`` are a subsequence of
    those of the normalised ``text``, and cleaning them again, with the title that was found, changes nothing.
    """
    current = normalize(text)
    numbers = list(range(1, current.count("\n") + 2))
    facts: Facts | None = None
    dropped: list[Dropped] = []
    while True:
        cleaned, page = _pass(current, repeated_lines, title)
        facts, title = facts or cleaned.facts, title or cleaned.title
        gone = [i for i, rule in enumerate(page.rules) if rule and page.lines[i]]
        dropped += [Dropped(numbers[i], page.rules[i] or "", page.lines[i]) for i in gone if page.rules[i] != "title"]
        if not gone:
            return Cleaned(current, title, tuple(sorted(dropped, key=lambda d: d.line_number)), facts)
        numbers, current = _renumber(page, numbers, cleaned.text), cleaned.text


def _renumber(page: Page, numbers: list[int], text: str) -> list[int]:
    """Return the line numbers of the lines that a pass kept, blank ones included."""
    kept = iter([number for i, number in enumerate(numbers) if page.rules[i] is None and page.lines[i]])
    last, result = 0, []
    for line in text.split("\n"):
        last = next(kept, last) if line else last
        result.append(last)
    return result
