"""Actors: where an article names or refers to people, organisations, governments and groups, and who each is."""

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from newsledger.fold import slug
from newsledger.ids import make_id
from newsledger.ontology import ActorType, MentionType
from newsledger.records import ActorMention, Article, PlaceMention

TYPES: Final = {"PERSON": ActorType.PERSON, "ORG": ActorType.ORGANIZATION}


def actors(doc: Doc, article: Article, places: Sequence[PlaceMention]) -> Iterator[ActorMention]:
    """Yield the actor mentions of ``doc``, in text order; ``places`` are the article's, from :func:`extract.places.places`.

    ``doc.text`` equals ``article.text``, so offsets are the article's (half-open, in characters).
    """
    for index, sent in enumerate(doc.sents):
        for span in sent.ents:
            if span.label_ in TYPES:
                key = make_id("act", slug(span.text))
                yield ActorMention(
                    actor_mention_id=make_id("acm", article.article_id, span.start_char, span.end_char),
                    actor_id=key,
                    article_id=article.article_id,
                    sentence_index=index,
                    start_char=span.start_char,
                    end_char=span.end_char,
                    text=span.text,
                    mention_type=MentionType.NAME,
                    actor_key=key,
                    name=span.text,
                    actor_type=TYPES[span.label_],
                    resolved_by="name",
                )
