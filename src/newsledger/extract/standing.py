"""Standing: whether an article presents an event as happened, planned, tried, threatened, denied or negated, and as news.

The categories are those of :mod:`newsledger.nlp.stance`. What matters is the event as it is coded: a threat that was made is an
actual THREATEN, and an agreement to send aid an actual AGREE; but of "will meet", which PLOVER codes as AGREE, the words name a
meeting to come, so it is planned. ``factuality = 'actual'`` therefore finds what an article says has happened.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Token

from newsledger.extract.background import background
from newsledger.extract.coded import Coded
from newsledger.extract.context import Context
from newsledger.nlp import labels
from newsledger.nlp.certainty import Stances
from newsledger.nlp.rule_words import certainties, lemma
from newsledger.nlp.stance import FACT, NEGATIVE, Stance
from newsledger.ontology import EventType, Factuality
from newsledger.plover import quad_class
from newsledger.records import DateMention

# What somebody acts for is as firm as what he promises: MEANTIME's annotators take nine purposes in ten for certain.
PURPOSE: Final = 2.5
# The quad class of harm done, which is a threat where it is vowed.
CONFLICT: Final = 4
# Tags of what is told as over.
PAST: Final = frozenset({"VBD", "VBN"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a text presents an event, and the words that say so.

    Attributes:
        factuality: None where the text leaves it open and nothing else fits.
        is_historical: background from before the news that the article reports.
        reason: what told, in words, for the ``rule`` of the event's row; empty where it is the plain case.
        value: in [-3, 3]: how certain it is that it happened or will; -3 that it did or will not.
    """

    factuality: Factuality | None
    is_historical: bool
    reason: str = ""
    value: float = 3.0


def standing(event: Coded, context: Context | None = None, day: DateMention | None = None) -> Standing:
    """Return how the article presents the event; ``day`` is the event's date.

    Without a context nothing is told to be background, and no date to lie ahead.
    Source: FactBank (Sauri and Pustejovsky 2009), PLOVER 2.0 auxiliary modes.
    """
    stance = _threatened(_of_event(event), event)
    if context is None:
        return _standing(stance)
    if stance.category is Factuality.ACTUAL and _is_ahead(event.head, context, day):
        return Standing(Factuality.PLANNED, False, f"planned: dated '{day.text}'" if day else "", stance.value)
    since = background(event, context, day)
    stands = _standing(stance)
    if since is None:
        return stands
    return replace(
        stands, is_historical=True, reason="; ".join(filter(None, (stands.reason, f"background: '{since}'")))
    )


def standing_of(token: Token) -> Standing:
    """Return how its sentence presents what a word says, whatever event it names."""
    return _standing(stances(token.doc).of(token))


def _standing(stance: Stance) -> Standing:
    is_purpose = stance.category is Factuality.PLANNED and stance.cue is None
    return Standing(stance.category, False, _reason(stance), PURPOSE if is_purpose else stance.value)


def _of_event(event: Coded) -> Stance:
    """Return the stance of the event's word, but for what makes it the event that it is."""
    found = stances(event.head.doc)
    stance = found.of(event.head)
    if not _is_of_the_event(stance, event):
        return stance
    around = found.around(event.head)
    return FACT if _is_vow(around.cue) else around


@lru_cache(maxsize=1)
def stances(doc: Doc) -> Stances:
    """Return the stances of the words of a document: its events and numbers are asked one after the other and share them."""
    return Stances()


def _is_vow(cue: Token | None) -> bool:
    return cue is not None and lemma(cue) in certainties("vow")


def _is_of_the_event(stance: Stance, event: Coded) -> bool:
    """Whether the word that makes it unreal makes it the event: "will *not meet*", a REJECT, or "*must* leave", a REQUEST."""
    cue = stance.cue
    if cue is None:
        return False
    if event.event_type is EventType.REQUEST and cue.head == event.head and cue.tag_ == "MD":
        return stance.category is Factuality.HYPOTHETICAL and lemma(event.head) not in certainties("verb")
    is_refusal = event.event_type is EventType.REJECT and not _refuses(event.head)
    if stance.category is Factuality.NEGATED:
        return is_refusal or event.words.start <= cue.i < event.words.end
    return is_refusal and _is_vow(cue) and bool(labels.negations(event.head))


def _refuses(head: Token) -> bool:
    """Whether the event's word is one of refusing itself, so that "not" takes the refusal back: "did not reject"."""
    listed = certainties("verb").get(lemma(head))
    return listed is not None and listed.category in NEGATIVE


def _threatened(stance: Stance, event: Coded) -> Stance:
    """Return the stance of harm that somebody vows, or warns that he will do: a threat. Source: PLOVER manual 2.0, THREATEN."""
    if not _is_vow(stance.cue) or quad_class(event.event_type) != CONFLICT:
        return stance
    is_own = bool(labels.modals(event.head)) and any(noun.pos_ == "PRON" for noun in labels.subjects(event.head))
    is_vowed = stance.category is Factuality.PLANNED or (stance.category is Factuality.HYPOTHETICAL and is_own)
    return stance._replace(category=Factuality.THREATENED) if is_vowed else stance


def _is_ahead(head: Token, context: Context, day: DateMention | None) -> bool:
    """Whether an event told without a past tense has a date behind the article's: "the talks begin on Monday"."""
    on = context.article.published_at
    if day is None or day.start_on is None or on is None or day.start_on <= on.date():
        return False
    if head.pos_ in ("NOUN", "PROPN"):
        return labels.relation(head) == "root" or (labels.relation(head) == "nsubj" and head.head.tag_ not in PAST)
    return not any(token.tag_ in PAST for token in (head, *head.children))


def _reason(stance: Stance) -> str:
    """Return the category and the word that makes it so; the empty string in the plain case."""
    if stance.cue is None:
        return "planned: purpose" if stance.category is Factuality.PLANNED else ""
    words = stance.cue.lower_
    following = stance.cue.i + 1
    if following < len(stance.cue.doc) and (word := stance.cue.doc[following].lower_) in ("to", "that", "of", "for"):
        words = f"{words} {word}"
    return f"{stance.category}: '{words}'"
