"""What looks like a number and is none, by its shape: links, phones, clock times, ordinals, identifiers, addresses.

Each pattern is anchored at a word's start and has no nested repetition, so the search is linear in the text.
"""

import re
from collections.abc import Iterator
from typing import Final

from newsledger.extract.numbers import money, units

_START = r"(?<![\w.@/$€£])"
_LINKS = (
    r"\b(?:https?|ftp)://\S+"
    r"|\bwww\.\S+"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*"
    r"|(?<!\w)@[A-Za-z_]\w*"
    r"|(?<![\w&])#\w+"
    rf"|{_START}(?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}(?:com|org|net|gov|edu|mil|int|info|io|co|uk|tv|news|html?|php|pdf|jpg|png)\b(?:[/?]\S*)?"
    r"|%[0-9A-F]{2}[0-9A-Za-z%]{8,80}"
    r"|(?<=::)[0-9A-Fa-f]{1,4}\b"
    r"|\b(?=[A-Za-z]{0,40}\d)(?=\d{0,40}[A-Za-z])[0-9A-Za-z]{20,40}\b"
    r"|\{?%?\b[0-9A-Fa-f]{8}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{12}\b"
    r"|(?<![\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?:%\w+|/\d+)?(?![\w:])"
    rf"|{_START}\d{{1,4}}(?:\.\d{{1,4}}){{3}}(?![\w.]*\d)"
)
_TIMES = (
    r"(?<![\w.,])(?:\d{1,2}(?:[:.]\d{2})?\s?(?:[-–—]|to)\s?)?\d{1,2}(?:[:.]\d{2}(?::\d{2}(?:\.\d+)?)?)?\s?"
    r"(?:[ap]\.\s?m\.?|\.?[ap]m\b|[AP]\.?M\b\.?|o['’]clock|hours? GMT|GMT\b)"
    r"|(?<![\w.,])(?:\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?|\d{3,9}:\d{2})(?!\d)"
    r"|(?<!\w)\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?(?!\d)"
    r"|(?<!\w)\d{1,2}/\d{1,2}/\d{2,4}(?!\d)"
)
_PHONES = (
    r"(?<![\w,.$€£-])(?<!\d\s)\d{1,4}(?:[-–‑.]\d{2,5}){2,4}(?:\s?[xX]\d{1,6}\b)?(?![\w.-]*\d)"
    r"|(?<![\w,.$€£-])(?:1[-.\s])?\d{3}-(?:\d{3}-)?[A-Z]{2,12}(?:-[A-Z\d]{1,12}){0,4}\b"
    r"|(?<![\w,.$€£-])00\d{1,3}[\s-]?\d{4,14}(?:[\s-]\d{1,14}){0,3}(?![\w.,]*\d)"
    r"|(?<![\w,.$€£-])\d{1,4}\)?\s\d{7,14}\b(?![.,]\d)"
    r"|(?<![\w.,$€£])(?!\d{1,3}(?:\s\d{3})+(?![\s\d]))\d{1,4}(?:\s{1,2}\d{1,4}){1,5}(?=[,;]\s|\.?$)"
    r"|(?<![\w.,$€£])\d{1,15}(?:[*/+-]\d{1,15}){0,4}[*=]\d{1,15}(?:[*/+=-]\d{1,15}){0,4}(?![\w.,]*\d)"
    r"|(?<![\w.,$€£])\d{1,12}[a-z]{1,2}-\d{2,6}-\d{2,6}\b"
    r"|(?<![\w.,$€£])(?!\d+(?:h|hr|ft|m|in|min|lb|st|to|or|x|X|e|E)\d)\d{1,12}[A-Za-z]{1,2}\d{1,12}(?:-?[\dA-Za-z]{1,12}){0,5}\b"
    r"|(?<![\w,.$€£-])(?<!\d\s)\d{3}[\s.-]\d{3}[\s.-]\d{4}(?!\d)(?:\s?[xX]\d{1,6})?"
    r"|(?<![\w,.$€£-])(?<!\d\s)0\d{1,5}[\s-]\d{3,9}(?:[\s-]\d{2,6}){0,3}(?![\d,.]*\d)"
    r"|(?<![\w,.$€£-])(?<!\d\s)0\d{8,14}(?!\d)"
    r"|(?<![\w,.$€£-])(?<!\d\s)[2-9]\d{2}-\d{4}(?![\d,])(?!\s?[A-Za-z%$€£])"
)
_ORDINALS = r"(?<![\w.,])\d[\d,]{0,12}(?:st|nd|rd|th)\b"
_WEAPONS = (
    r"(?:pistol|handgun|gun|rifle|round|ammunition|ammo|howitzer|shell|artillery|cannon|bullet|cartridge|revolver|mortar|weapon"
    r"|semi-?automatic|automatic|sub-?machine|machine|Smith|Colt|Glock|Ruger|ACP|Winchester|caliber|calibre|magnum|casing|magazine|projectile|rocket|glock|carbine|shotgun)"
)
_CALIBRES = (
    rf"(?<![\w,$€£])\d{{1,3}}(?:\.\d{{1,2}})?(?:\s?[x×]\s?\d{{2,3}})?[\s-]?(?:mm|millimet(?:re|er))[\s-](?:[\w-]{{1,14}}\s){{0,2}}{_WEAPONS}"
    r"|(?<![\w,$€£])\d{1,2}[\s-]gauge\b"
    r"|(?<![\w.,$€£])(?:9|5\.56|5\.45|7\.62|12\.7|14\.5)\s?mm\b(?!\s(?:of|thick|wide|long|deep|tall|high|in|per)\b)"
)
_LAW = (
    r"(?<!\w)\d{1,3}\sU\.\s?S\.\s(?:C\.\s?)?(?:§+\s?)?\d+|(?<!\w)\d{1,2}\sU\.?S\.?C\b\.?"
    r"|(?<!\w)(?:\d{1,5}\sblock\sof|\d{3,5}\sblock)\b"
    r"|(?<![\w.,$€£])(?:911|999|112)(?=\s(?:call(?:s|ed)?|operator|dispatch\w*|tapes?|recordings?|emergency|services?|center|centre|system)\b)"
    r"|(?<![\w.,$€£-])\d{1,5}\s(?:North|South|East|West|[NSEW]\.?|[NS][EW])\s\d{1,3}(?:st|nd|rd|th)\b"
    r"|(?<![\w.,$€£-])\d{1,5}\s(?:[NSEW]\.|[NS][EW]\.?)\s(?!Korea)[A-Z]\w+"
    r"|(?<![\w.,$€£-])\d{2,3}-\d{2,3}\s(?=\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?<![\w.,$€£-])(?:1\s)?\(\d{3}\)\s?\d{3}-[A-Z]{2,12}\b"
    r"|(?<!\w)\d{1,4}\s(?:ILCS|CFR|C\.F\.R\.|F\.(?:[23]d)?|RCW|ORS|NRS)[\s,](?:§+\s?)?\d[\w./-]*"
    r"|(?<![\w.])\d{1,6}-\d{1,6}-[A-Z]{1,4}-\d{1,6}\b"
    r"|(?<![\w.,$€£])(?:1[4-9]|20)\d\d\s?[-–—]\s?(?:1[4-9]|20)\d\d(?![\d,.]*\d)(?!\s[a-z-]+s\b)"
    r"|(?<![\w.,$€£])\d{1,3}(?:TV|to\d{1,2}[A-Z]\w*)\b"
)
_IDENTIFIERS = (
    r"(?<![\w])(?:24/7|9/11|7/7|50/50|50-50|20/20|4x4|360-degree|7-Eleven|[47][69]ers)(?![\w])"
    r"|(?<![\w.,$€£])3M\b(?=['’]s\b|\s(?:Co|said|says|is|has|was|will|and|shares|stock)\b)"
    r"|(?<![\w.,–-])\d{1,2}(?:[-–]\d{1,2}){2,3}(?![\w–-]|[.,]\d)"
    r"|(?<![\w.,])(?!\d{1,3}(?:\.\d{3})+(?!\d))\d{1,3}(?:\.\d{1,4}){2,}(?![\w.]*\d)"
    r"|(?<![\w.,$€£])\d{1,2}\s?[x×]\s?\d{2,4}m\b|(?<![\w.,$€£])\d{1,2}[kK]\s(?:run|race|walk)\b"
    r"|(?<!\w)10\.\d{4,9}/\S+"
    r"|(?<![\w.,])\d{1,4}['’]?s\b"
    r"|(?<![\w.,$€£])(?:[2-6]G|[2-4]D|[48]K|\d{3,4}p|\d{1,4}[x×]\d{1,4})\b(?!\s?[%$€£])"
    r"|(?<![\w.,])7[0-9]7-\d{1,3}\w{0,3}\b"
    r"|(?<=\bthe\s)7[0-9]7\b(?!\s[a-z]+s\b)"
    r"|(?<![\w.,])7[0-9]7\b(?=\s(?:jet|plane|air|Max|MAX|Dream|pass|frei|carg))"
    r"|(?<![\w.,])\d{1,5}[A-Za-z]?\s(?:[NSEW]\.?\s)?[A-Z][\w'’.-]{1,24}\s(?:[A-Z][\w'’-]{1,24}\s)?"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Drive|Lane|Square|Crescent|Terrace|Parkway|Plaza)\b"
    r"|^\d{1,2}(?:[.)]\s(?=\S)|(?=[A-Z](?:[a-z]{2}|\s[a-z])))"
    r"|^\d{1,3}\sof\s\d{1,3}(?=\s(?:Full\s[Ss]creen|The|An?|This|These|In|At|On|From|His|Her|Their)\b)"
    r"|(?<![\w.,$€£-])\dGS\b"
    r"|(?<![\w.,])\d{1,4}(?=[A-Z][a-z]{4})"
    r"|(?<![\w.,])\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?(?![\w,.]*\d)"
    r"|(?<![\w.,:$€£])\d{1,3}:\d{1,3}(?![\w:])"
    r"|(?<![\w.,$€£-])\d{5}-\d{4}(?![\d-]|[,.]\d)"
    r"|(?<=[\s(])0(?!000)\d[0-5]\d(?![\d.,]*\d)"
    r"|(?<![\w.,$€£])\d{1,4}[DEHIOPQRSUXYZ]\b"
    r"|(?<!\w)\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b"
)
# What begins with a digit is tried at a number's first digit alone: a third of the time.
_AT_DIGITS = rf"(?=\d)(?<!\w)(?:{_TIMES}|{_PHONES}|{_ORDINALS}|{_LAW}|{_IDENTIFIERS}|{_CALIBRES})"
_CUE = (
    r"\b(?:[Cc]all(?:ing)?|[Pp]hone|[Tt]ele?phone|[Tt]el|TEL|[Ff]ax|FAX|[Tt]ext(?:ing)?|[Dd]ial(?:l?ing)?|[Hh]otline|[Hh]elpline|[Mm]obile"
    r"|[Ee]xt(?:ension)?|[Nn]umber is|[Nn]umbers? are)\b"
)
_WORDED = r"(?i:\bhalf past|(?<=\bat )quarter (?:past|to)|(?<=\ba )quarter past)\s\w+"
_LETTERS = (
    rf"{_WORDED}"
    rf"|{_CUE}[\s.:*]{{0,3}}(?:(?:at|on|us|is|them|him|her|the|police|or|to)\s){{0,3}}[*+(]?\d[\d\s()./*-]{{1,24}}\d(?:[xX]\d{{1,6}})?(?![\d,.]*\d)"
    r"|(?<!['’])(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b"
    r"|[A-Z]{2}\s\d{5}(?:-\d{4})?(?![\w,.]*\d)"
    r"|(?:Page|Image|Photo|Slide|[Cc]aption|Picture|Video|Item|Part|Step|Story|Gallery)s?\s\d{1,3}\s(?:of\s/|of|/)\s\d{1,3}\b"
    r"|(?i:covid)\s?[-–]?\s?\d{2}\b"
    r"|[Nn]os?\.\s?\d[\w-]*"
    r"|COP\s?\d{1,2}\b(?!\s?(?:[mb]illion|thousand|trillion|bn|m\b)|[.,]\d)|ISBN[\s:-]{0,3}\d[\d\s-]{8,16}[\dXx]\b"
    r"|[Tt]ext(?:ing)?\s[^.;\n]{1,40}?\sto\s[\"“'‘]?\d{4,8}\b"
    r"|[Cc]opyright\W{0,5}\d{4}"
)
_MARKS = (
    r"\+\d[\d\s()./-]{6,22}\d"
    r"|(?<![\w,.])\(\d{2,5}\)\s?\d[\d\s-]{4,14}\d(?:[xX]\d{1,6})?|\(\d{1,4}\s\(\d{1,3}\)\)\s?\d{3,12}"
    r"|(?<![\w,.$€£-])(?<!\d\s)\(\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?!\d)(?:\s?[xX]\d{1,6})?"
    r"|(?<!\w)['’‘]\d{2}\b(?!['’]|[.,]\d)"
    r"|\[\d{1,3}\]"
    r"|(?<=[\w)])\(\d{1,3}[a-z]?\)"
    rf"|(?<![\w.])\.\d{{2,3}}[\s-](?:[\w-]{{1,14}}\s)?{_WEAPONS}"
    r"|©\W{0,3}\d{4}(?:\s?[-–]\s?\d{4})?|\(c\)\s?\d{4}"
)
# Each is tried where it can begin alone: at the start of the text, at a mark, at a word.
_ELSEWHERE = (
    r"^\W{1,3}\d{1,2}(?:[.)]\s(?=\S)|(?=[A-Z](?:\w|\s[a-z])))"
    rf"|(?=[(+'’‘.\[©])(?:{_MARKS})|(?=[A-Za-z])(?<!\w)(?:{_LETTERS})"
)
_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
# "Fifty-seventh", "two hundred and fiftieth", "twenty-second"; "a twenty-second clip" is one of 20 seconds.
_WORD_ORDINALS = (
    rf"(?i:(?<!\ba\s)(?<!\bone\s)\b(?:(?:(?:{_ONES}|{_TENS})[\s-])?(?:hundred|thousand)\s(?:and\s)?)?"
    rf"(?:(?:{_TENS})(?:\s|-\s?)|(?<=hundred\s)|(?<=thousand\s)|(?<=\sand\s))"
    r"(?:first|(?<=-)second|(?<=-\s)second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{3,5}teenth|\w{3,5}tieth)\b)"
)
# A text without these has no link, or no ordinal in words; most sentences have neither, and are read three times as fast.
_LINK_SIGNS: Final = ("@", "#", "://", "www.")
_DOMAIN: Final = re.compile(
    r"\.(?:(?:com|org|net|gov|edu|mil|int|info|io|co|uk|tv|news|html?|php|pdf|jpg|png)\b|\d{1,4}\.\d)"
)
_ESCAPED: Final = re.compile(r"%[0-9A-F]{2}[0-9A-Za-z%]{8}")
# The least length of an identifier without spaces that no other sign gives away.
_LONG: Final = 20
_HUNDREDS: Final = (*_TENS.split("|"), "hundred", "thousand")
_JOINED_ORDINAL: Final = re.compile(r"\sand\s+\w*(?:first|second|third|th\b)")
# A digit behind what ends the letters of a code.
_MAY_BE_CODE: Final = re.compile(r"\d(?:(?<=[A-Za-z&\-‑/]\d)|(?<=[A-Za-z&.]\.\d))")
_CODES = re.compile(
    r"(?<![\w.$€£°-])(?P<letters>[A-Za-z][A-Za-z&.]{0,20})(?:[/-][A-Za-z]{1,12}){0,3}(?P<join>[-‑/]?)\d[\dA-Za-z]{0,12}(?:[-/.][\dA-Za-z]{1,12}){0,5}\b"
)
_DIGIT: Final = re.compile(r"\d")


