"""Factuality where the network was not taught it: what is no verb, and what is plainly negated, by rule over its parse.

UDS, which the network learns from, rates verbs alone, and its annotators often took "did not fall" for a fact. So the value of
a noun or adjective is that of :mod:`newsledger.nlp.certainty`, and so is a verb's where that is negative. On the development
part of UDS signs stay as good (macro-F1 84.3, of 85.1), on Wikinews, with nouns among its events, they gain 4 points.
"""

from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from newsledger.nlp.certainty import Stances
from newsledger.nlp.decoding import DIGITS
from newsledger.nlp.predicates import rated, set_factuality

FACTORY: Final = "newsledger_factuality"
VERBS: Final = frozenset({"VERB", "AUX"})


def corrected(doc: Doc) -> Iterator[tuple[int, float]]:
    """Yield the predicates and triggers, by index, whose value is the rule's, and that value."""
    stances = Stances()
    for word in rated(doc[:]):
        value = stances.of(doc[word]).value
        if value < 0 or doc[word].pos_ not in VERBS:
            yield word, round(value, DIGITS)


@Language.component(FACTORY, assigns=["doc._.predicates", "doc._.triggers"])
def component(doc: Doc) -> Doc:
    """Put the rule's values in place of the network's, where they are to be."""
    set_factuality(doc, dict(corrected(doc)))
    return doc
