"""How factual the predicates of UD English-EWT are: UDS "It Happened", version 2 (CC BY-SA 4.0).

Two annotators said of each verb whether its event happened and how sure they were (0 to 4). An answer becomes
±3/4 of its confidence and a verb's value is their mean, as in Rudinger, White & Van Durme 2018, "Neural models of
factuality", so that figures compare to theirs and to FactBank's scale. (The corpus's normalised values were not taken:
they flatten confidence to ±1.1.) The annotation is of verbs alone, and of two sentences in three.
"""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import orjson

from training.corpora import conllu
from training.corpora.roles import TREE_FILES
from training.example import Sentence

RATINGS_FILE = Path("uds/2.0/raw/sentence/annotations/factuality.zip")
IDS_FILE = Path("uds/ud_ids.json")
MAX_VALUE = 3.0
MAX_CONFIDENCE = 4

# Trust in a value that one annotator gave alone: the mean trust in the values that two gave.
LONE_WEIGHT = 0.77

_PREDICATIVE = frozenset({"VERB", "AUX"})
_NEGATIONS = frozenset({"not", "never"})


def factuality(corpora: Path) -> dict[str, tuple[tuple[int, float, float], ...]]:
    """Return the rated words of EWT's sentences by UD's ``sent_id``, in their order: word, value in [-3, 3], weight.

    The weight is 1 where the annotators agree and 0 where one was certain that it happened, the other that not. It is
    also 0 for a negated verb that is rated as happened: half of the annotators read "he did not call" as a fact, half as
    an event that was not (46 % negative, 43 % positive), and FactBank rates the event. Sentences that UD has cut into
    words anew since, and those that nobody rated, are missing.
    """
    ids = orjson.loads((corpora / IDS_FILE).read_bytes())
    ratings = _ratings(corpora / RATINGS_FILE)
    by_id = {ids[key]["sentence_id"]: nodes for key, nodes in ratings.items()}
    rated = {}
    for sentence in _sentences(corpora):
        if sentence.sentence_id in by_id:
            rated[sentence.sentence_id] = tuple(sorted(_rated(by_id[sentence.sentence_id], sentence)))
    return {sentence_id: words for sentence_id, words in rated.items() if words}


def value(answers: Mapping[str, int], confidences: Mapping[str, int]) -> float:
    """Return the mean rating in [-3, 3] of annotators that answered 1 (it happened) or 0, each with a confidence.

    >>> value({"a": 1, "b": 0}, {"a": 4, "b": 2})
    0.75
    """
    return fmean(_scores(answers, confidences))


def weight(answers: Mapping[str, int], confidences: Mapping[str, int]) -> float:
    """Return the agreement of the annotators from 0 (opposite and certain) to 1.

    >>> weight({"a": 1, "b": 0}, {"a": 4, "b": 2})
    0.25
    """
    scores = _scores(answers, confidences)
    return LONE_WEIGHT if len(scores) == 1 else 1 - (max(scores) - min(scores)) / (2 * MAX_VALUE)


def _scores(answers: Mapping[str, int], confidences: Mapping[str, int]) -> list[float]:
    step = MAX_VALUE / MAX_CONFIDENCE
    return [(1 if answer else -1) * confidences[annotator] * step for annotator, answer in answers.items()]


def _rated(nodes: Mapping[str, Any], sentence: Sentence) -> Iterator[tuple[int, float, float]]:
    """The rated words; none at all where one of them is no verb, for then the words are not those that were rated."""
    words = {_word(node): layers["factuality"]["factual"] for node, layers in nodes.items()}
    upos = sentence.upos or ()
    if all(word < len(upos) and upos[word] in _PREDICATIVE for word in words):
        for word, rating in words.items():
            mean = value(rating["value"], rating["confidence"])
            misread = mean > 0 and _is_negated(word, sentence.heads or (), sentence.lemmas or ())
            yield word, mean, 0.0 if misread else weight(rating["value"], rating["confidence"])


def _is_negated(word: int, heads: Sequence[int], lemmas: Sequence[str]) -> bool:
    return any(head == word and lemma in _NEGATIONS for head, lemma in zip(heads, lemmas, strict=True))


def _word(node: str) -> int:
    """The word's index from the node's name, which counts from 1.

    >>> _word("ewt-train-12-semantics-pred-7")
    6
    """
    return int(node.rpartition("-")[2]) - 1


def _ratings(path: Path) -> dict[str, dict[str, Any]]:
    with zipfile.ZipFile(path) as archive:
        return dict(orjson.loads(archive.read(path.with_suffix(".json").name))["data"])


def _sentences(corpora: Path) -> Iterator[Sentence]:
    for name in TREE_FILES:
        for parsed in conllu.read(corpora / name):
            yield parsed.sentence
