"""Coding: which words of an article name a PLOVER event, of which type and mode.

Source of the edge rules: PLOVER manual 2.0, "Events".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from newsledger import plover
from newsledger.extract import complements, triggers
from newsledger.extract.coded import Coded
from newsledger.extract.complements import Reading
from newsledger.extract.patterns import tokens_of

# Patterns have each part of "cyber-attack" as a word; pipelines keep some of these whole, and others not.
_HYPHEN = re.compile(r"[^\W\d_]-[^\W\d_]")


class Word(NamedTuple):
    """A token, or a part of one at its hyphens: lower-case text, and where it stands (half-open, in characters)."""

    text: str
    start: int
    end: int
    tag: str


def _words(token: Token) -> Iterator[Word]:
    """Yield the words of a token: its parts where letters stand on both sides of a hyphen, else itself."""
    start = token.idx
    for part in tokens_of(token.text) if _HYPHEN.search(token.text) else [token.text]:
        yield Word(part.lower().replace("’", "'"), start, start + len(part), token.pos_)
        start += len(part)


def coded(doc: Doc) -> Iterator[Coded]:
    """Yield the events that the words of ``doc`` name, in text order; their words do not overlap.

    Sentences come from ``doc.sents``; tags, parse and triggers of the language model are used where the doc has them.
    """
    root = triggers.load()
    words: list[Word] = []
    ends = []
    for sent in doc.sents:
        words += [word for token in sent for word in _words(token)]
        ends.append(len(words))
    texts = [word.text for word in words]
    tags = [word.tag for word in words] if doc.has_annotation("POS") else None
    vocabulary = frozenset(texts)
    for index, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        found = triggers.find(root, triggers.Passage(texts, tags, start, end, vocabulary))
        if found:
            for reading in complements.read(texts, found, start):
                yield _coded(doc, words[reading.start].start, words[reading.end - 1].end, index, reading)


def _coded(doc: Doc, start_char: int, end_char: int, sentence_index: int, reading: Reading) -> Coded:
    span = doc.char_span(start_char, end_char, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no words at [{start_char}:{end_char}]")
    return Coded(
        sentence_index=sentence_index,
        start_char=start_char,
        end_char=end_char,
        words=span,
        head=span.root,
        event_type=reading.event_type,
        mode=reading.mode,
        cameo_code=plover.cameo(reading.event_type, reading.mode),
        rule=reading.rule,
    )
