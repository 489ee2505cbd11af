"""From what the network says of sentences to what is so: one tree, one label a word, spans, predicates, triggers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from newsledger.nlp.arguments import Tree, argument_rows, decode_roles
from newsledger.nlp.predicates import ArgumentRow, TriggerRow
from newsledger.nlp.readings import Ints, Labels, Network, Reading, Relations, Words
from newsledger.nlp.spans import closed, entity_spans
from newsledger.nlp.trees import heads

# Even odds: what is trained by cross-entropy on every word is right to say yes from there.
LEAST_PREDICATE: Final = 0.5
LEAST_TRIGGER: Final = 0.5
# An event type less likely than this is not told: what is left of a trigger's doubt is spread thin over all the others.
LEAST_EVENT_TYPE: Final = 0.1
# Digits kept of probabilities and factuality: more are noise, and cost room in every stored doc.
DIGITS: Final = 3


class Predication(NamedTuple):
    """A predicate of a sentence by its word, and its arguments; ``factuality`` in [-3, 3]."""

    word: int
    factuality: float
    arguments: tuple[ArgumentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """A sentence decided, all indices its own words; ``xpos``, ``morph``, ``deprel`` [W] are classes, ``heads`` [W] a tree."""

    xpos: Ints
    morph: Ints
    heads: Ints
    deprel: Ints
    entities: list[tuple[int, int, str]]
    predicates: list[Predication]
    triggers: list[TriggerRow]


def parse(
    network: Network, documents: Sequence[Sequence[Words]], given: Sequence[Sequence[Ints | None]] | None = None
) -> list[list[Parse]]:
    """Return the parse of every sentence of every document; no sentence may be without words.

    ``given``: for each sentence the words that are its predicates, in place of those that would be found; None for these.
    """
    readings = network.read(documents)
    flat = [reading for document in readings for reading in document]
    trees = [heads(reading.arcs) for reading in flat]
    asked = [words for document in given for words in document] if given else [None] * len(flat)
    words = [_found(reading) if one is None else one for reading, one in zip(flat, asked, strict=True)]
    relations = network.relate(flat, trees, words)
    parses = map(_parse, flat, trees, words, relations, [network.labels] * len(flat))
    return [[next(parses) for _ in document] for document in readings]


def _found(reading: Reading) -> Ints:
    found: Ints = (reading.predicates >= LEAST_PREDICATE).nonzero()[0]
    return found


def _parse(reading: Reading, tree: Ints, words: Ints, relations: Relations, labels: Labels) -> Parse:
    return Parse(
        xpos=reading.xpos,
        morph=reading.morph,
        heads=tree,
        deprel=relations.deprel,
        entities=closed(entity_spans(reading.entities, labels.entity), [labels.xpos[i] for i in reading.xpos.tolist()]),
        predicates=list(_predicates(reading, tree, words, relations, labels)) if len(words) else [],
        triggers=list(_triggers(reading, labels)),
    )


def _predicates(
    reading: Reading, heads: Ints, words: Ints, relations: Relations, labels: Labels
) -> Iterator[Predication]:
    """Yield the predicates of a sentence with their arguments."""
    tree = Tree.of(heads.tolist(), [labels.deprel[index] for index in relations.deprel.tolist()])
    for word, log_probs in zip(words.tolist(), relations.roles, strict=True):
        roles = decode_roles(log_probs, word, labels.role)
        arguments = argument_rows(tree, word, roles)
        yield Predication(word, round(float(reading.factuality[word]), DIGITS), arguments)


def _triggers(reading: Reading, labels: Labels) -> Iterator[TriggerRow]:
    """Yield the words that are likelier to name an event than not."""
    probabilities = 1 - reading.triggers[:, 0]
    for word in (probabilities >= LEAST_TRIGGER).nonzero()[0].tolist():
        likely = (reading.triggers[word, 1:] >= LEAST_EVENT_TYPE).nonzero()[0].tolist()
        types = {labels.event_type[index]: round(float(reading.triggers[word, 1 + index]), DIGITS) for index in likely}
        probability = round(float(probabilities[word]), DIGITS)
        yield TriggerRow(word, probability, types, round(float(reading.factuality[word]), DIGITS))
