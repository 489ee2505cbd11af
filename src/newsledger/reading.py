"""What one article says, as rows: what ``newsledger.read`` and ``newsledger.claims`` return."""

from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, Final

from newsledger.claim_wording import claim_line
from newsledger.ontology import RoleName
from newsledger.records import (
    ActorMention,
    Article,
    Claim,
    DateMention,
    EventMention,
    EventRole,
    PlaceMention,
    Record,
    Sentence,
)
from newsledger.wording import days, who_did_what

SHOWN: Final = 60
TABLES: Final = {
    "sentences": "sentences",
    "date_mentions": "dates",
    "place_mentions": "places",
    "actor_mentions": "actors",
    "event_mentions": "events",
    "event_roles": "roles",
    "claims": "claims",
}


class Claims(tuple[Claim, ...]):
    """The numbers of one article in text order: a tuple of rows that prints one line a claim."""

    __slots__ = ()

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as plain dictionaries, for pandas, polars or JSON."""
        return [_plain(claim) for claim in self]

    def lines(self) -> list[str]:
        """Return one line a claim, in text order: how much of what, who says so, whether it is so, and since when."""
        return [claim_line(row) for row in self.to_dicts()]

    def __str__(self) -> str:
        return "\n".join(f"{line} ({claim.text!r})" for claim, line in zip(self, self.lines(), strict=True))

    def __repr__(self) -> str:
        return f"Claims({', '.join(repr(claim.text) for claim in self)})"


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """What one article says: each field holds rows of one table, in text order."""

    article: Article
    sentences: tuple[Sentence, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    events: tuple[EventMention, ...]
    roles: tuple[EventRole, ...]
    claims: Claims

    def to_dicts(self) -> dict[str, list[dict[str, Any]]]:
        """Return all rows as plain dictionaries by table name, for pandas, polars or JSON."""
        rows = {table: [_plain(row) for row in getattr(self, name)] for table, name in TABLES.items()}
        return {"articles": [_plain(self.article)], **rows}

    def __repr__(self) -> str:
        shown = self.article.title or self.article.text
        shown = shown if len(shown) <= SHOWN else shown[: SHOWN - 1].rstrip() + "…"
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in TABLES.values())
        return f"Reading({shown!r}: {counts})"

    def who_did_what(self) -> list[str]:
        """Return one line an event mention, in text order: who did what to whom, whether it happened, and when.

        Who is named by a pronoun or a noun is there by name, where the article tells it.
        """
        names = {mention.actor_mention_id: mention.name for mention in self.actors}
        parties: dict[str, dict[RoleName, list[str]]] = {}
        for role in self.roles:
            name = names.get(role.actor_mention_id or "") or role.text
            parties.setdefault(role.event_mention_id, {}).setdefault(role.role, []).append(name)
        return [_line(event, parties.get(event.event_mention_id, {})) for event in self.events]

    def __str__(self) -> str:
        events = [
            f"  {line} ({event.trigger_text!r})" for event, line in zip(self.events, self.who_did_what(), strict=True)
        ]
        return "\n".join([repr(self), *events, *(f"  {line}" for line in str(self.claims).splitlines())])


def _plain(row: Record) -> dict[str, Any]:
    values = {field.name: getattr(row, field.name) for field in fields(row)}  # type: ignore[arg-type]
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


def _line(event: EventMention, parties: dict[RoleName, list[str]]) -> str:
    return who_did_what(
        parties.get(RoleName.ACTOR, []),
        parties.get(RoleName.RECIPIENT, []),
        f"{event.event_type} {event.mode}" if event.mode else str(event.event_type),
        factuality=event.factuality,
        is_historical=event.is_historical,
        day=days(event.start_on, event.end_on),
    )
