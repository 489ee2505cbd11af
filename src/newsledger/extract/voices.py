"""Voices: who answers for a number. Each is a claim of his own: "the army and the rebels said that 12 had died" is two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsledger.extract.attribution import Attribution
from newsledger.extract.context import Context
from newsledger.extract.figures import Number
from newsledger.extract.holding.joined import joined
from newsledger.extract.holding.retold import retold
from newsledger.extract.holding.stances import of_source
from newsledger.extract.holding.tallied import tagged, tallied
from newsledger.extract.speakers import Speaker
from newsledger.extract.tying.placed import Placed
from newsledger.ontology import Stance

# What a source does that only speaks of what others report: it is heard beside them.
_OBJECTING = frozenset({Stance.DENIES, Stance.DOUBTS})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who answers for a number, and the attribution that says so; None for the author's own words."""

    said: Attribution | None
    speaker: Speaker


def voices(numbers: Sequence[Number], context: Context) -> Iterator[list[Voice]]:
    """Yield for each of an article's numbers who answers for it, the first first; the author where nobody else does.

    Who denies or doubts what others report stands beside them, and in the place of reports that nobody is named for ("rejected
    reports of 80 dead"). Who confirms or denies "the figure" in that sentence, or "that claim" in the next, answers for it too.
    """
    later = retold(numbers, context) if context.attributions else {}
    for position, number in enumerate(numbers):
        found = [*_said(number, context), *later.get(position, ())]
        yield _distinct(voice for said in found for voice in _voices(said, context)) or [Voice(None, Speaker())]


def _voices(said: Attribution, context: Context) -> Iterator[Voice]:
    for one in joined(said, context):
        yield Voice(said, one)


def _said(number: Number, context: Context) -> Iterator[Attribution]:
    """Yield the attributions of a number's words: that of who reports it, and of who objects to the report."""
    said, token = context.said_by(number.figure.number), number.figure.number
    placed = Placed(0, number)
    others = (other for other in context.around(token) if other is not said)
    objecting = [other for other in others if of_source(other, placed).stance in _OBJECTING]
    if said is None and (found := tallied(number) or tagged(number)) is not None:
        yield found
    if said is not None and (said.source is not None or not objecting):
        yield said
    yield from objecting


def _distinct(found: Iterator[Voice]) -> list[Voice]:
    """Return voices without those that say the same words again."""
    kept: dict[tuple[str | None, str | None], Voice] = {}
    for voice in found:
        kept.setdefault((voice.speaker.text, voice.speaker.actor_id), voice)
    return list(kept.values())
