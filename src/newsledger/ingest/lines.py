"""What one line of a page is: the furniture that its words or its form give away."""

import re
from functools import cache, lru_cache
from typing import Final

from newsledger import lexicon
from newsledger.ingest.phrases import Match, phrase

# Longer lines are paragraphs or damage: no rule of form looks at them, which also bounds the work on a hostile line.
LONGEST_LINE: Final = 3000
# Lines that menus and footers repeat are read once: enough for the furniture of a few hundred sites.
CACHED_LINES: Final = 20_000
# A menu in one line: at least this many names of sections, and this share of its words.
MENU_SECTIONS: Final = 3
MENU_SHARE: Final = 0.6
LONGEST_MENU: Final = 60
# Enough where every word is capitalised: the rest are sections that no list knows.
MENU_SHARE_OF_NAMES: Final = 0.4


@cache
def _sections() -> tuple[frozenset[str], re.Pattern[str]]:
    names = sorted((row["section"] for row in lexicon.load("sections")), key=len, reverse=True)
    return frozenset(names), re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)


LOWER_WORD = re.compile(r"(?<= )[a-z]")
SEPARATOR = re.compile(r"\s*[|•·»›>/]\s*|\s{2,}|\s[-–]\s")


def _is_names(line: str) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() for word in line.split())


def is_menu(line: str, words: int) -> bool:
    """Whether a line is a menu in one line: names of sections side by side, or parts between separators.

    >>> is_menu("Home News Sport Business Opinion", 5)
    True
    """
    if words > LONGEST_MENU or line[-1] in '.!?"”' or len(LOWER_WORD.findall(line)) > words // 3:
        return False
    names, pattern = _sections()
    found = pattern.findall(line)
    share = sum(len(f.split()) for f in found) / words
    if len(found) >= MENU_SECTIONS and share >= (MENU_SHARE_OF_NAMES if _is_names(line) else MENU_SHARE):
        return True
    parts = [part for part in SEPARATOR.split(line) if part]
    known = sum(part.lower() in names for part in parts)
    return len(parts) >= MENU_SECTIONS and known >= 2 and all(len(part.split()) <= 4 for part in parts)


WORD = r"(?:[A-Z][\w.'’-]*|de|del|der|van|von|bin|al|el|la)"
NAME = rf"{WORD}(?:\s{WORD}){{0,4}}"
BYLINE = re.compile(
    rf"^(?:(?i:by|words by|written by|reported by|story by|report by|text by))\s*:?\s+"
    rf"(?P<names>{NAME}(?:(?:\s?[,;&]\s?|,?\sand\s){NAME})*)"
    r"(?:\s?[|,–—/-].{0,60}|\sin\s[A-Z][\w .]{1,40})?$"
)
ROLE = re.compile(
    rf"^(?P<names>{NAME}),?\s+(?:(?:[A-Z][\w-]*|and|of|for|in)\s){{0,4}}"
    r"(?i:correspondent|reporter|editor|staff writer|columnist|contributor|bureau chief)s?\b[^.!?]{0,40}$"
)
DESK = re.compile(
    r"^\(?(?i:reporting|additional reporting|editing|writing|compiled|edited|translated)\s(?i:by|from)\b.{0,300}$"
)
COPYRIGHT = re.compile(
    r"^(?:(?i:copyright)\s)?(?:©|\([cC]\)|(?i:copyright)\s(?=(?:19|20)\d\d)).*(?:\b(?:19|20)\d\d\b|(?i:rights|inc\b|ltd\b))"
)
PHOTO_COPYRIGHT = re.compile(r"^©\s?[^/]{1,60}/\s")
CREDIT = re.compile(
    r"^[(\[]?(?i:photo|photos|photograph|photographs|picture|pictures|image|images|video|graphic|illustration|credit|credits"
    r"|file photo)"
    r"(?i:\s(?:credit|by|courtesy|copyright))?s?\s?[:/]"
)
CREDIT_END = re.compile(
    r"[(\[](?i:photo|photograph|picture|image|credit|courtesy|source|file photo|screenshot|video|ap photo|via)\b"
    r"[^()\[\]]{0,80}[)\]]\.?$"
    r"|(?i:photo|photograph|picture|image|credit)s?(?i:\s(?:credit|by|courtesy))?\s?:\s[^.!?]{1,60}$"
)
CAPTION = re.compile(
    r"^(?i:file\s?[-–—:]|in this [^.]{0,60}\b(?:file )?(?:photo|image|picture|frame grab)\b)"
    r"|^(?:[A-Z][\w.&'’/-]*\s){1,4}(?:A|An|The|This)\s(?:[\w'’,-]+\s){0,8}(?i:diagram|infographic|photograph|photo|picture|image|map|chart|graphic|rendering|screenshot)\b"
)
PHONE = re.compile(r"(?<![\w.])(?:\+|\*|\(0?)?\d[\d\s()./-]{5,18}\d(?![\w.])")
DIGIT_OR_AT = re.compile(r"[\d@]")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
PHONE_CUE = re.compile(
    r"\b(?:tel|telephone|phone|fax|call|hotline|switchboard|toll[- ]free|mobile|newsroom|extension|e-?mail)\b",
    re.IGNORECASE,
)
URL_ONLY = re.compile(r"^(?:https?://|www\.)\S+$")
SOURCE = re.compile(
    r"^(?:(?i:sources?|via|originally published|first published)\s?[:;»|/]"
    r"|(?i:(?:this (?:article|story|post|piece) (?:was )?)?(?:first|originally) (?:appeared|published) (?:on|in|at|by))\b)"
)
COUNTS = re.compile(
    r"^[\d.,]+\s?[kKmM]?\+?\s(?i:shares?|comments?|views?|likes?|retweets|followers|reactions|replies)$"
)
COMMENTS = re.compile(r"^(?:(?i:comments?)\s?[(\[]?\s?[\d,]+[)\]]?|[\d,]+\s(?i:comments?|replies|responses))$")
AGO = re.compile(
    r"\b(?:\d+|an?|one|two|few)\s(?:second|sec|minute|min|hour|hr|day|week|month|year)s?\s(?i:ago)\W*$", re.IGNORECASE
)
PAGES = re.compile(
    r"^(?:(?i:page|slide|photo|image)?\s?\d+\s(?:of|/)\s\d+|(?:\d+\s){2,}(?i:next.*)?|[«‹<]?\s?(?i:previous|prev|next)\s?[»›>]?)$"
)
FOLLOW = re.compile(r"^(?i:follow)\b.{0,80}(?:@\w|\b(?i:twitter|facebook|instagram|linkedin)\b)")
NO_WORD = re.compile(r"^[\W_]*$")

