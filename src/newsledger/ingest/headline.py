"""The head of a page: which line is the headline, and what around it is a menu, a label or a name."""

from itertools import pairwise
from typing import Final

from newsledger.ingest import publishers
from newsledger.ingest.pages import ARTICLE_WORDS, WORD, Page, key

# Headlines have this many words; a section or a name has fewer, but no byline below it, and a caption more.
FEWEST_WORDS: Final = 3
FEWEST_ABOVE_HEADER: Final = 2
MOST_WORDS: Final = 30
# Shorter lines below the headline are labels and names; longer ones may be the standfirst.
HEADING_WORDS: Final = 5
# Words shorter than this say little about what a line is about.
CONTENT_LETTERS: Final = 4
# A byline or date right below makes a line the headline against one with this much more of its words in the article.
HEADER_WEIGHT: Final = 0.5
# A standfirst tells more of the article than the headline above it: the first line that is nearly as good as the best is taken.
NEAR_BEST: Final = 0.6
HEADER_RULES: Final = frozenset({"byline", "dateline", "timestamp"})


def _is_title(line: str, fewest: int) -> bool:
    words = line.count(" ") + 1
    return fewest <= words <= MOST_WORDS and (line[-1] not in ".,;:" or line.endswith("...")) and not line.islower()


def _told(line: str, words: frozenset[str]) -> float:
    """Return the share of a line's content words that the article has too: high for its headline, low for a slogan or menu."""
    own = {word for word in WORD.findall(line.lower()) if len(word) >= CONTENT_LETTERS or word.isdigit()}
    return len(own & words) / len(own) if own else 0.0


def _has_header(page: Page, index: int) -> bool:
    """Whether the next line with words is a byline or a date."""
    following = next((i for i in range(index + 1, len(page.lines)) if page.lines[i]), index)
    return page.rules[following] in HEADER_RULES


def _goes_on(page: Page, index: int) -> bool:
    """Whether the sentence of a line goes on in the next one: text that was wrapped by hand, not a headline."""
    following = page.lines[index + 1] if index + 1 < len(page.lines) else ""
    return following[:1].islower()


def _is_candidate(page: Page, index: int) -> bool:
    if _has_header(page, index):
        return _is_title(page.lines[index], FEWEST_ABOVE_HEADER)
    is_title = index not in page.bodies and _is_title(page.lines[index], FEWEST_WORDS)
    return is_title and not _goes_on(page, index)


def head(page: Page) -> range:
    """Return the lines above the article, slogans that read as a sentence included: a byline or a date stands below those."""
    if not page.bodies:
        return range(0)
    above, end = 0, page.bodies[0]
    for body, after in pairwise([*page.bodies, len(page.lines)]):
        above += page.lines[body].count(" ") + 1
        if above >= ARTICLE_WORDS:
            break
        if any(page.rules[i] in HEADER_RULES for i in range(body + 1, after)):
            end = after
    return range(end)


def find_title(page: Page, title: str | None) -> tuple[str | None, int | None]:
    """Return the headline and where it stands: the known one, or a line of the head whose words the article repeats.

    A known headline may read as the article's first sentence.
    """
    above = head(page)
    if title:
        wanted = key(title)
        lines = enumerate(page.lines[: above.stop + 1])
        return title, next((i for i, line in lines if wanted and key(publishers.without_suffix(line)) == wanted), None)
    candidates = [i for i in page.open(above) if _is_candidate(page, i)]
    if not candidates:
        return None, None
    words = frozenset(WORD.findall(" ".join(page.lines[i] for i in page.bodies if i >= above.stop).lower()))
    scores = [_told(page.lines[i], words) + HEADER_WEIGHT * _has_header(page, i) for i in candidates]
    best = next(i for i, score in zip(candidates, scores, strict=True) if score >= NEAR_BEST * max(scores))
    return publishers.without_suffix(page.lines[best]), best


def drop_head(page: Page, title_at: int | None) -> None:
    """Drop what the head holds beside the title: all above it, labels and names below it."""
    if title_at is None:
        return
    page.rules[title_at] = "title"
    page.drop(range(title_at), "above_title")
    wanted = key(page.lines[title_at])
    for i in page.open(range(title_at + 1, head(page).stop)):
        if page.lines[i].count(" ") + 1 < HEADING_WORDS or key(page.lines[i]) == wanted:
            page.rules[i] = "head_line"
