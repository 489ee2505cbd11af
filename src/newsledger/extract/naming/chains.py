"""Chains: the mentions of one actor in an article, with what is known of the actor."""

from dataclasses import dataclass, field

from newsledger.extract.knowledge.actors import KnownActor
from newsledger.extract.knowledge.nouns import Kind, Noun
from newsledger.ontology import ActorType, MentionType


@dataclass(slots=True, eq=False)
class Chain:
    """One actor of an article.

    Attributes:
        name: the fullest name; empty for one that is never named.
        words: what it is by its names, titles and nouns ("ministry", "general"), small letters, for "the ministry".
        means: what bodies it may be called ("business", "armed"): see ``agents.csv``.
        mentions: all, as they were found; ``read``: those up to where the article is being read, in text order.
        is_generic: a group known by country and sector alone ("Iranian forces"), the same in every article.
    """

    kind: Kind
    name: str = ""
    gender: str = ""
    is_plural: bool = False
    known: KnownActor | None = None
    actor_type: ActorType | None = None
    country: str | None = None
    sector: str | None = None
    is_generic: bool = False
    words: set[str] = field(default_factory=set)
    means: set[str] = field(default_factory=set)
    mentions: list["Mention"] = field(default_factory=list)
    read: list["Mention"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Mention:
    """One place where an actor is named or referred to, as tokens ``start`` to ``end`` (half-open); ``head`` is the head word.

    Attributes:
        name: the name in it, without titles; empty for nominals and pronouns.
        noun: the noun of a nominal, or of the title before a name.
        is_speaker: "I" or "we".
        rule, confidence: what chose the chain, and how sure that is.
    """

    start: int
    end: int
    head: int
    sentence: int
    kind: MentionType
    what: Kind
    name: str = ""
    title: str | None = None
    noun: Noun | None = None
    gender: str = ""
    is_plural: bool = False
    is_speaker: bool = False
    chain: Chain | None = None
    rule: str = ""
    confidence: float | None = None

    def join(self, chain: Chain, rule: str, confidence: float | None = None) -> None:
        """Make this a mention of a chain."""
        self.chain, self.rule, self.confidence = chain, rule, confidence
        chain.mentions.append(self)
