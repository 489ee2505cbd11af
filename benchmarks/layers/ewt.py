"""Syntax on the test split of UD English-EWT (web text): given words and sentences, and running text."""

from pathlib import Path

from spacy.language import Language

from benchmarks import conllu, treebanks
from benchmarks.report import Report

FILES = ("ud_ewt/en_ewt-ud-test.conllu",)
TARGETS = {"upos": 0.965, "xpos": 0.96, "lemma": 0.97, "uas": 0.905, "las": 0.88}


def score(corpora: Path, nlp: Language) -> Report:
    """Score all layers both ways."""
    report = Report()
    documents = list(conllu.read(corpora / FILES[0]))
    report.scores += treebanks.scores(
        "model.ewt.given", treebanks.given(documents, nlp, report), treebanks.GIVEN_METRICS, TARGETS
    )
    report.scores += treebanks.scores("model.ewt.raw", treebanks.raw(documents, nlp), treebanks.RAW_METRICS)
    return report
