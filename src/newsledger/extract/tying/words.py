"""The words by which numbers hang together, by their forms, so that no lemmatizer is needed."""

from functools import cache
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.inflect import noun_forms, verb_forms
from newsledger.nlp import labels

UP: Final = "up"
DOWN: Final = "down"
ANY: Final = "any"
_NOUNS: Final = {"up_noun": UP, "down_noun": DOWN, "any_noun": ANY}
_VERBAL: Final = frozenset({"off", "holding", "include", "trade", "tally", "weigh", "permit", "hold"})
_AS_WRITTEN: Final = frozenset({"part", "pronoun", "sum", "until", "now", "compared"})


class Move(NamedTuple):
    """A word that says that a level moved: ``direction`` is up, down or any; ``pos`` verb, noun or adverb."""

    word: Token
    direction: str
    pos: str


def has_off(verb: Token) -> bool:
    """Whether "off" or "from" says what a sum is taken from: "wiped 2 billion *off* its value"."""
    behind = [child for noun in (verb, *labels.objects(verb)) for child in noun.rights]
    return any(word.lower_ == "off" or labels.preposition(word) in ("off", "from") for word in behind)


def _is_particle(token: Token) -> bool:
    """Whether an adverb belongs to a verb that names no change: "made *up*", "boil *down*"."""
    verb = token.head
    is_tied = token.dep_ == "compound:prt" or (token.dep_ == "advmod" and verb.i == token.i - 1)
    return (
        is_tied and verb.pos_ == "VERB" and verb.lower_ not in _directions("verb") and verb.lower_ not in forms("trade")
    )


def _aimed(verb: Token) -> str:
    """Return the direction that a particle gives a verb without one of its own: "edged *up*"."""
    words = (
        _directions("adverb").get(child.lower_) for child in verb.rights if child.dep_ in ("compound:prt", "advmod")
    )
    return next(filter(None, words), ANY)


@cache
def forms(kind: str) -> frozenset[str]:
    """Return the words of a kind of ``tie_words.csv`` in all their forms, as far as the kind is inflected."""
    found = {word for row in lexicon.load("tie_words") if row["kind"] == kind for word in row["words"].split()}
    if kind in _AS_WRITTEN:
        return frozenset(found)
    inflected = verb_forms if kind in _VERBAL else noun_forms
    return frozenset(form for word in found for form in inflected(word))


@cache
def _directions(pos: str) -> dict[str, str]:
    """Return form -> direction of the verbs, nouns or adverbs of change."""
    if pos == "noun":
        return {form: direction for kind, direction in _NOUNS.items() for form in forms(kind)}
    rows = [row for row in lexicon.load("change_words") if row["pos"] == pos]
    inflected = verb_forms if pos == "verb" else lambda word: (word,)
    return {form: row["direction"] for row in rows for form in inflected(row["word"])}


def move(token: Token) -> Move | None:
    """Return the change that a word names; None for any other.

    "Up" and "down" are adverbs of change by their form alone, but for the particle of a verb that names none ("make *up*"); a
    verb or noun is one by its part of speech too. "Edged *up*" has its direction from its particle.
    """
    word = token.lower_
    if direction := _directions("adverb").get(word):
        is_adverb = token.pos_ not in ("NOUN", "VERB") and not _is_particle(token)
        return Move(token, direction, "adverb") if is_adverb else None
    if token.pos_ == "VERB" and word in forms("off") and word not in _directions("verb"):
        return Move(token, DOWN, "verb") if has_off(token) else None
    if token.pos_ == "VERB" and (direction := _directions("verb").get(word)):
        return Move(token, _aimed(token) if direction == ANY else direction, "verb")
    if token.pos_ == "NOUN" and (direction := _directions("noun").get(word)):
        return Move(token, direction, "noun")
    return None
