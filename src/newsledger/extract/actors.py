"""Actors: where an article names or refers to people, organisations, governments and groups, and who each is."""

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from newsledger.extract import coreference, pronouns
from newsledger.extract.actor_facts import Facts
from newsledger.extract.actor_groups import nominals
from newsledger.extract.actor_keys import keys
from newsledger.extract.actor_mentions import of_name
from newsledger.extract.actor_names import names
from newsledger.extract.actor_nouns import Kind
from newsledger.extract.actor_titles import appositions
from newsledger.extract.chains import Chain, Mention
from newsledger.extract.doc_words import Words
from newsledger.extract.name_chains import NameChains
from newsledger.extract.pronouns import PERSONAL, RELATIVE, Rival
from newsledger.ids import make_id
from newsledger.ontology import MentionType
from newsledger.records import ActorMention, Article, PlaceMention

# How sure a noun beside a name is the same actor's: the parser's appositions are right nine times in ten.
BESIDE: Final = 0.9


def actors(doc: Doc, article: Article, places: Sequence[PlaceMention]) -> Iterator[ActorMention]:
    """Yield the actor mentions of ``doc``, in text order; ``places`` are the article's, from :func:`extract.places.places`.

    Mentions may lie within one another ("Boeing" in "Boeing chief executive Orin Vask"), and never cross. ``doc.text`` equals
    ``article.text``, so offsets are the article's (half-open, in characters).
    """
    words = Words(doc)
    on = article.published_at.date() if article.published_at else None
    mentions = _Reading(words, Facts(words, places, on)).mentions(NameChains(words, on))
    yield from _rows(words, mentions, article)


class _Reading:
    """Reads the mentions of an article: names first, then, in text order, what refers to those before."""

    def __init__(self, words: Words, facts: Facts):
        self.words, self.facts = words, facts
        self.chains: list[Chain] = []
        self.rivals: list[Rival] = []
        self.beside: dict[int, Chain] = {}

    def mentions(self, linked: NameChains) -> list[Mention]:
        words = self.words
        pairs = [(named, of_name(words, named)) for named in names(words)]
        linked.link(pairs)
        for chain in linked.chains:
            for mention in chain.mentions:
                coreference.describe_chain(chain, mention)
            self.facts.learn(chain)
        named = [mention for _, mention in pairs]
        taken = {i for mention in named for i in range(mention.start, mention.end)}
        self._set_beside(named)
        others = [*nominals(words, taken, self.beside), *_pronouns(words)]
        ordered = sorted([*named, *others], key=lambda m: (m.sentence, m.head, -m.end))
        kept = _uncrossed(ordered)
        heads = taken | {i for m in others for i in range(m.start, m.end)}
        waiting = _rivals(words, heads)
        for mention in kept:
            while waiting and waiting[-1].head < mention.head:
                self.rivals.append(waiting.pop())
            self._read(mention)
        for chain in self.chains:
            self.facts.learn(chain)
        return kept

    def _set_beside(self, named: list[Mention]) -> None:
        for mention in named:
            if mention.what in (Kind.PERSON, Kind.BODY) and mention.chain is not None:
                for i in appositions(self.words, mention.start, mention.end):
                    self.beside.setdefault(i, mention.chain)

    def _read(self, mention: Mention) -> None:
        if mention.chain is None and mention.kind is MentionType.NOMINAL:
            self._read_nominal(mention)
        elif mention.kind is MentionType.PRONOUN:
            self._read_pronoun(mention)
        if (chain := mention.chain) is not None:
            if mention.gender and not chain.gender:
                chain.gender = mention.gender
            if chain in self.chains:
                self.chains.remove(chain)
            self.chains.append(chain)

    def _read_nominal(self, mention: Mention) -> None:
        if chain := self.beside.get(mention.head):
            mention.join(chain, "apposition", BESIDE)
        elif found := coreference.antecedent(self.words, mention, self.chains):
            mention.join(*found)
        else:
            mention.join(Chain(mention.what, gender=mention.gender, is_plural=mention.is_plural), "noun")
        if mention.chain is not None:
            coreference.describe_chain(mention.chain, mention)

    def _read_pronoun(self, mention: Mention) -> None:
        words, i = self.words, mention.head
        if words.lower[i] in PERSONAL:
            found = pronouns.resolve(words, i, self.chains, self.rivals)
            if found:
                mention.join(*found)
            return
        antecedent = pronouns.relative_antecedent(words, i)
        if antecedent is None:
            return
        for chain in reversed(self.chains):
            if any(
                m.head == antecedent or (m.start <= antecedent < m.end and m.kind is MentionType.NAME)
                for m in chain.mentions
            ):
                mention.join(chain, "relative pronoun of the noun before", pronouns.OF_CLAUSE)
                return


