"""The rules of the tokenizer: what spaCy's tokenizer for English cuts, changed to what Universal Dependencies cuts.

The shipped model is trained on the words of the English Web Treebank and GUM, which differ from spaCy's: a hyphen behind a
prefix does not cut (anti-war), marks in a row are one token (?!), ranges, ``AK-47`` and ``and/or`` are cut, telephone
numbers and dates are not. Each list is of regular expressions in spaCy's sense: ours come before spaCy's, so ours win.
The words are in the lexicons ``tokens``, ``abbreviations`` and ``currencies``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Final

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, HYPHENS, UNITS
from spacy.lang.en import EnglishDefaults
from spacy.symbols import ORTH  # type: ignore[import-not-found]

from newsledger import lexicon

# Marks that are one token however often they are repeated: "!!!", "?!", "====", ">>", "--".
_RUNS: Final = [
    r"[!?]{2,}",
    *(rf"{re.escape(mark)}{{2,}}" for mark in "*_~#$<>+|"),
    "[-=–—]{2,}>?",
    "->",
    "''",
    "’’",
    "‘’",
    "``",
]
# "attack.?" ends in one mark; "U.S.?" does not.
_STOP_AND_QUESTION: Final = rf"(?<=[{ALPHA_LOWER}]{{3}})[.,][!?]+"
_SPACY_UNITS: Final = f"(?<=[0-9])(?:{UNITS})"
# spaCy's units without those that are rather a letter of a name: 4G, 18T.
_UNITS: Final = "|".join(unit for unit in UNITS.split("|") if unit not in ("G", "T"))
# Whole, once affixes are off: telephone numbers and dates of three or more parts, local numbers (a range would end in a round
# number), ZIP codes; '72 and '60s; 1590's and 60's; words with hashes; names of files.
WHOLE: Final = re.compile(
    r"\+?\d+(?:-\d+){2,}|(?:\d{3}/)?\d{3}-\d{3}[1-9]|\d{5}-\d{4}|['’‘]\d\ds?|\d*0['’]s"
    rf"|#[{ALPHA}]\w+|[\w#~.%-]+\.(?i:docx?|xlsx?|pptx?|pdf|txt|jpe?g|zip)"
)
# Kinds of abbreviations whose period stays: those that stand before something, and "open" ones that are names (Inc., Ave.).
_KEPT_KINDS: Final = ("title", "month", "number", "inner")


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["text"] for row in lexicon.load("tokens") if row["kind"] == kind)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _not_behind(words: Iterable[str]) -> str:
    """Return lookbehinds that refuse a place behind any of the words and a hyphen; each is of one width, as ``re`` asks."""
    by_length = groupby(sorted(words, key=len), key=len)
    return "".join(rf"(?<!(?<![\w-])(?:{'|'.join(map(re.escape, same))})-)" for _, same in by_length)


def _spacys(rules: Iterable[str | re.Pattern[str]] | None, but: str) -> list[str]:
    """Return spaCy's rules, without the one that ours take the place of."""
    return [str(rule) for rule in rules or () if rule != but]


def prefixes() -> list[str]:
    """Return what is cut off in front of a word."""
    ours = [*_RUNS, "-+", "~", r"\|", "/", r"@(?=[0-9])", r"#(?![^\W\d_])", rf"(?:{_one_of(_currencies())})(?=[0-9])"]
    return ours + _spacys(EnglishDefaults.prefixes, "#")


def _currencies() -> Iterator[str]:
    """Yield the codes of currencies and what is written before amounts in letters only: ``Rs``, ``RM``."""
    for row in lexicon.load("currencies"):
        yield from (symbol for symbol in {row["code"], *row["symbols"].split()} if symbol.isalpha() and len(symbol) > 1)


