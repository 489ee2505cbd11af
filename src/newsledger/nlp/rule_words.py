"""The words that the rules over a parse stand on, from the lexicons, and the lemma by which a word is looked up."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.inflect import noun_forms, verb_forms
from newsledger.ontology import Factuality

TIME_KINDS = ("month", "weekday", "season", "unit", "deictic", "daypart")


class EventNoun(NamedTuple):
    """A noun that names an event (``event_nouns.csv``): its verb, and the roles of "of", of "X's" and of prepositions."""

    verb: str
    of: str
    possessor: str
    prepositions: dict[str, str]


class Certainty(NamedTuple):
    """What a word says of what it governs, in [-3, 3]: where it is affirmed, and where it is negated.

    ``category`` is that of the affirmed. ``objects``: of which nouns it is said, beside clauses: any, new ones alone, or none.
    """

    positive: float
    negated: float
    category: Factuality
    objects: str


@cache
def event_nouns() -> dict[str, EventNoun]:
    """Return noun -> how its roles are placed."""
    return {
        row["noun"]: EventNoun(
            row["verb"], row["of"], row["possessor"], dict(p.split(":") for p in row["prepositions"].split())
        )
        for row in lexicon.load("event_nouns")
    }


@cache
def verb_roles() -> dict[tuple[str, str], str]:
    """Return (verb, place) -> role; a place is ``subject``, ``object`` or a preposition."""
    return {(row["verb"], row["place"]): row["role"] for row in lexicon.load("verb_roles")}


@cache
def adjunct_roles(kind: str) -> dict[str, str]:
    """Return word -> role for the prepositions, markers or adverbs."""
    return {row["word"]: row["role"] for row in lexicon.load("adjunct_words") if row["kind"] == kind}


@cache
def certainties(pos: str) -> dict[str, Certainty]:
    """Return word -> certainty for a part of speech of ``factuality_words.csv``."""
    return {row["word"]: _certainty(row) for row in lexicon.load("factuality_words") if row["pos"] == pos}


def _certainty(row: lexicon.Row) -> Certainty:
    return Certainty(float(row["positive"]), float(row["negated"]), Factuality(row["category"]), row["objects"])


@cache
def denying() -> frozenset[str]:
    """Return the words that say of what they govern that it did not happen; of a phrase its telling word."""
    return frozenset(_telling(row["word"]) for row in lexicon.load("factuality_words") if float(row["positive"]) < 0)


def _telling(phrase: str) -> str:
    """Return the rarest word of a phrase, as far as its length tells: "yet" of "have yet", "event" of "in the event of"."""
    return max((word for word in reversed(phrase.split()) if word != "have"), key=len)


@cache
def time_words() -> frozenset[str]:
    """Return words of dates and times, in small letters, units in the plural too."""
    words = {row["word"] for row in lexicon.load("date_words") if row["kind"] in TIME_KINDS}
    words |= adjunct_roles("noun").keys()
    return frozenset(words | {form for word in words for form in noun_forms(word)})


@cache
def _lemmas(pos: str) -> dict[str, str]:
    """Return form -> lemma of the verbs or nouns that the lexicons of this module hold."""
    if pos == "NOUN":
        words = [*event_nouns(), *certainties("noun")]
        return {form: word for word in words for form in noun_forms(word)}
    words = [*certainties("verb"), *certainties("light"), *(verb for verb, _ in verb_roles())]
    words += [entry.verb for entry in event_nouns().values()]
    return {form: word for word in words for form in verb_forms(word)}


def lemma(token: Token) -> str:
    """Return the lemma in small letters; without a lemmatizer that of a listed word, else the word as it is."""
    if token.lemma_:
        return token.lemma_.lower()
    return _lemmas("NOUN" if token.pos_ in ("NOUN", "PROPN") else "VERB").get(token.lower_, token.lower_)
