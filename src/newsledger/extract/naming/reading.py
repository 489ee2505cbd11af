"""The mentions of an article in text order: names are tied together first, then what refers to those before is read."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from newsledger.extract.knowledge.nouns import Kind
from newsledger.extract.knowledge.phrases import Described
from newsledger.extract.naming import coreference
from newsledger.extract.naming.chains import Chain, Mention
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.facts import Facts
from newsledger.extract.naming.groups import UNSPECIFIC, nominals, noun_at
from newsledger.extract.naming.mention_lists import couples, is_country, no_parts_of_titles, rivals, tokens, uncrossed
from newsledger.extract.naming.mentions import of_name
from newsledger.extract.naming.name_chains import NameChains
from newsledger.extract.naming.names import names
from newsledger.extract.naming.pronoun_choice import Rival, choose
from newsledger.extract.naming.pronouns import PERSONAL, antecedents, pronouns, speakers
from newsledger.extract.naming.titles import appositions
from newsledger.ontology import MentionType
from newsledger.records import PlaceMention

# How sure a noun beside a name is the same actor's: the parser's appositions and relative clauses are right nine times in ten.
BESIDE: Final = 0.88
OF_CLAUSE: Final = 0.85
# Of "the Iranian president" by the day of the article, where nobody nearer is meant.
KNOWN: Final = 0.85
# "I" within quotation marks, of the one who speaks in the same sentence.
SPOKEN: Final = 0.8

# What stands between a name and what it is set beside.
BREAKS: Final = frozenset({",", "(", "–", "—", "-", "--"})
ENDS: Final = frozenset({",", ".", ")", ";"})


class Reading:
    """Reads the mentions of an article; ``mentions`` is called once."""

    def __init__(self, words: Words, on: date | None, places: Sequence[PlaceMention]):
        """Take the words, the day that offices are looked up for, and the places named."""
        self._words, self._facts, self._linked = words, Facts(words, on), NameChains(words, on)
        named = [place for place in places if place.mention_type is not MentionType.DEMONYM]
        self._sites = set(tokens(words, [place for place in named if not is_country(place)]))
        self._places = set(tokens(words, named))
        # Actors in order of their last mention, the last last.
        self._chains: dict[int, Chain] = {}
        self._rivals: list[Rival] = []
        self._beside: dict[int, Chain] = {}
        # The actor that a word names, by the word.
        self._called: dict[int, Chain] = {}
        self._named_at: dict[int, Chain] = {}

    def mentions(self) -> list[Mention]:
        """Return the mentions, each with its chain where it has one."""
        words = self._words
        named = self._named()
        taken = {i for mention in named for i in range(mention.start, mention.end)}
        others = [*nominals(words, taken | self._places, self._beside), *pronouns(words)]
        kept = uncrossed(sorted([*named, *others], key=lambda m: (m.sentence, m.head, -m.end)))
        waiting = rivals(words, taken | {i for m in others for i in range(m.start, m.end)})
        for mention in kept:
            while waiting and waiting[-1].head < mention.head:
                self._rivals.append(waiting.pop())
            self._read(mention)
        for mention in kept:
            if mention.is_speaker:
                self._join_named(mention, speakers(words, mention.head), "who speaks in the same sentence", SPOKEN)
        for chain in self._chains.values():
            self._facts.learn(chain)
        return kept

    def _named(self) -> list[Mention]:
        """Return the mentions of names, tied together, with what their words say of each actor."""
        pairs = [(named, of_name(self._words, named)) for named in names(self._words, self._sites)]
        pairs = [*couples(self._words, list(no_parts_of_titles(self._words, pairs)))]
        self._linked.link(pairs)
        for chain in self._linked.chains:
            for mention in {(m.name, m.noun): m for m in chain.mentions}.values():
                coreference.describe_chain(chain, mention)
            self._facts.learn(chain)
        for _, mention in pairs:
            if mention.chain is not None:
                self._named_at.update(dict.fromkeys(range(mention.start, mention.end), mention.chain))
            if mention.what in (Kind.PERSON, Kind.BODY) and mention.chain is not None:
                for i in appositions(self._words, mention.start, mention.end):
                    if _may_be_beside(self._words, i, mention):
                        self._beside.setdefault(i, mention.chain)
        return [mention for _, mention in pairs]

    def _read(self, mention: Mention) -> None:
        if mention.chain is None and mention.kind is MentionType.NOMINAL:
            self._read_nominal(mention)
        elif mention.kind is MentionType.PRONOUN:
            self._read_pronoun(mention)
        if (chain := mention.chain) is not None:
            chain.gender = chain.gender or mention.gender
            chain.read.append(mention)
            self._chains.pop(id(chain), None)
            self._chains[id(chain)] = chain
            is_name = mention.kind is MentionType.NAME
            self._called.update(dict.fromkeys(range(mention.start, mention.end) if is_name else (mention.head,), chain))

    def _read_nominal(self, mention: Mention) -> None:
        said = self._facts.described(mention)
        beside = self._beside.get(mention.head) or self._between_commas(mention) or self._before_name(mention)
        if chain := beside or self._named_within(mention):
            mention.join(chain, "apposition", BESIDE)
        elif found := coreference.antecedent(self._words, mention, self._chains.values(), said):
            mention.join(*found)
        else:
            self._describe(mention, said)
        if mention.chain is not None:
            coreference.describe_chain(mention.chain, mention)

    def _between_commas(self, mention: Mention) -> Chain | None:
        """Return the person that a title between commas is of, where no parse says so: "Orin Vask, the mayor,"."""
        words, start, end = self._words, mention.start, mention.end
        if mention.noun is None or not mention.noun.title or mention.is_plural or end >= len(words):
            return None
        is_definite = words.lower[start] not in UNSPECIFIC and words.pos[start] != "NUM"
        before = (
            self._named_at.get(start - 2)
            if start > 1 and words.word[start - 1] == "," and words.word[end] in ENDS
            else None
        )
        after = self._named_at.get(end + 1) if words.word[end] == "," else None
        found = before or after
        return found if found and is_definite and found.kind is Kind.PERSON else None

    def _before_name(self, mention: Mention) -> Chain | None:
        """Return the person whose name follows an office and its body: "Chairman of the Joint Staff General Orin Vask"."""
        words, i = self._words, mention.head + 1
        is_office = mention.noun is not None and mention.noun.title and words.word[mention.head][0].isupper()
        if not is_office or mention.is_plural or words.lower[i : i + 1] != ["of"]:
            return None
        i += 1 + (words.lower[i + 1 : i + 2] == ["the"])
        body = self._named_at.get(i)
        while body is not None and body.kind is Kind.BODY and self._named_at.get(i) is body:
            i += 1
        found = self._named_at.get(i)
        return found if body is not None and found is not body and found and found.kind is Kind.PERSON else None

    def _named_within(self, mention: Mention) -> Chain | None:
        """Return the body that a noun only says the kind of: "the *Oram Eye* news outlet"."""
        words, noun = self._words, mention.noun
        if noun is None or mention.what is not Kind.BODY or mention.is_plural or mention.end != mention.head + 1:
            return None
        start = mention.head + 1 - len(noun.noun.split())
        found = self._named_at.get(start - 1)
        is_whole = (
            found is not None and self._named_at.get(mention.start + (words.dep[mention.start] == "det")) is found
        )
        is_same = found is not None and found.kind is Kind.BODY and noun.means & coreference.meant(found)
        return found if is_whole and is_same else None

    def _describe(self, mention: Mention, said: Described) -> None:
        """Give a nominal the actor that its words tell, else one of its own."""
        if said.actor_id is not None and not self._holds(mention, said.actor_id) and not _is_list(self._words, mention):
            mention.join(self._linked.of_id(said.actor_id, mention), f"known by office or country: {said.name}", KNOWN)
            return
        chain = Chain(mention.what, gender=mention.gender, is_plural=mention.is_plural)
        self._facts.add(chain, mention, said)
        mention.join(chain, "noun")

    def _holds(self, mention: Mention, actor_id: str) -> bool:
        """Whether a phrase only has the name of an actor in it: "its *Boeing* fleet"."""
        inside = (self._named_at.get(i) for i in range(mention.start, mention.end))
        return any(chain.known is not None and chain.known.actor_id == actor_id for chain in inside if chain)

    def _read_pronoun(self, mention: Mention) -> None:
        words, i = self._words, mention.head
        if words.lower[i] in PERSONAL:
            if found := choose(words, i, self._chains.values(), self._rivals):
                mention.join(*found)
        elif not mention.is_speaker:
            self._join_named(mention, antecedents(words, i), "relative pronoun of the noun before", OF_CLAUSE)

    def _join_named(self, mention: Mention, heads: Sequence[int], rule: str, confidence: float) -> None:
        """Join a mention to the actor that the first of some words, which has one, names."""
        for head in heads:
            chain = self._called.get(head)
            if chain is not None and _may_say(chain, mention):
                mention.join(chain, rule, confidence)
                return


def _may_be_beside(words: Words, i: int, mention: Mention) -> bool:
    """Whether a noun beside a name can say what it is: a listed one of its kind; of a person any that comes behind."""
    noun = noun_at(words, i)
    if noun is not None:
        return noun.kind is mention.what
    is_behind = i > mention.end and words.word[mention.end] in BREAKS
    return mention.what is Kind.PERSON and is_behind and words.word[i].islower()


def _is_list(words: Words, mention: Mention) -> bool:
    return any(words.lower[i] in ("and", ",", "or") for i in range(mention.start, mention.head))


def _may_say(chain: Chain, mention: Mention) -> bool:
    """Whether an actor may say "I" (a person), or "we" (others); anyone may be "who"."""
    return not mention.is_speaker or (chain.kind is Kind.PERSON) is not mention.is_plural
