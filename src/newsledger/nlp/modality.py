"""Modality: what the words beside a predicate or noun say of it themselves: modals, negations, adverbs, adjectives, forms."""

from typing import Final

from spacy.tokens import Token

from newsledger.nlp import labels
from newsledger.nlp.rule_words import certainties
from newsledger.nlp.stance import CERTAIN, POSSIBLE, PROBABLE, Stance, joined, negated
from newsledger.nlp.words import Word
from newsledger.ontology import Factuality

# What an event was before it was carried out: "carried out the planned attack".
AHEAD: Final = frozenset({Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.THREATENED})
# Modals that before "have" say that it did not happen: "should have left".
UNREAL: Final = frozenset({"would", "should", "ought"})


def is_reported(word: Word, head: Word | None) -> bool:
    """Whether "would" is a reported "will": in what somebody said or promised, by a verb in the past or a noun."""
    for _ in range(labels.DEEPEST):
        if word.relation != "conj" or head is None:
            break
        word, head = head, None if head.head.i == head.token.i else Word(head.head)
    if head is None or word.token.dep_ not in ("ccomp", "acl"):
        return False
    listed = head.listed()
    said = listed is not None and listed.category in (Factuality.ACTUAL, Factuality.PLANNED, Factuality.THREATENED)
    return said and head.token.tag_ != "VBP"


def own(word: Word, world: Stance, head: Word | None) -> Stance:
    """Return the stance of a word in its world: with its modals, negations and the words that describe it."""
    if not word.by and word.relation != "conj":
        return world
    negations = word.negations()
    stance = world
    if modals := word.modals():
        stance = joined(world, _modal(word, *modals[0], bool(negations), head))
    elif (ahead := _ahead(word)) is not None:
        stance = joined(world, ahead)
    if negations and not modals and not word.is_until():
        stance = negated(stance, negations[0])
    for described in _described(word, stance, is_done=word.relation == "obj" and head is not None and head.is_light()):
        stance = described
    if "advcl" in word.by and not (word.is_speech() and not modals) and _is_conditional(word):
        stance = joined(stance, Stance(Factuality.HYPOTHETICAL, POSSIBLE))
    return stance


def _is_conditional(word: Word) -> bool:
    """Whether a condition is set to it: not the question of "investigate if", right behind a verb of asking."""
    conditions = [clause for clause in map(Word, word.by["advcl"]) if clause.is_condition()]
    is_question = len(conditions) == 1 and conditions[0].is_question_of(word)
    return bool(conditions) and not is_question


def _modal(word: Word, name: str, modal: Token, is_negated: bool, head: Word | None) -> Stance:
    """Return what a modal says: "would" is a reported "will" in what was said, and a thing not done before "have"."""
    said = certainties("modal")[name]
    is_perfect = any(aux.lower_ in ("have", "'ve", "’ve") for aux in word.by.get("aux", ()))
    is_future = name == "would" and is_reported(word, head)
    if is_perfect and name in UNREAL and not is_future:
        return Stance(Factuality.NEGATED, -PROBABLE, modal)
    if is_perfect and name == "must":
        return Stance(Factuality.ACTUAL, PROBABLE, modal)
    if is_future:
        said = certainties("modal")["will"]
    if not is_negated:
        return Stance(said.category, said.positive, modal)
    is_denied = said.negated <= -PROBABLE
    return Stance(Factuality.NEGATED if is_denied else Factuality.HYPOTHETICAL, said.negated, modal)


def _ahead(word: Word) -> Stance | None:
    """Return the stance of an infinitive that is the whole clause: "Iran to resume talks", "is to meet", "due to meet"."""
    for mark in word.marks:
        listed = certainties("adjective").get(mark.lower_)
        if listed and mark.nbor().lower_ == "to":
            return Stance(listed.category, listed.positive, mark)
    if not word.is_infinitive() or word.relation not in ("root", "ccomp", "parataxis", "conj"):
        return None
    before = [c for kind in ("nsubj", "cop", "aux") for c in word.by.get(kind, ()) if c.i < word.marks[-1].i]
    is_for = word.marker.startswith("for")
    return Stance(Factuality.PLANNED, CERTAIN, word.marks[-1]) if before and not is_for else None


def _described(word: Word, stance: Stance, is_done: bool) -> "list[Stance]":
    """Return the stance after each describing word: "allegedly attacked", "a planned attack".

    What ``is_done`` is no longer ahead: "carried out the planned attack".
    """
    found = []
    for kind, pos in (("advmod", "adverb"), ("amod", "adjective")):
        for child in word.by.get(kind, ()):
            listed = certainties(pos).get(child.lower_)
            if listed and listed.objects == "any" and not (is_done and listed.category in AHEAD):
                stance = joined(stance, Stance(listed.category, listed.positive, child))
                found.append(stance)
    return found
