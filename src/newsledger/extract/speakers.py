"""Speakers: the columns of a row that say who reports it, from the attribution that its words stand in."""

from dataclasses import dataclass
from typing import Final

from newsledger.extract.attribution import Attribution
from newsledger.extract.context import Context
from newsledger.ontology import ActorType, QuoteType, SourceType
from newsledger.records import ActorMention

# What kind of source an actor is by its PLOVER sector, where the words of the source do not tell.
_OF_SECTOR: Final = {
    "GOV": SourceType.OFFICIAL,
    "LEG": SourceType.OFFICIAL,
    "JUD": SourceType.OFFICIAL,
    "SPY": SourceType.OFFICIAL,
    "COP": SourceType.POLICE,
    "MIL": SourceType.MILITARY,
    "PRM": SourceType.MILITARY,
    "UAF": SourceType.MILITARY,
    "REB": SourceType.MILITARY,
    "JRN": SourceType.MEDIA,
    "NGO": SourceType.NGO,
    "MED": SourceType.HOSPITAL,
}
# The same by type, where no sector is known.
_OF_TYPE: Final = {
    ActorType.GOVERNMENT: SourceType.OFFICIAL,
    ActorType.INTERNATIONAL: SourceType.OFFICIAL,
    ActorType.MILITARY: SourceType.MILITARY,
    ActorType.ARMED_GROUP: SourceType.MILITARY,
    ActorType.MEDIA: SourceType.MEDIA,
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who reports something; all None for the author's own words."""

    text: str | None = None
    mention_id: str | None = None
    actor_id: str | None = None
    source_type: SourceType | None = None
    cue: str | None = None
    quote_type: QuoteType | None = None


def speaker(attribution: Attribution | None, context: Context) -> Speaker:
    """Return who says what stands in the content of an attribution."""
    if attribution is None:
        return Speaker()
    mention = context.speaker(attribution)
    return Speaker(
        text=attribution.source_text,
        mention_id=mention.actor_mention_id if mention else None,
        actor_id=mention.actor_id if mention else None,
        source_type=attribution.source_type or type_of(mention),
        cue=attribution.cue_text,
        quote_type=attribution.quote_type,
    )


def type_of(mention: ActorMention | None) -> SourceType | None:
    """Return the kind of source that an actor is; None where neither sector nor type tells."""
    if mention is None:
        return None
    of_type = _OF_TYPE.get(mention.actor_type) if mention.actor_type else None
    return _OF_SECTOR.get(mention.sector or "") or of_type
