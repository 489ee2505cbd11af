"""Actors: where an article names or refers to people, organisations, governments and groups, and who each is."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from newsledger.extract.naming.chains import Mention
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.keys import keys
from newsledger.extract.naming.pronoun_choice import is_open
from newsledger.extract.naming.reading import Reading
from newsledger.ids import make_id
from newsledger.records import ActorMention, Article, PlaceMention

# Pronouns that are mostly no actor's: no row where they are nobody's.
OF_THINGS = frozenset({"it", "its", "itself", "which", "that", "whose"})
OPEN = "pronoun: none or several before it may be meant"


def actors(doc: Doc, article: Article, places: Sequence[PlaceMention]) -> Iterator[ActorMention]:
    """Yield the actor mentions of ``doc``, in text order; ``places`` are the article's, from :func:`extract.places.places`.

    Mentions may lie within one another ("Boeing" in "Boeing chief executive Orin Vask"), and never cross. ``doc.text`` equals
    ``article.text``, so offsets are the article's (half-open, in characters). A pronoun that may be several people's has no
    ``actor_key``; a group that nothing tells apart ("police") has one only where the article refers to it again.
    """
    words = Words(doc, article.text)
    mentions = Reading(words, article.published_at.date() if article.published_at else None, places).mentions()
    known = keys(words, mentions, article.article_id)
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        chain = None if is_open(words, mention) else mention.chain
        if chain is not None:
            yield _row(words, mention, article, *known[id(chain)])
        elif words.lower[mention.head] not in OF_THINGS and not mention.is_speaker:
            yield _row(words, mention, article, None, None)


def _row(words: Words, mention: Mention, article: Article, key: str | None, name: str | None) -> ActorMention:
    # A line's end may be a word of its own, and hang on the one before or behind it.
    quoted = words.quoted(mention.start, mention.end)
    text = quoted.strip()
    start = words.at[mention.start] + quoted.index(text)
    end = start + len(text)
    chain = None if is_open(words, mention) else mention.chain
    return ActorMention(
        actor_mention_id=make_id("acm", article.article_id, start, end),
        actor_id=key,
        article_id=article.article_id,
        sentence_index=mention.sentence,
        start_char=start,
        end_char=end,
        text=text,
        mention_type=mention.kind,
        title=mention.title,
        actor_key=key,
        name=name,
        actor_type=chain.actor_type if chain else None,
        country=chain.country if chain else None,
        sector=chain.sector if chain else None,
        resolved_by=mention.rule if chain else OPEN,
        confidence=mention.confidence if chain else None,
    )
