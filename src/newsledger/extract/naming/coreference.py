"""In-article coreference of definite descriptions: which earlier actor "the general", "the group" or "the ministry" is."""

from collections.abc import Collection
from typing import Final

from newsledger.extract.knowledge.nouns import Kind, nouns
from newsledger.extract.knowledge.phrases import Described
from newsledger.extract.naming.chains import Chain, Mention
from newsledger.extract.naming.doc_words import SUBJECTS, Words
from newsledger.extract.naming.forms import slugged
from newsledger.extract.naming.groups import SPECIFIC, UNSPECIFIC
from newsledger.ontology import ActorType

# What a body of a sector or type may be called: the categories of ``agents.csv``.
OF_SECTOR: Final = {
    "BUS": "business", "MNC": "business", "PTY": "party", "OPP": "party", "JUD": "court", "LEG": "parliament", "JRN": "media",
    "NGO": "ngo", "COP": "police", "SPY": "spy", "EDU": "school", "MED": "hospital", "LAB": "union", "REL": "church",
    "IGO": "international", "UNO": "international", "EUR": "international", "MIL": "army", "REB": "armed", "UAF": "armed",
    "IMG": "armed", "ISM": "armed", "PRM": "armed",
}  # fmt: skip
OF_TYPE: Final = {
    ActorType.ARMED_GROUP: ("armed",), ActorType.MILITARY: ("army",), ActorType.GOVERNMENT: ("state",),
    ActorType.MEDIA: ("media",), ActorType.INTERNATIONAL: ("international",),
}  # fmt: skip
# Of a name that nothing is known of: news means companies and associations by most.
UNKNOWN: Final = ("business", "ngo", "agency")
# How many sentences back a description finds its actor: further back in MEANTIME less than half are right.
NEAR: Final = 4
# What says behind a noun which one is meant, and how many words of it are looked at.
RESTRICTIVE: Final = frozenset({"acl", "acl:relcl", "amod", "nmod"})
LONGEST_TOLD: Final = 12
# Sectors whose titles are few people's in an article; officials, lawmakers and reporters are many.
TELLING: Final = frozenset({"MIL", "JUD", "REL", "REB", "COP"})
# Sectors whose bare nouns mean one force all through an article ("police", "rebels"); "officials" are others every time.
ONE_FORCE: Final = frozenset({"COP", "MIL", "REB", "UAF", "PRM"})
# By rule, as measured on MEANTIME and GUM like those of names.
CONFIDENT: Final = {"title": 0.85, "noun": 0.82, "type": 0.6, "topic": 0.7, "bare": 0.8}


def describe_chain(chain: Chain, mention: Mention) -> None:
    """Add to a chain what a mention's words say it is."""
    if mention.noun is not None:
        chain.words |= {mention.noun.noun, mention.noun.noun.rpartition(" ")[2]}
        chain.means |= mention.noun.means
    if mention.name and mention.what is not Kind.PERSON:
        known = chain.known.name if chain.known else ""
        for word in slugged(f"{mention.name} {known}").split("-"):
            if noun := nouns().get(word):
                chain.words.add(noun.noun)
                chain.means |= noun.means


def meant(chain: Chain) -> set[str]:
    """Return what bodies an actor may be called."""
    if chain.kind is Kind.COUNTRY:
        return {"country", "state"}
    found = set(chain.means)
    if chain.sector in OF_SECTOR:
        found.add(OF_SECTOR[chain.sector])
    if chain.actor_type is not None:
        found.update(OF_TYPE.get(chain.actor_type, ()))
    return found or set(UNKNOWN)


def is_specific(words: Words, mention: Mention) -> bool:
    """Whether a nominal speaks of someone already spoken of: "the", "that"; no number or possessor."""
    return words.lower[mention.start] in SPECIFIC


def is_bare(words: Words, mention: Mention) -> bool:
    """Whether a nominal is a noun alone."""
    return mention.start == mention.head and words.lower[mention.start] not in UNSPECIFIC


