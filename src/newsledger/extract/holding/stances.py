"""Stances: what the source of a number does with it, by the cue of its attribution and the words around the number."""

from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.attribution import Attribution
from newsledger.extract.holding.clauses import CLIMB, Clause
from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.words import forms
from newsledger.inflect import noun_forms, verb_forms
from newsledger.nlp import labels
from newsledger.ontology import Stance

_POS: Final = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adverb"}
_STRONG: Final = frozenset({Stance.DENIES, Stance.DOUBTS})
# Words that negate the verb below them: "was *unable* to confirm".
_FAILING: Final = frozenset({"unable", "impossible", "hard", "difficult", "failed", "refused", "declined"})
# Before an estimate that is named beside a clause: "by one estimate", "on official estimates".
_BESIDE: Final = frozenset({"by", "in", "on", "at", "according to"})
_APART: Final = frozenset({"advcl", "acl:relcl", "parataxis"})
# How far before a number a word may describe it: "an estimated 40", "an unconfirmed total of 40".
_NEAR: Final = 4


class Said(NamedTuple):
    """What a word makes of a number, and the word; None for a plain assertion."""

    stance: Stance
    word: Token | None = None


ASSERTED: Final = Said(Stance.ASSERTS)
# The stronger of two: who denies a number does not estimate it.
_STRENGTH: Final = {Stance.ASSERTS: 0, Stance.ESTIMATES: 1, Stance.DOUBTS: 2, Stance.DENIES: 3}


@cache
def _words() -> dict[tuple[str, str], tuple[Stance, Stance]]:
    """Return (form, part of speech) -> stance of the word affirmed and negated; of a verb with its preposition "put at"."""
    found: dict[tuple[str, str], tuple[Stance, Stance]] = {}
    for row in lexicon.load("claim_stances"):
        stances = Stance(row["stance"]), Stance(row["negated"] or Stance.ASSERTS)
        word, _, preposition = row["word"].partition(" ")
        for form in _forms(word, row["pos"]):
            found[f"{form} {preposition}".strip(), row["pos"]] = stances
    return found


def _forms(word: str, pos: str) -> tuple[str, ...]:
    if pos == "verb":
        return verb_forms(word)
    return noun_forms(word) if pos == "noun" else (word,)


@cache
def _describing() -> dict[str, Stance]:
    """Return the words that describe a number, or stand beside it, with their stance."""
    return {word: stances[0] for (word, pos), stances in _words().items() if pos in ("adjective", "adverb")}


def strongest(said: Iterable[Said]) -> Said:
    """Return the strongest of some stances; a plain assertion of none."""
    return max(said, key=lambda one: _STRENGTH[one.stance], default=ASSERTED)


def of_cue(said: Attribution) -> Said:
    """Return what a source does by the cue of its attribution, and by the words that name it: "*unconfirmed* reports"."""
    named = [*said.cue, *([said.head] if said.head is not None else [])]
    describing = [child for token in named if token.pos_ == "NOUN" for child in token.lefts if child.dep_ == "amod"]
    return strongest(_of_word(token) for token in (*named, *describing))


def of_source(said: Attribution | None, number: Placed) -> Said:
    """Return what a source does with a number: as its cue says, but not of what it refuses ("denied visas to 30 people")."""
    found = ASSERTED if said is None else of_cue(said)
    return found if found.word is None or _is_spoken_of(number, found.word) else ASSERTED


def of_words(number: Placed, said: Attribution | None, above: Clause) -> Said:
    """Return what the words around a number make of it: those that describe it, and the verbs above it up to the cue."""
    return strongest((_described(number), _governed(number, said), _estimated(number, above)))


def _of_word(token: Token, preposition: str = "") -> Said:
    """Return what a word makes of a number that it governs, where it is listed; negated, what its negation does."""
    pos, words = _POS.get(token.pos_, ""), _words()
    listed = words.get((f"{token.lower_} {preposition}", pos)) if preposition else None
    listed = listed or words.get((token.lower_, pos))
    if listed is None:
        return ASSERTED
    stance = listed[1] if _is_negated(token) else listed[0]
    return ASSERTED if stance is Stance.ASSERTS else Said(stance, token)


def _is_negated(token: Token) -> bool:
    """Whether a word is negated, or stands under one that is: "has *no* confirmation", "was *unable* to confirm"."""
    if labels.negations(token) or any(child.lower_ in ("no", "without") for child in token.lefts):
        return True
    above, relation = token.head, labels.relation(token)
    is_failed = relation in ("xcomp", "ccomp", "acl") and above.lower_ in _FAILING
    return is_failed or (token.pos_ == "NOUN" and relation == "obj" and bool(labels.negations(above)))


def _is_spoken_of(number: Placed, word: Token) -> bool:
    """Whether a denial or doubt is of what is said, not of a thing: "rejected the *claim* that 80", not "an offer of 80"."""
    if word.pos_ != "VERB" or _words().get((word.lower_, "verb"), (None,))[0] not in _STRONG:
        return True
    token = number.top
    for _ in range(CLIMB):
        if token.head.i == word.i:
            is_thing = labels.relation(token) in ("obj", "iobj", "obl") or token.dep_ == "nsubj:pass"
            return not is_thing or token.lower_ in forms("figure") or token.lower_ in forms("report")
        token = token.head
    return True


def _described(number: Placed) -> Said:
    """Return the stance of a word that describes a number: "an *estimated* 40", "*probably* 40", "40 *feared* dead"."""
    words, listed = number.number.figure.words, _describing()
    near = words.doc[max(0, words.start - _NEAR) : words.end]
    for token in (*near, *number.top.children):
        stance = listed.get(token.lower_)
        if stance is not None and (number.spans(token) or number.holds(token.head)):
            return Said(stance, token)
    return ASSERTED


def _governed(number: Placed, said: Attribution | None) -> Said:
    """Return the strongest stance of the words above a number, in its clause and those that it is content of, below the cue."""
    found, token, preposition = ASSERTED, number.top, number.preposition
    cues = {cue.i for cue in said.cue} if said is not None else set()
    for _ in range(CLIMB):
        above = token.head
        if above.i == token.i or (token.dep_ in _APART and token.i != number.top.i):
            break
        is_doer = labels.relation(token) == "nsubj" and not labels.is_passive(above)
        word = ASSERTED if is_doer else _of_word(above, preposition)
        if word.word is not None and _is_spoken_of(number, word.word):
            found = strongest((found, word))
        if above.i in cues:
            break
        token, preposition = above, ""
    return found


def _estimated(number: Placed, above: Clause) -> Said:
    """Return the stance of an estimate that is named beside the clause: "by one estimate, 40 people died"."""
    nouns = [
        child for child in above.predicate.children if (child.lower_, "noun") in _words() and child.i != number.top.i
    ]
    return strongest(_of_word(noun) for noun in nouns if labels.preposition(noun) in _BESIDE)
