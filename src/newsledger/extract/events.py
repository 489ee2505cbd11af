"""Event mentions: where the words of an article name a PLOVER event, with type and mode where the words say them.

Who, whom, where, when and whether it happened stay null here, and so does confidence: on the gold of the benchmarks a
mention of one word has the right type as often (.86) as one of several (.84), so the kind of evidence says nothing.
Source of the edge rules: PLOVER manual 2.0, "Events".
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from newsledger import plover
from newsledger.extract import complements, triggers
from newsledger.extract.complements import Reading
from newsledger.extract.patterns import tokens_of
from newsledger.ids import make_id
from newsledger.records import Article, EventMention

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


def event_mentions(doc: Doc, article: Article) -> Iterator[EventMention]:
    """Yield the event mentions of ``doc``, in text order; spans do not overlap.

    ``doc.text`` equals ``article.text``, so offsets are the article's (half-open, in characters). Sentences come from
    ``doc.sents``; tags are used when the doc has them.
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
                yield _mention(words, article, index, reading)


def _mention(words: Sequence[Word], article: Article, sentence_index: int, reading: Reading) -> EventMention:
    start_char, end_char = words[reading.start].start, words[reading.end - 1].end
    return EventMention(
        event_mention_id=make_id("evm", article.article_id, start_char, end_char, reading.event_type),
        article_id=article.article_id,
        sentence_index=sentence_index,
        event_type=reading.event_type,
        mode=reading.mode,
        cameo_code=plover.cameo(reading.event_type, reading.mode),
        trigger_text=article.text[start_char:end_char],
        start_char=start_char,
        end_char=end_char,
        rule=reading.rule,
    )
