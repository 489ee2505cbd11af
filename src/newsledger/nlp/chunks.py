"""Noun chunks of a UD parse: ``doc.noun_chunks`` for spaCy's English knows ClearNLP's labels alone.

A chunk is a noun or pronoun with what describes it from the left (determiners, numbers, adjectives, compounds, possessors)
and the rest of its name; what follows it (phrases, clauses, appositions) is none of it. Chunks do not overlap.
"""

from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from newsledger.nlp.labels import preposition, relation

NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
# What a noun's chunk takes from its left, by label without subtype; a word under one of these labels is inside a chunk.
BEFORE: Final = frozenset({"amod", "compound", "det", "flat", "goeswith", "nmod", "nummod"})
# What it takes from its right where it follows at once: the rest of a name ("Julie *Bishop*", "Flight *370*").
AFTER: Final = frozenset({"compound", "fixed", "flat", "goeswith", "nummod"})
INSIDE: Final = frozenset({"amod", "compound", "det", "fixed", "flat", "goeswith", "nummod", "expl", "discourse"})
MARKS: Final = frozenset({"-", "–", "/", "&"})


def _is_before(child: Token) -> bool:
    return relation(child) in BEFORE and (child.dep_ == "nmod:poss" or not preposition(child))


def _start(noun: Token) -> int:
    """Return where the words that describe a noun begin: they stand before it without a gap."""
    start = noun.i
    for child in reversed(list(noun.lefts)):
        is_adverb = relation(child) == "advmod" and child.i == start - 1 and start < noun.i
        if _is_before(child):
            start = child.left_edge.i
        elif relation(child) != "punct" and not is_adverb:
            break
    return start


def _end(noun: Token) -> int:
    """Return where the name that a noun begins ends."""
    end = noun.i + 1
    for child in noun.rights:
        is_next = child.left_edge.i == end and relation(child) in AFTER and not child.dep_.endswith(":prt")
        if is_next or (child.i == end and child.text in MARKS):
            end = child.i + 1 if relation(child) == "punct" else child.right_edge.i + 1
        else:
            break
    return end - 1 if noun.doc[end - 1].text in MARKS and end - 1 > noun.i else end


def _is_inside(token: Token) -> bool:
    """Whether a word belongs to the chunk of its head, or of the word that it is joined to."""
    first = token.head if relation(token) == "conj" else token
    label = relation(first)
    is_modifier = label == "nmod" and first.i < first.head.i and _is_before(first)
    return label in INSIDE or is_modifier


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and label of each noun chunk, in text order, as ``Vocab.get_noun_chunks`` is asked to.

    Raises:
        ValueError: the document has no parse.
    """
    doc = doclike.doc
    if not doc.has_annotation("DEP"):
        raise ValueError("noun_chunks: the document has no parse; use a pipeline with a parser")
    label = doc.vocab.strings.add("NP")
    done = -1
    for token in doclike:
        if token.pos_ in NOMINAL and not _is_inside(token) and (start := _start(token)) >= max(done, 0):
            done = _end(token)
            yield start, done, label


def install(nlp: Language) -> Language:
    """Have ``doc.noun_chunks`` of this pipeline's documents be those of :func:`noun_chunks`."""
    nlp.vocab.get_noun_chunks = noun_chunks  # type: ignore[assignment]  # the stub says spans; spaCy takes these
    return nlp
