"""Speakers: the columns of a row that say who reports it, from the attribution that its words stand in."""

from dataclasses import dataclass

from newsledger.extract.attribution import Attribution
from newsledger.extract.context import Context
from newsledger.ontology import QuoteType, SourceType


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
        text=attribution.source.text if attribution.source else None,
        mention_id=mention.actor_mention_id if mention else None,
        actor_id=mention.actor_id if mention else None,
        source_type=attribution.source_type,
        cue=attribution.cue_text,
        quote_type=attribution.quote_type,
    )
