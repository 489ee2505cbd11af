"""The event that a number is part of by role: it is an argument of the event's word, or counts one of its parties."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.owning.fits import fits, suits
from newsledger.extract.owning.governor import nouns
from newsledger.extract.owning.lasting import by_length
from newsledger.extract.owning.phrase import Phrase, is_attributive, is_beside, is_fronted
from newsledger.extract.owning.told import Told
from newsledger.nlp.labels import children, preposition, relation
from newsledger.ontology import ClaimKind, EventType

# What is imposed for a time, and how the time stands with it: "sentenced *to 12 years*", "held *for six months*".
TERMS: Final = frozenset({EventType.SANCTION, EventType.COERCE})
TERM: Final = frozenset({"to", "for"})
# Kinds of which an amount before a noun is still a part: "approved a $700 million package".
WORTH: Final = frozenset({ClaimKind.COUNT, ClaimKind.MONEY})


def by_role(one: Phrase, told: Told) -> int | None:
    """Return the event whose words hold the number or govern it, or one of whose parties it counts; None where none does."""
    named, kind = told.words(one.sentence_index), one.number.figure.quantity.kind
    own = one.number.figure.number
    if kind is ClaimKind.DURATION:
        found = _term(one, told)
        found = by_length(one, told) if found is None else found
        if found is not None:
            return found
    elif (found := _told_by(one, told)) is not None:
        return found
    is_apart = is_beside(one) or (is_attributive(one) and kind not in WORTH)
    if not is_apart:
        governor = None if is_fronted(one.top) else one.governor
        words = [word for word in (one.number.measured.word, governor, *one.between) if word is not None]
        suiting = [word for word in words if word.i in named and suits(one.number, told[named[word.i]], word)]
        if suiting:
            return named[suiting[0].i]
    if own.i in named and kind is not ClaimKind.RANK:
        return named[own.i]
    return _of_party(one, told) if kind is ClaimKind.COUNT and not is_apart else None


def _told_by(one: Phrase, told: Told) -> int | None:
    """Return the event that a participle behind its noun tells of, or a noun before a general one names.

    "A *shooting* involving two boys", "two *shooting* incidents".
    """
    clause, named = one.governor, told.words(one.sentence_index)
    if clause is not None and clause.lemma_.lower() in nouns("generic"):
        return next((named[word.i] for word in children(clause, "compound", "amod") if word.i in named), None)
    if clause is None or clause.dep_ != "acl" or clause.i in named:
        return None
    is_part = relation(one.top) == "obj" if clause.tag_ == "VBG" else one.top.dep_ == "obl:agent"
    if not is_part:
        return None
    position = named.get(clause.head.i)
    return position if position is not None and fits(one.number, told[position]) else None


def _of_party(one: Phrase, told: Told) -> int | None:
    """Return the event one of whose parties the number counts."""
    parties = told.parties(one.sentence_index)
    behind = one.number.counted.head
    own = (behind,) if behind is not None and behind.head == one.number.figure.number else ()
    for token in (*own, *one.words()):
        if token.i in parties and suits(one.number, told[parties[token.i]], token):
            return parties[token.i]
    return None


def _term(one: Phrase, told: Told) -> int | None:
    """Return the event that is imposed for the time that a number tells."""
    above: Token | None = one.governor
    position = told.words(one.sentence_index).get(above.i) if above is not None else None
    if position is None or told[position].mention.event_type not in TERMS:
        return None
    return position if relation(one.top) == "obl" and preposition(one.top) in TERM else None