def antecedent(
    words: Words, mention: Mention, before: Collection[Chain], said: Described
) -> tuple[Chain, str, float] | None:
    """Return the chain that a nominal refers back to, the rule and how sure it is; ``before`` is in order of last mention."""
    noun = mention.noun
    if noun is None:
        return None
    if is_bare(words, mention):
        if noun.sector not in ONE_FORCE:
            return None
        same = [c for c in before if c.read[0].kind is mention.kind and _is_bare_chain(words, c, mention)]
        return (same[-1], "the same bare noun", CONFIDENT["bare"]) if same and mention.is_plural else None
    if not is_specific(words, mention):
        return None
    return _defined(words, mention, said, [c for c in before if mention.sentence - c.read[-1].sentence <= NEAR])


def _is_bare_chain(words: Words, chain: Chain, mention: Mention) -> bool:
    first = chain.read[0]
    return first.noun == mention.noun and is_bare(words, first)


def _defined(words: Words, mention: Mention, said: Described, near: list[Chain]) -> tuple[Chain, str, float] | None:
    noun = mention.noun
    assert noun is not None
    fits = [c for c in near if _fits(c, mention)]
    own = _own_words(words, mention)
    called = [c for c in fits if noun.noun in c.words and own <= _all_words(words, c)]
    if called:
        rule = "title" if noun.title else "noun"
        return called[-1], f"{rule} named before: {noun.noun}", CONFIDENT[rule]
    if mention.what is Kind.PERSON:
        return None if _told_behind(words, mention) else _of_sector(mention, fits, said)
    if mention.what is not Kind.BODY or own or noun.means <= {"country", "state"}:
        return None
    typed = [c for c in fits if " " not in noun.noun and noun.means & meant(c) and (c.name or c.known)]
    if len(typed) == 1:
        return typed[0], f"the only one near that is a {noun.noun}", CONFIDENT["type"]
    spoken = [c for c in typed if _is_topic(words, mention, c)]
    if len(spoken) == 1:
        return spoken[0], f"the {noun.noun} that the sentence before is about", CONFIDENT["topic"]
    return None


def _is_topic(words: Words, mention: Mention, chain: Chain) -> bool:
    """Whether the last mention of an actor is the subject of this sentence or the one before."""
    last = chain.read[-1]
    return mention.sentence - last.sentence <= 1 and words.dep[words.first_of_list(last.head)] in SUBJECTS


def _of_sector(mention: Mention, fits: list[Chain], said: Described) -> tuple[Chain, str, float] | None:
    """Return the one person near of the sector, and country, that "the Iranian general" or "the commander" says."""
    if (
        mention.noun is None
        or not mention.noun.title
        or said.sector is None
        or (said.country is None and said.sector not in TELLING)
    ):
        return None
    found = [c for c in fits if c.name and c.sector == said.sector and said.country in (None, c.country)]
    if len(found) != 1:
        return None
    return found[0], f"the only one near who may be a {mention.noun.noun}", CONFIDENT["type"]


def _fits(chain: Chain, mention: Mention) -> bool:
    if mention.gender and chain.gender and mention.gender != chain.gender:
        return False
    if mention.what in (Kind.PERSON, Kind.PEOPLE):
        return chain.kind is mention.what
    return chain.kind in (Kind.BODY, Kind.COUNTRY) and chain.is_plural is mention.is_plural


def _own_words(words: Words, mention: Mention) -> set[str]:
    """Return the words that a description adds to its noun: an earlier mention must have had them."""
    taken = mention.noun.noun.split() if mention.noun else []
    return {
        words.lower[i] for i in (*range(mention.start, mention.end), *_told_behind(words, mention))
        if words.pos[i] in ("ADJ", "NOUN", "PROPN") and words.lower[i] not in taken
    }  # fmt: skip


def _told_behind(words: Words, mention: Mention) -> range:
    """Return the words behind a description that say which one is meant: "the commander *responsible for the fleet*"."""
    for child in words.kids(mention.head, RESTRICTIVE):
        start = words.subtree_start(child)
        if child >= mention.end and words.pos[start - 1] != "PUNCT":
            return range(start, min(words.subtree_end(child), start + LONGEST_TOLD))
    return range(0)


def _all_words(words: Words, chain: Chain) -> set[str]:
    return {words.lower[i] for m in chain.read for i in range(m.start, m.end)} | set(slugged(chain.name).split("-"))
