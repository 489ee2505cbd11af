"""When: the date expression that dates an event, by syntax: its own, that of words at its time, then its clause's."""

import re
from typing import Final, NamedTuple

from spacy.tokens import Span, Token

from newsledger.extract.context import Context
from newsledger.extract.scene.same_setting import (
    FARTHEST,
    Point,
    dateline_end,
    in_clause,
    is_above,
    is_apart,
    is_event,
    is_set_off,
    same_setting,
    top,
    words,
)
from newsledger.nlp.labels import preposition, relation
from newsledger.records import DateMention

# A date that only stands in the event's clause, its noun being none of the event's: behind every closer tie.
CLAUSE: Final = FARTHEST + 1
# A sentence with more dates is a table or a list, of which syntax says nothing.
MANY: Final = 12
_CLOCK: Final = re.compile(r"\d[:.]\d\d|\d ?[ap]\.?m|\b(?:midnight|noon|dawn|dusk|o'clock)\b", re.IGNORECASE)
# Words before a noun that say which one it is: "the *2015* deal", "*Monday's* talks".
_OF_NOUN: Final = frozenset({"compound", "amod", "nummod", "nmod:poss", "nmod:unmarked", "det", "nmod:desc"})
_ARGUMENTS: Final = frozenset({"nsubj", "obj", "iobj", "csubj"})
_NOUN_LINKS: Final = frozenset({"nmod", "obj", "obl", "nsubj", "appos", "conj", "compound", "iobj"})


class Dating(NamedTuple):
    """A date, how near it stands to the event (0: its own), and why it is the event's."""

    date: DateMention
    distance: int
    reason: str


def _tokens(mention: DateMention, sentence: Span) -> set[int]:
    inside = sentence.doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
    return set(range(inside.start, inside.end)) if inside is not None else set()


def _head(mention: DateMention, dates: set[int], own: Token) -> Token | None:
    """Return the highest word of a date expression; None where it bounds, counts, or is what the sentence is about."""
    head = top(own, dates)
    while relation(head) in ("nmod", "compound") and head.head.lemma_.lower() in words("time"):
        head = head.head
    if head.head == head or relation(head) in _ARGUMENTS:
        return None
    word = preposition(head) or preposition(own)
    if word and word not in words("dates") and not (word in words("clock") and _CLOCK.search(mention.text)):
        return None
    return head


def _distance(head: Token, here: Point, near: dict[int, int]) -> int | None:
    """Return how far a date whose highest word is ``head`` is from the event; None where it is another's."""
    above = head.head
    if (ties := near.get(above.i)) is not None:
        return ties if ties == 0 or not _is_years(head) else None
    if is_set_off(head) and is_above(near, head):
        return CLAUSE
    if is_event(above) or is_apart(above) or (head.i < above.i and head.dep_ in _OF_NOUN):
        return None
    return _behind(above, near) or (CLAUSE if in_clause(above, here, near) else None)


def _is_years(head: Token) -> bool:
    """Whether a year stands before a noun to say which it is: "withdrew from the *2015* deal"."""
    return head.dep_ in _OF_NOUN and head.i < head.head.i and head.text.isdigit()


def _behind(noun: Token, near: dict[int, int]) -> int | None:
    """Return how far the event is from a noun that a date stands behind: "stormed a *market* in Kabul on Monday"."""
    while relation(noun) in _NOUN_LINKS and not is_event(noun):
        noun = noun.head
        if (ties := near.get(noun.i)) is not None:
            return ties + 1
    return None


def dating(here: Point, context: Context) -> Dating | None:
    """Return the date that dates an event in its own sentence, the nearest by syntax; None where none does."""
    found = context.dates.in_sentence(here.sentence_index)
    if not found or len(found) > MANY:
        return None
    sentence = context.sentences[here.sentence_index]
    start = dateline_end(context.article.text, sentence.start_char)
    spans = [_tokens(mention, sentence) for mention in found]
    near, every = same_setting(here), set().union(*spans)
    best: Dating | None = None
    for mention, span in zip(found, spans, strict=True):
        if not span or mention.start_char < start:
            continue
        head = _head(mention, every, sentence.doc[min(span)])
        distance = _distance(head, here, near) if head is not None else None
        if head is not None and distance is not None and (best is None or distance < best.distance):
            best = Dating(mention, distance, f"dated by '{mention.text}' of '{head.head.text}'")
    return best
