"""Arguments of RAMS as actors, recipients and instruments: how many of them the roles of our mentions hold. Report only.

RAMS marks one event in five sentences, and arguments in any of them. Counted are arguments in the trigger's own sentence whose
role is in ``ROLES_OF``, of events whose trigger a mention covers; one is met where a filler of its role shares a word with
it, and a participant where an actor or recipient does. Its AIDA frames are not PLOVER's (who dies of a sickness, who buys), so
the share is a floor of no meaning by itself: it shows what a change of the grammar does to sentences that nobody wrote it for.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, NamedTuple

from spacy.tokens import Doc

from benchmarks.report import Report, Score, ratio, read_cases
from benchmarks.sets.role_spans import words
from newsledger import nlp
from newsledger.extract.coded import Coded
from newsledger.extract.coding import coded
from newsledger.extract.roles import roles
from newsledger.ontology import RoleName

FILES = ("rams.jsonl",)
ROLE: Final = re.compile(r"evt\d+arg\d+(\w+)")
_ACTORS: Final = (
    "attacker",
    "killer",
    "giver",
    "communicator",
    "investigator",
    "prosecutor",
    "judgecourt",
    "jailer",
    "demonstrator",
)
_RECIPIENTS: Final = ("target", "victim", "recipient", "defendant", "detainee")
ROLES_OF: Final = (
    dict.fromkeys(_ACTORS, (RoleName.ACTOR,))
    | dict.fromkeys(_RECIPIENTS, (RoleName.RECIPIENT,))
    | {"participant": (RoleName.ACTOR, RoleName.RECIPIENT), "instrument": (RoleName.INSTRUMENT,)}
)


class Argument(NamedTuple):
    """A gold argument: which of our roles may hold it, and its characters (half-open)."""

    wanted: tuple[RoleName, ...]
    span: tuple[int, int]


class Case(NamedTuple):
    """The sentence of a gold trigger, the trigger's characters, and the arguments within the sentence."""

    text: str
    trigger: tuple[int, int]
    arguments: tuple[Argument, ...]


def cases(path: Path) -> Iterator[Case]:
    """Yield the sentences of triggers that have an argument of a role in ``ROLES_OF``."""
    for row in read_cases(path):
        first, last = row["evt_triggers"][0][:2]
        ends = list(accumulate(len(sentence) for sentence in row["sentences"]))
        at = next(index for index, end in enumerate(ends) if first < end)
        begin = ends[at] - len(row["sentences"][at])
        starts = list(accumulate((len(word) + 1 for word in row["sentences"][at]), initial=0))
        text = " ".join(row["sentences"][at])

        def span(start: int, end: int, starts: list[int] = starts, begin: int = begin) -> tuple[int, int]:
            return starts[start - begin], starts[end + 1 - begin] - 1

        links = [link for link in row["gold_evt_links"] if begin <= link[1][0] and link[1][1] < ends[at]]
        found = tuple(Argument(ROLES_OF[name], span(*link[1])) for link in links if (name := _name(link)) in ROLES_OF)
        if found and last < ends[at]:
            yield Case(text, span(first, last), found)


def _name(link: list[Any]) -> str:
    match = ROLE.match(link[2])
    return match[1] if match else ""


def measure(golds: Iterable[Case], docs: Iterable[Doc]) -> Report:
    """Score sentences that are read already."""
    report, met, total = Report(), dict.fromkeys(RoleName, 0), dict.fromkeys(RoleName, 0)
    for case, doc in zip(golds, docs, strict=True):
        trigger = words(case.text, [case.trigger])
        event = next((e for e in coded(doc) if trigger & words(case.text, [(e.start_char, e.end_char)])), None)
        for argument in case.arguments if event is not None else ():
            is_met = bool(words(case.text, [argument.span]) & _held(case.text, event, argument.wanted))
            met[argument.wanted[0]] += is_met
            total[argument.wanted[0]] += 1
            if not is_met:
                report.errors.append(f"{argument.wanted[0]} {case.text[slice(*argument.span)]!r}: {case.text}")
    for role in (RoleName.ACTOR, RoleName.RECIPIENT, RoleName.INSTRUMENT):
        report.scores.append(Score(f"rams_roles.{role.value}_recall", ratio(met[role], total[role]), total[role]))
    return report


def _held(text: str, event: Coded | None, wanted: tuple[RoleName, ...]) -> set[int]:
    fillers = roles(event) if event is not None else ()
    return words(text, [(f.span.start_char, f.span.end_char) for f in fillers if f.role in wanted])


def score(folder: Path) -> Report:
    """Score the whole file."""
    golds = list(cases(folder / FILES[0]))
    return measure(golds, nlp.load().pipe(case.text for case in golds))
