"""Whose a counted or measured thing is: its possessor, what it is of, or the subject of the verb that has it."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.counting import clauses
from newsledger.extract.counting.phrases import complement, is_noun
from newsledger.extract.counting.spots import Spot
from newsledger.extract.counting.words import of_kind
from newsledger.extract.numbers import changes
from newsledger.extract.numbers.ones import ONE_OF
from newsledger.extract.parties.frames import harm_verbs
from newsledger.nlp import labels

# Prepositions of the noun that counted things belong to ("a run *of* seven games", "a team *with* eight changes").
_OF: Final = frozenset({"of", "with"})
# Of a noun phrase that takes up what a clause says: "Brell fell, *a 4 % drop*".
_BESIDE: Final = frozenset({"appos", "parataxis", "dep"})
# Of what a level moves to or from: "sales rose *to* 3.9 million headsets".
_ENDS: Final = frozenset({"to", "from"})


def of_count(head: Token, spot: Spot) -> Token | None:
    """Return whose a counted thing is.

    The council of "50 members of the council", Brell of "Brell cut 6,650 roles", the run of "a run of seven games", sales of
    "sales rose to 3.9 million headsets", the document of "a 12-page document".
    """
    role = _role(head, spot)
    relation, word, above = labels.relation(role), labels.preposition(role), role.head
    if spot.figure.quantity.rule == ONE_OF:
        return None
    if _is_end(role):
        return clauses.moved(above, role, spot.taken)
    if (found := clauses.possessor(head) or complement(head, "of")) is not None and is_noun(found):
        return found
    if relation == "nmod" and _is_end(above):
        return clauses.moved(above.head, above, spot.taken)
    if relation == "compound" or (relation == "nmod" and word in _OF and is_noun(above) and above.i not in spot.taken):
        return above
    is_had = is_object(role) or (relation == "obl" and (word == "with" or head.lower_ in of_kind("often")))
    if not is_had or role.head.lemma_.lower() in of_kind("unowned"):
        return None
    return _doer(role)


def of_amount(head: Token, spot: Spot) -> Token | None:
    """Return whose a measured thing is: "the *bank* charges a 2 % fee", "*Brell* 's shares", "*he* paid 5 % of his wage"."""
    if (found := clauses.possessor(head)) is not None:
        return found
    role = _role(head, spot)
    if _is_end(role):
        return clauses.moved(role.head, role, spot.taken)
    if labels.relation(spot.top.head) == "acl" and spot.top.head.head == head:
        return None  # "got a *grant* worth $8 million": what it is worth is nobody's
    is_beside = labels.relation(role) in _BESIDE and role.head.pos_ == "VERB"
    is_term = labels.relation(role) == "obl" and labels.preposition(role) in of_kind("term")
    return _doer(role) if is_object(role) or is_term or is_beside else None


def beside(head: Token, spot: Spot) -> int | None:
    """Return the position of the figure that a noun takes up: "Brell fell from $9 to $8, *an 11 % drop*"."""
    return spot.taken.get(head.head.i) if labels.relation(head) == "appos" else None


def _is_end(role: Token) -> bool:
    """Whether a noun is what a level moves to or from."""
    is_moved = labels.relation(role) == "obl" and role.head.lower_ in changes.VERBS
    return is_moved and labels.preposition(role) in _ENDS


def _role(head: Token, spot: Spot) -> Token:
    """Return the word that has the phrase's place in its clause: the first of joined nouns, "dozens" of "dozens of people"."""
    role = head
    if labels.relation(head) == "nmod" and head.head.i in spot.tokens:
        role = spot.top
    return role.head if labels.relation(role) == "conj" and is_noun(role.head) else role


def is_object(noun: Token) -> bool:
    """Whether a noun is the object of its verb; parsers take one for a phrase without a preposition now and then."""
    return labels.relation(noun) == "obj" or (noun.dep_ == "obl" and not labels.children(noun, "case"))


def _doer(role: Token) -> Token | None:
    """Return the subject of a noun's verb; None for a verb of harm: its victims are nobody's."""
    return None if role.head.lemma_.lower() in harm_verbs() else clauses.subject(role.head)
