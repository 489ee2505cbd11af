"""Named entities on the test split of EWT as UNER has them: PER, ORG and LOC, exact spans on given words.

Ours are mapped: PERSON is PER; GPE, LOC and FAC are LOC (UNER's guideline counts buildings as places); others are left out.
Sentences whose words UNER does not have are left out as well.
"""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Span as Tokens

from benchmarks import corpora as layers
from benchmarks.names import Span, Tally, said
from benchmarks.pipelines import read
from benchmarks.report import Report, Score
from training.corpora import uner
from training.example import Sentence

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
        for start, sentence in zip(layers.starts(document), document.sentences, strict=True):
            gold = _gold(sentence, named)
            if gold is not None:
                words = doc[start : start + len(sentence.words)]
                ours = {span: kind for span, kind in found.items() if _lies_in(span, words)}
                tally.add({_place(words[a:b]): kind for a, b, kind in gold if kind in KINDS}, ours, doc.text, report)
    total = tally.over(KINDS)
    report.scores = [Score(f"{NAME}.f1", total.f1, total.gold, target=TARGET), *tally.scores(NAME, KINDS)]
    return report


def _gold(sentence: Sentence, named: dict[str, uner.Named]) -> tuple[tuple[int, int, str], ...] | None:
    """Return the gold spans of a sentence, by words; None where UNER has other words."""
    known = named.get(sentence.sentence_id)
    return known.on(sentence.words) if known else None


def _place(words: Tokens) -> Span:
    return words.start_char, words.end_char


def _lies_in(span: Span, words: Tokens) -> bool:
    return words.start_char <= span[0] and span[1] <= words.end_char
