"""Single people: which noun, name or pronoun means one person, how it says so, and which person of the article that is."""

from enum import StrEnum
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.extract.context import Context
from newsledger.extract.implying.words import implied_words
from newsledger.extract.knowledge.nouns import Kind, nouns
from newsledger.nlp import labels
from newsledger.nlp.labels import relation
from newsledger.ontology import ActorType, MentionType
from newsledger.records import ActorMention

SINGULAR: Final = frozenset({"NN", "NNP", "JJ", ""})
PLURAL: Final = frozenset({"NNS", "NNPS"})
BEFORE: Final = frozenset({"det", "nmod:poss", "amod", "compound", "nummod"})
PEOPLE: Final = "NORP"
OLD: Final = "year-old"
DASHES: Final = frozenset({"-", "--", "–", "—"})


class Way(StrEnum):
    """How words mean one person; the value ends the rule of a claim."""

    ONE = "one"
    DEFINITE = "definite"
    NAME = "name"


class Person(NamedTuple):
    """One person in a sentence.

    Attributes:
        noun: whom the concept names: the drivers of "one of its drivers".
        first, last: the words that mean the person, without what describes them.
        key: the same for two mentions of one person of the article; None where nothing says who it is.
        name: the fullest name of who it is in the article, where it has one.
    """

    noun: Token
    way: Way
    first: Token
    last: Token
    key: str | None = None
    name: str | None = None


def person(noun: Token, context: Context) -> Person | None:
    """Return the one person that a word means; None where it means several, nobody in particular, or a thing."""
    if _is_described(noun) or _is_label(noun) or _is_ranked(noun):
        return None
    if noun.lower_ in implied_words("next"):
        return Person(noun, Way.ONE, _first(noun), noun) if _is_new(noun) else None
    if noun.pos_ in ("PRON", "DET") or noun.lower_ in implied_words("one"):
        return _by_pronoun(noun, context)
    if noun.tag_ not in SINGULAR or _is_counted(noun):
        return None
    if (named := _by_name(noun, context)) is not None:
        return named
    last = _last(noun)
    way = _determined(noun) if last is not None else None
    if way is None or last is None:
        return None
    mention = _mention(noun, context)
    key = mention.actor_key if mention and mention.actor_type is ActorType.PERSON else None
    return Person(noun, way, _first(noun), last, key)


def _is_counted(noun: Token) -> bool:
    """Whether words before a noun count more than one: "three", "several", "multiple"; "one" is read by who reads numerals."""
    before = {child.lower_ for child in noun.lefts}
    numbers = [number for number in labels.numbers(noun) if number.i < noun.i]
    return bool(before & implied_words("several")) or any(
        number.lower_ not in implied_words("one") for number in numbers
    )


def _is_described(noun: Token) -> bool:
    """Whether a noun only says who the one before it is: "Mara Velt, *a farmer* and *mother*,".

    One of a list ("a teacher, *a policeman* and a nurse") or of several ("two guards, *John Velt*") is somebody.
    """
    first = noun.head if relation(noun) == "conj" else noun
    if relation(first) != "appos" or first.head.tag_ in PLURAL:
        return False
    if first.head.pos_ == "PROPN":
        return noun.pos_ != "PROPN" or first == noun
    return first == noun and not _is_joined(noun) and (not _is_joined(noun.head) or noun.pos_ == "PROPN")


def _is_label(noun: Token) -> bool:
    """Whether a noun opens a text as its label or as where it comes from: "*Sheriff*: Boy shot", "*KOLM* -- Two"."""
    first, last = _named(noun)
    if any(not word.is_space for word in noun.doc[noun.sent.start : first.i]) or last.i + 1 >= noun.sent.end:
        return False
    mark = last.nbor().text
    return mark == ":" or noun.dep_ == "obl:unmarked" or (noun.is_upper and mark in DASHES)


def _is_ranked(noun: Token) -> bool:
    """Whether somebody is the last of many: "the *52nd* climber to be killed"."""
    return any(child.lower_[:1].isdigit() for child in noun.lefts if child.dep_ == "amod")


def _is_joined(noun: Token) -> bool:
    return relation(noun) == "conj" or bool(labels.children(noun, "conj"))


def _mention(noun: Token, context: Context) -> ActorMention | None:
    return context.actors.at(context.sentence_index(noun), noun)


