"""Who does what to whom in sentences of world news: the actor and recipient spans of the ConfliBERT file.

Its spans are whole noun phrases, and which event of a sentence they belong to is not marked: so the mention nearest to the
main clause is compared, a span is right that shares a word with a gold span of its role, and a sentence counts that has gold
of both roles and a mention. Where the mention has all sides as actors (PLOVER 2.0: meetings, two-sided fights), either role of
gold is right.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from spacy.tokens import Doc

from benchmarks.events import article
from benchmarks.report import Report, Score, ratio, read_cases
from benchmarks.sets.role_spans import ROLES, Spans, filled, words
from newsledger import nlp
from newsledger.extract.articles import context_of
from newsledger.extract.coding import coded
from newsledger.extract.main_event import main_event
from newsledger.ontology import RoleName

FILES = ("conflibert_cameo_sentences.jsonl",)
MARKS: Final = {RoleName.ACTOR: "SRC", RoleName.RECIPIENT: "TAR"}


class Counts:
    """How many spans of each role were found and right, gold and met, and how many have the other role."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found, self.right, self.gold, self.met = (dict.fromkeys(ROLES, 0) for _ in range(4))
        self.swapped = self.cases = 0

    def add(self, text: str, gold: dict[RoleName, Spans], found: dict[RoleName, Spans]) -> bool:
        """Count one sentence, and return whether all of it is right."""
        self.cases += 1
        is_mutual = not found[RoleName.RECIPIENT] and len(found[RoleName.ACTOR]) > 1
        everything = [span for role in ROLES for span in gold[role]]
        is_right = True
        for role, other in (ROLES, ROLES[::-1]):
            accepted = words(text, everything if is_mutual else gold[role])
            rights = [bool(words(text, [span]) & accepted) for span in found[role]]
            given = words(text, [span for one in ROLES for span in found[one]] if is_mutual else found[role])
            mets = [bool(words(text, [span]) & given) for span in gold[role]]
            others = words(text, gold[other])
            self.swapped += sum(
                bool(words(text, [span]) & others) for span, ok in zip(found[role], rights, strict=True) if not ok
            )
            self._count(role, rights, mets)
            is_right &= all(rights) and all(mets)
        return is_right

    def _count(self, role: RoleName, rights: list[bool], mets: list[bool]) -> None:
        self.found[role] += len(rights)
        self.right[role] += sum(rights)
        self.gold[role] += len(mets)
        self.met[role] += sum(mets)

    def scores(self) -> Iterator[Score]:
        """Yield precision and recall of both roles, and the share of swaps among what was found."""
        for role in ROLES:
            name = f"conflibert_roles.{role.value}"
            yield Score(f"{name}_precision", ratio(self.right[role], self.found[role]), self.found[role])
            yield Score(f"{name}_recall", ratio(self.met[role], self.gold[role]), self.gold[role])
        found = sum(self.found.values())
        yield Score("conflibert_roles.swapped", ratio(self.swapped, found), found, higher_is_better=False)


def measure(cases: Iterable[dict[str, Any]], docs: Iterable[Doc]) -> Report:
    """Score sentences that are read already."""
    report, counts = Report(), Counts()
    for case, doc in zip(cases, docs, strict=True):
        gold = {
            role: [(s["start"], s["end"]) for s in case["spans"] if s["role"] == mark] for role, mark in MARKS.items()
        }
        event = main_event(list(coded(doc)))
        if event is None or not all(gold.values()):
            continue
        found = filled(event, context_of(doc, article(doc.text)))
        if not counts.add(doc.text, gold, found):
            sides = [[doc.text[slice(*span)] for span in spans[role]] for spans in (gold, found) for role in ROLES]
            report.errors.append(
                f"gold {sides[0]} > {sides[1]} | {event.words.text!r} {sides[2]} > {sides[3]}: {doc.text}"
            )
    report.scores += counts.scores()
    return report


def score(folder: Path) -> Report:
    """Score the whole file."""
    cases = list(read_cases(folder / FILES[0]))
    return measure(cases, nlp.load().pipe(case["text"] for case in cases))
