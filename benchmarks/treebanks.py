"""What the treebanks share: a pipeline on given words and on running text, scored as in CoNLL 2018."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language

from benchmarks.conll18 import Analysis, Counts, Tally, Word, compare, relation, said, score, tally
from benchmarks.conllu import Document
from benchmarks.pipelines import gold_doc, read
from benchmarks.report import Report, Score

GIVEN_METRICS = ("upos", "xpos", "feats", "lemma", "uas", "las")
RAW_METRICS = ("sentences", "words", *GIVEN_METRICS)


def given(documents: Sequence[Document], nlp: Language, report: Report) -> Tally:
    """Return the counts on the gold's own words and sentences, and note the misses."""
    total = tally()
    docs = (gold_doc(nlp, [sentence.words() for sentence in document.sentences]) for document in documents)
    for document, doc in zip(documents, read(nlp, docs), strict=True):
        gold, system = document.gold(), said(doc)
        _add(total, compare(gold.words, system.words, [(i, i) for i in range(len(gold.words))]))
        report.errors += _misses(gold, system)
    return total


def raw(documents: Sequence[Document], nlp: Language) -> Tally:
    """Return the counts on running text, through the pipeline's own sentences and words."""
    total = tally()
    for document, doc in zip(documents, nlp.pipe(document.text() for document in documents), strict=True):
        _add(total, score(document.gold(), said(doc)))
    return total


def scores(name: str, counts: Tally, metrics: Sequence[str], targets: Mapping[str, float] | None = None) -> list[Score]:
    """Return F1 of each metric; ``targets`` by metric."""
    return [Score(f"{name}_{m}", counts[m].f1, counts[m].gold, target=(targets or {}).get(m)) for m in metrics]


def _add(total: Tally, counts: Mapping[str, Counts]) -> None:
    for metric, count in counts.items():
        total[metric].add(count)


def _misses(gold: Analysis, system: Analysis) -> Iterator[str]:
    """Yield a line a wrong layer of a word, its kind first."""
    for index, (ours, theirs) in enumerate(zip(gold.words, system.words, strict=True)):
        context = " ".join(word.form for word in gold.words[max(0, index - 4) : index + 4])
        for layer in ("upos", "xpos"):
            right, wrong = getattr(ours, layer), getattr(theirs, layer)
            if right != wrong:
                yield f"{layer} {right} said {wrong}: {ours.form} | {context}"
        if ours.lemma not in ("_", theirs.lemma):
            yield f"lemma of {ours.upos}: {ours.form} {ours.lemma}, said {theirs.lemma}"
        if miss := _relation_miss(ours, theirs):
            yield f"{miss}: {ours.form} | {context}"


def _relation_miss(ours: Word, theirs: Word) -> str:
    if ours.head != theirs.head:
        return f"head of {relation(ours.deprel)}"
    right, wrong = relation(ours.deprel), relation(theirs.deprel)
    return f"relation {right} said {wrong}" if right != wrong else ""
