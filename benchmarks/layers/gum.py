"""Syntax on the open part of GUM's test split (academic, news, interview, travel, ...): all of it, and its news alone."""

from pathlib import Path

from spacy.language import Language

from benchmarks import conllu, treebanks
from benchmarks.report import Report

FILES = ("gum/gum_open-test.conllu",)
NEWS = "GUM_news_"
TARGETS = {"las": 0.87}


def score(corpora: Path, nlp: Language) -> Report:
    """Score all layers on given words, all documents and the news, and all documents as running text."""
    report = Report()
    documents = list(conllu.read(corpora / FILES[0]))
    news = [document for document in documents if document.document_id.startswith(NEWS)]
    for name, chosen, misses in (("gum", documents, report), ("gum_news", news, Report())):
        counts = treebanks.given(chosen, nlp, misses)
        report.scores += treebanks.scores(f"model.{name}.given", counts, treebanks.GIVEN_METRICS, TARGETS)
    report.scores += treebanks.scores("model.gum.raw", treebanks.raw(documents, nlp), treebanks.RAW_METRICS)
    return report
