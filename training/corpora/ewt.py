"""The English Web Treebank: syntax (UD), names (UNER), roles (PropBank) and factuality (UDS) on the same sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from training.corpora import conllu, factuality, labels, roles, uner, weak
from training.example import Document, Predicate, Sentence

SPLITS = ("train", "dev", "test")
PREDICATE_POS = ("VERB", "NOUN", "ADJ")
Values = Mapping[str, tuple[tuple[int, float, float], ...]]


def documents(corpora: Path) -> Iterator[Document]:
    """Yield the documents of the treebank, UD's split by UD's split."""
    predicates, values = roles.roles(corpora), factuality.factuality(corpora)
    for split in SPLITS:
        named = uner.named(corpora, split)
        parsed = conllu.read(corpora / "ud_ewt" / f"en_ewt-ud-{split}.conllu")
        for document_id, group in groupby(parsed, key=lambda item: item.document_id):
            sentences = (_names(item.sentence, named) for item in group)
            layered = tuple(_layers(sentence, predicates, values) for sentence in sentences)
            yield Document(document_id=document_id, corpus="ewt", split=split, sentences=layered)


def _names(sentence: Sentence, named: Mapping[str, uner.Named]) -> Sentence:
    known = named.get(sentence.sentence_id)
    spans = known.on(sentence.words) if known else None
    if spans is None:
        return sentence
    found = labels.entities(spans, labels.UNER)
    return weak.sharpen(replace(sentence, entities=found, annotated=labels.NAMES))


def _layers(sentence: Sentence, predicates: Mapping[str, tuple[Predicate, ...]], values: Values) -> Sentence:
    found = predicates.get(sentence.sentence_id)
    return replace(
        sentence,
        predicates=found,
        predicate_pos=PREDICATE_POS if found is not None else (),
        factuality=values.get(sentence.sentence_id),
    )
