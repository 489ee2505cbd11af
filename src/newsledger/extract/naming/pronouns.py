"""Pronouns: which words "he", "she", "it", "they" and "who" are, and whom grammar lets them mean.

Source: binding conditions A and B (Chomsky 1981) on arguments of one verb.
"""

from collections.abc import Iterator
from typing import Final

from newsledger.extract.knowledge.nouns import Kind
from newsledger.extract.naming.chains import Chain, Mention
from newsledger.extract.naming.doc_words import SUBJECTS, Words
from newsledger.ontology import MentionType

RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that"})
# m and f of one person, n of one body or thing ("it"), p of several or of a body ("they").
PERSONAL: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n", "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
}  # fmt: skip
# Of the speaker, and whether of several.
SPEAKER: Final = {
    "i": False,
    "me": False,
    "my": False,
    "myself": False,
    "we": True,
    "us": True,
    "our": True,
    "ourselves": True,
}
PRONOUNS: Final = frozenset(PERSONAL) | RELATIVE | frozenset(SPEAKER)
POSSESSIVE: Final = frozenset({"his", "her", "hers", "its", "their", "theirs"})
REFLEXIVE: Final = frozenset({"himself", "herself", "itself", "themselves"})
ARGUMENTS: Final = SUBJECTS | {"obj", "iobj", "obl", "obl:agent"}
# How far above a word its relative clause is looked for; deeper ones are not read by people either.
DEEPEST: Final = 6


def pronouns(words: Words) -> Iterator[Mention]:
    """Yield the pronouns of the third person and the relative ones, and those of the speaker in quotation marks, in text order.

    "It" that stands for nothing ("it rains") is none.
    """
    for i, lower in enumerate(words.lower):
        if lower not in PRONOUNS or words.pos[i] not in ("PRON", "DET", "") or words.dep[i] == "expl":
            continue
        if lower in SPEAKER and not words.quoting[i]:
            continue
        if lower in RELATIVE and not words.tag[i].startswith("W"):
            continue
        is_plural = PERSONAL.get(lower) == "p" or SPEAKER.get(lower, False)
        pronoun, kind = MentionType.PRONOUN, Kind.PERSON
        yield Mention(i, i + 1, i, words.sentence[i], pronoun, kind, is_plural=is_plural, is_speaker=lower in SPEAKER)


def antecedents(words: Words, i: int) -> list[int]:
    """Return the nouns that a relative pronoun may stand for: that of its clause by the parse, and the word right before it."""
    found, at = [], i
    for _ in range(DEEPEST):
        if words.dep[at] == "acl:relcl" and words.head[at] < i:
            found.append(words.head[at])
            break
        at = words.head[at]
    before = i - 1 - (i > 1 and words.word[i - 1] == ",")
    return [*found, before] if before >= 0 and words.sentence[before] == words.sentence[i] else found


def speakers(words: Words, i: int) -> list[int]:
    """Return who says the quotation that a word stands in: the one subject of its sentence's verbs outside of the quotation."""
    start, end = words.bounds[words.sentence[i]]
    found = [
        at
        for at in range(start, end)
        if words.dep[at] == "nsubj" and not words.quoting[at] and not words.quoting[words.head[at]]
    ]
    return found if len(found) == 1 else []


def fits(chain: Chain, wanted: str) -> bool:
    """Whether gender, number and kind let a pronoun mean an actor."""
    if wanted == "p":
        return chain.is_plural or chain.kind is not Kind.PERSON
    if wanted == "n":
        return chain.kind in (Kind.BODY, Kind.COUNTRY) and not chain.is_plural
    return chain.kind is Kind.PERSON and not chain.is_plural and chain.gender in ("", wanted)


def subject(words: Words, verb: int) -> int | None:
    """Return the subject of a verb, also the one that it shares with the verb that it is joined to."""
    for _ in range(DEEPEST):
        if (found := next(words.kids(verb, SUBJECTS), None)) is not None:
            return found
        if words.dep[verb] not in ("conj", "xcomp", "advcl") or words.head[verb] == verb:
            return None
        verb = words.head[verb]
    return None


def governors(words: Words, i: int) -> list[int]:
    """Return the subjects of the clauses that a word stands in, the nearest first; its own clause's where it is no subject."""
    found: list[int] = []
    at = i
    while words.head[at] != at and len(found) < DEEPEST:
        above = words.head[at]
        own = next(words.kids(above, SUBJECTS), None)
        if own is not None and own != at and own < i:
            found.append(own)
        at = above
    return found


def barred(words: Words, i: int) -> set[int]:
    """Return the words that a pronoun cannot mean: the other arguments of its verb, and what owns or holds it."""
    own = words.first_of_list(i)
    found = {own} - {i}
    if words.lower[i] not in POSSESSIVE and words.lower[i] not in REFLEXIVE and words.dep[own] in ARGUMENTS:
        verb = words.head[own]
        found |= set(words.kids(verb, ARGUMENTS)) - {i}
        if words.dep[own] not in SUBJECTS and (shared := subject(words, verb)) is not None:
            found.add(shared)
    return found
