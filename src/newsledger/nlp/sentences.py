"""Sentence boundaries by rule, on raw news text, before any model: the one place that decides where a sentence ends.

A line break ends a sentence, but for those of hard-wrapped text (:mod:`newsledger.nlp.wrapping`). Within a line a sentence
ends at ``.``, ``!``, ``?`` or an ellipsis, with the quotes and brackets that close on it, when what follows can start one and
what precedes is no abbreviation (lexicons ``abbreviations`` and ``sentence_words``). A small letter starts one only in a long
line without capitals. Every rule looks a bounded number of characters around the mark, so the time is linear in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from newsledger import lexicon
from newsledger.nlp.wrapping import paragraphs

FACTORY: Final = "newsledger_sentences"
# Characters looked at on either side of a mark: longer than any abbreviation or name-and-verb that the rules read.
WINDOW: Final = 48
# The longest sentence, in characters; the longest in news are of 1,500. What has no end (lists, tables, noise) is cut at a
# space, so that no reader of sentences has to be linear in what is none.
LONGEST: Final = 5000
# The longest quotation, in characters, whose quotes are counted to tell a closing one from an opening one.
QUOTED: Final = 2000
# The shortest word, in letters, behind which any capitalised word starts a sentence where the space was lost.
WORD: Final = 4
# A line without capitals is taken to be printed so from this length, in characters: hard-wrapped lines are of 80 or so.
CASELESS: Final = 200
# Mojibake and a stray name aside, so few of a line's characters are capitals where it is printed without.
FEW_CAPITALS: Final = 0.002
_CAPITAL = re.compile(r"[A-Z]")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = "\"'”’»)\\]}›"
_MARK = re.compile(rf"(?P<mark>[.!?…。！？]+)(?P<close>[{_CLOSERS}]*)")
_GAP = re.compile(r"\s*")
_SPACED_CLOSE = re.compile(r"\s{1,2}(?:''|[\"”’)\]])(?=\s|$)")
_WORD_BEFORE = re.compile(r"[\w.'’&-]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_NEXT_WORD = re.compile(r"[\"'`“”‘’«(\[{*‹—–-]*\s?(?P<word>\w[\w'’]*)")
# Names that begin with a small letter: iPhone, eBay.
_SMALL_NAME = re.compile(r"[a-z]{1,5}[A-Z]")
_ATTRIBUTION = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,4}(?P<verb>[a-z]+)\b")
_ENUMERATOR = re.compile(r"\W*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})")
_BULLETS = "•·*"
_QUOTES = "\"'”’»"
_OPENING = "\"'`“‘«‹([{•·–—*"


@cache
def _abbreviations() -> dict[str, str]:
    """Return abbreviation -> kind; ``case = any`` ones in lower and title case."""
    kinds: dict[str, str] = {}
    for row in lexicon.load("abbreviations"):
        kinds[row["abbreviation"]] = row["kind"]
        if row["case"] == "any":
            kinds |= {row["abbreviation"].lower(): row["kind"], row["abbreviation"].capitalize(): row["kind"]}
            kinds[row["abbreviation"].upper()] = row["kind"]
    return kinds


@cache
def _words(kind: str) -> frozenset[str]:
    return lexicon.of_kind("sentence_words", kind)


def _starts(word: str) -> bool:
    return word.lower().replace("’", "'") in _words("starter")


def _ends_after_abbreviation(before: str, after: str) -> bool | None:
    """Say whether the period after ``before`` ends a sentence; None when ``before`` is no abbreviation."""
    following = _NEXT_WORD.match(after)
    word = following["word"] if following else ""
    kind = _abbreviations().get(before) or _abbreviations().get(before.rpartition("-")[2])
    if kind is None and word[:1].islower():  # of a line without capitals
        kind = _abbreviations().get(before.capitalize()) or _abbreviations().get(before.upper())
    if kind is None and _INITIALS.fullmatch(before):
        kind = "open" if before.isupper() or "." in before else None
    if kind is None:
        return None
    if kind == "last":
        return True
    if kind in ("title", "inner"):
        return False
    if kind in ("number", "month"):
        return not (word[:1].isdigit() or (kind == "number" and re.fullmatch(r"[IVXLC]+", word) is not None))
    return _starts(word) or after[:1] in _BULLETS


def _is_caseless(text: str, start: int, stop: int) -> bool:
    """Whether a line is printed without capitals, so that a small letter starts a sentence as well."""
    allowed = FEW_CAPITALS * (stop - start)
    return stop - start >= CASELESS and len(_CAPITAL.findall(text, start, stop)) <= allowed


def _ends(text: str, start: int, match: re.Match[str], at: int, caseless: bool) -> bool:
    """Say whether the sentence that began at ``start`` ends at this mark, whose closing quotes end at ``at``."""
    resumes = _GAP.match(text, at).end()  # type: ignore[union-attr]  # it matches anywhere
    after = text[resumes : resumes + WINDOW]
    following = _NEXT_WORD.match(after)
    word = following["word"] if following else ""
    if resumes == at:
        return match["mark"] in ".!?" and _splits_without_space(text, match, word)
    if word[:1].islower() and not caseless and after[:1] not in _BULLETS and not _SMALL_NAME.match(word):
        return False
    verdict = _verdict(text, start, match, after, word)
    return bool(word) or after[:1] in _OPENING if verdict is None else verdict


def _verdict(text: str, start: int, match: re.Match[str], after: str, word: str) -> bool | None:
    """Say what the words beside a mark tell: an abbreviation, a list's number, a name with "!", an attribution; else None."""
    before = _WORD_BEFORE.search(text, max(start, match.start() - WINDOW), match.start())
    stem = before[0].strip("'’-") if before else ""
    if match["mark"] == ".":
        if match.start() - start < 6 and _ENUMERATOR.fullmatch(text, start, match.start()):
            return False
        is_quoted = any(mark in _QUOTES for mark in match["close"])
        return None if is_quoted else _ends_after_abbreviation(stem, after)
    if match["mark"] in "!?" and _abbreviations().get(stem) == "mark":
        return _starts(word)
    attribution = _ATTRIBUTION.match(after) if match["close"] else None
    return False if attribution and attribution["verb"] in _words("speech") else None


