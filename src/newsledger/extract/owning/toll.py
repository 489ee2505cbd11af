"""Whether a clause tells the toll of what was told before, or what somebody did anew."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.owning.governor import verbs
from newsledger.extract.wording.patterns import context
from newsledger.nlp.labels import DEEPEST, agents, children, is_passive, relation
from newsledger.ontology import Measure

# Relations by which what is told hangs on what says or counts it; the rest is beside or within something else that happens.
MAIN: Final = frozenset({"root", "ccomp", "parataxis", "conj", "nsubj", "obj", "xcomp", "amod", "compound", "nummod"})
NAMES: Final = frozenset({"NOUN", "PROPN"})


def is_told_mainly(word: Token, measure: Measure | None) -> bool:
    """Whether the word that tells a measure is in a main clause, and not what somebody named there did.

    "At least 12 people *died*", "The death *toll* rose to 63, police said"; not "Rebels blew up a bridge, *hurting* six", nor
    "The army *destroyed* 12 huts", which tell what happened then. Who takes people to hospital does nothing else to them.
    """
    if measure is not Measure.HOSPITALISED and _is_done(word):
        return False
    token = word
    for _ in range(DEEPEST):
        if token.head == token or is_said(token):
            return True
        if relation(token) not in MAIN:
            return False
        token = token.head
    return False


def is_aimed(word: Token) -> bool:
    """Whether harm is told by the way, in what somebody wants to do: "wanted *to avenge* the death"."""
    if word.pos_ in ("VERB", "AUX") or relation(word) != "obj":
        return False
    verb = word.head
    return relation(verb) == "xcomp" and verb.tag_ == "VB" and not is_passive(verb.head)


def is_said(token: Token) -> bool:
    """Whether a clause is what somebody says, wherever he says it: "a statement saying that no one was *hurt*"."""
    return relation(token) in ("ccomp", "parataxis") and token.head.lower_ in context("reporting")


def _is_done(word: Token) -> bool:
    """Whether a verb is what somebody named does to somebody."""
    if word.pos_ != "VERB":
        return False
    if is_passive(word):
        return any(noun.pos_ in NAMES for noun in agents(word))
    if word.lemma_.lower() in verbs("undergo"):
        return False
    return bool(children(word, "obj")) and any(noun.pos_ in NAMES for noun in children(word, "nsubj"))
