"""What the corpora are converted to: documents of sentences, each with the layers that its corpus annotates.

A layer that is ``None`` was not annotated and teaches nothing; an empty one was annotated and holds nothing. Word indices
count from 0 within the sentence, spans are half-open.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

# The entity labels of the shipped model, in the order of its classes.
ENTITY_LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "DATE")
# What may be left open of single words: tags and tree, names, being a predicate or none, being a trigger or none.
UNSURE = ("syntax", "entities", "predicates", "triggers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named span; ``labels`` are those it may have (one when it is certain; a corpus's LOC may be GPE, LOC or FAC)."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A predicate and its arguments, each by its syntactic head word (``roles``: word, label such as ARG1, ARGM-TMP).

    ``is_complete`` says whether the arguments are all there; those of one that is not teach nothing.
    """

    word: int
    sense: str
    pos: str
    roles: tuple[tuple[int, str], ...]
    is_complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The words of a sentence and its layers.

    ``heads``: index of the head, the word's own for the root. ``annotated``: entity labels that this corpus marks
    wherever they occur; a word outside of ``entities`` may still be of any other label. ``predicate_pos``: the parts of
    speech of predicates that the corpus marks exhaustively (of VERB, NOUN, ADJ). ``triggers``: word, event type (None:
    an event of unknown type); ``is_trigger_exhaustive`` says whether every other word is no trigger of those types.
    ``factuality``: word, value in [-3, 3], weight in [0, 1]. ``unsure``: words of which a layer of ``UNSURE`` says nothing.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    lemmas: tuple[str, ...] | None = None
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    feats: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deprels: tuple[str, ...] | None = None
    entities: tuple[Entity, ...] | None = None
    annotated: tuple[str, ...] = ()
    predicates: tuple[Predicate, ...] | None = None
    predicate_pos: tuple[str, ...] = ()
    triggers: tuple[tuple[int, str | None], ...] | None = None
    is_trigger_exhaustive: bool = True
    factuality: tuple[tuple[int, float, float], ...] | None = None
    unsure: Mapping[str, tuple[int, ...]] = field(default_factory=dict, hash=False)
    sentence_id: str = ""

    def text(self) -> str:
        """Return the running text that the words were taken from."""
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True)).rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Sentences in the order of their text; ``split`` is train, dev or test."""

    document_id: str
    corpus: str
    split: str
    sentences: tuple[Sentence, ...] = field(default=())


def write(path: Path, documents: Iterable[Document]) -> int:
    """Write documents as JSON lines and return how many."""
    count = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        for document in documents:
            out.write(orjson.dumps(document) + b"\n")
            count += 1
    return count


def read(path: Path) -> Iterator[Document]:
    """Yield the documents of a file that :func:`write` made."""
    with path.open("rb") as lines:
        for line in lines:
            yield _document(orjson.loads(line))


def _document(row: dict[str, Any]) -> Document:
    return Document(**(row | {"sentences": tuple(_sentence(sentence) for sentence in row["sentences"])}))


def _sentence(row: dict[str, Any]) -> Sentence:
    layers: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    if row["entities"] is not None:
        layers["entities"] = tuple(Entity(**(e | {"labels": tuple(e["labels"])})) for e in row["entities"])
    if row["predicates"] is not None:
        layers["predicates"] = tuple(
            Predicate(**(p | {"roles": tuple((word, label) for word, label in p["roles"])})) for p in row["predicates"]
        )
    for pairs in ("triggers", "factuality"):
        if row[pairs] is not None:
            layers[pairs] = tuple(tuple(pair) for pair in row[pairs])
    layers["unsure"] = {layer: tuple(words) for layer, words in row.get("unsure", {}).items()}
    return Sentence(**layers)
