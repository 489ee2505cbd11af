"""Whether what a verb says is still to come ("will soon meet", "is set to meet") or refused ("will not meet").

By the parse where the doc has one, by the running words otherwise. A noun has the outlook of the verb that carries it.
"""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from newsledger.extract.wording.candidates import Candidate
from newsledger.extract.wording.patterns import context
from newsledger.nlp import labels
from newsledger.ontology import EventType

FUTURE: Final = "FUTURE"
REFUSAL: Final = "REFUSAL"
ULTIMATUM: Final = "ULTIMATUM"
# What someone says must be done is asked for.
DEMAND: Final = "REQUEST"
MODALS: Final = frozenset({"will", "would", "shall"})
# How far back the verb of saying stands that makes "would" a reported "will".
REPORTED: Final = 10
# How far up a chain of verbs a modal is looked for: "will be able to begin to withdraw".
DEEPEST: Final = 4
CARRIED: Final = frozenset({"obj", "nsubj:pass", "nsubj"})


def outlook(candidate: Candidate, words: Sequence[str], first: int) -> str | None:
    """Return FUTURE, REFUSAL, ULTIMATUM ("will leave unless") or REQUEST ("said it must leave") where the words say so.

    ``first`` is the sentence's first word.
    """
    token = candidate.head
    if not token.doc.has_annotation("DEP"):
        return _of_words(candidate, words, first)
    verb = carrier(token)
    if verb is None or (candidate.event_type is EventType.ASSAULT and _is_plotted(verb)):
        return None
    return _of_verb(verb)


def _is_plotted(verb: Token) -> bool:
    """Whether it is what a plan is for, which is no threat as long as nobody says so: "drew up plans to *strike* the camp"."""
    return verb.dep_ == "acl" and verb.head.lower_ in context("plot_noun")


def carrier(token: Token) -> Token | None:
    """Return the verb that says a word: itself, or the light verb of a noun ("will hold *talks*"); None for a bare noun."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return token
    head = token.head
    is_carried = token.dep_ in CARRIED and head.pos_ in ("VERB", "AUX")
    return head if is_carried and (head.lower_ in context("light") or token.dep_ == "nsubj:pass") else None


def _of_verb(verb: Token) -> str | None:
    is_negated = False
    for _ in range(DEEPEST):
        is_negated = is_negated or bool(labels.negations(verb))
        names = {name for name, _ in labels.modals(verb)}
        if any(child.lower_ == "due" for child in verb.lefts):
            return REFUSAL if is_negated else FUTURE
        if "must" in names and not is_negated and _is_reported(verb):
            return DEMAND
        if "will" in names or "shall" in names or ("would" in names and _is_reported(verb)):
            if not is_negated and any(labels.marker(clause) == "unless" for clause in labels.children(verb, "advcl")):
                return ULTIMATUM
            return REFUSAL if is_negated else FUTURE
        if verb.dep_ == "acl" and verb.head.lower_ in context("planned_noun") and labels.is_infinitive(verb):
            return REFUSAL if is_negated or labels.negations(verb.head) else FUTURE
        if names or labels.relation(verb) not in ("xcomp", "conj"):
            return None
        above = verb.head
        if labels.relation(verb) == "xcomp":
            if above.lower_ in context("planned"):
                return REFUSAL if is_negated or labels.negations(above) else FUTURE
            if above.lower_ not in context("carries_on"):
                return None
        elif verb.tag_ in ("VBD", "VBZ") or any(child.dep_ == "nsubj" for child in verb.children):
            return None
        verb = above
    return None


def _is_reported(verb: Token) -> bool:
    """Whether "would" is a "will" that is reported ("said they would meet") and no condition ("it would help")."""
    if any(labels.marker(clause) == "if" for clause in labels.children(verb, "advcl")):
        return False
    above = verb.head
    if labels.relation(verb) in ("ccomp", "conj") and above.lower_ in context("reporting"):
        return True
    return any(child.dep_ in ("parataxis", "ccomp") and child.lower_ in context("reporting") for child in verb.children)


def _of_words(candidate: Candidate, words: Sequence[str], first: int) -> str | None:
    """Return what the words right before a verb say."""
    if candidate.pos != "verb":
        return None
    verb = _verb(words, candidate)
    before = [word for word in words[max(first, verb - 5) : verb] if not word.endswith("ly")]
    is_negated = bool(before) and before[-1] in context("negation")
    before = before[:-1] if is_negated else before
    while before and before[-1] in context("modal_filler"):
        before.pop()
    is_planned = len(before) > 1 and before[-1] == "to" and before[-2] in context("planned")
    if is_planned or (before and before[-1] in context("future") and _is_promised(words, verb, first)):
        return REFUSAL if is_negated else FUTURE
    return None


def _verb(words: Sequence[str], candidate: Candidate) -> int:
    """Return where the verb begins: at "be" in the passive ("talks on water will be held")."""
    auxiliary = context("be")
    return next((at for at in range(candidate.start, candidate.end) if words[at] in auxiliary), candidate.start)


def _is_promised(words: Sequence[str], verb: int, first: int) -> bool:
    before = words[max(first, verb - REPORTED) : verb]
    return "would" not in before[-3:] or ("if" not in before and not context("reporting").isdisjoint(before))
