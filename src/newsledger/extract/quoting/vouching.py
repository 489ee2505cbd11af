"""What a source answers for: all that it says, and of what it asks, promises or plans only the deed itself.

Who asks, orders, wishes or promises something asserts nothing of what it takes for given: "demanded the release of the *500*
men who were *seized*" is no report of a seizure. Source: presupposition survives under such verbs (Karttunen 1973, "holes");
definite noun phrases and relative clauses are what carries it.
"""

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Token

from newsledger.extract.quoting.cues import Cue
from newsledger.extract.quoting.reporting import (
    ACT,
    AS,
    CLAUSE,
    INFINITIVE,
    LOOSE,
    RAISING,
    SILENT,
    THOUGHT,
    reporting_words,
)
from newsledger.extract.quoting.spans import Range
from newsledger.extract.quoting.words import governing
from newsledger.nlp import labels

# Words before a noun that make what it names known.
DEFINITE: Final = frozenset(
    {"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your"}
)
NOBODY: Final = frozenset({"nobody", "none", "neither", "nor", "no"})
# How a noun stands in a clause.
NOMINAL: Final = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
# Clauses beside the deed that are its terms or its purpose.
TERMS: Final = frozenset({"if", "unless", "until", "to", "that", "in order to", ""})


def is_act(reporting: Cue) -> bool:
    """Whether a cue asks for, promises or plans something: by the word, or by an infinitive ("told the crew *to leave*").

    So is what calls a known thing something ("described the march *as a riot*"). Not where the infinitive tells what was ("is
    believed *to have fled*", "claims *to rule* the valley").
    """
    shapes = {part.shape for part in reporting.parts}
    word = reporting.word
    if ACT in word.frames or (AS in word.beside | word.needed and len(reporting.parts) > 1):
        return True
    return INFINITIVE in shapes and not shapes & {CLAUSE, LOOSE} and RAISING not in word.frames


def is_silent(reporting: Cue) -> bool:
    """Whether a cue says that nobody said it: "did *not* say whether", "*neither* side confirmed it", "*refused* to say".

    Who does not think or expect something thinks the contrary, so that words of thought are none.
    """
    token = reporting.token
    if reporting.word.kind == THOUGHT:
        return False
    top = governing(reporting)[1]
    above = reporting_words().get((top.lemma_, "verb")) if top.i != token.i else None
    if above is not None and SILENT in above.frames:
        return True
    subjects = (
        subject for word in {token, top} for subject in [*labels.subjects(word), *labels.passive_subjects(word)]
    )
    return any(_is_not(word) for word in {token, top}) or any(_is_nobody(subject) for subject in subjects)


def _is_not(verb: Token) -> bool:
    """Whether a verb is negated itself; "not only said" is not."""
    words = (child for child in verb.lefts if child.lower_ in labels.NEGATIONS)
    return any(labels.relation(word) in ("advmod", "det") and word.nbor().lower_ != "only" for word in words)


def _is_nobody(subject: Token) -> bool:
    return subject.lower_ in NOBODY or any(child.lower_ in NOBODY for child in subject.lefts)


def given(doc: Doc, contents: Iterable[Range], quoted: set[int]) -> frozenset[int]:
    """Return the tokens of what is asked or promised that are taken for given, without those in quotation marks."""
    found = set[int]()
    for start, end in contents:
        heads = [token for token in doc[start:end] if not start <= token.head.i < end or token.head.i == token.i]
        has_verb = any(head.pos_ in ("VERB", "AUX") for head in heads)
        for token in doc[start:end]:
            is_before = has_verb or token.i < heads[-1].i
            is_topic = token.pos_ == "NOUN" and (is_before or labels.preposition(token) == "about")
            is_head = token in heads and not is_topic
            if token.i not in found and not is_head and _is_aside(token):
                found.update(range(max(start, token.left_edge.i), min(end, token.right_edge.i + 1)))
    return frozenset(found - quoted)


def _is_aside(token: Token) -> bool:
    """Whether a word heads a phrase or clause that is no part of the deed: a known thing, or what is said of a thing."""
    relation = labels.relation(token)
    if relation in NOMINAL and token.pos_ == "NOUN":
        return _is_known(token)
    if relation in ("acl", "appos"):
        return not (token.dep_ == "acl" and labels.is_infinitive(token))
    return relation == "advcl" and not labels.is_infinitive(token) and labels.marker(token) not in TERMS


def _is_known(noun: Token) -> bool:
    return any(child.lower_ in DEFINITE or child.dep_ == "nmod:poss" for child in noun.lefts)
