"""Factuality by rule, over a UD parse: whether the author commits to it that what a word says happened.

Values lie in [-3, 3] after FactBank (Saurí and Pustejovsky 2009) as numbers (It-Happened, Stanovsky et al. 2017): 3
certainly did, 0 unknown, -3 certainly did not. A word has a value of its own (negation, modals, adverbs) within a world that
what governs it makes ("denied that", "if", "tried to"): from the root down, the two are multiplied, as implicative
signatures compose (Nairn, Condoravdi and Karttunen 2006).
"""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from newsledger.nlp import labels
from newsledger.nlp.rule_words import Certainty, certainties, lemma

CERTAIN: Final = 3.0
UNKNOWN: Final = 0.0
# FactBank's "possible": of a purpose, of an infinitive under a word that is not listed, of what stands under a condition.
POSSIBLE: Final = 1.0
# FactBank's "probable": of a finite clause under a word that is not listed.
PROBABLE: Final = 2.0
# Phrases whose noun is what the verb speaks of ("called for strikes", "accused of murder"); others are beside it.
SPOKEN_OF: Final = frozenset({"", "of", "for", "to", "about", "from", "on", "with"})
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "both", "'s"})


def values(sentence: Span) -> dict[int, float]:
    """Return the value of every word of a sentence by its index in the document, as if each were a predicate."""
    world: dict[int, float] = {}
    value: dict[int, float] = {}
    for token in _top_down(sentence):
        world[token.i] = max(-CERTAIN, min(CERTAIN, _world(token, world, value)))
        value[token.i] = _own(token) * world[token.i] / CERTAIN
    return value


def _top_down(sentence: Span) -> Iterator[Token]:
    """Yield the words, each after its head."""
    start, end = sentence.start, sentence.end
    waiting = [token for token in sentence if token.head == token or not start <= token.head.i < end]
    for token in waiting:
        yield token
        waiting += token.children


def _certainty(token: Token) -> Certainty | None:
    """Return what a word says of what it governs, if it is listed."""
    kinds = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
    listed = certainties(kinds.get(token.pos_, "verb"))
    return listed.get(lemma(token)) or listed.get(token.lower_)


def _effect(certainty: Certainty, value: float) -> float:
    """Return the value of what a word of this value governs."""
    if not value:
        return UNKNOWN
    return (certainty.positive if value > 0 else certainty.negated) * abs(value) / CERTAIN


def _own(token: Token) -> float:
    """Return the value that the words beside a predicate or noun give it."""
    sign = -1 if labels.negations(token) else 1
    value = CERTAIN
    for name, _ in labels.modals(token)[:1]:
        certainty = certainties("modal")[name]
        value, sign = (certainty.positive if sign > 0 else certainty.negated), 1
    for word in token.children:
        kind = {"advmod": "adverb", "amod": "adjective"}.get(labels.relation(word), "")
        if kind and (certainty_of := certainties(kind).get(word.lower_)):
            value = _effect(certainty_of, value)
    if any(_is_conditional(clause) for _, clause in labels.clauses(token)):
        value = max(-POSSIBLE, min(POSSIBLE, value))
    return sign * value


def _is_conditional(clause: Token) -> bool:
    return labels.marker(clause) in certainties("condition")


def _world(token: Token, world: dict[int, float], value: dict[int, float]) -> float:
    """Return how certain it is that what a word stands in is so; ``world`` and ``value`` know its head."""
    head, relation = token.head, labels.relation(token)
    speaker = next((c for c in labels.children(token, "parataxis") if token in labels.contents(c)), None)
    if speaker is not None and (said := _certainty(speaker)):
        return _effect(said, _own(speaker))
    if relation == "parataxis" and head in labels.contents(token):
        return CERTAIN
    if head.i not in value:
        return UNKNOWN if _is_asked(token) else CERTAIN
    if relation == "conj":
        return world[head.i]
    if relation in ("ccomp", "xcomp", "csubj", "acl", "advcl"):
        return _clause_world(token, world, value)
    return _noun_world(token, world, value)


def _is_asked(root: Token) -> bool:
    """Whether a sentence is a question or a command: a base form without a subject or auxiliary."""
    is_command = root.tag_ == "VB" and not labels.children(root, "nsubj", "aux", "mark", "cop", "csubj")
    return is_command or root.sent.text.rstrip(" \"'”’").endswith("?")


def _clause_world(clause: Token, world: dict[int, float], value: dict[int, float]) -> float:
    head, marker, is_content = (
        clause.head,
        labels.marker(clause),
        labels.relation(clause) in ("ccomp", "xcomp", "csubj"),
    )
    if marker in certainties("condition"):
        return UNKNOWN
    listed = None if clause.dep_ == "acl:relcl" else _certainty(head)
    if listed and (is_content or (marker in SPOKEN_OF and marker) or clause.dep_ == "acl"):
        is_purpose = labels.relation(clause) == "advcl" and marker == "to" and head.pos_ != "ADJ"
        return POSSIBLE if is_purpose else _effect(listed, value[head.i])
    if labels.is_infinitive(clause):
        return POSSIBLE * world[head.i] / CERTAIN
    if is_content:
        return value[head.i] if labels.relation(clause) == "xcomp" else PROBABLE * abs(value[head.i]) / CERTAIN
    is_of_verb = labels.relation(clause) == "advcl"
    return min(abs(value[head.i]), world[head.i]) if is_of_verb else world[head.i]


def _noun_world(noun: Token, world: dict[int, float], value: dict[int, float]) -> float:
    """Return the world of a noun: what its verb says of it, or that of the verb where the noun is not taken for known."""
    head, relation, is_subject = noun.head, labels.relation(noun), noun.dep_ in ("nsubj", "nsubj:outer", "csubj")
    if lemma(head) in certainties("light") and relation in ("nsubj", "obj"):
        # "No attack took place" is negated once: what negates the noun negates its verb.
        return world[head.i] if labels.negations(noun) else value[head.i]
    if relation in ("obj", "obl", "nmod", "nsubj") and not is_subject and labels.preposition(noun) in SPOKEN_OF:
        if (listed := _certainty(head)) and noun.dep_ != "nmod:poss":
            return _effect(listed, value[head.i])
        if relation == "obj" and not _is_known(noun):
            return value[head.i]
    return world[head.i]


def _is_known(noun: Token) -> bool:
    """Whether a noun is taken for known: definite, somebody's, or a name."""
    words = {child.lower_ for child in labels.children(noun, "det")}
    return bool(words & DEFINITE or labels.possessors(noun)) or noun.pos_ in ("PROPN", "PRON")
