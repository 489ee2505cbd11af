"""Facts: country, sector and type of an article's actors, from the words of their mentions."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from newsledger import lexicon
from newsledger.extract.countries import split
from newsledger.extract.knowledge.nouns import Kind
from newsledger.extract.knowledge.phrases import Described, describe
from newsledger.extract.naming.chains import Chain, Mention
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.groups import SPECIFIC, UNSPECIFIC
from newsledger.extract.naming.recognised import press
from newsledger.ontology import ActorType, MentionType

# Of people and bodies that nothing is known of.
PLAIN: Final = {
    Kind.PERSON: ActorType.PERSON,
    Kind.PEOPLE: ActorType.GROUP,
    Kind.BODY: ActorType.ORGANIZATION,
    Kind.COUNTRY: ActorType.GOVERNMENT,
}


def _of_head(mention: Mention, said: Described) -> Described:
    """Leave out the sector that only a word within a body's name says: "The *War* Zone" is no army; a publisher is media."""
    if mention.kind is not MentionType.NAME or mention.what is not Kind.BODY or said.actor_type is not None:
        return said
    is_press = mention.name in _publishers() or (" " in mention.name and mention.name.rpartition(" ")[2] in press())
    return replace(said, sector="JRN", actor_type=ActorType.MEDIA) if is_press else replace(said, sector=None)


@cache
def _publishers() -> frozenset[str]:
    """Return the names of publishers, without their article too."""
    names = {name for row in lexicon.load("publishers") for name in (row["name"], *split(row["aliases"]))}
    return frozenset(names | {name.removeprefix("The ") for name in names})


class Facts:
    """Who is what, by the words of an article's mentions, on its day."""

    def __init__(self, words: Words, on: date | None):
        """Take the words, and the day that offices are looked up for."""
        self._words, self._on = words, on

    def described(self, mention: Mention) -> Described:
        """Return what the words of a mention say; of a person's name, what its title says."""
        words, start, end = self._words, mention.start, mention.end
        while start < end - 1 and (
            words.lower[start] in SPECIFIC
            or words.lower[start] in UNSPECIFIC
            or words.pos[start] in ("NUM", "DET", "PRON")
        ):
            start += 1
        if end - start == 1 and mention.kind is MentionType.NOMINAL:
            return describe(words.lower[start])
        return describe(words.quoted(start, end), self._on)

    def learn(self, chain: Chain) -> None:
        """Fill what a chain's mentions tell, unless the knowledge base has."""
        for mention in chain.mentions if chain.known is None else ():
            if chain.country and chain.sector and chain.actor_type:
                break
            if mention.kind is not MentionType.PRONOUN and (
                mention.title or mention.kind is MentionType.NOMINAL or mention.what is not Kind.PERSON
            ):
                self.add(chain, mention, _of_head(mention, self.described(mention)))
        if chain.actor_type is None:
            chain.actor_type = PLAIN[chain.kind]

    def add(self, chain: Chain, mention: Mention, said: Described) -> None:
        """Add what one mention says to what is known of its actor: what came first stands."""
        chain.country = chain.country or said.country
        chain.sector = chain.sector or said.sector or (mention.noun.sector if mention.noun else None)
        if chain.actor_type is None and (said.actor_type is not ActorType.PERSON or chain.kind is Kind.PERSON):
            chain.actor_type = said.actor_type
