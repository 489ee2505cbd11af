"""What the tests of actors share: the mentions of a text, read with the shipped model."""

from datetime import UTC, datetime

from newsledger import nlp
from newsledger.extract.actors import actors
from newsledger.extract.places import places
from newsledger.records import ActorMention, Article
from newsledger.run import utc_now


def article(text: str) -> Article:
    """Return an article of this text, published on 9 January 2020."""
    return Article(
        article_id="art_1",
        document_key="text:1",
        source_uri="a.txt",
        text=text,
        char_count=len(text),
        word_count=len(text.split()),
        text_hash="h",
        source_hash="h",
        revision=1,
        published_at=datetime(2020, 1, 9, tzinfo=UTC),
        ingested_at=utc_now(),
        run_id="r",
    )


def read(text: str) -> list[ActorMention]:
    """Return the actor mentions of a text."""
    doc, row = nlp.load()(text), article(text)
    return list(actors(doc, row, list(places(doc, row))))


def mention(text: str, words: str, nth: int = 0) -> ActorMention:
    """Return the ``nth`` mention of these words."""
    return [row for row in read(text) if row.text == words][nth]
