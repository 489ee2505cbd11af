"""GUM's open genres: syntax, and of its entities those with a name (it marks common nouns and pronouns too, and nests them).

Entities: https://wiki.gucorpling.org/gum/entities. The MISC column opens an entity with
``(group-type-infstat-salience-centering-minspan-link-identity``, and closes it with ``group)`` or at once with ``)``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from training.corpora import conllu, labels, weak
from training.corpora.groups import is_group
from training.corpora.kinds import is_state, of_word
from training.corpora.names import head, is_generic, name
from training.example import Document, Entity, Sentence

SPLITS = ("train", "dev", "test")
LABELS = {
    "person": ("PERSON",),
    "organization": ("ORG",),
    "place": labels.PLACES,
    "event": ("EVENT",),
    "object": ("PRODUCT",),
}
ANNOTATED = (*labels.NAMES, "EVENT", "PRODUCT")
# What a common noun with a capital ("the Court") may be, and what a named law, work of art or software ("abstract") may be.
UNSURE = {**LABELS, "abstract": ("EVENT", "PRODUCT"), "time": ("EVENT",)}
KEY = "Entity="
MARK = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One entity as GUM marks it, half-open in words: ``entity_type`` is person, place, abstract, ..."""

    start: int
    end: int
    entity_type: str


def documents(corpora: Path) -> Iterator[Document]:
    """Yield the documents of the three splits."""
    for split in SPLITS:
        parsed = conllu.read(corpora / "gum" / f"gum_open-{split}.conllu")
        for document_id, group in groupby(parsed, key=lambda item: item.document_id):
            sentences = tuple(weak.sharpen(named(item)) for item in group)
            yield Document(document_id=document_id, corpus="gum", split=split, sentences=sentences)


def mentions(misc: tuple[str, ...]) -> Iterator[Mention]:
    """Yield the entities that the MISC columns of one sentence mark, in the order in which they close."""
    opened: list[tuple[str, str, int]] = []
    for index, cell in enumerate(misc):
        marks = next((part.removeprefix(KEY) for part in cell.split("|") if part.startswith(KEY)), "")
        for content, is_closed, group in MARK.findall(marks):
            if content:
                number, entity_type, *_ = content.split("-")
                opened.append((number, entity_type, index))
            at = len(opened) - 1 if content else _last(opened, group)
            if at >= 0 and (is_closed or group):
                _, entity_type, start = opened.pop(at)
                yield Mention(start, index + 1, entity_type)


def _last(opened: list[tuple[str, str, int]], group: str) -> int:
    return max((at for at, (number, _, _) in enumerate(opened) if number == group), default=-1)


def named(parsed: conllu.Parsed) -> Sentence:
    """Return the sentence with its named entities: outermost, none overlapping; without labels where they are none of ours."""
    sentence, unsure, found = parsed.sentence, set[str](), list[Entity]()
    for mention in _smallest(sentence, parsed.misc):
        span = name(sentence, mention.start, mention.end, mention.entity_type == "person")
        if span is None:
            continue
        is_open = mention.entity_type not in LABELS or is_generic(sentence, span)
        labels_ = () if is_open else _labels(mention.entity_type, sentence.words[span[0] : span[1]])
        unsure.update(UNSURE.get(mention.entity_type, ("PRODUCT",)) if is_open else ())
        if mention.entity_type != "time":
            found.append(Entity(start=span[0], end=span[1], labels=labels_))
    annotated = tuple(label for label in ANNOTATED if label not in unsure)
    return replace(sentence, entities=tuple(_outermost(found)), annotated=annotated)


def _labels(entity_type: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a named entity may be.

    A plural person is a group ("Texans"), an organization may be one, or a state that acts ("Sweden"); an object may be a
    church or a trail.
    """
    if entity_type == "person" and (is_group(words) or (words[-1].endswith("s") and is_group(words[-1:]))):
        return ("NORP",)
    if entity_type == "organization":
        return ("ORG", "NORP") if is_group(words) else ("ORG", "GPE") if is_state(words) else ("ORG",)
    place = of_word(words, labels.PLACES) if entity_type == "object" else None
    return (place,) if place else LABELS[entity_type]


def _smallest(sentence: Sentence, misc: tuple[str, ...]) -> list[Mention]:
    """Return one mention a head word, the shortest: of "Ann and Bo" and "Ann", which share their head, the second."""
    shortest: dict[int, Mention] = {}
    for mention in mentions(misc):
        word = head(sentence, mention.start, mention.end)
        if word not in shortest or mention.end - mention.start < shortest[word].end - shortest[word].start:
            shortest[word] = mention
    return list(shortest.values())


def _outermost(found: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        if all(entity.end <= other.start or other.end <= entity.start for other in kept):
            kept.append(entity)
    return sorted(kept, key=lambda item: item.start)
