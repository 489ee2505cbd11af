"""What the lexicon says of a line: phrases that stand at a place in it, found at the speed of one look a line."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import ahocorasick

from newsledger import lexicon


@dataclass(frozen=True, slots=True)
class Match:
    """Why a line is furniture, and how far that reaches: ``line``, ``block`` or ``tail`` (see ``furniture.csv``)."""

    rule: str
    extent: str = "line"


@dataclass(frozen=True, slots=True)
class _Phrase:
    parts: tuple[str, ...]
    position: str
    max_words: int
    match: Match


@dataclass(frozen=True, slots=True)
class _Phrases:
    whole: dict[str, _Phrase]
    starts: dict[str, list[_Phrase]]
    ends: dict[str, list[_Phrase]]
    inside: list[_Phrase]
    automaton: Any


@cache
def _phrases() -> _Phrases:
    rows = [
        _Phrase(tuple(r["phrase"].split("+")), r["position"], int(r["max_words"]), Match(r["rule"], r["extent"]))
        for r in lexicon.load("furniture")
    ]
    starts: dict[str, list[_Phrase]] = {}
    ends: dict[str, list[_Phrase]] = {}
    for row in sorted(rows, key=lambda r: -len(r.parts[0])):
        if row.position == "start":
            starts.setdefault(row.parts[0].split()[0], []).append(row)
        elif row.position == "end":
            ends.setdefault(row.parts[0].split()[-1], []).append(row)
    inside = [row for row in rows if row.position == "in"]
    automaton = ahocorasick.Automaton()
    for part in {part for row in inside for part in row.parts}:
        automaton.add_word(part, part)
    automaton.make_automaton()
    return _Phrases({r.parts[0]: r for r in rows if r.position == "whole"}, starts, ends, inside, automaton)


EDGES: Final = " \t.,:;|•·»›>-–—*+#()[]0123456789!…©®"


def _fits(row: _Phrase, words: int) -> bool:
    return not row.max_words or words <= row.max_words


def phrase(line: str, words: int) -> Match | None:
    """Return what the lexicon says of a line of ``words`` words; None where it says nothing."""
    known = _phrases()
    lowered = line.lower().replace("’", "'")
    core = lowered.strip(EDGES)
    if (row := known.whole.get(core) or known.whole.get(lowered)) and _fits(row, words):
        return row.match
    for row in known.starts.get(lowered.split(None, 1)[0], ()):
        if lowered.startswith(row.parts[0]) and _fits(row, words) and not lowered[len(row.parts[0]) :][:1].isalpha():
            return row.match
    for row in known.ends.get(core.rsplit(None, 1)[-1] if core else "", ()):
        if core.endswith(row.parts[0]) and _fits(row, words):
            return row.match
    if found := {part for _, part in known.automaton.iter(lowered)}:
        for row in known.inside:
            if found.issuperset(row.parts) and _fits(row, words):
                return row.match
    return None
