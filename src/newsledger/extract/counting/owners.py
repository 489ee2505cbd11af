"""Whose a counted or measured thing is: its possessor, what it is of, or the subject of the verb that has it."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.counting import clauses
from newsledger.extract.counting.phrases import complement, is_noun, possessor
from newsledger.extract.counting.spots import Spot
from newsledger.extract.parties.frames import harm_verbs
from newsledger.nlp import labels
from newsledger.ontology import ChangeRole

_ENDS: Final = frozenset({ChangeRole.FROM, ChangeRole.TO})


def of_count(head: Token, spot: Spot) -> Token | None:
    """Return whose a counted thing is.

    The council of "50 members of the council", Dell of "Dell cut 6,650 roles", the run of "a run of seven games", sales of
    "sales rose to 3.9 million headsets", the document of "a 12-page document".
    """
    if spot.figure.quantity.change_role in _ENDS and labels.relation(head) == "obl":
        return clauses.moved(head.head, head)
    found = possessor(head) or complement(head, "of")
    if found is not None and is_noun(found):
        return found
    first = _first(head)
    if labels.relation(first) == "compound":
        return first.head
    is_of = labels.relation(first) == "nmod" and labels.preposition(first) in ("of", "with")
    if is_of and is_noun(first.head) and first.head.i not in spot.taken:
        return first.head
    return _having(first)


def _first(head: Token) -> Token:
    """Return the first of the nouns that this one is joined to."""
    return head.head if labels.relation(head) == "conj" and is_noun(head.head) else head


def _having(head: Token) -> Token | None:
    """Return the subject of the verb that a noun is the object of, or goes with ("came second *with* 12 wins").

    A verb that harms has victims, which are nobody's.
    """
    is_object = labels.relation(head) == "obj"
    is_with = labels.relation(head) == "obl" and labels.preposition(head) == "with"
    is_times = labels.relation(head) == "obl" and head.lower_ == "times"
    if not (is_object or is_with or is_times) or head.head.lemma_ in harm_verbs():
        return None
    return clauses.subject(head.head)


def of_amount(head: Token) -> Token | None:
    """Return whose a measured thing is: "the *bank* charges a 2 % fee", "*Vectura* 's shares"."""
    return possessor(head) or _having(_first(head))
