"""Facts: country, sector and type of an article's actors, from the words of their mentions."""

from collections.abc import Sequence
from datetime import date

from newsledger.extract.actor_nouns import Kind
from newsledger.extract.chains import Chain, Mention
from newsledger.extract.doc_words import Words
from newsledger.ontology import ActorType, MentionType
from newsledger.records import PlaceMention

# What kind of actor those of a sector are, where they are no people.
OF_SECTOR = {
    "GOV": ActorType.GOVERNMENT, "LEG": ActorType.GOVERNMENT, "JUD": ActorType.GOVERNMENT, "SPY": ActorType.GOVERNMENT,
    "MIL": ActorType.MILITARY, "COP": ActorType.GOVERNMENT, "REB": ActorType.ARMED_GROUP, "UAF": ActorType.ARMED_GROUP,
    "PRM": ActorType.ARMED_GROUP, "JRN": ActorType.MEDIA, "IGO": ActorType.INTERNATIONAL,
}  # fmt: skip


class Facts:
    """Who is of which country, by the places named in their mentions."""

    def __init__(self, words: Words, places: Sequence[PlaceMention], on: date | None):
        """Take the places of the article, and the day that offices are looked up for."""
        self._words, self._on = words, on
        self._country = {
            span[0]: place.country
            for place in places
            if place.country and (span := words.span(place.start_char, place.end_char))
        }

    def country(self, start: int, end: int) -> str | None:
        """Return the country of the first place named in the tokens."""
        return next((self._country[i] for i in range(start, end) if i in self._country), None)

    def learn(self, chain: Chain) -> None:
        """Fill what a chain's mentions tell, unless the knowledge base has."""
        for mention in chain.mentions if chain.known is None else ():
            if mention.kind is not MentionType.PRONOUN:
                self._learn_from(chain, mention)
        if chain.actor_type is None:
            chain.actor_type = self._type(chain)

    def _learn_from(self, chain: Chain, mention: Mention) -> None:
        if mention.noun is not None:
            chain.sector = chain.sector or mention.noun.sector
        chain.country = chain.country or self.country(mention.start, mention.end)

    def _type(self, chain: Chain) -> ActorType:
        if chain.kind is Kind.PERSON:
            return ActorType.PERSON
        if chain.kind is Kind.COUNTRY:
            return ActorType.GOVERNMENT
        of_sector = OF_SECTOR.get(chain.sector or "")
        if chain.kind is Kind.PEOPLE and of_sector is not ActorType.MILITARY:
            return ActorType.GROUP
        return of_sector or ActorType.ORGANIZATION
