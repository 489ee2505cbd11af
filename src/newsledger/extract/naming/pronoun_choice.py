"""Whom a pronoun means: the actors before it, weighed by where, how and how often they were mentioned.

Source: salience factors after Lappin and Leass 1994 (roles, nearness, parallelism) and Hobbs 1978 (subjects of the clauses
around), weighed by a conditional logit fitted on GUM (Zeldes 2017) and ECB+ (Cybulska and Vossen 2014), whose probability is
the confidence. Nouns that are no actors take part, and so does nobody: a pronoun that is not clearly someone's is left open.
"""

from collections.abc import Collection, Sequence
from functools import cache
from math import exp, log
from typing import Final, NamedTuple

from newsledger import lexicon
from newsledger.extract.naming.chains import Chain, Mention
from newsledger.extract.naming.doc_words import SUBJECTS, Words
from newsledger.extract.naming.pronouns import PERSONAL, POSSESSIVE, REFLEXIVE, barred, fits, governors
from newsledger.ontology import MentionType

# How many sentences back an actor may have been mentioned last, by what is sought; further back few are right in GUM.
FARTHEST: Final = {"m": 5, "f": 5, "n": 2, "p": 3}
# Less probable choices are left open: at these, nine in ten are right on MEANTIME, seven in ten on GUM's news and lives.
LEAST: Final = {"m": 0.6, "f": 0.6, "n": 0.5, "p": 0.5}
# News takes up organisations and groups by "it" and "they" more often than GUM's genres do: added to their logits, by MEANTIME.
OF_NEWS: Final = 1.0
# Actors, the last mentioned ones, that are weighed: more change no figure of MEANTIME or GUM by a point.
MOST: Final = 6
# Nouns that are no actors, before a pronoun, that may be meant by it.
RIVALS: Final = 8
# A pronoun less sure than this says less of those after it.
SURE: Final = 0.75
# Mentions of an actor that are looked at, the last ones; and as how many more than these count.
RECENT: Final = 6
OFTEN: Final = 16
# Which weights a pronoun has: he and she share theirs.
MODEL: Final = {"m": "person", "f": "person", "n": "thing", "p": "several"}


class Rival(NamedTuple):
    """A noun that is no actor, and may be meant by "it" or "they": its word, and whether it is plural."""

    head: int
    is_plural: bool


class Choice(NamedTuple):
    """An actor that a pronoun may mean, None for a rival, with what speaks for it."""

    chain: Chain | None
    features: tuple[str, ...]
    often: float = 0.0


class Asked(NamedTuple):
    """What is asked of every candidate for a pronoun: where it stands, and what grammar says of the words around."""

    i: int
    sentence: int
    wanted: str
    is_subject: bool
    is_owner: bool
    governors: Sequence[int]
    barred: set[int]


def ask(words: Words, i: int) -> Asked:
    """Return what is asked of the candidates for a pronoun."""
    is_subject = words.dep[i] in SUBJECTS
    is_owner = words.lower[i] in POSSESSIVE
    return Asked(
        i, words.sentence[i], PERSONAL[words.lower[i]], is_subject, is_owner, governors(words, i), barred(words, i)
    )


def candidates(words: Words, asked: Asked, chains: Collection[Chain], rivals: Sequence[Rival]) -> list[Choice]:
    """Return the actors and other nouns that a pronoun may mean; ``chains`` in order of their last mention, the last last."""
    found: list[Choice] = []
    for chain in reversed(list(chains)):
        if asked.sentence - chain.read[-1].sentence > FARTHEST[asked.wanted] or len(found) == MOST:
            break
        if fits(chain, asked.wanted) and (choice := _choice(words, asked, chain, len(found))):
            found.append(choice)
    if asked.wanted in "np":
        found += _rivals(words, asked, rivals)
    return found


def _choice(words: Words, asked: Asked, chain: Chain, rank: int) -> Choice | None:
    before = [m for m in chain.mentions[-6:] if m.head < asked.i and not m.start <= asked.i < m.end]
    if (
        not before
        or any(m.head in asked.barred for m in before)
        or chain.mentions[-1].start <= asked.i < chain.mentions[-1].end
    ):
        return None
    last = before[-1]
    role = _role(words, last.head)
    features = [f"distance {min(asked.sentence - last.sentence, 4)}", f"role {role}", f"rank {min(rank, 3)}"]
    features += _of_grammar(words, asked, before, role) + _of_chain(words, asked, chain, last)
    return Choice(chain, tuple(features), log(min(len(chain.read), OFTEN)))


