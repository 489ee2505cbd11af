"""The words of ``lexicons/weapons.csv`` where they stand in a text: what may be a weapon or a part of its name."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import ahocorasick

from newsledger import lexicon
from newsledger.fold import fold
from newsledger.inflect import noun_forms

# Kinds whose words have a plural and any case; the others stand as printed.
NOUNS: Final = ("noun", "common")
NAMES: Final = ("name", "cued", "beside")
# What a name goes on with: the letters of a model where it ends in a digit (F-16C, T-72B3), and a plural.
_AFTER_DIGIT = re.compile(r"(?:[A-Z]{1,3}\d?)?s?(?!\w)")
_AFTER_LETTER = re.compile(r"s?(?!\w)")
_BEFORE_DIGIT = re.compile(r"(?<=[A-Za-z]) (?=\d)")
# A type of weapon that no list need hold, where the word for the weapon follows: "Qiam-1 missile", "T129 helicopter".
_DESIGNATION = re.compile(r"\b(?:[A-Z]{1,4}[a-z]{0,6}-\d{1,4}[A-Z]{0,2}|[A-Z]{1,3}\d{2,4}[A-Z]{0,2})\b")
# Which of two readings of the same words stands.
_ORDER: Final = ("block", "name", "noun", "learnt", "cued", "common", "beside", "modifier", "cue")


class Piece(NamedTuple):
    """A listed word or phrase where it stands in a text, half-open in characters; ``name`` as listed."""

    start: int
    end: int
    kind: str
    weapon_class: str
    name: str

    @property
    def is_weapon(self) -> bool:
        """Whether it names a weapon by itself, where the words around it allow that."""
        return bool(self.weapon_class) and self.kind != "beside"


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the listed words of a kind, as printed."""
    return tuple(row["name"] for row in lexicon.load("weapons") if row["kind"] == kind)


def lowered(text: str) -> str:
    """Return the text in small letters, every character in its place."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _forms(name: str, kind: str) -> Iterator[str]:
    """Yield how a listed name is spelled in a folded text."""
    folded = fold(name)
    first, _, last = folded.rpartition(" ")
    if kind in NOUNS:
        yield from (f"{first} {form}".strip() for form in (last, *noun_forms(last)))
    else:
        yield folded
    if kind in NAMES and _BEFORE_DIGIT.search(folded):
        yield _BEFORE_DIGIT.sub("", folded)


@cache
def _automaton() -> Any:
    listed: dict[str, dict[tuple[str, str], Piece]] = {}
    for row in lexicon.load("weapons"):
        if row["kind"] not in ("ship", "hull", "pennant", "calibre", "verb", "before"):
            for form in dict.fromkeys(_forms(row["name"], row["kind"])):
                exact = form if row["kind"] in NAMES else ""
                piece = Piece(0, len(form), row["kind"], row["class"], row["name"])
                listed.setdefault(lowered(form), {})[row["kind"], exact] = piece
    automaton = ahocorasick.Automaton()
    for form, readings in listed.items():
        automaton.add_word(form, tuple((exact, piece) for (_, exact), piece in readings.items()))
    automaton.make_automaton()
    return automaton


def find(text: str) -> list[Piece]:
    """Return what is listed, in text order and the longest first; pieces may overlap."""
    folded = fold(text)
    small = lowered(folded)
    found = [*_designations(text, folded)]
    for last, readings in _automaton().iter(small):
        for exact, piece in readings:
            start, end = last + 1 - piece.end, last + 1
            if _is_word(folded, start) and (not exact or folded[start:end] == exact):
                end = _end(folded, end, bool(exact))
                if end:
                    found.append(piece._replace(start=start, end=end))
    return sorted(found, key=lambda p: (p.start, -p.end, _ORDER.index(p.kind), -len(p.name)))


def _is_word(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_")


def _end(text: str, end: int, is_name: bool) -> int:
    """Return where the word that holds ``end`` ends, 0 where it goes on as another word."""
    if not is_name:
        return end if end == len(text) or not (text[end].isalnum() or text[end] == "_") else 0
    match = (_AFTER_DIGIT if text[end - 1].isdigit() else _AFTER_LETTER).match(text, end)
    return match.end() if match else 0


@cache
def _calibre() -> re.Pattern[str]:
    units = "|".join(map(re.escape, words("calibre")))
    return re.compile(rf"(?<![\w.])\.?\d+(?:\.\d+)? ?(?:{units})s?\b")


@cache
def _ship() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('ship'))}) [A-Z][\w.]+(?: (?:de |of )?[A-Z][\w.]+){{0,2}}")


@cache
def _hull() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('hull'))})[ -]\d{{1,3}}\b")


@cache
def _pennant() -> re.Pattern[str]:
    return re.compile(rf" \((?P<number>[{''.join(words('pennant'))}] ?\d{{2,3}})\)")


def _designations(text: str, folded: str) -> Iterator[Piece]:
    """Yield what patterns know: calibres and types as modifiers of the weapon behind them, and warships by prefix or number."""
    for pattern, source in ((_calibre(), folded), (_DESIGNATION, text)):
        for match in pattern.finditer(source):
            yield Piece(match.start(), match.end(), "modifier", "", match[0])
    ships = list(_ship().finditer(text))
    for match in (*ships, *_hull().finditer(text)):
        yield Piece(match.start(), match.end(), "name", "naval", match[0])
    for number in filter(None, (_pennant().match(text, ship.end()) for ship in ships)):
        yield Piece(number.start("number"), number.end("number"), "name", "naval", number["number"])
    yield from _learnt(text, {match[0].partition(" ")[2] for match in ships}, min((m.end() for m in ships), default=0))


def _learnt(text: str, names: set[str], start: int) -> Iterator[Piece]:
    """Yield the names of ships that the text has told to be such, where they stand alone behind: "the *Forbin*"."""
    if names:
        for match in re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names)))})\b").finditer(text, start):
            yield Piece(match.start(), match.end(), "learnt", "naval", match[0])


def longest(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that are no cue and no block, without those that lie in a block or in a longer one, in text order."""
    blocks = [piece for piece in pieces if piece.kind == "block"]
    starts = [block.start for block in blocks]
    reach = _reach(blocks)
    kept: list[Piece] = []
    for piece in pieces:
        if piece.kind in ("block", "cue") or (kept and piece.start < kept[-1].end):
            continue
        at = bisect_right(starts, piece.start)
        if not at or reach[at - 1] < piece.end:
            kept.append(piece)
    return kept


def _reach(blocks: Sequence[Piece]) -> list[int]:
    """Return how far the blocks up to each one reach."""
    reach: list[int] = []
    for block in blocks:
        reach.append(max(block.end, reach[-1] if reach else 0))
    return reach


class Cues:
    """Where the words of fighting and the certain weapons of a text stand."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.places = sorted((p.start, p.end) for p in pieces if p.kind in ("cue", "name", "noun"))
        self.starts = [start for start, _ in self.places]

    def near(self, piece: Piece, start: int, end: int) -> bool:
        """Whether one stands between ``start`` and ``end`` outside of the piece."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return any(e <= piece.start or s >= piece.end for s, e in self.places[first:last])