def _splits_without_space(text: str, match: re.Match[str], word: str) -> bool:
    """Say whether a space was lost after the mark: ``attack.The`` and ``injured.Police`` are two sentences.

    ``example.The/`` in a URL is none, nor ``Example.Com``: behind the last word of a sentence, which is written small, any
    capitalised word starts one; behind digits, which may be a version, those that often do.
    """
    tail = text[match.end() + len(word) : match.end() + len(word) + 1]
    if not word[:1].isupper() or tail not in (" ", ",", ""):
        return False
    head = text[max(0, match.start() - 2) : match.start()]
    if _starts(word):
        return (head.islower() or head.isdigit()) and len(head) == 2
    before = _WORD_BEFORE.search(text, max(0, match.start() - WINDOW), match.start())
    stem = before[0] if before else ""
    is_word = stem.isalpha() and stem.islower() and len(stem) >= WORD and stem not in _abbreviations()
    is_opening = bool(match["close"]) and stem in _words("speech")  # he said."They left
    return is_word and not is_opening and word.istitle() and len(word) > 1 and tail == " "


def _spaced_close(text: str, start: int, end: int) -> int:
    """Return the end of a closing quote or bracket that stands apart, as in tokenised text (``. ''``), else ``end``."""
    match = _SPACED_CLOSE.match(text, end)
    if match and (match[0].strip() != '"' or text.count('"', max(start, end - QUOTED), end) % 2):
        return match.end()
    return end


def _line(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one line, untrimmed."""
    caseless = _is_caseless(text, start, stop)
    for match in _MARK.finditer(text, start, stop):
        if match.start() < start:
            continue
        end = min(stop, _spaced_close(text, start, match.end()))
        if end < stop and _ends(text, start, match, end, caseless):
            yield start, end
            start = end
    yield start, stop


def _bounded(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans, those longer than ``LONGEST`` in pieces: cut after the last space where there is one."""
    for start, end in spans:
        while end - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            cut = start + LONGEST if space < 0 else space + 1
            yield start, cut
            start = cut
        yield start, end


def split(text: str) -> list[tuple[int, int]]:
    """Return the sentences of ``text`` as half-open spans, in order, without white space at their edges.

    Every character that is not white space is in exactly one of them.

    >>> text = "It hit Gen. Smith in the U.S. He fled."
    >>> [text[start:end] for start, end in split(text)]
    ['It hit Gen. Smith in the U.S.', 'He fled.']
    """
    spans: list[tuple[int, int]] = []
    lines = [line.span() for line in _LINE.finditer(text)]
    for first_of_line, last in paragraphs(text, lines):
        for start, end in _bounded(text, _line(text, first_of_line, last)):
            piece = text[start:end]
            if stripped := piece.strip():
                first = start + len(piece) - len(piece.lstrip())
                spans.append((first, first + len(stripped)))
    return spans


def mark(doc: Doc) -> Doc:
    """Set ``token.is_sent_start`` on every token from :func:`split`; white space goes with the sentence before it.

    Set as one array: ``Token.is_sent_start`` scans the whole document at each assignment (minutes on 1 MB).
    """
    starts = [token.idx for token in doc]
    firsts = {bisect_left(starts, start) for start, _ in split(doc.text)[1:]}
    is_start = np.full(len(doc), -1, dtype=np.int64)
    is_start[[index for index in {0, *firsts} if index < len(doc)]] = 1
    return doc.from_array(["SENT_START"], is_start.astype(np.uint64))  # type: ignore[arg-type]  # one column is allowed


@Language.component(FACTORY, assigns=["token.is_sent_start", "doc.sents"])
def component(doc: Doc) -> Doc:
    """Be the pipeline component of :func:`mark`; a doc that was given with sentences keeps them."""
    return doc if doc.has_annotation("SENT_START") else mark(doc)
