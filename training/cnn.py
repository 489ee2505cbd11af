"""Puts converted corpora into spaCy's format for the pipeline to compare with: ``python -m training.cnn CONVERTED OUT``.

Writes ``OUT/train.spacy`` and ``OUT/dev.spacy`` for ``configs/cnn.cfg``, which asks for :func:`ud_tokenizer`: the words are
then those of the shipped pipeline, and the encoders alone differ. What a corpus does not annotate is left missing, not
empty: documents without a tree teach neither tags nor parser, and a word that may be a name of a kind that its corpus does
not mark is none that the recogniser is told of. Kinds that it cannot be of are kept as wrong spans, which spaCy learns from.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Annotated

import spacy
import typer
from spacy.lang.en import EnglishDefaults
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc, DocBin, Span
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab

from newsledger.nlp import token_rules
from training.example import ENTITY_LABELS, Document, Sentence, read

# Those that annotate trees or names.
CORPORA = ("ewt", "gum", "wikigold", "crossner")
SPLITS = ("train", "dev")
# The key of spans that are known to be no entity of their label; configs/cnn.cfg names it too.
WRONG = "wrong"
# Sentences of a document that make a doc: enough for the parser to see where sentences end, few enough for even batches.
SENTENCES = 10
# Words of the longest wrong spans: nine of ten names have no more, and the spans of a run grow with it.
LONGEST_WRONG = 4

Place = tuple[int, int]


def docs(document: Document, vocab: Vocab) -> Iterator[Doc]:
    """Yield a document as docs of at most ``SENTENCES`` sentences, each with the layers that all of them have."""
    for start in range(0, len(document.sentences), SENTENCES):
        held = document.sentences[start : start + SENTENCES]
        if any(sentence.heads is not None or sentence.entities is not None for sentence in held):
            yield doc(held, vocab)


def doc(sentences: Sequence[Sentence], vocab: Vocab) -> Doc:
    """Return one doc of sentences; without white space, so that spaCy trains on these words instead of its own."""
    words = [word for sentence in sentences for word in sentence.words]
    starts: list[bool | int | None] = [index == 0 for sentence in sentences for index in range(len(sentence.words))]
    if any(sentence.heads is None for sentence in sentences):
        made = Doc(vocab, words=words, sent_starts=starts)
    else:
        made = Doc(
            vocab,
            words=words,
            tags=_layer(sentences, "xpos"),
            pos=_layer(sentences, "upos"),
            morphs=_layer(sentences, "feats"),
            lemmas=_layer(sentences, "lemmas"),
            deps=_layer(sentences, "deprels"),
            heads=_heads(sentences),
        )
    _set_entities(made, sentences)
    return made


def _layer(sentences: Iterable[Sentence], name: str) -> list[str] | None:
    """Return one layer of all words; None where a sentence lacks it."""
    layers = [getattr(sentence, name) for sentence in sentences]
    return None if None in layers else list(chain.from_iterable(layers))


def _offsets(sentences: Sequence[Sentence]) -> list[int]:
    """Return where each sentence begins."""
    lengths = [len(sentence.words) for sentence in sentences]
    return [sum(lengths[:index]) for index in range(len(lengths))]


def _heads(sentences: Sequence[Sentence]) -> list[int]:
    pairs = zip(_offsets(sentences), sentences, strict=True)
    return [offset + head for offset, sentence in pairs for head in sentence.heads or ()]


def _set_entities(made: Doc, sentences: Sequence[Sentence]) -> None:
    """Set entities of one label, what is missing, and what is wrong.

    Wrong spans of several words at the end of a doc are left out: whoever has opened one there must close it, and spaCy
    finds no right move.
    """
    entities: list[Span] = []
    missing: list[Span] = []
    wrong: list[Span] = []
    for offset, sentence in zip(_offsets(sentences), sentences, strict=True):
        for entity in sentence.entities or ():
            here = offset + entity.start, offset + entity.end
            if len(entity.labels) == 1:
                entities.append(Span(made, *here, label=entity.labels[0]))
            else:
                missing.append(Span(made, *here))
                wrong += [Span(made, *here, label=label) for label in ENTITY_LABELS if label not in entity.labels]
        for start, end in open_runs(sentence):
            missing.append(Span(made, offset + start, offset + end))
            wrong += _wrong(made, offset + start, offset + end, sentence.annotated)
    made.set_ents(entities, missing=missing)
    made.spans[WRONG] = [span for span in wrong if len(span) == 1 or span.end < len(made)]


def _wrong(made: Doc, start: int, end: int, labels: Iterable[str]) -> Iterator[Span]:
    """Yield the spans within a run that are certainly of none of ``labels``, which the corpus marks."""
    for label in labels:
        for first in range(start, end):
            for last in range(first + 1, min(first + LONGEST_WRONG, end) + 1):
                yield Span(made, first, last, label=label)


def open_runs(sentence: Sentence) -> list[Place]:
    """Return the runs of words, half-open, that may be entities which the corpus does not mark."""
    is_open = [*_open(sentence), False]
    edges = [0, *(index for index, (a, b) in enumerate(pairwise(is_open), start=1) if a != b), len(sentence.words)]
    return [(start, end) for start, end in pairwise(edges) if start < end and is_open[start]]


def _open(sentence: Sentence) -> Iterator[bool]:
    """Yield for each word whether it may be of a kind that is not marked: a name, or any word where dates are not."""
    unmarked = set(ENTITY_LABELS) - set(sentence.annotated)
    taken = {word for entity in sentence.entities or () for word in range(entity.start, entity.end)}
    for index in range(len(sentence.words)):
        is_free = bool(unmarked) and index not in taken
        yield is_free and ("DATE" in unmarked or _is_like_name(sentence, index))


def _is_like_name(sentence: Sentence, index: int) -> bool:
    """Say whether a word is a name by its tag, or, without tags, has a capital that is not the sentence's."""
    if sentence.upos is not None:
        return sentence.upos[index] == "PROPN"
    return index > 0 and not sentence.words[index].islower() and sentence.words[index][0].isalpha()