def _by_pronoun(noun: Token, context: Context) -> Person | None:
    if noun.lower_ in implied_words("somebody"):
        return Person(noun, Way.ONE, noun, noun)
    if noun.lower_ in implied_words("one"):
        return _one_of(noun)
    mention = _mention(noun, context)
    if noun.lower_ not in implied_words("he"):
        return None
    if mention is None or mention.actor_key is None:
        return Person(noun, Way.DEFINITE, noun, noun) if noun.dep_ != "nmod:poss" else None
    is_somebody = mention.actor_type is ActorType.PERSON
    return Person(noun, Way.DEFINITE, noun, noun, mention.actor_key, mention.name) if is_somebody else None


def _one_of(noun: Token) -> Person | None:
    """Return the person of "one of its drivers"; nobody of "one of five", which is printed, or "no one"."""
    if any(child.lower_ in implied_words("general", "none") for child in noun.lefts):
        return None
    for child in noun.rights:
        if relation(child) == "nmod" and labels.preposition(child) == "of" and not labels.numbers(child):
            return Person(child, Way.ONE, noun, child) if child.tag_ in PLURAL | {"PRP"} else None
    return None


def _by_name(noun: Token, context: Context) -> Person | None:
    """Return the person whose name a noun is or has beside it: "a farmer, *Mara Velt*,"."""
    is_common = is_person(noun.lower_) and noun.i == noun.sent.start  # "Toddler killed in crash"
    words = [word for word in labels.children(noun, "appos", "flat") if word.tag_ not in PLURAL]
    words += [word for word in noun.doc[noun.i + 1 : noun.i + 2] if word.ent_type_ == "PERSON"]
    for word in words if is_common else (noun, *words):
        found = _mention(word, context)
        if found is not None and found.mention_type is MentionType.NAME and found.actor_type is ActorType.PERSON:
            span = noun.doc.char_span(found.start_char, found.end_char, alignment_mode="expand")
            way = Way.ONE if word == noun and _is_new(noun) else Way.NAME
            return Person(word, way, span[0], span[-1], found.actor_key, found.name) if span else None
    if noun.pos_ == "PROPN" and noun.ent_type_ == "PERSON" and not is_common:
        first, last = _named(noun)
        return Person(noun, Way.NAME, first, last, noun.lower_)
    return None


def _is_new(noun: Token) -> bool:
    """Whether a name is of what somebody is, not of who: "*a* Carabinero"."""
    return any(child.lower_ in implied_words("new") for child in noun.lefts if child.dep_ == "det")


def _named(noun: Token) -> tuple[Token, Token]:
    """Return the first and the last word of a recognised name."""
    first = last = noun
    while first.ent_iob_ == "I" and first.i > 0:
        first = first.nbor(-1)
    while last.i + 1 < len(noun.doc) and noun.doc[last.i + 1].ent_iob_ == "I":
        last = last.nbor()
    return first, last


def is_one(noun: Token) -> bool:
    """Whether a common noun means one person by its form."""
    return _last(noun) is not None


def _last(noun: Token) -> Token | None:
    """Return the last word of a common noun that means one person by its form: "contractor", "passer-*by*", "17-year-*old*".

    None for others: "contractors", "crew", "army".
    """
    if noun.ent_type_ == PEOPLE and any(child.dep_ == "det" for child in noun.lefts):
        return noun  # a Velian
    if noun.lower_ == "old":
        return noun if noun.doc[max(0, noun.i - 2) : noun.i + 1].text.lower() == OLD else None
    if is_person(noun.lower_):
        return noun
    doc, last = noun.doc, noun.i + 2
    if last >= len(doc) or doc[last - 1].text != "-":
        return None
    return doc[last] if is_person(f"{noun.lower_}-{doc[last].lower_}") else None


def is_person(word: str) -> bool:
    """Whether a word, in small letters, means one person."""
    known = nouns().get(word)
    return known is not None and known.kind is Kind.PERSON and not known.is_plural


def _determined(noun: Token) -> Way | None:
    """Return how a noun means one person by its determiner; without one it is new, as in headlines and lists."""
    words = {child.lower_ for child in noun.lefts if child.dep_ == "det"}
    if words & implied_words("general"):
        return None
    if words:
        return Way.ONE if words & implied_words("new") else Way.DEFINITE
    return Way.DEFINITE if labels.possessors(noun) else Way.ONE


def _first(noun: Token) -> Token:
    """Return the first word of a noun's phrase: its determiner or owner, else the first that describes it."""
    before = [child.left_edge for child in noun.lefts if child.dep_ in BEFORE]
    first = min([*before, noun], key=lambda token: token.i)
    return first.nbor() if first.is_punct else first
