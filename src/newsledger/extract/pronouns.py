"""Pronouns: whom "he", "she", "it", "they" and "who" mean, by gender, number, grammar and nearness.

Source: Lappin and Leass 1994 (salience by grammatical role, halved with every sentence), with constraints on co-arguments after
Chomsky's binding conditions A and B. What is not clearly best is left open.
"""

from typing import Final, NamedTuple

from newsledger.extract.actor_nouns import Kind
from newsledger.extract.chains import Chain, Mention
from newsledger.extract.doc_words import SUBJECTS, Words

RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that"})
PERSONAL: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n", "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
}  # fmt: skip
POSSESSIVE: Final = frozenset({"his", "her", "hers", "its", "their", "theirs"})
REFLEXIVE: Final = frozenset({"himself", "herself", "itself", "themselves"})
# Salience by grammatical role, after Lappin and Leass: subject 80, object 50, oblique 40, of their sum with head noun 80.
WEIGHTS: Final = {
    "nsubj": 1.0, "nsubj:pass": 1.0, "nsubj:outer": 1.0, "csubj": 0.5, "root": 0.8, "obl:agent": 0.75, "obj": 0.7, "iobj": 0.7,
    "obl": 0.55, "nmod:poss": 0.6, "nmod": 0.4, "appos": 0.4, "compound": 0.2, "amod": 0.1, "nmod:desc": 0.2,
}  # fmt: skip
OTHER_ROLE: Final = 0.4
DECAY: Final = 0.5
# How many sentences back a pronoun looks.
FARTHEST: Final = 2
# The best must be this many times as salient as the next: tuned on GUM's news and biographies, see the accuracy of MEANTIME.
MARGINS: Final = {"m": 1.2, "f": 1.15, "n": 1.5, "p": 1.5}
LEAST: Final = {"m": 0.2, "f": 0.2, "n": 0.4, "p": 0.3}
CONFIDENT: Final = {"m": 0.85, "f": 0.85, "n": 0.75, "p": 0.7}
OF_CLAUSE: Final = 0.9


class Rival(NamedTuple):
    """A noun that is no actor, and may be meant by "it" or "they": its word, and whether it is plural."""

    head: int
    is_plural: bool


def gender_number(words: Words, i: int) -> str:
    """Return m, f, n (it) or p (they) of a pronoun; empty of what is none."""
    return PERSONAL.get(words.lower[i], "")


def weight(words: Words, i: int) -> float:
    """Return the salience that a word has by its grammatical role; a conjunct has that of the first."""
    return WEIGHTS.get(words.dep[words.first_of_list(i)], OTHER_ROLE)


def relative_antecedent(words: Words, i: int) -> int | None:
    """Return the noun that a relative pronoun stands for: that of the relative clause it is in."""
    at = i
    for _ in range(6):
        if words.dep[at] == "acl:relcl":
            head = words.head[at]
            return head if head < i else None
        if words.head[at] == at:
            break
        at = words.head[at]
    return None


def fits(chain: Chain, wanted: str) -> bool:
    """Whether gender, number and kind let a pronoun mean an actor."""
    if wanted == "p":
        return chain.is_plural or chain.kind in (Kind.PEOPLE, Kind.BODY)
    if wanted == "n":
        return chain.kind in (Kind.BODY, Kind.COUNTRY) and not chain.is_plural
    return chain.kind is Kind.PERSON and not chain.is_plural and chain.gender in ("", wanted)


def salience(words: Words, chain: Chain, i: int, sentence: int, wanted: str) -> float:
    """Return how much an actor is in mind at a pronoun; 0 of those that grammar keeps it from meaning."""
    best: dict[int, float] = {}
    for mention in reversed(chain.mentions):
        distance = sentence - mention.sentence
        if distance > FARTHEST:
            break
        if mention.head < i and not (mention.start <= i < mention.end):
            best[distance] = max(best.get(distance, 0.0), weight(words, mention.head))
    if not best or any(_is_barred(words, mention, i) for mention in chain.mentions if mention.sentence == sentence):
        return 0.0
    total = sum(value * DECAY**distance for distance, value in best.items())
    if wanted == "p" and not chain.is_plural:
        total *= 0.6
    return total * (1.0 if chain.gender or wanted in "np" else 0.7)


def _is_barred(words: Words, mention: Mention, i: int) -> bool:
    """Whether a pronoun cannot mean a mention: another argument of its verb ("*Vask* saw *him*"), or the phrase it is in."""
    if mention.start <= i < mention.end and mention.head != i:
        return True
    if words.lower[i] in POSSESSIVE or words.lower[i] in REFLEXIVE:
        return False
    own, other = words.first_of_list(i), words.first_of_list(mention.head)
    if words.head[own] == words.head[other] and own != other and mention.head != i:
        return words.dep[own] in ARGUMENTS and words.dep[other] in ARGUMENTS
    return False


ARGUMENTS: Final = SUBJECTS | {"obj", "iobj", "obl", "obl:agent"}


def rival_salience(words: Words, rivals: list[Rival], i: int, sentence: int, wanted: str) -> float:
    """Return the salience of the noun that is most in mind among those that are no actors."""
    best = 0.0
    for rival in reversed(rivals):
        distance = sentence - words.sentence[rival.head]
        if distance > FARTHEST:
            break
        if rival.is_plural == (wanted == "p") and rival.head < i:
            best = max(best, weight(words, rival.head) * DECAY**distance)
    return best


def resolve(words: Words, i: int, chains: list[Chain], rivals: list[Rival]) -> tuple[Chain, str, float] | None:
    """Return whom a personal pronoun means, the rule and how sure it is; None where several may be meant."""
    wanted, sentence = gender_number(words, i), words.sentence[i]
    scored = [(salience(words, c, i, sentence, wanted), n, c) for n, c in enumerate(chains) if fits(c, wanted)]
    scored = sorted((item for item in scored if item[0] > 0), reverse=True)
    if not scored:
        return None
    best, _, chain = scored[0]
    others = max([item[0] for item in scored[1:2]], default=0.0)
    if wanted in "np":
        others = max(others, rival_salience(words, rivals, i, sentence, wanted))
    if best < LEAST[wanted] or best < MARGINS[wanted] * others:
        return None
    return (
        chain,
        f"pronoun: the likeliest {'of ' + str(len(scored)) if len(scored) > 1 else 'and only'} before it",
        CONFIDENT[wanted],
    )
