"""Place names in news from all regions (Stanford's worldwide newswire): precision, recall and F1 of spans, exact.

Convention: gold is every span tagged Location; ours are the place mentions that are names (demonyms are NORP there and are
scored as such, for precision alone: the gold NORP also holds religions and parties). A name of a place inside an organisation's
or a facility's is wrong. A gold span that joins a place and what holds it
("Zurich, Switzerland") is its two parts. Names of countries and divisions inside a longer gold name of another type are left
out: the ledger keeps them ("Government of El Salvador" is of El Salvador) and annotators do not. The words are set as they
were printed (no space before a comma, hyphens closed), sentences on lines of their own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger.extract.places import Found, find
from newsledger.ontology import MentionType

NAME = "places_worldwide"
FILES = ("worldwide_newswire_ner.jsonl",)
CLOSING = frozenset([*".,;:!?)]%\u201d", "n't"])
OPENING = frozenset("([$\u00a3\u20ac\u201c#@")
Span = tuple[int, int]


def layout(words: list[str]) -> tuple[str, list[Span]]:
    """Return the sentence as it was printed, and each word's offsets."""
    text, offsets = "", []
    for before, word in zip(["", *words], words, strict=False):
        is_closed = word in CLOSING or word.startswith(("'", "\u2019")) or before in OPENING or "-" in (before, word)
        is_initial = before == "." and len(word) == 1 and word.isupper()
        text += "" if not text or is_closed or is_initial else " "
        offsets.append((len(text), len(text) + len(word)))
        text += word
    return text, offsets


def spans(words: list[str], tags: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the tagged spans of a sentence as (type, first word, one past the last); a comma ends a place."""
    open_type, first = "", 0
    for at, (word, tag) in enumerate(zip([*words, ""], [*tags, "O"], strict=True)):
        is_comma = word == "," and open_type == "Location"
        if open_type and (tag[:1] in "BSO" or tag[2:] != open_type or is_comma):
            yield open_type, first, at
            open_type = ""
        if tag != "O" and not open_type and not is_comma:
            open_type, first = tag[2:], at


def article(case: dict[str, Any]) -> tuple[str, list[Span], dict[Span, str]]:
    """Return an article's text, its sentences' offsets and its gold spans with their types."""
    texts: list[str] = []
    bounds: list[Span] = []
    gold: dict[Span, str] = {}
    at = 0
    for sentence in case["sentences"]:
        text, offsets = layout(sentence["words"])
        for kind, first, last in spans(sentence["words"], sentence["bioes"]):
            gold[at + offsets[first][0], at + offsets[last - 1][1]] = kind
        texts.append(text)
        bounds.append((at, at + len(text)))
        at += len(text) + 1
    return "\n".join(texts), bounds, gold


def is_left_out(found: Found, gold: dict[Span, str]) -> bool:
    """Whether a mention is the name of a country or division inside a longer gold name of another type."""
    place_id = found.place_id or ""
    return place_id.startswith(("country:", "admin1:")) and any(
        start <= found.start and found.end <= end and kind not in ("Location", "NORP")
        for (start, end), kind in gold.items()
    )


def _line(mark: str, text: str, span: Span) -> str:
    start, end = span
    return f"{mark} [{text[start:end]}] {text[max(0, start - 40) : end + 40]!r}"


def score(folder: Path) -> Report:
    """Score every article."""
    report = Report()
    correct = predicted = wanted = demonyms = right_demonyms = 0
    for case in read_cases(folder / FILES[0]):
        text, bounds, gold = article(case)
        found = find(text, bounds)
        names = {(f.start, f.end) for f in found if f.mention_type is MentionType.NAME and not is_left_out(f, gold)}
        locations = {span for span, kind in gold.items() if kind == "Location"}
        norp = [span for span, kind in gold.items() if kind == "NORP"]
        for item in found:
            if item.mention_type is MentionType.DEMONYM and not is_left_out(item, gold):
                demonyms += 1
                is_right = any(start <= item.start and item.end <= end for start, end in norp)
                right_demonyms += is_right
                if not is_right:
                    report.errors.append(_line("demonym", text, (item.start, item.end)))
        correct, predicted, wanted = (
            correct + len(names & locations),
            predicted + len(names),
            wanted + len(locations),
        )
        report.errors += [_line("wrong", text, span) for span in sorted(names - locations)]
        report.errors += [_line("missed", text, span) for span in sorted(locations - names)]
    report.scores = [
        Score(f"{NAME}.precision", ratio(correct, predicted), predicted),
        Score(f"{NAME}.recall", ratio(correct, wanted), wanted),
        Score(f"{NAME}.f1", f1(correct, predicted, wanted), wanted),
        Score(f"{NAME}.demonym_precision", ratio(right_demonyms, demonyms), demonyms),
    ]
    return report
