"""Named entities on the test split of EWT as UNER has them: PER, ORG and LOC, exact spans on given words.

Ours are mapped: PERSON is PER; GPE, LOC and FAC are LOC (UNER's guideline counts buildings as places); others are left out.
Sentences whose words UNER does not have are left out as well.
"""

from pathlib import Path

from spacy.language import Language

from benchmarks import corpora as layers
from benchmarks.names import Span, Tally, said
from benchmarks.pipelines import read
from benchmarks.report import Report, Score
from training.corpora import uner
from training.example import Document

FILES = layers.EWT_FILES
LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
KINDS = ("PER", "ORG", "LOC")
NAME = "model.uner_ewt"
TARGET = 0.80


def score(corpora: Path, nlp: Language) -> Report:
    """Score all three types."""
    report, tally = Report(), Tally()
    documents, named = layers.ewt_test(corpora), uner.named(corpora, "test")
    docs = read(nlp, (layers.doc(nlp, document) for document in documents))
    for document, doc in zip(documents, docs, strict=True):
        found = said(doc, LABELS)
        for sentence, gold in zip(doc.sents, _gold(document, named), strict=True):
            if gold is None:
                continue
            first, last = sentence.start_char, sentence.end_char
            spans = {(sentence[a].idx, sentence[b - 1].idx + len(sentence[b - 1])): kind for a, b, kind in gold}
            ours = {span: kind for span, kind in found.items() if first <= span[0] and span[1] <= last}
            tally.add(_kept(spans), ours, doc.text, report)
    total = tally.over(KINDS)
    report.scores = [Score(f"{NAME}.f1", total.f1, total.gold, target=TARGET), *tally.scores(NAME, KINDS)]
    return report


def _gold(document: Document, named: dict[str, uner.Named]) -> list[tuple[tuple[int, int, str], ...] | None]:
    """Return the gold spans of each sentence, by words; None where UNER has other words."""
    known = [(sentence.words, named.get(sentence.sentence_id)) for sentence in document.sentences]
    return [found.on(words) if found else None for words, found in known]


def _kept(spans: dict[Span, str]) -> dict[Span, str]:
    return {span: kind for span, kind in spans.items() if kind in KINDS}