def _pronouns(words: Words) -> Iterator[Mention]:
    for i, lower in enumerate(words.lower):
        if lower in PERSONAL and words.pos[i] in ("PRON", "DET"):
            if words.dep[i] != "expl":
                yield Mention(
                    i, i + 1, i, words.sentence[i], MentionType.PRONOUN, Kind.PERSON, is_plural=PERSONAL[lower] == "p"
                )
        elif lower in RELATIVE and words.pos[i] in ("PRON", "DET") and words.tag[i].startswith("W"):
            yield Mention(i, i + 1, i, words.sentence[i], MentionType.PRONOUN, Kind.PERSON)


def _rivals(words: Words, taken: set[int]) -> list[Rival]:
    """Return the nouns that are no actors, the first last."""
    found = [
        Rival(i, words.tag[i] in ("NNS", "NNPS"))
        for i, pos in enumerate(words.pos)
        if pos in ("NOUN", "PROPN")
        and i not in taken
        and words.dep[i] in pronouns.WEIGHTS
        and words.dep[i] not in ("compound", "amod", "nmod:desc")
    ]
    return found[::-1]


def _uncrossed(mentions: list[Mention]) -> list[Mention]:
    """Cut a phrase to its head where it crosses a name; leave out a second mention of the same words."""
    kept: list[Mention] = []
    seen: set[tuple[int, int]] = set()
    owner: dict[int, Mention] = {}
    for mention in mentions:
        for i in (mention.start, mention.end - 1):
            other = owner.get(i)
            if other is not None and _crosses(mention, other) and mention.kind is MentionType.NOMINAL:
                mention.start, mention.end = mention.head, mention.head + 1
        if (mention.start, mention.end) not in seen:
            seen.add((mention.start, mention.end))
            kept.append(mention)
            owner.update(dict.fromkeys(range(mention.start, mention.end), mention))
    return kept


def _crosses(one: Mention, other: Mention) -> bool:
    return (
        one.start < other.end
        and other.start < one.end
        and not (
            (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)
        )
    )


def _rows(words: Words, mentions: list[Mention], article: Article) -> Iterator[ActorMention]:
    known = keys(words, mentions, article.article_id)
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        chain = mention.chain
        if chain is None and words.lower[mention.head] in ("it", "its", "itself", "which", "that"):
            continue
        key, name = known[id(chain)] if chain else (None, None)
        start, end = words.at[mention.start], words.at[mention.end - 1] + len(words.word[mention.end - 1])
        yield ActorMention(
            actor_mention_id=make_id("acm", article.article_id, start, end),
            actor_id=key,
            article_id=article.article_id,
            sentence_index=mention.sentence,
            start_char=start,
            end_char=end,
            text=words.text[start:end],
            mention_type=mention.kind,
            title=mention.title,
            actor_key=key,
            name=name,
            actor_type=chain.actor_type if chain else None,
            country=chain.country if chain else None,
            sector=chain.sector if chain else None,
            resolved_by=mention.rule or "pronoun: none or several before it may be meant",
            confidence=mention.confidence,
        )
