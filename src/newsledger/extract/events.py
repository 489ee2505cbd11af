"""Event mentions and their roles: what is coded, who takes part, where, when, whether it happened, and who says so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from newsledger.extract.coded import Coded
from newsledger.extract.coding import coded
from newsledger.extract.context import Context
from newsledger.extract.parties.members import is_people
from newsledger.extract.roles import Filler, roles
from newsledger.extract.scene.setting import Setting, settings
from newsledger.extract.speakers import speaker
from newsledger.extract.standing import Standing, standing
from newsledger.ids import make_id
from newsledger.ontology import Factuality, RoleName
from newsledger.records import ActorMention, EventMention, EventRole

FIRST_PERSON: Final = frozenset({"i", "we", "me", "us", "my", "our", "ourselves", "myself"})
# How a name depends on a noun that says what it is, and on a thing that is its owner's.
NAMING: Final = frozenset({"appos", "flat"})
OWNING: Final = frozenset({"compound", "nmod:poss", "amod"})

# Where it happens it may be the next day already.
ZONES: Final = timedelta(days=1)


class Event(NamedTuple):
    """An event mention with its roles; ``head`` is the word whose arguments are the event's (see :class:`Coded`)."""

    mention: EventMention
    roles: list[EventRole]
    head: Token


def event_mentions(doc: Doc, context: Context) -> Iterator[Event]:
    """Yield the event mentions of ``doc``, each with its roles, in text order; their words do not overlap.

    ``doc.text`` equals the article's text, so offsets are the article's (half-open, in characters).
    """
    for event, found in settings(coded(doc), context):
        stands = standing(event, context, found.date)
        setting = _past(found, context) if stands.factuality is Factuality.ACTUAL else found
        mention = _mention(event, context, setting, stands)
        yield Event(mention, [*_roles(mention, event, context), *_when_and_where(mention, setting)], event.head)


def _past(setting: Setting, context: Context) -> Setting:
    """Return the setting of what has happened: not on a day after the article's, as in captions that were added later."""
    on, day = context.article.published_at, setting.date
    if on is None or day is None or day.start_on is None or day.start_on - on.date() <= ZONES:
        return setting
    return replace(setting, date=None, reason=f"{setting.reason}; '{day.text}' is after the article")


def _mention(event: Coded, context: Context, setting: Setting, stands: Standing) -> EventMention:
    article, place, day = context.article, setting.place, setting.date
    said = speaker(context.said_by(event.head), context)
    return EventMention(
        event_mention_id=make_id("evm", article.article_id, event.start_char, event.end_char, event.event_type),
        article_id=article.article_id,
        sentence_index=event.sentence_index,
        event_type=event.event_type,
        mode=event.mode,
        cameo_code=event.cameo_code,
        trigger_text=article.text[event.start_char : event.end_char],
        start_char=event.start_char,
        end_char=event.end_char,
        factuality=stands.factuality,
        is_historical=stands.is_historical,
        start_on=day.start_on if day else None,
        end_on=day.end_on if day else None,
        date_precision=day.date_precision if day else None,
        date_basis=day.date_basis if day else None,
        date_text=day.text if day else None,
        place_id=place.place_id if place else None,
        country=place.country if place else None,
        source_text=said.text,
        source_mention_id=said.mention_id,
        source_actor_id=said.actor_id,
        source_type=said.source_type,
        cue=said.cue,
        quote_type=said.quote_type,
        confidence=event.confidence,
        rule="; ".join(filter(None, (event.rule, stands.reason, setting.reason))),
    )


def _roles(mention: EventMention, event: Coded, context: Context) -> Iterator[EventRole]:
    for filler in roles(event):
        yield _role(mention, filler, context)


def _role(mention: EventMention, filler: Filler, context: Context) -> EventRole:
    actor = _who(filler, context) if filler.role in (RoleName.ACTOR, RoleName.RECIPIENT) else None
    return EventRole(
        event_mention_id=mention.event_mention_id,
        article_id=mention.article_id,
        role=filler.role,
        actor_mention_id=actor.actor_mention_id if actor else None,
        actor_id=actor.actor_id if actor else None,
        text=filler.span.text,
        start_char=filler.span.start_char,
        end_char=filler.span.end_char,
    )


def _who(filler: Filler, context: Context) -> ActorMention | None:
    """Return the mention of an actor that a filler is: its head's; of "we" who speaks; else the name beside its head.

    A name only owns or describes a thing ("*US* bases"), of people it is what they are called ("candidate *Mara Velt*").
    """
    head, span = filler.head, filler.span
    index = context.sentence_index(head)
    found = context.actors.at(index, head)
    said = context.said_by(head) if head.lower_ in FIRST_PERSON and (found is None or found.actor_id is None) else None
    if said is not None:
        return context.speaker(said) or found
    if found is not None:
        return found
    links = NAMING if is_people(head.lower_) else NAMING | OWNING
    for mention in context.actors.within(index, span.start_char, span.end_char):
        words = head.doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
        if words is not None and words.root.head == head and words.root.dep_ in links:
            return mention
    return None


def _when_and_where(mention: EventMention, setting: Setting) -> Iterator[EventRole]:
    for role, found in ((RoleName.PLACE, setting.place), (RoleName.DATE, setting.date)):
        if found is not None:
            yield EventRole(
                event_mention_id=mention.event_mention_id,
                article_id=mention.article_id,
                role=role,
                text=found.text,
                start_char=found.start_char,
                end_char=found.end_char,
            )
