"""The event of a number by the parse: told closest to what governs the number, in clauses of the same time and place."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from newsledger.extract.events import Event
from newsledger.extract.owning.fits import HARM, fits, has_types, is_actual
from newsledger.extract.owning.governor import VERBS, is_amount, verbs
from newsledger.extract.owning.lasting import by_clause
from newsledger.extract.owning.phrase import CORE, Phrase, is_attributive, is_beside
from newsledger.extract.owning.told import Told
from newsledger.extract.scene.same_setting import FARTHEST, Point, is_event, same_setting
from newsledger.nlp.labels import DEEPEST, children, preposition, relation
from newsledger.ontology import ClaimKind, EventType

# Prepositions behind a noun for a number that lead to its event: "the toll *from* the blast".
OF_EVENT: Final = frozenset({"of", "from", "in", "at", "by", "during", "for"})
# What opens that which did the harm: "hurt *after* a bomb went off", "died *from* the blast".
CAUSES: Final = frozenset({"after", "following", "from", "because of", "due to", "as", "when"})
# Those of them that leave no doubt.
SURE: Final = frozenset({"from", "because of", "due to"})
# What hangs on harm by "in" and counts or lasts: "died in *three months* of protests", "hurt in a *series* of attacks".
WITHIN: Final = frozenset({"in", "during", "over", "by", "through"})
# Speech whose content is a clause: "agreed *to send* 500".
SPEECH: Final = frozenset(
    {EventType.AGREE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.CONCEDE, EventType.SUPPORT}
)
# Relations of a phrase to what it stands in.
PHRASES: Final = frozenset({"obj", "obl", "nmod", "compound", "appos", "conj"})


def by_path(one: Phrase, told: Told) -> int | None:
    """Return the event that is told closest to what governs a number, of those that it can be of; None where none is close.

    A number whose measure is of some events only may have it in clauses tied to its own; any other is of the event that is its
    governor's subject ("the launch put millions under cover"), or that speaks of its clause.
    """
    if one.number.figure.quantity.kind is ClaimKind.DURATION:
        return by_clause(one, told)
    if is_beside(one) or is_attributive(one):
        return None
    named = told.words(one.sentence_index)
    near = _tied(one) if has_types(one.number) else _open(one)
    found = [(ties, named[token]) for token, ties in near if token in named]
    fitting = [(ties, not is_actual(told[event]), event) for ties, event in found if _can_be(one, told[event])]
    return min(fitting)[-1] if fitting else _content(one, told, named)


def _can_be(one: Phrase, event: Event) -> bool:
    """Whether a number can be of an event; harm told by a noun is of none that speaks of it: "held over the *death*"."""
    word = one.number.measured.word
    is_other = one.number.measured.measure in HARM and event.mention.event_type is not EventType.ASSAULT
    return fits(one.number, event) and not (is_other and word is not None and _is_spoken_of(word, event.head))


def _is_spoken_of(word: Token, head: Token) -> bool:
    """Whether harm told by a noun is what a verb, or a noun above it, is about: "arrested in the *death*"."""
    if word.pos_ != "NOUN":
        return False
    for _ in range(DEEPEST):
        if word == head or relation(word) not in PHRASES:
            break
        word = word.head
    return word == head or head.pos_ in VERBS


def _tied(one: Phrase) -> Iterator[tuple[int, int]]:
    """Yield the words near a number, by index, with how many ties lie between."""
    tells = one.number.measured.word
    starts = [word for word in (tells, one.governor) if word is not None]
    for word in starts[:1] if len(starts) > 1 and starts[0] == starts[1] else starts:
        yield from same_setting(Point(word, word, one.sentence_index)).items()
        if one.number.measured.measure in HARM:
            yield from _causes(word)
    yield from _told_of(one)


def _causes(word: Token) -> Iterator[tuple[int, int]]:
    """Yield what did the harm that a word tells, by index, with the ties between."""
    for child in children(word, "obl", "nmod"):
        case = preposition(child)
        if case in CAUSES:
            yield child.i, case not in SURE
        if case in WITHIN or (case == "as" and child.lower_ == "result"):
            yield from ((noun.i, case != "as") for noun in children(child, "nmod") if preposition(noun) == "of")
    for child in children(word, "advcl"):
        if any(mark.lower_ in CAUSES for mark in child.lefts):
            yield child.i, 1


def _open(one: Phrase) -> Iterator[tuple[int, int]]:
    """Yield what a number whose measure is open is told of; what is lost is of what cost it."""
    yield from _told_of(one)
    if one.governor is not None and one.governor.lemma_.lower() in verbs("lose") and relation(one.top) == "obj":
        yield from _causes(one.governor)


def _amounts(one: Phrase) -> Iterator[Token]:
    """Yield the nouns for the number itself: "a *toll* of 63", "the *toll* rose to 63", "the *toll* was 63"."""
    if one.number.measured.word is not None:
        yield one.number.measured.word
    yield from one.between
    if one.governor is not None:
        clause = one.governor.head if one.governor.dep_ == "cop" else one.governor
        yield from (noun for noun in children(clause, "nsubj") if is_amount(noun))


def _told_of(one: Phrase) -> Iterator[tuple[int, int]]:
    """Yield what a number is told of: what its noun is the amount of, its clause's subject, the noun that has the clause."""
    head = one.number.counted.head
    if head is not None and head in one.words():
        yield from ((clause.i, 1) for clause in children(head, "acl"))
    for noun in _amounts(one):
        yield from ((child.i, 1) for child in children(noun, "nmod") if preposition(child) in OF_EVENT)
    clause = one.governor
    if clause is None or relation(one.top) == "nsubj" or (not has_types(one.number) and relation(one.top) not in CORE):
        return
    yield from ((noun.i, 1) for noun in children(clause, "nsubj"))
    if clause.dep_ == "acl:relcl":
        yield from ((noun.i, ties) for ties, noun in enumerate(_phrase_of(clause.head), start=1))
        yield from ((noun.i, 1) for noun in children(clause.head, "nmod") if noun.i < clause.i)


def _phrase_of(noun: Token) -> Iterator[Token]:
    """Yield a noun and those before it, whose the clause may be: "*strikes* in the *province* that left 32"."""
    yield noun
    for _ in range(FARTHEST):
        if noun.dep_ == "conj" and is_event(noun):
            return
        if noun.dep_ not in ("nmod", "appos", "conj") or noun.head.pos_ not in ("NOUN", "PROPN"):
            return
        noun = noun.head
        yield noun


def _content(one: Phrase, told: Told, named: dict[int, int]) -> int | None:
    """Return the event of speech whose content the number's clause is."""
    clause = one.governor
    if clause is None or relation(clause) not in ("xcomp", "ccomp", "acl") or clause.head.i not in named:
        return None
    position = named[clause.head.i]
    return position if told[position].mention.event_type in SPEECH else None
