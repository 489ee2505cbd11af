"""When: the date expression that dates an event, by syntax: its own, that of words at its time, then its clause's."""

import re
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.extract.coded import Coded
from newsledger.extract.context import Context
from newsledger.extract.same_setting import FARTHEST, clause, is_apart, is_event, same_setting, top, words
from newsledger.nlp.labels import preposition, relation
from newsledger.records import DateMention

# A date that only stands in the event's clause, its noun being none of the event's: behind every closer tie.
CLAUSE: Final = FARTHEST + 1
_CLOCK: Final = re.compile(r"\d[:.]\d\d|\d ?[ap]\.?m|\b(?:midnight|noon|dawn|dusk|o'clock)\b", re.IGNORECASE)
# Words before a noun that say which one it is: "the *2015* deal", "*Monday's* talks".
_OF_NOUN: Final = frozenset({"compound", "amod", "nummod", "nmod:poss", "nmod:unmarked", "det", "nmod:desc"})
_ARGUMENTS: Final = frozenset({"nsubj", "obj", "iobj", "csubj"})


class Dating(NamedTuple):
    """A date, how near it stands to the event (0: its own), and why it is the event's."""

    date: DateMention
    distance: int
    reason: str


def _tokens(mention: DateMention, sentence: "list[Token]") -> set[int]:
    return {t.i for t in sentence if t.idx < mention.end_char and mention.start_char < t.idx + len(t)}


def _governor(mention: DateMention, dates: set[int], own: Token) -> Token | None:
    """Return the word that a date expression modifies; None where it bounds, counts, or is what the sentence is about."""
    head = top(own, dates)
    while relation(head) in ("nmod", "compound") and head.head.lemma_.lower() in words("time"):
        head = head.head
    if head.head == head or relation(head) in _ARGUMENTS:
        return None
    word = preposition(head) or preposition(own)
    if word and word not in words("dates") and not (word in words("clock") and _CLOCK.search(mention.text)):
        return None
    return head


def _distance(head: Token, event: Coded, near: dict[int, int]) -> int | None:
    """Return how far a date whose highest word is ``head`` is from the event; None where it is another's."""
    above = head.head
    if (ties := near.get(above.i)) is not None:
        return ties
    if head.dep_ in _OF_NOUN or is_event(above) or is_apart(above):
        return None
    return CLAUSE if clause(above) == clause(event.head) else None


def dating(event: Coded, context: Context) -> Dating | None:
    """Return the date that dates an event in its own sentence, the nearest by syntax; None where none does."""
    found = context.dates.in_sentence(event.sentence_index)
    if not found:
        return None
    sentence = list(context.sentences[event.sentence_index])
    spans = [_tokens(mention, sentence) for mention in found]
    near, every = same_setting(event.head, event.words.root), set().union(*spans)
    best: Dating | None = None
    for mention, span in zip(found, spans, strict=True):
        head = _governor(mention, every, event.head.doc[min(span)]) if span else None
        distance = _distance(head, event, near) if head is not None else None
        if head is not None and distance is not None and (best is None or distance < best.distance):
            best = Dating(mention, distance, f"dated by '{mention.text}' of '{head.head.text}'")
    return best


def date_of(event: Coded, context: Context) -> DateMention | None:
    """Return the date mention that dates the event; None where its words give none, never the day of publishing."""
    found = dating(event, context)
    return found.date if found else None
