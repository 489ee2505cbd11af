"""What stands around an article: a tail, blocks of links, captions, lines of another script. Each function drops lines."""

from typing import Final

from newsledger.ingest import publishers
from newsledger.ingest.pages import ARTICLE_WORDS, END, Page, key

# A tail other than comments is none when more than this share of the page's article words stands below it.
LARGEST_TAIL: Final = 0.5
# That many short lines in a row after the last sentence are a list of links.
LIST_LINES: Final = 3
LIST_WORDS: Final = 8
# Words of a caption, at least, that stands above its bare credit; fewer are a crosshead.
CAPTION_WORDS: Final = 6
# Characters of a line that is found again in a caption, at least: shorter ones are in it by chance.
CAPTION_CHARACTERS: Final = 20
# UTF-8 takes one byte for a plain Latin letter, two or three for one of another script; accents and quotes add a little.
LATIN_BYTES: Final = 1.2
LAST_LATIN: Final = "\u024f"


def cut_tail(page: Page) -> None:
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
            page.rules[i + 1 :] = [f"below_{match.rule}"] * (len(page.lines) - i - 1)
            page.bodies = [b for b in page.bodies if b < i]
            return


def cut_blocks(page: Page) -> None:
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


def drop_list(page: Page) -> None:
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


def drop_captions(page: Page) -> None:
    """Drop lines that are a caption by their neighbour: above a bare credit, or repeated from a caption."""
    captions = [i for i, rule in enumerate(page.rules) if rule in ("caption", "photo_credit")]
    for i in captions:
        for j in (i - 1, i + 1):
            if 0 <= j < len(page.lines) and page.lines[j] and page.rules[j] is None and _is_caption_of(page, j, i):
                page.rules[j] = "caption"


def _is_caption_of(page: Page, line: int, neighbour: int) -> bool:
    words, credit = page.lines[line], page.lines[neighbour]
    if len(words) > CAPTION_CHARACTERS and key(publishers.without_suffix(words)) in key(credit):
        return True
    return neighbour > line and credit[0] in "([" and not END.search(words) and words.count(" ") + 1 >= CAPTION_WORDS


def _is_other_script(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return sum(c > LAST_LATIN for c in letters) > len(letters) / 2


def drop_other_script(page: Page) -> None:
    """Drop short lines in another script than the article's: what a page's template left untranslated."""
    words = "".join(page.lines[i] for i in page.bodies)
    if not words or len(words.encode()) > len(words) * LATIN_BYTES:
        return
    for i in page.open(range(len(page.lines))):
        if not page.lines[i].isascii() and i not in page.bodies and _is_other_script(page.lines[i]):
            page.rules[i] = "other_script"
