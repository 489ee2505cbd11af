"""What a speech act says: "agreed to send aid" is AGREE alone, "called for talks" REQUEST meet, "will meet" AGREE.

PLOVER codes the speech act, and its mode by what is asked, refused or threatened. ``trigger_complements.csv`` holds the
rules: governor (a type, or FUTURE and REFUSAL for "will" and "will not"), the type and mode of what it governs, and the
type and mode that come out. Source: PLOVER manual 2.0, "Events".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsledger import lexicon
from newsledger.extract.patterns import STOPS, context
from newsledger.extract.triggers import Match
from newsledger.ontology import EventType

# How far the content of a speech act begins after it: "demanded that the Sudanese government immediately end curbs".
REACH: Final = 9
# How far back the verb of saying stands that makes "would" a reported "will".
REPORTED: Final = 10
# How far a trigger may stand from the act whose type it changes: "agreed to a ceasefire", not "... to monitor a ceasefire".
CLOSE: Final = 4
# Events that are there whether or not anyone speaks of them: with "the" or a name they stand beside a demand.
PRESUPPOSED: Final = frozenset(
    {EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An event in ``words[start:end]`` after the speech acts are read."""

    start: int
    end: int
    event_type: EventType
    mode: str | None
    rule: str


@cache
def _rules() -> dict[tuple[str, str, str], tuple[EventType, str | None]]:
    rows = lexicon.load("trigger_complements")
    return {
        (row["governor"], row["complement"], row["complement_mode"]): (
            EventType(row["event_type"]),
            row["mode"] or None,
        )
        for row in rows
    }


def _rule(governor: str, match: Match) -> tuple[EventType, str | None] | None:
    complement = str(match.event_type)
    rules = _rules()
    return rules.get((governor, complement, match.trigger.mode or "")) or rules.get((governor, complement, ""))


def _named(match: Match, event_type: EventType, mode: str | None, why: str = "") -> Reading:
    target = f"{event_type} {mode}" if mode else str(event_type)
    rule = f"trigger '{match.trigger.name}' ({match.trigger.pos}){why} -> {target}"
    return Reading(match.start, match.end, event_type, mode, rule)


def _is_presupposed(words: Sequence[str], match: Match) -> bool:
    before = words[match.start - 3 : match.start] if match.start >= 3 else words[: match.start]
    definite = not context("definite").isdisjoint(before)
    return match.event_type in PRESUPPOSED and match.trigger.pos == "noun" and definite


def _governs(words: Sequence[str], governor: Match, match: Match) -> bool:
    between = words[governor.end : match.start]
    is_near = len(between) <= REACH and STOPS.isdisjoint(between) and context("clause_break").isdisjoint(between)
    if governor.event_type is EventType.PROTEST and not _is_purpose(words, match):
        return False
    return is_near and not _is_presupposed(words, match)


def _is_purpose(words: Sequence[str], match: Match) -> bool:
    """Whether the crowd itself speaks: "rallied to demand", "a march calling for"; not "protests; he demanded"."""
    return words[match.start].endswith("ing") or words[match.start - 1] == "to"


def _modal(words: Sequence[str], match: Match, first: int) -> str | None:
    """Return FUTURE or REFUSAL when the words right before a verb say so ("will soon meet", "is set to meet")."""
    if not match.trigger.pattern.startswith("~"):
        return None
    verb = _verb(words, match)
    before = [word for word in words[max(first, verb - 5) : verb] if not word.endswith("ly")]
    is_negated = bool(before) and before[-1] in context("negation")
    before = before[:-1] if is_negated else before
    while before and before[-1] in context("modal_filler"):
        before.pop()
    is_planned = len(before) > 1 and before[-1] == "to" and before[-2] in context("planned")
    if is_planned or (before and before[-1] in context("future") and _is_promised(words, verb, first)):
        return "REFUSAL" if is_negated else "FUTURE"
    return None


def _verb(words: Sequence[str], match: Match) -> int:
    """Return where the verb begins: first in the active, at "be" in the passive ("talks on water will be held")."""
    if not match.trigger.is_turned:
        return match.start
    auxiliary = context("be")
    return next((index for index in range(match.start, match.end) if words[index] in auxiliary), match.start)


def _is_promised(words: Sequence[str], verb: int, first: int) -> bool:
    """Whether "would" is a "will" that is reported ("said they would meet") and no condition ("it would help")."""
    before = words[max(first, verb - REPORTED) : verb]
    return "would" not in before[-3:] or ("if" not in before and not context("reporting").isdisjoint(before))


def _alone(words: Sequence[str], match: Match, first: int) -> Reading:
    governor = _modal(words, match, first)
    outcome = _rule(governor, match) if governor else None
    if outcome is None:
        return _named(match, match.event_type, match.trigger.mode)
    return _named(match, *outcome, why=f" in {governor.lower()}" if governor else "")


def _with_content(governor: Match, content: Match) -> Reading | None:
    """Return the reading of a speech act with its content, None when this act does not govern such content."""
    outcome = _rule(str(governor.event_type), content)
    if outcome is None:
        return None
    event_type, mode = outcome
    if event_type is not governor.event_type and content.start - governor.end > CLOSE:
        return _named(governor, governor.event_type, governor.trigger.mode)
    mode = governor.trigger.mode if event_type is governor.event_type and governor.trigger.mode else mode
    return _named(governor, event_type, mode, why=f" of '{content.trigger.name}'")


def _is_bare(reading: Reading, act: Match) -> bool:
    """Whether the reading is the act's own, without a mode or a "will" that made it another."""
    return reading.start == act.start and reading.mode is None and reading.event_type is act.event_type


def read(words: Sequence[str], found: Sequence[Match], first: int) -> list[Reading]:
    """Return the readings of one sentence's triggers, in text order; what a speech act governs is taken into it.

    ``first`` is the sentence's first word.
    """
    readings: list[Reading] = []
    open_act: Match | None = None
    for match in found:
        act, open_act = open_act, None
        if act is not None and _governs(words, act, match):
            reading = _with_content(act, match)
            if reading is not None:
                if _is_bare(readings[-1], act):
                    readings[-1] = reading
                open_act = match if act.event_type is EventType.PROTEST else act
                continue
        readings.append(_alone(words, match, first))
        open_act = match
    return readings