def suffixes() -> list[str]:
    """Return what is cut off behind a word."""
    contractions = rf"(?<=[{ALPHA}])(?:[nN]['’][tT]|['’`´](?i:s|m|d|re|ve|ll))"
    units = rf"(?:(?<=[0-9])(?:{_UNITS}|{_one_of(_words('unit'))})|(?<=\.[0-9])b)"
    marks = [
        r"\|",
        rf"(?<=[{ALPHA}]{{2}})-+",
        r"(?<=[0-9)\]])-+",
        rf"(?<=[{ALPHA}])\++",
        rf"(?<=[{ALPHA_LOWER}0-9][{ALPHA_UPPER}])\.",
    ]
    theirs = _spacys(EnglishDefaults.suffixes, _SPACY_UNITS)
    return [_STOP_AND_QUESTION, *_RUNS, contractions, units, *marks, *theirs]


def infixes() -> list[str]:
    """Return what cuts a word in the middle; addresses of pages and mail are not asked."""
    spellings = {spelling for word in _words("prefix") for spelling in (word, word.capitalize())}
    affixes = _not_behind(spellings) + rf"(?!(?i:{_one_of(_words('suffix'))})\b)"
    hyphen = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
    ours = [
        rf"(?<=[{ALPHA}0-9.])(?:{HYPHENS})(?=[{ALPHA}]){affixes}",
        rf"(?<=[{ALPHA}])-(?=[0-9]){affixes}",
        r"(?<=[0-9])[-–](?=[$£€])",
        r"(?<=[-–])[$£€](?=[0-9])",
        r"(?<=[0-9])(?=[ap]m\b)",
        rf"(?<=[{ALPHA}])(?=['’](?i:s|m|d|re|ve|ll)[-–—])|(?<=[{ALPHA}])(?=[nN]['’][tT][-–—])",
        rf"(?<=[{ALPHA_LOWER}])[?!]+(?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}0-9])-{{2,}}(?=[{ALPHA}0-9])",
        r"[–—()\[\]{}|]",
        r"(?<=\w)[\"“”<>]+(?=\w)",
        rf"(?<=[{ALPHA}])[,:;](?=[{ALPHA}0-9])",
        rf"(?<=[0-9]),(?=[{ALPHA}])",
        rf"(?<=[{ALPHA}])/$",
        r"(?<=^[1-9])/(?=[2-9]$)|(?<=^[0-9]{4})/(?=[0-9]{2,4}$)",
    ]
    return ours + _spacys(EnglishDefaults.infixes, hyphen)


def keeps_period(row: lexicon.Row) -> bool:
    """Say whether the period is part of an abbreviation wherever it stands."""
    text, kind = row["abbreviation"], row["kind"]
    is_kept = kind in _KEPT_KINDS or (kind == "open" and text[0].isupper())
    return is_kept and text.lower() not in _words("word")


def with_period(row: lexicon.Row) -> tuple[str, ...]:
    """Return the spellings of an abbreviation, its period with it."""
    text = row["abbreviation"]
    return (f"{text}.", f"{text.lower()}.", f"{text.capitalize()}.") if row["case"] == "any" else (f"{text}.",)


def _spellings(parts: list[str]) -> Iterator[list[str]]:
    """Yield the parts as they stand, with a first capital, and in capitals."""
    yield parts
    yield [parts[0].capitalize(), *parts[1:]]
    yield [part.upper() for part in parts]


def exceptions() -> dict[str, list[dict[int, str]]]:
    """Return the special cases: spaCy's, in capitals too, without those that are plain words, and ours."""
    cuts = [[part[ORTH] for part in parts] for parts in (EnglishDefaults.tokenizer_exceptions or {}).values()]
    cuts += [[part.upper() for part in parts] for parts in cuts if len(parts) > 1 and any("n" in p for p in parts)]
    ours = [row["parts"].split() for row in lexicon.load("tokens") if row["kind"] == "cut"]
    cuts += [spelling for parts in ours for spelling in _spellings(parts)]
    kept = [text for row in lexicon.load("abbreviations") if keeps_period(row) for text in with_period(row)]
    cuts += [[text] for text in (*kept, *_words("whole"))]
    taken_out = {*_words("plain"), "and/or"} - {"".join(parts) for parts in ours}
    by_text = {"".join(parts): parts for parts in cuts}
    return {text: [{ORTH: part} for part in parts] for text, parts in by_text.items() if text not in taken_out}
