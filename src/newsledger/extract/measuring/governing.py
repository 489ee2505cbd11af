"""What is said of what is counted: the words that stand over it and behind it, each with the place that it has to them.

A place is one of ``measures.csv``: it is the object of a verb, its subject, or has a state. The roles of the model are asked
first, the parse where they are silent.
"""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.measuring.rules import OBJECT, STATE, SUBJECT
from newsledger.nlp import labels
from newsledger.nlp.labels import DEEPEST, relation

Said = tuple[Token, str]
VERBS: Final = frozenset({"VERB", "AUX"})
PARTICIPLE: Final = "VBN"
RELATIVE: Final = frozenset({"WP", "WDT", "WP$"})
# Labels by which a verb speaks of what its subject or object is or does: "left 12 dead", "feared to have died".
CONTENT: Final = frozenset({"xcomp", "ccomp", "dep"})
AS: Final = "as"
# What may stand between a number and the word for the state of those counted, and how many words at most.
NEXT: Final = frozenset({"NOUN", "AUX", "PRON"})
SKIPPED: Final = frozenset({"more", "other", "others", "been", "people", "also", "now", "still"})
REACH: Final = 5


def over(noun: Token) -> Iterator[Said]:
    """Yield what the verb or adjective over a noun says of it, with what is joined to that and said behind it."""
    head, label = noun.head, relation(noun)
    if head == noun:
        return
    if label in ("nsubj", "csubj"):
        place = _place_of_subject(noun, head)
        yield from _joined(head, place, noun)
        if place == OBJECT and not labels.children(head, "aux:pass"):
            yield head, SUBJECT
    elif label == "obj":
        yield from _joined(head, OBJECT, noun)
    elif noun.dep_ == "obl:agent":
        yield head, SUBJECT
    elif noun.dep_ == "obl:unmarked" or (label == "obl" and labels.preposition(noun) == "among"):
        yield from _described(head)
    elif label in ("amod", "compound", "nummod") and head.tag_ == PARTICIPLE:
        yield head, OBJECT


def behind(noun: Token) -> Iterator[Said]:
    """Yield what clauses and words on a noun say of it: "people *killed* there", "who *died*", "12 *wounded* soldiers"."""
    for child in noun.children:
        label = relation(child)
        if label in ("nmod", "obl") and labels.preposition(child) == "among":
            yield from itself(child)
        elif child.dep_ == "acl:relcl":
            yield from _relative(noun, child)
        elif label == "acl":
            yield from _all(child, _place_of_clause(child))
        elif label in ("amod", "compound", "appos", "parataxis", "dep", "xcomp"):
            yield from _described(child)


def _described(word: Token) -> Iterator[Said]:
    if word.pos_ == "ADJ" or word.tag_ in (PARTICIPLE, "JJ"):
        yield from itself(word)


def itself(word: Token) -> Iterator[Said]:
    """Yield what a word says that is no noun, or stands for one: "the *wounded*", "30 *injured*"."""
    yield word, STATE
    if word.tag_ == PARTICIPLE and not labels.objects(word):
        yield word, OBJECT


def beside(number: Token) -> Iterator[Said]:
    """Yield the state or participle next behind a number's words, at most a copula between, whatever the parse makes of it.

    "51 *hurt*", "hundreds more *injured*", "seven people *dead*", "51 are *hurt*".
    """
    sent = number.sent
    for word in number.doc[number.i + 1 : min(number.i + 1 + REACH, sent.end)]:
        if word.pos_ in ("ADJ", "VERB") and word.lower_ not in SKIPPED:
            yield from itself(word)
            return
        if word.pos_ not in NEXT and word.lower_ not in SKIPPED:
            return


def next_to(words: Span) -> Iterator[Said]:
    """Yield the word right before a number's own as a verb that is done to it: a headline's "Force *Holds* Two Suspects"."""
    first = words.start
    if first > words.sent.start:
        word = words.doc[first - 1]
        if word.pos_ not in ("ADP", "DET", "PUNCT") and not labels.objects(word):
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


def _place_of_clause(clause: Token) -> str:
    """Return whether a noun does or suffers what a clause without a subject says: "people *killed*", "people *marching*"."""
    if clause.pos_ not in VERBS:
        return STATE
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
    if not is_subject and relation(verb) == "conj" and not labels.objects(verb.head):
        yield verb.head, place


def _conjuncts(verb: Token) -> Iterator[Token]:
    """Yield the words joined to a verb and to these in turn, as far as none has a subject of its own."""
    for other in labels.children(verb, "conj"):
        if not labels.children(other, "nsubj", "csubj"):
            yield other
            yield from labels.children(other, "conj")


def _has_own(word: Token) -> bool:
    """Whether a word joined to another has a noun or number of its own before it: "five dead and *nine* hurt"."""
    return any(child.pos_ in ("NOUN", "PROPN", "PRON", "NUM") for child in word.lefts)


def _all(verb: Token, place: str, depth: int = 0) -> Iterator[Said]:
    """Yield a verb and what it says that its object, else its subject, is or does: "left 12 *dead*", "is feared *dead*"."""
    yield verb, place
    if (verb.tag_ == PARTICIPLE and place == OBJECT) or (verb.tag_ == "VBG" and not labels.objects(verb)):
        yield verb, STATE
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
            if relation(child) == "nsubj":
                yield from _joined(clause, _place_of_subject(child, clause), child)
            elif relation(child) == "obj":
                yield clause, OBJECT
            if relation(child) in ("nsubj", "obj"):
                return
    said = clause._.predicate
    if said and any(a.role == "ARG1" and a.head.i == noun.i for a in said.arguments):
        yield clause, OBJECT


def roles(noun: Token) -> Iterator[Said]:
    """Yield the predicates of the sentence that have a noun in a role, where the parse does not tie them to it."""
    for word in noun.sent:
        said = word._.predicate
        if said is None or said.pos == "noun" or noun.head == word:
            continue
        for argument in said.arguments:
            if argument.head.i == noun.i and argument.role in ("ARG0", "ARG1"):
                yield word, SUBJECT if argument.role == "ARG0" else OBJECT
                if argument.role == "ARG1" and not labels.is_passive(word) and not labels.objects(word):
                    yield word, SUBJECT
