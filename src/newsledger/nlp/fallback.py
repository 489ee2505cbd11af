"""Predicates by rule for a pipeline that is not ours: what the shipped model gives by itself, from any parse.

Verbs and event nouns become predicates with their roles (:mod:`newsledger.nlp.roles`) and factuality
(:mod:`newsledger.nlp.certainty`). Without a parser there are none; without a lemmatizer lemmas are those of listed words.
"""

from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from newsledger.nlp.arguments import Tree, argument_rows
from newsledger.nlp.certainty import values
from newsledger.nlp.predicates import ArgumentRow, PredicateRow, set_predicates
from newsledger.nlp.roles import is_event_noun, is_verb, roles
from newsledger.nlp.rule_words import lemma

FACTORY: Final = "newsledger_rules_predicates"


def rows(doc: Doc) -> Iterator[PredicateRow]:
    """Yield the predicates of a document with a UD parse, in text order; none without a parse."""
    if doc.has_annotation("DEP"):
        for sentence in doc.sents:
            yield from _rows(sentence)


def _is_predicate(token: Token) -> bool:
    """Whether a token is a predicate where none are given: a verb, or a noun that names an event."""
    return is_verb(token) or is_event_noun(token)


def _rows(sentence: Span) -> Iterator[PredicateRow]:
    given = sentence.doc._.given_predicates
    found = [token for token in sentence if (_is_predicate(token) if given is None else token.i in given)]
    if not found:
        return
    factuality, start = values(sentence), sentence.start
    tree = Tree.of([token.head.i - start for token in sentence], [token.dep_ for token in sentence])
    for token in found:
        by_head = [(role.head.i - start, role.role) for role in roles(token)]
        arguments = tuple(_moved(row, start) for row in argument_rows(tree, token.i - start, by_head))
        yield PredicateRow(token.i, lemma(token), "verb" if is_verb(token) else "noun", factuality[token.i], arguments)


def _moved(row: ArgumentRow, by: int) -> ArgumentRow:
    return ArgumentRow(row.role, row.head + by, row.start + by, row.end + by)


@Language.component(FACTORY, requires=["token.head", "token.dep"])
def component(doc: Doc) -> Doc:
    """Be the pipeline component that stores :func:`rows` as ``doc._.predicates``."""
    set_predicates(doc, rows(doc))
    return doc
