"""Stances: what the source of a number does with it, by the cue of its attribution and the words around the number."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.attribution import Attribution
from newsledger.extract.holding.clauses import Clause, is_predicate
from newsledger.extract.holding.scope import Step, scope
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
# How a word before a number describes it.
_BESIDE_NUMBER: Final = frozenset({"amod", "advmod", "nmod:desc"})
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
    return strongest((*(_of_word(token) for token in said.cue), *_of_name(said)))


def _of_name(said: Attribution) -> Iterator[Said]:
    """Yield what the words for a source say of what it says: "*unconfirmed* reports", "official *estimates*"."""
    named = [*(token for token in said.cue if token.pos_ == "NOUN"), *([said.head] if said.head is not None else [])]
    for noun in named:
        yield _of_word(noun)
        yield from (_of_word(child) for child in noun.lefts if child.dep_ == "amod")


def of_source(said: Attribution | None, number: Placed) -> Said:
    """Return what a source does with a number: as its cue says of what it is cue to, not of what it takes for known."""
    told = scope(number)
    cues = {cue.i for cue in said.cue} if said is not None else set()
    for step in told.steps:
        if said is not None and step.above.i in cues:
            return strongest((_of_step(step, number), *_of_name(said)))
    return ASSERTED if said is None or told.is_known else of_cue(said)


def of_words(number: Placed, said: Attribution | None, above: Clause) -> Said:
    """Return what the words around a number make of it: those that describe it, and the verbs above it below the cue."""
    return strongest((_described(number), _governed(number, said), _estimated(number, above)))


def _of_word(token: Token, shape: str = "") -> Said:
    """Return what a word makes of a number that it governs in a ``shape``: a preposition, or "that" for a clause."""
    pos, words = _POS.get(token.pos_, ""), _words()
    listed = words.get((f"{token.lower_} {shape}".rstrip(), pos)) or words.get((token.lower_, pos))
    if listed is None:
        return ASSERTED
    stance = listed[1] if _is_negated(token) else listed[0]
    return ASSERTED if stance is Stance.ASSERTS else Said(stance, token)


def _of_step(step: Step, number: Placed) -> Said:
    """Return what a word makes of a number below it, by how that hangs on it."""
    relation, above = labels.relation(step.below), step.above
    if relation == "conj" and is_predicate(step.below):
        return ASSERTED  # "denied that and *demanded* 40"
    if relation == "nsubj" and not labels.is_passive(above):
        return ASSERTED
    if relation == "obl":
        shape = number.preposition if step.below.i == number.top.i else labels.preposition(step.below)
        return _of_word(above, shape) if (f"{above.lower_} {shape}", "verb") in _words() else ASSERTED
    said = _of_word(above, "that" if relation in ("ccomp", "csubj") else "")
    return said if _is_spoken_of(step, said) else ASSERTED


def _is_negated(token: Token) -> bool:
    """Whether a word is negated, or stands under one that is: "has *no* confirmation", "was *unable* to confirm"."""
    if labels.negations(token) or any(child.lower_ in ("no", "without", "little") for child in token.lefts):
        return True
    above, relation = token.head, labels.relation(token)
    is_failed = relation in ("xcomp", "ccomp", "acl") and above.lower_ in _FAILING
    return is_failed or (token.pos_ == "NOUN" and relation == "obj" and bool(labels.negations(above)))


def _is_spoken_of(step: Step, said: Said) -> bool:
    """Whether a denial or doubt is of what is said, not of a thing: "rejected the *claim* that 80", not "an offer of 80"."""
    if (
        said.word is None
        or said.word.pos_ != "VERB"
        or _words().get((said.word.lower_, "verb"), (None,))[0] not in _STRONG
    ):
        return True
    is_thing = labels.relation(step.below) in ("obj", "iobj", "nsubj")
    return not is_thing or step.below.lower_ in forms("figure") or step.below.lower_ in forms("report")


def _described(number: Placed) -> Said:
    """Return the stance of a word that describes a number: "an *estimated* 40", "*probably* 40", "40 *feared* dead"."""
    words, listed = number.number.figure.words, _describing()
    for token in words.doc[max(0, words.start - _NEAR) : words.end]:
        if (stance := listed.get(token.lower_)) is None:
            continue
        if number.spans(token) or (token.dep_ in _BESIDE_NUMBER and number.holds(token.head)):
            return Said(stance, token)
    behind = (child for child in number.top.rights if child.lower_ in listed and child.tag_ == "VBN")
    return next((Said(listed[child.lower_], child) for child in behind if _is_guess(child)), ASSERTED)


def _is_guess(token: Token) -> bool:
    """Whether a participle behind a number says what its people are taken for: "40 *feared* dead", "*believed* to be armed"."""
    return any(child.i > token.i for child in labels.children(token, "xcomp", "ccomp", "obj", "amod"))


def _governed(number: Placed, said: Attribution | None) -> Said:
    """Return the strongest stance of the words above a number that say something of it, up to the cue."""
    cues = {cue.i for cue in said.cue} if said is not None else set()
    found = ASSERTED
    for step in scope(number).steps:
        if step.above.i in cues:
            break
        found = strongest((found, _of_step(step, number)))
    return found


def _estimated(number: Placed, above: Clause) -> Said:
    """Return the stance of an estimate that is named beside the clause: "by one estimate, 40 people died"."""
    nouns = [
        child for child in above.predicate.children if (child.lower_, "noun") in _words() and child.i != number.top.i
    ]
    return strongest(_of_word(noun) for noun in nouns if labels.preposition(noun) in _BESIDE)