@registry.callbacks("newsledger.ud_tokenizer")  # type: ignore[untyped-decorator]
def ud_tokenizer() -> Callable[[Language], Language]:
    """Return the callback that gives a pipeline, before it is trained, the rules of :mod:`newsledger.nlp.token_rules`.

    It is spaCy's own tokenizer, which is saved with its rules, so that the trained pipeline loads without this project.
    """

    def set_tokenizer(nlp: Language) -> Language:
        nlp.tokenizer = Tokenizer(
            nlp.vocab,
            rules=token_rules.exceptions(),
            prefix_search=compile_prefix_regex(token_rules.prefixes()).search,
            suffix_search=compile_suffix_regex(token_rules.suffixes()).search,
            infix_finditer=compile_infix_regex(token_rules.infixes()).finditer,
            token_match=re.compile(rf"(?:{token_rules.WHOLE.pattern})\Z").match,
            url_match=EnglishDefaults.url_match,
        )
        return nlp

    return set_tokenizer


def main(
    converted: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="What training.convert wrote.")],
    out: Annotated[Path, typer.Argument(file_okay=False, help="The folder to write to.")],
) -> None:
    """Write the docs of each split, and print how many there are."""
    vocab = spacy.blank("en").vocab
    out.mkdir(parents=True, exist_ok=True)
    for split in SPLITS:
        documents = (document for name in CORPORA for document in read(converted / f"{name}.{split}.jsonl"))
        held = DocBin(docs=(made for document in documents for made in docs(document, vocab)), store_user_data=False)
        held.to_disk(out / f"{split}.spacy")
        typer.echo(f"{out / split}.spacy: {len(held):,} docs")


if __name__ == "__main__":
    typer.run(main)
