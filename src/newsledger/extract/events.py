"""Event mentions: where the words of an article name a PLOVER event, with type and mode where the words say them.

Who, whom, where, when and whether it happened stay null here, and so does confidence: on the gold of the benchmarks a
mention of one word has the right type as often (.86) as one of several (.84), so the kind of evidence says nothing.
Source of the edge rules: PLOVER manual 2.0, "Events".
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from newsledger import plover
from newsledger.extract import complements, triggers
from newsledger.extract.complements import Reading
from newsledger.ids import make_id
from newsledger.records import Article, EventMention


def event_mentions(doc: Doc, article: Article) -> Iterator[EventMention]:
    """Yield the event mentions of ``doc``, in text order; spans do not overlap.

    ``doc.text`` equals ``article.text``, so offsets are the article's (half-open, in characters). Sentences come from
    ``doc.sents``; tags are used when the doc has them.
    """
    root = triggers.load()
    words = [word.lower().replace("’", "'") for word in (token.text for token in doc)]
    tags = [token.pos_ for token in doc] if doc.has_annotation("POS") else None
    vocabulary = frozenset(words)
    for index, sent in enumerate(doc.sents):
        found = triggers.find(root, triggers.Passage(words, tags, sent.start, sent.end, vocabulary))
        if found:
            for reading in complements.read(words, found, sent.start):
                yield _mention(doc, article, index, reading)


def _mention(doc: Doc, article: Article, sentence_index: int, reading: Reading) -> EventMention:
    start_char, end_char = doc[reading.start].idx, doc[reading.end - 1].idx + len(doc[reading.end - 1])
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
