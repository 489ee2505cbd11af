"""Factuality on the test split of EWT (UDS "It Happened"): the verbs that were rated, given as predicates.

``uds_agreed`` leaves out values of weight 0: one annotator certain that it happened and the other that not, and negated verbs
that were rated as happened.
"""

from pathlib import Path

from spacy.language import Language

from benchmarks import corpora as layers
from benchmarks.pipelines import factuality, read
from benchmarks.ratings import Pair, misses, scores
from benchmarks.report import Report
from training.example import Document

FILES = layers.EWT_FILES
NAME = "model.uds"


def rated(document: Document) -> dict[int, tuple[float, float]]:
    """Return value and weight of each rated word, counted from the document's first."""
    starts = zip(layers.starts(document), document.sentences, strict=True)
    return {
        start + word: (value, weight) for start, sentence in starts for word, value, weight in sentence.factuality or ()
    }


def score(corpora: Path, nlp: Language) -> Report:
    """Score all values, and those that annotators agree on."""
    report = Report()
    every: list[Pair] = []
    agreed: list[Pair] = []
    documents = [document for document in layers.ewt_test(corpora) if rated(document)]
    docs = read(nlp, (layers.doc(nlp, document, sorted(rated(document))) for document in documents))
    for document, doc in zip(documents, docs, strict=True):
        for word, (value, weight) in sorted(rated(document).items()):
            said = factuality(doc[word])
            every.append((value, said))
            if weight:
                agreed.append((value, said))
                report.errors += misses(value, said, f"{doc[word].text} | {doc[word].sent.text}")
    report.scores = [*scores(NAME, every), *scores(f"{NAME}_agreed", agreed)]
    return report
