"""PolNeAR, development articles: who says what in political news, by source, cue and content.

A token is a run of letters and digits, or a mark. Per role, tokens that stand in that role in any attribution, gold or found,
are compared over all articles. PolNeAR marks no attribution inside another's content (of 22,000 verbs there none is a cue), so
only the outermost found are scored. ``cue_found``: attributions whose cue shares a token with a gold cue, and the other way
round. ``paired``: of the gold attributions, those where source, cue and content all overlap those of one found.
``numeric_sources``: of the gold contents with a digit or a number word, those whose source overlaps the source of an
attribution, nested ones too, that shares words of the content. Without a parser: cue P .88, R .30; source F1 .35.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger import nlp
from newsledger.extract.attribution import Attribution, attributions, outermost

FILES = ("polnear_dev.jsonl",)
TARGETS: Final = {"source": 0.75, "cue": 0.80, "content": 0.75}
NUMERIC: Final = 0.75
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|[mb]illions?|dozens?)\b",
    re.IGNORECASE,
)

Range = tuple[int, int]
Roles = dict[str, list[Range]]


class _Counts(NamedTuple):
    """Tokens of a role: right, found, gold."""

    right: int
    found: int
    gold: int


def _gold(attribution: dict[str, Any]) -> Roles:
    return {role: [(span["start"], span["end"]) for span in attribution[role]] for role in TARGETS}


def _found(attribution: Attribution) -> Roles:
    source = [attribution.source] if attribution.source is not None else []
    return {
        "source": [(span.start_char, span.end_char) for span in source],
        "cue": [(token.idx, token.idx + len(token)) for token in attribution.cue],
        "content": [(span.start_char, span.end_char) for span in attribution.contents],
    }


def _overlap(one: Iterable[Range], other: list[Range]) -> bool:
    return any(start < last and first < end for start, end in one for first, last in other)


def _counts(text: str, role: str, gold: list[Roles], found: list[Roles]) -> _Counts:
    """Compare the tokens of ``text`` that stand in the role."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    sides = []
    for side in (gold, found):
        ranges = [piece for attribution in side for piece in attribution[role]]
        held = bytearray(len(text) + 1)
        for start, end in ranges:
            held[start:end] = b"\1" * (end - start)
        sides.append({start for start, end in spans if any(held[start:end])})
    return _Counts(len(sides[0] & sides[1]), len(sides[1]), len(sides[0]))


def score(folder: Path) -> Report:
    """Score the whole file."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    counts: dict[str, list[_Counts]] = {role: [] for role in TARGETS}
    numeric: list[bool] = []
    hits, paired, right = list[bool](), list[bool](), list[bool]()
    for case, doc in zip(cases, nlp.load().pipe(case["text"] for case in cases), strict=True):
        every = list(attributions(doc))
        gold, found = [_gold(item) for item in case["attributions"]], [_found(item) for item in outermost(every)]
        for role, rows in counts.items():
            rows.append(_counts(doc.text, role, gold, found))
        hits += [any(_overlap(one["cue"], other["cue"]) for other in found) for one in gold]
        right += [any(_overlap(one["cue"], other["cue"]) for one in gold) for other in found]
        paired += [any(_is_paired(one, other) for other in found) for one in gold]
        numeric += _numeric(doc.text, gold, [_found(item) for item in every])
        report.errors += _errors(doc.text, gold, found)
    report.scores += _scores(counts, numeric, hits, right, paired)
    return report


def _is_paired(gold: Roles, found: Roles) -> bool:
    has_source = _overlap(gold["source"], found["source"]) or gold["source"] == found["source"]
    return has_source and all(_overlap(gold[role], found[role]) for role in ("cue", "content"))


def _numeric(text: str, gold: list[Roles], found: list[Roles]) -> Iterator[bool]:
    """Yield, for each gold content with a number and a source, whether an attribution has that source for such content."""
    for one in gold:
        if one["source"] and any(_NUMBER.search(text[start:end]) for start, end in one["content"]):
            yield any(
                _overlap(one["source"], other["source"]) and _overlap(one["content"], other["content"])
                for other in found
            )


def _scores(
    counts: dict[str, list[_Counts]], numeric: list[bool], hits: list[bool], right: list[bool], paired: list[bool]
) -> Iterator[Score]:
    for role, rows in counts.items():
        correct, found, gold = (sum(column) for column in zip(*rows, strict=True))
        yield Score(f"polnear.{role}_precision", ratio(correct, found), found)
        yield Score(f"polnear.{role}_recall", ratio(correct, gold), gold)
        yield Score(f"polnear.{role}_f1", f1(correct, found, gold), gold, target=TARGETS[role])
    yield Score("polnear.cue_found_precision", ratio(sum(right), len(right)), len(right))
    yield Score("polnear.cue_found_recall", ratio(sum(hits), len(hits)), len(hits))
    yield Score("polnear.paired", ratio(sum(paired), len(paired)), len(paired))
    yield Score("polnear.numeric_sources", ratio(sum(numeric), len(numeric)), len(numeric), target=NUMERIC)


def _errors(text: str, gold: list[Roles], found: list[Roles]) -> Iterator[str]:
    """Yield the attributions that one side alone has, by kind."""
    for kind, side, other in (("missed", gold, found), ("made up", found, gold)):
        for one in side:
            if not any(_overlap(one["cue"], another["cue"]) for another in other):
                told = {role: " | ".join(text[start:end][:80] for start, end in one[role]) for role in TARGETS}
                yield f"{kind}: {told['source']!r} {told['cue']!r} {told['content']!r}"
