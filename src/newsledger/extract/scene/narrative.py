"""Where a sentence goes on telling what the one before it told: "During the search, ...", "The force also ...".

Only in the past tense, and only where words say so: an adverb, a scene told before, or the same subject with "the".
"""

from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.context import Context
from newsledger.extract.scene.same_setting import Point, is_apart, is_event, words
from newsledger.nlp.labels import preposition, relation

# How many sentences may lie between: what goes on does so in the next ones.
NEAR: Final = 3
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
_CLAUSE: Final = frozenset({"root", "conj", "parataxis"})


def is_definite(token: Token) -> bool:
    """Whether a noun is one told before: with "the" or "this"."""
    return token.pos_ == "NOUN" and any(left.dep_ == "det" and left.lower_ in _DEFINITE for left in token.lefts)


def _main(token: Token) -> Token | None:
    """Return the verb of the main clause that a word is of; None where a clause lies between."""
    while relation(token) not in _CLAUSE:
        if relation(token) in ("ccomp", "acl", "csubj") or token.head == token:
            return None
        token = token.head
    return token


def _is_past(verb: Token) -> bool:
    """Whether a verb is in the simple past: "detained", "was detained", not "had detained"."""
    auxiliaries = [child for child in verb.children if relation(child) == "aux"]
    if verb.tag_ == "VBD":
        return not auxiliaries
    return verb.tag_ == "VBN" and bool(auxiliaries) and all(aux.lower_ in ("was", "were") for aux in auxiliaries)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_.startswith("nsubj")), None)


def _goes_on(verb: Token, above: Span) -> bool:
    """Whether words of a clause tie it to the sentence before."""
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in words("sequel"):
            return True
        if relation(child) == "obl" and is_definite(child) and preposition(child) in words("scene") and is_event(child):
            return True
    subject, before = _subject(verb), _subject(above.root)
    if subject is None or before is None or is_event(subject):  # "the attacks" may be others: the setting asks which
        return False
    return is_definite(subject) and subject.lemma == before.lemma


def sequel(here: Point, context: Context) -> list[Point]:
    """Return the main verbs of the sentences before that a sentence goes on telling, the nearest first; empty where none."""
    verb, found = _main(here.head), []
    index = here.sentence_index
    while verb is not None and index > 0 and here.sentence_index - index < NEAR:
        above = context.sentences[index - 1]
        if not _is_past(verb) or is_apart(verb) or not _goes_on(verb, above):
            break
        index, verb = index - 1, above.root
        found.append(Point(verb, verb, index, here.event_type))
    return found
