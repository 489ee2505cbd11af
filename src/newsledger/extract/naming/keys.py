"""Keys of actors: what makes an actor of an article the same one elsewhere, or of this article alone."""

from newsledger.extract.knowledge.nouns import Kind
from newsledger.extract.knowledge.rows import group_name
from newsledger.extract.naming.chains import Chain, Mention
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.pronoun_choice import is_open
from newsledger.extract.naming.pronouns import PERSONAL
from newsledger.fold import slug
from newsledger.ids import make_id
from newsledger.ontology import MentionType

Keyed = tuple[str | None, str | None]


def keys(words: Words, mentions: list[Mention], article_id: str) -> dict[int, Keyed]:
    """Return the key and name of each chain by its ``id``."""
    chains = {id(mention.chain): mention.chain for mention in mentions if mention.chain}
    return {at: _key(words, chain, article_id) for at, chain in chains.items()}


def _key(words: Words, chain: Chain, article_id: str) -> Keyed:
    if chain.known is not None:
        return chain.known.actor_id, chain.known.name
    if chain.name:
        return make_id("act", slug(chain.name), chain.actor_type), chain.name
    if chain.country and (chain.kind is not Kind.PERSON or len(chain.mentions) == 1):
        return make_id("act", "group", chain.country, chain.sector), group_name(chain.country, chain.sector)
    others = [
        m
        for m in chain.mentions
        if m.kind is not MentionType.PRONOUN or (words.lower[m.head] in PERSONAL and not is_open(words, m))
    ]
    if len(others) > 1:
        return make_id("act", article_id, words.at[chain.mentions[0].start]), None
    return None, None
