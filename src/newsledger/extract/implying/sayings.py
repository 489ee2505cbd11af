"""Where an article says that people were harmed, taken or freed: of which nouns, what it measures, and whether it was so."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.extract.context import Context
from newsledger.extract.figures import Measured
from newsledger.extract.implying.gate import BEFALLEN, tellings
from newsledger.extract.implying.persons import SINGULAR, is_one
from newsledger.extract.implying.words import implied_words
from newsledger.extract.measures import measure_of_head
from newsledger.extract.measuring.governing import HEADLINED, SUFFERING
from newsledger.extract.measuring.positions import PARTS
from newsledger.extract.parties.members import MOST
from newsledger.nlp import labels
from newsledger.nlp.certainty import Stances
from newsledger.nlp.labels import relation
from newsledger.nlp.stance import CERTAIN, Stance
from newsledger.ontology import Factuality, Measure

NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})
# Where a noun only describes another: "*twin* brothers".
WITHIN: Final = frozenset({"compound", "amod"})
# Pronouns that count, and words before a noun of which there is none.
PRONOUNS: Final = ("none", "one", "any", "somebody", "next", "he")
DENIED: Final = frozenset({"no", "any", "not", "without"})
# How a noun is joined to another, and a verb to the one that says more ("was found *dead*").
JOINED: Final = frozenset({"conj", "appos"})
THROUGH: Final = frozenset({"xcomp", "conj", "advcl", "ccomp"})
UNHURT: Final = Stance(Factuality.NEGATED, -CERTAIN)


class Saying(NamedTuple):
    """One noun of which the text says that it was harmed, taken or freed; ``stance``: whether it was so."""

    sentence_index: int
    noun: Token
    measured: Measured
    stance: Stance


def sayings(context: Context, stances: Stances) -> Iterator[Saying]:
    """Yield what the article says befell people, sentence by sentence in text order."""
    found: dict[int, Saying] = {}
    asked: set[int] = set()
    for word in tellings(context):
        for noun, measured, stance in _told(word, stances, asked):
            found[noun.i] = Saying(context.sentence_index(noun), noun, measured, stance)
    yield from (found[index] for index in sorted(found))


def _told(word: Token, stances: Stances, asked: set[int]) -> Iterator[tuple[Token, Measured, Stance]]:
    if word.lower_ in implied_words("unhurt"):
        yield from _unhurt(word)
        return
    yield from _befallen(word, stances, asked)
    if word.lower_ in implied_words("remains"):
        yield from _dead(word, stances)


def _befallen(word: Token, stances: Stances, asked: set[int]) -> Iterator[tuple[Token, Measured, Stance]]:
    for noun in _near(word):
        is_life = noun.lower_ in implied_words("life")
        if noun.i in asked or not (is_life or _may_count(noun, word)):
            continue
        asked.add(noun.i)
        if is_life:
            yield from _lost(noun, stances)
            continue
        told = measure_of_head(noun)
        if told.measure in BEFALLEN and told.word is not None:
            stance = stances.of(told.word)
            yield noun, told, stance
            yield from ((other, told, stance) for other in _beside(noun))


def _may_count(noun: Token, word: Token) -> bool:
    """Whether a word may be nobody or one person; a glance at what others look at closely."""
    if noun.lower_ in implied_words(*PRONOUNS) or (noun == word and noun.tag_ == "NNS"):
        return True
    if relation(noun) in WITHIN and noun.head.pos_ in NOMINAL and noun.head.lower_ not in (*HEADLINED, SUFFERING):
        return False
    if noun.tag_ in SINGULAR and (noun.pos_ == "PROPN" or noun.ent_type_ == "PERSON" or is_one(noun)):
        return True
    return any(child.lower_ in DENIED for child in noun.lefts)


def _lost(life: Token, stances: Stances) -> Iterator[tuple[Token, Measured, Stance]]:
    """Yield whose life is taken: "the storm claimed the *life* of a nurse", "claimed a nurse's *life*"."""
    told = measure_of_head(life)
    if told.measure is Measure.KILLED and told.word is not None:
        of = [noun for noun in (*life.rights, *life.head.rights) if labels.preposition(noun) == "of"]
        yield from ((noun, told, stances.of(told.word)) for noun in (*of[:1], *labels.possessors(life)))


def _dead(word: Token, stances: Stances) -> Iterator[tuple[Token, Measured, Stance]]:
    """Yield whose remains are spoken of: "the *body* of a miner was found"."""
    for noun in labels.children(word, "nmod"):
        if labels.preposition(noun) == "of":
            yield noun, Measured(Measure.KILLED, word, "remains"), stances.of(word)


def _beside(noun: Token) -> Iterator[Token]:
    """Yield the noun that a headline joins to its subject by a comma: "*Man*, woman killed in crash"."""
    first = noun.sent.start
    if noun.i == first + len(("Man", ",")) and noun.nbor(-1).text == "," and is_one(noun.doc[first]):
        yield noun.doc[first]


def _unhurt(word: Token) -> Iterator[tuple[Token, Measured, Stance]]:
    """Yield who is said to be well: "the mayor was *unhurt*", "the mayor escaped *unhurt*"."""
    for said in (word, word.head):
        for noun in [*labels.subjects(said), *labels.passive_subjects(said)]:
            yield noun, Measured(Measure.INJURED, word, "unhurt"), UNHURT


def _is_along(noun: Token) -> bool:
    """Whether a noun is joined to another, or one of those it names: "five people, including a *child*, died"."""
    label = relation(noun)
    return label in JOINED or (label == "nmod" and labels.preposition(noun) in PARTS)


def _near(word: Token) -> list[Token]:
    """Return the nouns of which a word may say something: its arguments, what it stands on, and all joined to these."""
    said = word._.predicate
    near = [argument.head for argument in said.arguments] if said else []
    near += [word, word.head, *word.children, *word.head.children]
    if word.head.dep_ in THROUGH:
        near += [word.head.head, *word.head.head.children]
    found = list({token.i: token for token in near if token.pos_ in NOMINAL}.values())
    for token in found:
        if len(found) > MOST:
            break
        found += [other for other in token.children if _is_along(other) and other not in found]
    return found
