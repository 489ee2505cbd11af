"""Which words of a sentence are at the time and place of an event: those that its syntax ties to it closely.

A date or place that one of them has is the event's: of "killed in an *attack* on Monday", of "*stormed* a hotel on Friday,
killing ten", of "the attack *launched* from Basra". What is said, thought or judged is apart from the saying, and so is what
"after", "since" or "over" relate to.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.coded import Coded
from newsledger.nlp.labels import preposition, relation
from newsledger.nlp.predicates import says_something
from newsledger.ontology import EventType

# How many ties are followed. Events that are one happening are told in at most this many words beside each other.
FARTHEST: Final = 3
NOMINAL: Final = frozenset({"nsubj", "obj", "obl", "csubj"})
CLAUSAL: Final = frozenset({"root", "ccomp", "advcl", "acl", "xcomp", "csubj", "parataxis"})
# The longest dateline, in characters.
DATELINE: Final = 120
# "KABUL, Afghanistan (Nov. 20) - ", "PARIS (Agency) -- ": where and when an agency's text was written.
_DATELINE: Final = re.compile(
    r"\W*[A-Z][\w.'’ /-]{2,40}(?:, [A-Z][\w. ]{2,30})?(?:, [^()–—]{3,30})?(?: ?\([^()]{2,40}\))? ?(?:[-–—]{1,3}|:) "
)
_CAPITALS: Final = re.compile(r"\W*[A-Z][A-Z.'’ /-]{2,}\b")
_RELATIVE: Final = frozenset({"WDT", "WP", "WRB", "WP$"})


class Point(NamedTuple):
    """A word of an article that something happens by: its head, its own word, sentence, and type where it is coded."""

    head: Token
    word: Token
    sentence_index: int
    event_type: EventType | None = None


def point(event: Coded) -> Point:
    """Return where an event stands."""
    return Point(event.head, event.words.root, event.sentence_index, event.event_type)


def dateline_end(text: str, start: int) -> int:
    """Return the character at which the dateline of the sentence from ``start`` ends, ``start`` where it has none."""
    if not text[start : start + 2].isupper():
        return start
    head = text[start : start + DATELINE]
    match = _DATELINE.match(head) if _CAPITALS.match(head) else None
    return start + (match.end() if match else 0)


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind of ``setting_words``."""
    return lexicon.of_kind("setting_words", kind)


def is_event(token: Token) -> bool:
    """Whether a word says that something happens: the model has it as a predicate or trigger."""
    return says_something(token)


def is_apart(token: Token) -> bool:
    """Whether a word is one of speech, thought or judgement, whose object is at another time and place."""
    return token.lemma_.lower() in words("apart_noun" if token.pos_ in ("NOUN", "PROPN") else "apart")


def opener(clause: Token) -> str:
    """Return the word that opens a clause and says how it relates ("when", "after", "to"), else the empty string."""
    for child in clause.lefts:
        if child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB"):
            return child.lower_
    return ""


def _is_together(clause: Token) -> bool:
    word = opener(clause)
    return not word or word in words("together")


def _relates(verb: Token) -> bool:
    """Whether a verb says how events follow one another: "came after", "came in response to"."""
    if verb.lemma_.lower() not in words("relate"):
        return False
    return any(_relates_by(child) for child in verb.children)


def _relates_by(child: Token) -> bool:
    label = relation(child)
    word = opener(child) if label == "advcl" else preposition(child) if label == "obl" else ""
    return word in words("order") or (label == "obl" and child.lemma_.lower() in words("order"))


def _shares(noun: Token) -> bool:
    """Whether a noun's preposition, or the lack of one, leaves it at the time and place of the word above."""
    word = preposition(noun)
    return not word or word in words("shares")


def _has_subject(clause: Token) -> bool:
    return any(child.dep_.startswith(("nsubj", "csubj")) and child.tag_ not in _RELATIVE for child in clause.children)


def _above(token: Token) -> Token | None:
    """Return the word above at the same time and place."""
    above, label = token.head, relation(token)
    if above == token or is_apart(above) or _relates(above):
        return None
    if label in NOMINAL:
        return above if _shares(token) else None
    if label == "nmod" and token.dep_ != "nmod:poss":
        is_counted = above.lemma_.lower() in words("hollow")
        return above if _shares(token) and (is_counted or is_event(above)) else None
    if label == "advcl":
        return above if _is_together(token) else None
    if label == "conj":
        return None if _has_subject(token) else above
    if label == "acl":
        return above if is_event(above) and not is_apart(token) else None
    return above if label == "xcomp" else None


def _is_below(token: Token, child: Token) -> bool:
    """Whether a dependent is an event at the same time and place."""
    label = relation(child)
    if label in NOMINAL or label == "nmod":
        return child.dep_ != "nmod:poss" and _shares(child) and is_event(child) and not is_apart(child)
    if label == "advcl":
        return _is_together(child) and not is_apart(child)
    if label == "conj":
        return not _has_subject(child)
    if label == "acl":
        return not is_apart(child) and is_event(token)
    return label == "xcomp" and not is_apart(child)


def _tied(token: Token) -> Iterator[Token]:
    above = _above(token)
    if above is not None:
        yield above
    if not is_apart(token) and not _relates(token):
        yield from (child for child in token.children if _is_below(token, child))


@lru_cache(maxsize=1)  # date, place and what was told before ask one after the other
def same_setting(here: Point) -> dict[int, int]:
    """Return token index -> how many ties lie between a word and an event (0: it is the event's own), for all close ones."""
    found = {here.head.i: 0, here.word.i: 0}
    layer = [here.head] if here.head == here.word else [here.head, here.word]
    for ties in range(1, FARTHEST + 1):
        layer = [other for token in layer for other in _tied(token) if found.setdefault(other.i, ties) == ties]
    return found


def clause(token: Token) -> Token:
    """Return the head of the clause that a word stands in."""
    while relation(token) not in CLAUSAL and token.head != token and not _joins_clauses(token):
        token = token.head
    return token


def _joins_clauses(token: Token) -> bool:
    return relation(token) == "conj" and _has_subject(token)


def in_clause(token: Token, here: Point, near: dict[int, int]) -> bool:
    """Whether a word is of the clause of an event, which is at its time, with no other event or speech above the word."""
    end = clause(here.head)
    if end.i not in near:
        return False
    while token != end:
        if token.head == token or relation(token) in CLAUSAL or is_event(token) or is_apart(token):
            return False
        token = token.head
    return True


def is_set_off(head: Token) -> bool:
    """Whether commas part a phrase from what stands before and behind, as adjuncts of a whole sentence are: ", Saturday."."""
    doc, first, last = head.doc, head.left_edge.i, head.right_edge.i
    before = doc[first - 1].text if first else ""
    return before == "," and (last + 1 >= len(doc) or doc[last + 1].text in (",", ".", ";"))


def is_above(near: dict[int, int], token: Token) -> bool:
    """Whether one of the words near an event governs a token, however far above it."""
    return any(above.i in near for above in token.ancestors)


def top(token: Token, inside: frozenset[int] | set[int]) -> Token:
    """Return the highest word that is reached from ``token`` within the token indices ``inside``."""
    while token.head != token and token.head.i in inside:
        token = token.head
    return token
