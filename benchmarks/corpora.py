"""The test split of EWT in all its layers, converted in memory by the training's own readers."""

from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.pipelines import GivenWords, gold_doc
from training.corpora import ewt
from training.example import Document, Sentence

EWT_FILES = (
    *(f"ud_ewt/en_ewt-ud-{split}.conllu" for split in ("train", "dev", "test")),
    "uner_ewt/en_ewt-ud-test.iob2",
    "propbank_ewt/propbank_ewt_on_ud.jsonl",
    "uds/ud_ids.json",
)


@cache
def ewt_test(corpora: Path) -> tuple[Document, ...]:
    """Return the documents of EWT's test split."""
    return tuple(document for document in ewt.documents(corpora) if document.split == "test")


def words(sentence: Sentence) -> GivenWords:
    """Return the words of a sentence with whether a space follows."""
    return list(zip(sentence.words, sentence.spaces, strict=True))


def starts(document: Document) -> list[int]:
    """Return the index in the document of each sentence's first word."""
    lengths = [len(sentence.words) for sentence in document.sentences]
    return [sum(lengths[:index]) for index in range(len(lengths))]


def doc(nlp: Language, document: Document, given: list[int] | None = None) -> Doc:
    """Return a document as an unread doc of its own words and sentences."""
    return gold_doc(nlp, [words(sentence) for sentence in document.sentences], given)
