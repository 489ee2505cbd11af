"""What tells that a number is not of what was told before: its own time, place or event."""

from datetime import timedelta
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.context import Context
from newsledger.extract.events import Event
from newsledger.extract.figures import Number
from newsledger.extract.owning.governor import governor, nouns
from newsledger.extract.scene.narrative import is_definite
from newsledger.extract.scene.same_setting import is_event, words
from newsledger.nlp.labels import children, preposition
from newsledger.nlp.rule_words import event_nouns
from newsledger.ontology import DatePrecision
from newsledger.records import DateMention

# How long before the article, or before its event, a date may lie without being of another event.
NEWS: Final = timedelta(days=30)
EVE: Final = timedelta(days=1)
# Words by which a date only bounds what is told: "the worst *since 2015*".
BOUNDS: Final = frozenset({"since", "than", "from", "until", "before"})
# Precisions of a date that is no event's day: "in 2019", "in the 1990s".
COARSE: Final = frozenset(
    {DatePrecision.YEAR, DatePrecision.DECADE, DatePrecision.CENTURY, DatePrecision.SEASON, DatePrecision.QUARTER}
)
# Adjectives of an event that is another one, beside those that tell a new one from the old.
ANOTHER: Final = frozenset({"similar", "separate", "unrelated", "different", "past", "prior", "deadliest", "worst"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Prepositions of the event that did or saw the harm: "hurt *in* a raid".
DURING: Final = frozenset({"in", "during", "from", "after", "following", "at", "by"})


def tells_anew(number: Number, event: Event, context: Context) -> bool:
    """Whether a sentence behind the event's tells of something else."""
    sentence = context.sentences[number.figure.sentence_index]
    if is_heading(sentence, number.figure.number) or names_other(sentence) or has_own_event(number, event, context):
        return True
    return is_other_time(number, event, context) or is_of_disaster(number, event, context)


def is_heading(sentence: Span, number: Token) -> bool:
    """Whether a sentence is a heading that names its own event before the number: "Bus station: 12 dead"."""
    if any(token.tag_ in FINITE for token in sentence):
        return False
    return any(token.text == ":" and token.i < number.i for token in sentence)


def names_other(sentence: Span) -> bool:
    """Whether a sentence tells of another event by an adjective: "in a *similar* attack"."""
    return any(token.dep_ == "amod" and is_event(token.head) and is_another(token.head) for token in sentence)


def is_another(noun: Token) -> bool:
    """Whether an adjective tells an event from the one told before: "*other* explosions"."""
    return any(child.lower_ in ANOTHER or child.lower_ in words("other") for child in children(noun, "amod"))


def has_own_event(number: Number, event: Event, context: Context) -> bool:
    """Whether a number is told to be of an event by a noun for another: "hurt *during an exercise*".

    "The blast" is that of a sentence that tells a blast, or that something was blown up.
    """
    heads = {word for word in (number.measured.word, governor(number.figure.number)) if word is not None}
    found = [noun for head in heads for noun in children(head, "obl", "nmod") if preposition(noun) in DURING]
    named = [noun for noun in found if noun.pos_ == "NOUN" and _names_event(noun)]
    if not named:
        return False
    told = {token.lemma_.lower() for token in context.sentences[event.mention.sentence_index]}
    return not all(is_definite(noun) and _is_told(noun, told) for noun in named)


def _names_event(noun: Token) -> bool:
    word = noun.lemma_.lower()
    return word in event_nouns() or word in nouns("generic")


def _is_told(noun: Token, told: set[str]) -> bool:
    """Whether the words of a sentence tell what a noun names; a general one without more to it is of any."""
    word = noun.lemma_.lower()
    listed = event_nouns().get(word)
    is_general = word in nouns("generic") and not children(noun, "amod", "compound", "nmod")
    return is_general or word in told or (listed is not None and listed.verb in told)


def is_of_disaster(number: Number, event: Event, context: Context) -> bool:
    """Whether a word of what harms and is no event stands between the event and the number."""
    between = context.sentences[event.mention.sentence_index + 1 : number.figure.sentence_index + 1]
    return any(token.pos_ == "NOUN" and token.lemma_.lower() in nouns("disaster") for sent in between for token in sent)


def is_other_time(number: Number, event: Event, context: Context) -> bool:
    """Whether a date in the number's sentence lies before the event."""
    return any(_is_before(date, event, context) for date in context.dates.in_sentence(number.figure.sentence_index))


def _is_before(date: DateMention, event: Event, context: Context) -> bool:
    if date.end_on is None or _bounds(date, context):
        return False
    start = event.mention.start_on
    if start is not None:
        return date.end_on < start - EVE
    published = context.article.published_at
    return date.date_precision in COARSE if published is None else date.end_on < published.date() - NEWS


def _bounds(date: DateMention, context: Context) -> bool:
    sentence = context.sentences[date.sentence_index]
    first = sentence.start_char
    span: Span = sentence.char_span(date.start_char - first, date.end_char - first, alignment_mode="expand")
    return preposition(span.root) in BOUNDS


def is_elsewhere(number: Number, event: Event, context: Context) -> bool:
    """Whether what governs a number is said to be in another country than the event's."""
    verb = governor(number.figure.number)
    if verb is None or event.mention.country is None:
        return False
    index = number.figure.sentence_index
    phrases = [noun for noun in children(verb, "obl", "nmod") if preposition(noun) in words("locates")]
    found = [context.places.at(index, noun) for noun in phrases]
    countries = {place.country for place in found if place is not None and place.country}
    return bool(countries) and event.mention.country not in countries
