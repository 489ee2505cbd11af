"""What the tests of actors share: the mentions of a text, read with the shipped model."""

from datetime import UTC, datetime

from newsledger import nlp
from newsledger.extract.actors import actors
from newsledger.extract.places import places
from newsledger.records import ActorMention, Article
from tests.articles import article as made


def article(text: str) -> Article:
    """Return an article of this text, published on 9 January 2020."""
    return made(text, published_at=datetime(2020, 1, 9, tzinfo=UTC))


def read(text: str) -> list[ActorMention]:
    """Return the actor mentions of a text."""
    doc, row = nlp.load()(text), article(text)
    return list(actors(doc, row, list(places(doc, row))))


def mention(text: str, words: str, nth: int = 0) -> ActorMention:
    """Return the ``nth`` mention of these words."""
    return [row for row in read(text) if row.text == words][nth]