FORMS: Final = (
    (NO_WORD, "separator"),
    (BYLINE, "byline"),
    (ROLE, "byline"),
    (PHOTO_COPYRIGHT, "photo_credit"),
    (COPYRIGHT, "copyright"),
    (CREDIT, "photo_credit"),
    (SOURCE, "source"),
    (COUNTS, "share"),
    (PAGES, "navigation"),
    (FOLLOW, "share"),
    (URL_ONLY, "link"),
)
# The longest line of each form that is not furniture by its own words; a byline of 14 words names four people.
SHORT_LINE: Final = 25
SHORT_CHARACTERS: Final = 300
# "Jane Roe 3 hours ago": a sentence that ends so is longer.
SHORT_STAMP: Final = 8


@cache
def _agency_end() -> re.Pattern[str]:
    names = sorted((row["agency"] for row in lexicon.load("photo_agencies")), key=len, reverse=True)
    joined = "|".join(map(re.escape, names))
    return re.compile(rf"(?:/\s?|\bvia\s|^|[A-Z][\w.'’-]+\s(?=Getty))(?:{joined})(?:,\s?(?i:file))?\)?$")


PHONE_DIGITS: Final = 7
# A phone list has this many numbers, addresses and cues, one to this many words; an appeal for witnesses has one in a sentence.
CONTACTS: Final = 4
WORDS_A_CONTACT: Final = 12


def is_contact(line: str, words: int) -> bool:
    """Whether a line is an entry of a phone list: numbers and addresses with a cue, and little else."""
    if not DIGIT_OR_AT.search(line):
        return False
    numbers = len(EMAIL.findall(line)) + sum(sum(c.isdigit() for c in m) >= PHONE_DIGITS for m in PHONE.findall(line))
    cues = len(PHONE_CUE.findall(line))
    ends = line[-1] in ".!?"
    if numbers >= (3 if ends else 2) and numbers + cues >= CONTACTS and (numbers + cues) * WORDS_A_CONTACT >= words:
        return True
    is_short = words <= SHORT_LINE // 2 and not (words >= SHORT_STAMP and ends)
    return is_short and numbers > 0 and (cues > 0 or words <= 4)


# A caption tells more than a line where a diagram has parts to name.
CAPTION_WORDS: Final = 120


def caption(line: str, words: int) -> bool:
    """Whether a line is a photo's caption by its credit or its opening."""
    if words <= CAPTION_WORDS and (CREDIT_END.search(line[-140:]) or CAPTION.match(line)):
        return True
    return words <= 60 and line[-1] not in ".!?" and bool(_agency_end().search(line[-60:]))


def form(line: str, words: int) -> Match | None:
    """Return what a line's form gives away: byline, copyright, credit, phone list, menu; None where nothing does."""
    if words <= SHORT_LINE and len(line) <= SHORT_CHARACTERS:
        for pattern, rule in FORMS:
            if pattern.search(line):
                return Match(rule)
        if words <= SHORT_STAMP and AGO.search(line):
            return Match("timestamp")
        if COMMENTS.match(line):
            return Match("comment_form", "tail")
    if COPYRIGHT.match(line) and "©" in line[:14]:
        return Match("copyright")
    if DESK.match(line):
        return Match("desk_credit")
    if caption(line, words):
        return Match("caption")
    if is_contact(line, words):
        return Match("contact")
    return Match("navigation") if is_menu(line, words) else None


@lru_cache(CACHED_LINES)
def _short(line: str, words: int) -> Match | None:
    return phrase(line, words) or form(line, words)


def furniture(line: str) -> Match | None:
    """Return why a non-empty line is furniture; None for a line that may be the article's."""
    if len(line) > LONGEST_LINE:
        return None
    words = line.count(" ") + 1
    is_short = len(line) <= SHORT_CHARACTERS
    return _short(line, words) if is_short else phrase(line, words) or form(line, words)