def _of_grammar(words: Words, asked: Asked, before: Sequence[Mention], role: str) -> list[str]:
    heads = {m.head for m in before}
    found = []
    if asked.governors and asked.governors[0] in heads:
        found.append("governs owned" if asked.is_owner else "governs near")
    elif any(g in heads for g in asked.governors[1:]):
        found.append("governs far")
    if asked.is_subject and role == "subject":
        found.append("parallel")
    if any(asked.sentence - m.sentence == 1 and words.dep[m.head] in SUBJECTS for m in before):
        found.append("subject before")
    if words.lower[asked.i] in REFLEXIVE and found[:1] != ["governs near"]:
        found.append("not governing")
    return found


def _of_chain(words: Words, asked: Asked, chain: Chain, last: Mention) -> list[str]:
    found = [f"kind {chain.kind}{' plural' if chain.is_plural else ''}"]
    if last.kind is MentionType.PRONOUN:
        is_same = PERSONAL.get(words.lower[last.head]) == asked.wanted
        sure = "" if (last.confidence or 0.0) >= SURE else " unsure"
        found.append(f"pronoun same{sure}" if is_same else "pronoun other")
    if chain.name:
        found.append("named")
    if chain.gender == asked.wanted:
        found.append("gender")
    if words.quoting[asked.i] != words.quoting[last.head]:
        found.append("quote in" if words.quoting[asked.i] else "quote out")
    return found


def _role(words: Words, i: int) -> str:
    dep = words.dep[words.first_of_list(i)]
    if dep in SUBJECTS:
        return "subject"
    return {
        "obj": "object",
        "iobj": "object",
        "nmod:poss": "owner",
        "root": "root",
        "obl": "oblique",
        "obl:agent": "agent",
    }.get(dep, "other")


def _rivals(words: Words, asked: Asked, rivals: Sequence[Rival]) -> list[Choice]:
    found = []
    for rival in rivals[-RIVALS:]:
        distance = asked.sentence - words.sentence[rival.head]
        if distance <= 1 and rival.is_plural == (asked.wanted == "p") and rival.head not in asked.barred:
            features = [f"rival distance {distance}", f"rival role {_role(words, rival.head)}"]
            if rival.head in asked.governors:
                features.append("rival governs")
            found.append(Choice(None, tuple(features)))
    return found


@cache
def weights(model: str) -> dict[str, float]:
    """Return the weights of the features for "person" (he, she), "thing" (it) or "several" (they)."""
    return {row["feature"]: float(row[model]) for row in lexicon.load("pronoun_weights")}


def _odds(choice: Choice, weight: dict[str, float], wanted: str) -> float:
    news = OF_NEWS if choice.chain is not None and wanted in "np" else 0.0
    return exp(news + sum(weight.get(feature, 0.0) for feature in choice.features) + weight["often"] * choice.often)


def is_open(words: Words, mention: Mention) -> bool:
    """Whether a pronoun is left open for want of a probable actor."""
    wanted = PERSONAL.get(words.lower[mention.head]) if mention.kind is MentionType.PRONOUN else None
    return mention.chain is None or (wanted is not None and (mention.confidence or 0.0) < LEAST[wanted])


def choose(words: Words, i: int, chains: Collection[Chain], rivals: Sequence[Rival]) -> tuple[Chain, str, float] | None:
    """Return whom a personal pronoun means most probably, the rule and the probability; None where nobody is the likeliest."""
    asked = ask(words, i)
    found = candidates(words, asked, chains, rivals)
    if not any(choice.chain for choice in found):
        return None
    weight = weights(MODEL[asked.wanted])
    odds = [_odds(choice, weight, asked.wanted) for choice in found]
    best = max(range(len(found)), key=lambda n: odds[n])
    chain, probability = found[best].chain, odds[best] / (sum(odds) + exp(weight["nobody"]))
    if chain is None or odds[best] < exp(weight["nobody"]):
        return None
    number = sum(choice.chain is not None for choice in found)
    rule = "pronoun: the only one before it" if number == 1 else f"pronoun: the likeliest of {number} before it"
    return chain, rule, round(probability, 2)
