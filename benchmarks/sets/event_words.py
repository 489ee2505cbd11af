"""Event words of WikiEvents and RAMS, all types: the share that is a trigger of ours, and that is a trigger or a predicate.

A gold trigger of several words is found when one of them is marked. RAMS marks one event a document and WikiEvents a closed
list of types, so precision says nothing. WikiEvents is read as printed, the words of RAMS as they would be, each sentence
on a line of its own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

import newsledger.nlp
from benchmarks.pipelines import predicates, triggers
from benchmarks.report import Report, Score, ratio, read_cases
from benchmarks.sets.places_worldwide import layout

FILES = ("wikievents.jsonl", "rams.jsonl")
NAME = "event_words"
CONTEXT = 60
Span = tuple[int, int]
Case = tuple[str, list[Span]]


def wikievents(case: dict[str, Any]) -> Case:
    """Return the text of a document, a sentence a line, and the spans of its triggers."""
    words: list[Span] = []
    at = 0
    for tokens, sentence in case["sentences"]:
        shift = at - tokens[0][1] + sentence.index(tokens[0][0])
        words += [(start + shift, end + shift) for _, start, end in tokens]
        at += len(sentence) + 1
    found = [mention["trigger"] for mention in case["event_mentions"]]
    spans = [(words[one["start"]][0], words[one["end"] - 1][1]) for one in found]
    return "\n".join(sentence for _, sentence in case["sentences"]), spans


def rams(case: dict[str, Any]) -> Case:
    """Return the text of a document and the span of its trigger."""
    lines: list[str] = []
    words: list[Span] = []
    at = 0
    for sentence in case["sentences"]:
        line, offsets = layout(sentence)
        words += [(at + start, at + end) for start, end in offsets]
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), [(words[first][0], words[last][1]) for first, last, _ in case["evt_triggers"]]


def covered(doc: Doc, span: Span) -> list[Token]:
    """Return the tokens that a span touches."""
    return [token for token in doc if token.idx < span[1] and span[0] < token.idx + len(token)]


def _miss(name: str, text: str, tokens: list[Token], span: Span) -> str:
    start, end = span
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return f"{name} {tokens[0].pos_ or 'word'}: {before}[{text[start:end]}]{after}".replace("\n", " ")


def _score(name: str, cases: list[Case], nlp: Language, report: Report) -> Iterator[Score]:
    as_trigger = as_any = total = 0
    for (text, gold), doc in zip(cases, nlp.pipe(text for text, _ in cases), strict=True):
        marked, said = triggers(doc), predicates(doc)
        for span in gold:
            tokens = covered(doc, span)
            is_trigger = any(token.i in marked for token in tokens)
            as_trigger += is_trigger
            as_any += is_trigger or any(token.i in said for token in tokens)
            total += 1
            if not is_trigger:
                report.errors.append(_miss(name, text, tokens, span))
    yield Score(f"{NAME}.{name}_trigger_recall", ratio(as_trigger, total), total)
    yield Score(f"{NAME}.{name}_predicate_recall", ratio(as_any, total), total)


def score(folder: Path, nlp: Language | None = None) -> Report:
    """Score both sets, with the shipped pipeline or another."""
    report = Report()
    nlp = nlp or newsledger.nlp.load()
    for name, read in (("wikievents", wikievents), ("rams", rams)):
        file = next(file for file in FILES if file.startswith(name))
        report.scores += _score(name, [read(case) for case in read_cases(folder / file)], nlp, report)
    return report
