"""What is said of what is counted: the words that stand over it and behind it, each with the place that it has to them.

A place is one of ``measures.csv``: it is the object of a verb, its subject, or has a state. The roles of the model are asked
first, the parse where they are silent.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.measuring.owned import (
    RELATIVE,
    VERBS,
    is_of_another,
    is_of_name,
    is_of_verb,
    later_verb,
    own_verb,
)
from newsledger.extract.measuring.rules import OBJECT, STATE, SUBJECT, is_past, telling
from newsledger.nlp import labels
from newsledger.nlp.labels import DEEPEST, relation
from newsledger.nlp.rule_words import lemma

Said = tuple[Token, str]
PARTICIPLE: Final = "VBN"
# Labels by which a verb speaks of what its subject or object is or does: "left 12 dead", "feared to have died".
CONTENT: Final = frozenset({"xcomp", "ccomp", "dep"})
AS: Final = "as"
# Prepositions of who is aimed at and where from: who "shot at police" was not shot.
AIMED: Final = frozenset({"at", "from", "into", "toward", "towards", "back", "through", "on", "out of"})
# Participles that a headline's parse has for nouns: "Teen *shot* to death in Kolm".
HEADLINED: Final = frozenset({"shot", "cut", "hurt"})
# The same of who is found so: "found the boy *suffering* from burns".
SUFFERING: Final = "suffering"
# Verbs behind which a parse has such a participle for their object: "man found *shot*", "people getting *hurt*".
FINDING: Final = frozenset({"find", "get"})


def over(noun: Token) -> Iterator[Said]:
    """Yield what the verb or adjective over a noun says of it, with what is joined to that and said behind it."""
    head, label = noun.head, relation(noun)
    if head == noun:
        return
    if label in ("nsubj", "csubj") and (own := later_verb(noun, head)) is not None:
        yield from _all(own, OBJECT if is_past(own) else SUBJECT)
    elif label in ("nsubj", "csubj"):
        place = _place_of_subject(noun, head)
        yield from _joined(head, place, noun)
        if place == OBJECT and not labels.children(head, "aux:pass"):
            yield head, SUBJECT
        elif is_short(head):
            yield head, OBJECT
    elif label == "obj":
        own = own_verb(noun, head)
        yield from _joined(head, OBJECT, noun) if own is None else [(own, OBJECT)]
    elif noun.dep_ == "obl:agent":
        yield head, SUBJECT
    elif noun.dep_ == "obl:unmarked" or (label == "obl" and labels.preposition(noun) == "among"):
        yield from _described(head)
    elif label in ("amod", "compound", "nummod") and head.tag_ == PARTICIPLE:
        yield head, OBJECT
    elif label in ("amod", "compound") and head.lower_ in HEADLINED and labels.children(head, "obl", "nmod", "conj"):
        yield from ((word, OBJECT) for word in (head, *labels.children(head, "conj")))
    elif label in ("amod", "compound") and head.lower_ == SUFFERING:
        yield head, SUBJECT
    elif label in ("compound", "nmod") and relation(head) == "obj" and head.i == noun.i + 1:
        yield head.head, OBJECT  # "took 12 miners *hostage*"


def behind(noun: Token) -> Iterator[Said]:
    """Yield what clauses and words on a noun say of it: "people *killed* there", "who *died*", "12 *wounded* soldiers"."""
    for child in noun.children:
        label = relation(child)
        if label in ("nmod", "obl") and labels.preposition(child) == "among":
            yield from itself(child)
        elif child.dep_ == "acl:relcl":
            yield from _relative(noun, child)
        elif label == "acl":
            yield from _all(child, OBJECT if is_short(child) else _place_of_clause(child))
        elif label in ("amod", "compound", "appos", "parataxis", "dep", "xcomp"):
            yield from _described(child)
        elif label == "advmod" and child.i == noun.i + 1:
            yield child, STATE
    after = noun.right_edge.i + 1
    if after < noun.sent.end and noun.doc[after].pos_ == "ADV" and not is_of_verb(noun.doc[after]):
        yield noun.doc[after], STATE


def _described(word: Token) -> Iterator[Said]:
    if word.pos_ == "ADJ" or word.tag_ in (PARTICIPLE, "JJ"):
        yield from itself(word)


def itself(word: Token) -> Iterator[Said]:
    """Yield what a word says that is no noun, or stands for one: "the *wounded*", "30 *injured*"."""
    yield word, STATE
    if word.tag_ == PARTICIPLE and not labels.objects(word):
        yield word, OBJECT


def _place_of_subject(noun: Token, head: Token) -> str:
    if head.pos_ not in VERBS:
        return STATE
    said = head._.predicate
    role = next((a.role for a in said.arguments if a.head.i == noun.i), "") if said else ""
    is_state = head.tag_ == PARTICIPLE and bool(labels.children(head, "cop"))
    if noun.dep_.endswith(":pass") or is_state or labels.is_passive(head):
        return OBJECT if role != "ARG0" or labels.children(head, "aux:pass") else SUBJECT
    is_bare = head.tag_ == PARTICIPLE and not labels.auxiliaries(head)
    return OBJECT if is_bare and role != "ARG0" else SUBJECT


def is_short(verb: Token) -> bool:
    """Whether a past form without an object may be a passive without its auxiliary: "two others *hurt*", "those *shot*"."""
    if not is_past(verb) or labels.auxiliaries(verb) or labels.objects(verb) or labels.children(verb, "ccomp", "xcomp"):
        return False
    if any(labels.objects(other) and not labels.children(other, "nsubj") for other in labels.children(verb, "conj")):
        return False  # "shot and killed *a farmer*"
    return not any(word in AIMED for word, _ in labels.obliques(verb))


def _place_of_clause(clause: Token) -> str:
    """Return whether a noun does or suffers what a clause without a subject says: "people *killed*", "people *marching*"."""
    if clause.pos_ not in VERBS:
        return OBJECT if clause.lower_ in HEADLINED else STATE
    if labels.objects(clause) and not labels.children(clause, "aux:pass"):
        return SUBJECT
    if labels.is_passive(clause) or (clause.tag_ == PARTICIPLE and not labels.children(clause, "aux")):
        return OBJECT
    return SUBJECT


def _joined(verb: Token, place: str, noun: Token) -> Iterator[Said]:
    """Yield a verb with those joined to it that have the same noun: "were killed or *wounded*", "*killing* or wounding 50"."""
    yield from _all(verb, place)
    is_subject = relation(noun) == "nsubj"
    for other in _conjuncts(verb):
        if is_subject and other.pos_ in VERBS and not _has_own(other):
            yield from _all(other, _place_of_clause(other))
        elif is_subject and other.pos_ == "ADJ" and not _has_own(other):
            yield other, STATE
        elif not is_subject and other.i < noun.i and not labels.objects(other):
            yield other, place
    if not is_subject and relation(verb) == "conj" and not labels.objects(verb.head) and not _has_own(verb):
        yield verb.head, place


def _conjuncts(verb: Token) -> Iterator[Token]:
    """Yield the words joined to a verb and to these in turn, as far as none has a subject of its own."""
    for other in labels.children(verb, "conj"):
        if not labels.children(other, "nsubj", "csubj"):
            yield other
            yield from labels.children(other, "conj")


def _has_own(word: Token) -> bool:
    """Whether a word joined to another has a noun or number of its own before it: "five dead and *nine* hurt"."""
    for token in reversed(word.doc[word.sent.start : word.i]):
        if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            return True
        if token.pos_ in ("CCONJ", "PUNCT", "VERB"):
            return False
    return False


def _all(verb: Token, place: str, depth: int = 0) -> Iterator[Said]:
    """Yield a verb and what it says that its object, else its subject, is or does: "left 12 *dead*", "is feared *dead*"."""
    yield verb, place
    if (verb.tag_ == PARTICIPLE and place == OBJECT) or (verb.tag_ == "VBG" and not labels.objects(verb)):
        yield verb, STATE
    if place == SUBJECT and lemma(verb) in FINDING:
        yield from ((word, OBJECT) for word in labels.objects(verb) if word.lower_ in HEADLINED and not word.n_lefts)
    if depth > DEEPEST or (place == SUBJECT and labels.objects(verb)):
        return
    for child in verb.children:
        is_as = relation(child) == "advcl" and labels.marker(child) == AS
        if (relation(child) in CONTENT or is_as) and not labels.children(child, "nsubj", "csubj"):
            yield from _all(child, _place_of_clause(child), depth + 1)


def _relative(noun: Token, clause: Token) -> Iterator[Said]:
    """Yield what a relative clause says of its noun: "who *died*", "who were *killed*", "whom they *killed*"."""
    for child in clause.children:
        if child.tag_ in RELATIVE or child.lower_ == "that":
            if is_of_name(child, noun):
                return
            if relation(child) == "nsubj":
                yield from _joined(clause, _place_of_subject(child, clause), child)
            elif relation(child) == "obj":
                yield clause, OBJECT
            if relation(child) in ("nsubj", "obj"):
                return
    if not labels.children(clause, "nsubj") and is_short(clause):
        yield from _joined(clause, OBJECT, noun)
        yield from (
            (other, OBJECT) for other in labels.children(clause, "conj") if is_short(other) and not _has_own(other)
        )
    said = clause._.predicate
    if said and any(a.role == "ARG1" and a.head.i == noun.i for a in said.arguments):
        yield clause, OBJECT


@cache
def _speaking() -> frozenset[str]:
    rows = lexicon.load("reporting_words")
    return frozenset(row["word"] for row in rows if row["pos"] == "verb" and row["kind"] == "speech")


def speaks(noun: Token) -> bool:
    """Whether those counted only say something: "two *protesters* said" counts speakers, and no crowd."""
    return relation(noun) == "nsubj" and lemma(noun.head) in _speaking()


def roles(noun: Token) -> Iterator[Said]:
    """Yield the predicates of the sentence that have a noun in a role, where the parse does not tie them to it."""
    for word in telling(noun):
        said = word._.predicate
        if said is None or said.pos == "noun" or noun.head == word or is_of_another(word, noun):
            continue
        for argument in said.arguments:
            if argument.head.i == noun.i and argument.role in ("ARG0", "ARG1"):
                yield word, SUBJECT if argument.role == "ARG0" else OBJECT
                if argument.role == "ARG1" and not labels.is_passive(word) and not labels.objects(word):
                    yield word, SUBJECT