def _shapes(has_link: bool, has_order: bool) -> re.Pattern[str]:
    links, orders = [_LINKS] if has_link else [], [_WORD_ORDINALS] if has_order else []
    return re.compile("|".join([*links, _AT_DIGITS, _ELSEWHERE, *orders]))


# By whether a text may have a link, and an ordinal in words; without a digit little else is left.
_SHAPES: Final = {(link, order): _shapes(link, order) for link in (False, True) for order in (False, True)}
_DIGITLESS: Final = re.compile(f"{_LINKS}|{_WORDED}|{_WORD_ORDINALS}")
# Prefixes that leave a number a number: "pre-2003 levels" has none, "mid-50 km" hardly occurs, but a range "two-3" does.
_OPEN_PREFIXES: Final = frozenset({"and", "or", "to", "from", "magnitude"})


def _codes(text: str) -> Iterator[tuple[int, int]]:
    """Yield PAC-3, F-16IQ, AN/MPQ-65, G7, Covid-19 and the like, but no amount of money such as RM79 or US113."""
    for match in _CODES.finditer(text):
        letters, joined = match["letters"], match["join"]
        if (not joined and money.is_symbol(letters)) or units.is_symbol(match[0]) or letters.lower() in _OPEN_PREFIXES:
            continue
        yield match.span()


def _may_link(text: str) -> bool:
    if any(sign in text for sign in _LINK_SIGNS) or text.count(":") > 1:
        return True
    if ("." in text and _DOMAIN.search(text)) or ("%" in text and _ESCAPED.search(text)):
        return True
    return len(max(text.split(), key=len, default="")) >= _LONG


def _may_order(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _HUNDREDS) or ("and" in lower and _JOINED_ORDINAL.search(lower) is not None)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of ``text`` that are no quantity by their shape.

    >>> [text[a:b] for text in ["Call 020 7946 0123: PAC-3 at 10:30"] for a, b in sorted(spans(text))]
    ['Call 020 7946 0123', 'PAC-3', '10:30']
    """
    may_link, may_order = _may_link(text), _may_order(text)
    if _DIGIT.search(text) is None:
        if may_link or may_order or "quarter" in text.lower() or "half" in text.lower():
            for match in _DIGITLESS.finditer(text):
                yield match.span()
        return
    for match in _SHAPES[may_link, may_order].finditer(text):
        yield match.span()
    if _MAY_BE_CODE.search(text) is not None:
        yield from _codes(text)
