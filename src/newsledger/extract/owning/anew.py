"""What tells that a number is not of what was told before: its own time, place or event."""

from datetime import timedelta
from typing import Final

from spacy.tokens import Token

from newsledger.extract.events import Event
from newsledger.extract.figures import Number
from newsledger.extract.owning.governor import governor, nouns
from newsledger.extract.owning.passage import is_disaster
from newsledger.extract.owning.told import Told
from newsledger.extract.scene.narrative import is_definite
from newsledger.extract.scene.same_setting import words
from newsledger.nlp.labels import children, preposition
from newsledger.nlp.rule_words import event_nouns

# How long before the article, or before its event, a date may lie without being of another event.
NEWS: Final = timedelta(days=30)
EVE: Final = timedelta(days=1)
# Prepositions of the event that did or saw the harm: "hurt *in* a raid".
DURING: Final = frozenset({"in", "during", "from", "after", "following", "at", "by"})


def tells_anew(number: Number, event: Event, told: Told) -> bool:
    """Whether a sentence behind the event's, or a title before it, tells of something else."""
    index, first = number.figure.sentence_index, event.mention.sentence_index
    here = told.passage(index)
    if here.heading is not None and here.heading < number.figure.number.i:
        return True
    since = range(first + 1, index + 1) if first < index else range(index, first + 1)
    if here.is_of_another or any(told.passage(between).is_of_disaster for between in since):
        return True
    return _is_before(number, event, told) or _has_own_event(number, event, told)


def _is_before(number: Number, event: Event, told: Told) -> bool:
    """Whether a date in the number's sentence lies before the event."""
    here, start = told.passage(number.figure.sentence_index), event.mention.start_on
    published = told.context.article.published_at
    if here.ends_on is None:
        return False
    if start is not None:
        return here.ends_on < start - EVE
    return here.is_coarse if published is None else here.ends_on < published.date() - NEWS


def is_of_disaster(number: Number) -> bool:
    """Whether what governs a number came about in what harms and is no event: "two pilots died *in the crash*"."""
    return any(is_disaster(noun) for noun in _during(number))


def _during(number: Number) -> list[Token]:
    """Return the nouns for what the harm that a number tells came about in."""
    heads = {word for word in (number.measured.word, governor(number.figure.number)) if word is not None}
    return [noun for head in heads for noun in children(head, "obl", "nmod") if preposition(noun) in DURING]


def _has_own_event(number: Number, event: Event, told: Told) -> bool:
    """Whether a number is told to be of an event by a noun for another: "hurt *during an exercise*".

    "The blast" is that of a sentence that tells a blast, or that something was blown up.
    """
    named = [noun for noun in _during(number) if noun.pos_ == "NOUN" and _names_event(noun)]
    lemmas = told.passage(event.mention.sentence_index).lemmas
    return not all(is_definite(noun) and _is_told(noun, lemmas) for noun in named)


def _names_event(noun: Token) -> bool:
    word = noun.lemma_.lower()
    return word in event_nouns() or word in nouns("generic")


def _is_told(noun: Token, lemmas: frozenset[str]) -> bool:
    """Whether the words of a sentence tell what a noun names; a general one without more to it is of any."""
    word = noun.lemma_.lower()
    listed = event_nouns().get(word)
    is_general = word in nouns("generic") and not children(noun, "amod", "compound", "nmod")
    return is_general or word in lemmas or (listed is not None and listed.verb in lemmas)


def is_elsewhere(number: Number, event: Event, told: Told) -> bool:
    """Whether what governs a number is said to be in another country than the event's."""
    verb = governor(number.figure.number)
    if verb is None or event.mention.country is None:
        return False
    index = number.figure.sentence_index
    phrases = [noun for noun in children(verb, "obl", "nmod") if preposition(noun) in words("locates")]
    found = [told.context.places.at(index, noun) for noun in phrases]
    countries = {place.country for place in found if place is not None and place.country}
    return bool(countries) and event.mention.country not in countries
