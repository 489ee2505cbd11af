"""What may name an event in a sentence: a match of a word pattern or of a predicate row, and which of them are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from newsledger.ontology import EventType


class Evidence(StrEnum):
    """What the words were found by: the surer first."""

    ARGUMENTS = "arguments"
    PHRASE = "phrase"
    NEAR = "near"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name an event, before what governs them is read.

    Attributes:
        event_type: None where the words name none: a block, or a statement (``is_statement``).
        start, end: the words, half-open, in the article's list of words.
        own: those words, and its arguments further off; no other candidate may have one of them.
        keys: those of them that were asked for; none may lie in a block.
        tokens: the indices in the doc of the tokens that they lie in.
        head: the word whose arguments are the event's.
        weight: how many words were asked for; more of them are more specific.
        asked: how many conditions held.
        looseness: 0 for a verb with its object behind it, 1 with one before it, 2 for other words, 3
            for a row that stands on the trained trigger.
    """

    event_type: EventType | None
    mode: str | None
    cameo_code: str | None
    name: str
    pos: str
    start: int
    end: int
    own: frozenset[int]
    keys: frozenset[int]
    tokens: range
    head: Token
    weight: int
    asked: int
    order: int
    evidence: Evidence
    is_statement: bool = False
    looseness: int = 2

    @property
    def rank(self) -> tuple[int, bool, int, int, int, int, int]:
        """Sorts the best first: most words asked for, blocks, a verb with its object, shortest, most conditions."""
        is_event = self.event_type is not None and not self.is_statement
        return (-self.weight, is_event, self.looseness, self.end - self.start, -self.asked, self.start, self.order)


def chosen(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the best candidates in text order, no word in two of them; blocks are left out, with what they cover."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    blocked: set[int] = set()
    for candidate in sorted(candidates, key=lambda candidate: candidate.rank):
        if not (taken.isdisjoint(candidate.own) and blocked.isdisjoint(candidate.keys)):
            continue
        if candidate.event_type is None and not candidate.is_statement:
            blocked |= candidate.own
        else:
            taken |= candidate.own
            kept.append(candidate)
    return sorted(kept, key=lambda one: one.start)
