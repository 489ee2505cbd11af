"""Event triggers on GENEVA's test split (FrameNet's full texts): found at all, and with their type, by word.

Sentences that EWT shares are left out, as the training's reader does. A trigger of ours is of its most probable type; a gold
word of two types is right with either.
"""

from collections import defaultdict
from itertools import takewhile
from pathlib import Path

from spacy.language import Language

from benchmarks import corpora as layers
from benchmarks.conll18 import Counts
from benchmarks.pipelines import read, triggers
from benchmarks.report import Report, Score, ratio
from training.corpora import geneva
from training.example import Sentence

FILES = ("geneva/geneva_union.jsonl",)
NAME = "model.geneva"
TARGET = 0.75


def gold(sentence: Sentence) -> dict[int, set[str]]:
    """Return the types of each trigger word."""
    types: defaultdict[int, set[str]] = defaultdict(set)
    for word, event_type in sentence.triggers or ():
        types[word].add(event_type or "")
    return types


def score(corpora: Path, nlp: Language) -> Report:
    """Score detection, and detection with type."""
    report, found, typed = Report(), Counts(), Counts()
    documents = list(takewhile(lambda document: document.split == "test", geneva.documents(corpora)))
    docs = read(nlp, (layers.doc(nlp, document) for document in documents))
    for document, doc in zip(documents, docs, strict=True):
        right = gold(document.sentences[0])
        said = {word: max(one.event_types, key=one.event_types.get, default="") for word, one in triggers(doc).items()}
        exact = {word for word in right.keys() & said.keys() if said[word] in right[word]}
        found.add(Counts(len(right.keys() & said.keys()), len(said), len(right)))
        typed.add(Counts(len(exact), len(said), len(right)))
        for word in sorted((right.keys() | said.keys()) - exact):
            wanted = "/".join(sorted(right[word])) if word in right else "no trigger"
            report.errors.append(f"{wanted} said {said.get(word, 'no trigger')}: {doc[word].text} | {doc.text}")
    report.scores = [
        Score(f"{NAME}.detection_f1", found.f1, found.gold, target=TARGET),
        Score(f"{NAME}.detection_precision", ratio(found.correct, found.system), found.system),
        Score(f"{NAME}.detection_recall", ratio(found.correct, found.gold), found.gold),
        Score(f"{NAME}.typed_f1", typed.f1, typed.gold),
    ]
    return report
