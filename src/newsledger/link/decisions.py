"""What people decided of actors: rows of ``actor_decisions``, of which the latest about a pair of keys holds."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsledger.current import surviving_sql
from newsledger.ids import make_id
from newsledger.link.clusters import Decided, KeyPair
from newsledger.records import ActorDecision
from newsledger.run import Run, utc_now

MERGE, SPLIT = "merge", "split"


class Ruling(NamedTuple):
    """The latest decision about a pair."""

    decision_id: str
    pair: KeyPair
    action: str


def rulings(run: Run, connection: Any) -> list[Ruling]:
    """Return the latest decision about each pair, the earliest decision first."""
    rows = connection.execute(
        f"SELECT decision_id, actor_key, other_actor_key, action FROM ({surviving_sql(run, 'actor_decisions')})"
        " QUALIFY row_number() OVER (PARTITION BY actor_key, other_actor_key ORDER BY decided_at DESC, decision_id DESC) = 1"
        " ORDER BY decided_at, decision_id, actor_key, other_actor_key"
    ).fetchall()
    return [Ruling(decision_id, (one, other), action) for decision_id, one, other, action in rows]


def decided(found: Iterable[Ruling]) -> Decided:
    """Return rulings as clustering takes them."""
    listed = list(found)
    return Decided(
        tuple(ruling.pair for ruling in listed if ruling.action == MERGE),
        frozenset(ruling.pair for ruling in listed if ruling.action == SPLIT),
    )


def rows(run: Run, action: str, pairs: Iterable[KeyPair], reason: str | None) -> Iterator[ActorDecision]:
    """Yield the rows of one decision."""
    now = utc_now()
    decision_id = make_id("dec", run.run_id, action, now.isoformat())
    for one, other in sorted(pairs):
        yield ActorDecision(
            decision_id=decision_id,
            actor_key=one,
            other_actor_key=other,
            action=action,
            reason=reason,
            decided_at=now,
            run_id=run.run_id,
        )
