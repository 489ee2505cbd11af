"""Tallies and tags: whose a number is that no attribution holds: "police *counted* 1,800", "..., the agency *estimated*."."""

from typing import Final

from newsledger.extract.attribution import Attribution
from newsledger.extract.figures import Number
from newsledger.extract.holding.clauses import clause
from newsledger.extract.quoting.reporting import reporting_words
from newsledger.extract.quoting.source_types import is_named, source_type
from newsledger.extract.quoting.sources import source_span
from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.words import forms
from newsledger.nlp import labels
from newsledger.ontology import QuoteType

# How far from the end of a sentence its last verb stands, in words.
_LAST: Final = 3
_SEVERAL: Final = 2
_ENDING: Final = frozenset({"PUNCT", "SPACE"})
_OBJECT: Final = frozenset({"obj", "obl", "ccomp"})


def tagged(number: Number) -> Attribution | None:
    """Return the attribution of a sentence to the subject of its last verb, where a parse takes all before for subjects too.

    "About a million people, one in five, face hunger, the agency estimated." has two subjects of one verb: the second speaks.
    """
    sent = number.figure.sent
    verb = next(
        (token for token in sent.doc[max(sent.start, sent.end - _LAST) : sent.end] if token.pos_ == "VERB"), None
    )
    if verb is None or any(token.pos_ not in _ENDING for token in sent.doc[verb.i + 1 : sent.end]):
        return None
    subjects = [child for child in labels.children(verb, "nsubj") if child.i < verb.i]
    if len(subjects) < _SEVERAL or (verb.lemma_.lower(), "verb") not in reporting_words():
        return None
    who, start = subjects[-1], subjects[-1].left_edge.i
    if who.i != verb.i - 1 or start <= number.figure.number.i or verb.doc[start - 1].text != ",":
        return None
    source, content = source_span(who, verb), verb.doc[sent.start : start - 1]
    return Attribution(source, (verb,), (content,), QuoteType.INDIRECT, source_type(source, who), who)


def tallied(number: Number) -> Attribution | None:
    """Return the attribution of a number to the subject of a verb of counting; None where none counts it."""
    above = clause(Placed(0, number).top)
    verb = above.predicate
    if verb.lower_ not in forms("tally") or labels.relation(above.argument) not in _OBJECT:
        return None
    who = next((noun for noun in labels.subjects(verb) if is_named(noun)), None)
    if who is None:
        return None
    source, told = source_span(who, verb), above.argument
    content = verb.doc[told.left_edge.i : told.right_edge.i + 1]
    return Attribution(source, (verb,), (content,), QuoteType.INDIRECT, source_type(source, who), who)
