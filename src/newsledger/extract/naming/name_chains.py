"""One actor an article: which of its names are of one person, organisation or country."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Final

from newsledger.extract.knowledge import actors as known_actors
from newsledger.extract.knowledge.actors import KnownActor
from newsledger.extract.knowledge.nouns import Kind
from newsledger.extract.naming.chains import Chain, Mention
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.forms import is_acronym, is_body_short_for, is_short_for, parts, sound
from newsledger.extract.naming.named import Named
from newsledger.fold import fold
from newsledger.ontology import ActorType

# Confidence by rule: the share of mentions so joined that were right, on MEANTIME and GUM's news and interviews.
SAME: Final = 0.95
LISTED: Final = 0.95
SHORTER: Final = 0.96
LEARNT: Final = 0.95
OF_SEVERAL: Final = 0.9
# Words that many names begin with: alone they stand for none of them.
COMMON: Final = frozenset(
    [
        "national",
        "united",
        "international",
        "royal",
        "state",
        "federal",
        "new",
        "air",
        "general",
        "first",
        "world",
        "central",
        "american",
        "european",
    ]
)
OPENING: Final = frozenset("([")


class NameChains:
    """The chains of an article's names: each name is joined to one, the fullest names first."""

    def __init__(self, words: Words, on: date | None):
        """Take the words, and the day that offices are looked up for."""
        self._words, self._on = words, on
        self.chains: list[Chain] = []
        self._by_name: dict[tuple[Kind, tuple[str, ...]], Chain] = {}
        self._by_id: dict[str, Chain] = {}
        self._by_last: dict[str, list[Chain]] = {}

    def link(self, pairs: Iterable[tuple[Named, Mention]]) -> None:
        """Join every name's mention to a chain."""
        listed = [(named, mention) for named, mention in pairs if mention.chain is None]
        self._learn_acronyms(listed)
        for named, mention in sorted(listed, key=lambda pair: (-len(parts(pair[1].name)), pair[1].start)):
            if mention.chain is None:
                self._join(named, mention)

    def _join(self, named: Named, mention: Mention) -> None:
        known = known_actors.best(named.known, self._on)
        name = parts(mention.name)
        if mention.what is Kind.PERSON and len(name) < 3 and self._join_shorter(name, mention, known):
            return
        if known is not None:
            mention.join(self._of_known(known, mention), f"known: {known.name}", LISTED)
            return
        if chain := self._by_name.get((mention.what, name)):
            mention.join(chain, f"the same name as {chain.name}", SAME)
        elif mention.what is Kind.BODY and (chain := self._longer_body(name, mention)):
            mention.join(chain, f"short for {chain.name}", SHORTER)
        elif mention.what is Kind.PERSON and self._join_shorter(name, mention, None):
            return
        else:
            mention.join(self._new(mention), "name", None)

    def of_id(self, actor_id: str, mention: Mention) -> Chain:
        """Return the chain of an actor of the knowledge base, which a description tells."""
        return self._of_known(known_actors.known(actor_id), mention)

    def _of_known(self, known: KnownActor, mention: Mention) -> Chain:
        chain = self._by_id.get(known.actor_id)
        if chain is None:
            chain = self._by_id[known.actor_id] = self._new(mention)
            chain.known, chain.name = known, known.name
            chain.country, chain.actor_type = known.country, known.actor_type
            chain.sector = known_actors.role_of(known, self._on)[1] or known.sector
        if mention.name:
            self._by_name.setdefault((mention.what, parts(mention.name)), chain)
        return chain

    def _new(self, mention: Mention) -> Chain:
        chain = Chain(mention.what, name=mention.name, gender=mention.gender, is_plural=mention.is_plural)
        chain.actor_type = ActorType.PERSON if mention.what is Kind.PERSON else None
        self.chains.append(chain)
        name = parts(mention.name)
        if not mention.name:
            return chain
        self._by_name.setdefault((mention.what, name), chain)
        if mention.what is Kind.PERSON:
            for part in dict.fromkeys((name[-1], name[0])):
                self._by_last.setdefault(sound(part)[:2], []).append(chain)
        return chain

    def _join_shorter(self, name: tuple[str, ...], mention: Mention, known: KnownActor | None) -> bool:
        """Join a surname, or a name with fewer of its parts, to the fuller name of the article that it stands for."""
        around = {
            id(c): c for part in (sound(name[-1])[:2], sound(name[0])[:2]) for c in self._by_last.get(part, ())
        }.values()
        fuller = [
            c for c in around if len(parts(c.name)) > 1 and is_short_for(name, parts(c.name)) and _agrees(c, mention)
        ]
        if not fuller and len(name) == 1:
            fuller = [
                c
                for c in around
                if len(parts(c.name)) > 1 and parts(c.name)[0] == name[0] and _agrees(c, mention) and mention.gender
            ]
        if not fuller:
            return False
        if len(fuller) == 1:
            same = parts(fuller[0].name) == name
            mention.join(
                fuller[0], f"{'the same name as' if same else 'short for'} {fuller[0].name}", SAME if same else SHORTER
            )
        else:
            chain = max(fuller, key=lambda c: _nearness(c, mention))
            mention.join(chain, f"the last named of {len(fuller)} called so: {chain.name}", OF_SEVERAL)
        return True

    def _longer_body(self, name: tuple[str, ...], mention: Mention) -> Chain | None:
        """Return the one organisation whose name begins with this shorter one ("Lockheed" of "Lockheed Martin")."""
        if len(name) == 1 and (name[0] in COMMON or known_actors.find(fold(mention.name))):
            return None
        found = [c for c in self.chains if c.kind is Kind.BODY and is_body_short_for(name, parts(c.name))]
        return found[0] if len(found) == 1 else None

    def _learn_acronyms(self, pairs: list[tuple[Named, Mention]]) -> None:
        """Join names in brackets to those before them: "Central Command (CENTCOM)", "CENTCOM (Central Command)"."""
        bodies = [(n, m) for n, m in pairs if m.what is Kind.BODY]
        for (named, mention), (_, inner) in pairwise(bodies):
            if inner.start != mention.end + 1 or self._words.word[mention.end] not in OPENING:
                continue
            short, full = sorted((mention, inner), key=lambda m: len(m.name))
            if is_acronym(short.name, full.name) or (short.name.isupper() and inner is short):
                self._join(named, mention)
                if mention.chain is not None:
                    chain = mention.chain
                    if full is inner and chain.known is None:
                        chain.name = full.name
                    inner.join(chain, f"acronym learnt from {self._words.quoted(mention.start, inner.end)})", LEARNT)
                    self._by_name[inner.what, parts(inner.name)] = chain
                    self._by_name[mention.what, parts(mention.name)] = chain


def _agrees(chain: Chain, mention: Mention) -> bool:
    """Whether the gender of a title or given name does not speak against it."""
    return chain.kind is mention.what and not (chain.gender and mention.gender and chain.gender != mention.gender)


def _nearness(chain: Chain, mention: Mention) -> tuple[int, int]:
    """Return how near before a mention an actor was last named in full; those named only later are farther than all."""
    before = [m.start for m in chain.mentions if m.start < mention.start]
    return (max(before, default=-1), -chain.mentions[0].start if chain.mentions else 0)
