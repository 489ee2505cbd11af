"""Merging and splitting actors by hand: what a person names, made into pairs of keys that the next linking obeys.

A merge is of two actors with all their keys; a split takes keys out of one. Either undoes the other: a merge lifts every split
between the two actors, and the split of an actor from what it was merged with lifts that merge alone, so that both are again
what they were.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from newsledger import duck, lexicon
from newsledger.current import surviving_sql
from newsledger.errors import UsageError
from newsledger.link.actors import known_actor
from newsledger.link.alike import pairs
from newsledger.link.clusters import Clusters, KeyPair, cluster, ordered
from newsledger.link.decisions import MERGE, SPLIT, Ruling, decided, rows, rulings
from newsledger.link.told import Key, gather, keys
from newsledger.run import Run


def _query(run: Run, connection: Any, columns: str, where: str, **values: str) -> list[Any]:
    mentions = surviving_sql(run, "actor_mentions")
    sql = f"SELECT DISTINCT {columns} FROM ({mentions}) WHERE actor_key IS NOT NULL AND ({where}) ORDER BY ALL"
    return [row[0] for row in connection.execute(sql, values).fetchall()]


def _actor(run: Run, connection: Any, name: str) -> str:
    """Return the actor that an id or key names now.

    Raises:
        UsageError: the ledger has none.
    """
    found = _query(run, connection, "actor_id", "actor_id = $name OR actor_key = $name", name=name)
    if not found:
        raise UsageError(
            f"{name}: the ledger at {run.ledger} has no such actor; `newsledger actors find NAME` lists actors with their ids"
        )
    return str(found[0])


def _members(run: Run, connection: Any, actor_id: str) -> list[str]:
    return _query(run, connection, "actor_key", "actor_id = $actor", actor=actor_id)


def stage_merge(run: Run, one: str, other: str, reason: str | None = None) -> None:
    """Stage that two actors are one. Each is named by its actor_id, or by a key of it.

    Raises:
        UsageError: the ledger has no such actor, or they are one already.
    """
    lexicon.use(run.settings.lexicons)
    with duck.connect(run.work) as connection:
        first, second = (_actor(run, connection, name) for name in (one, other))
        if first == second:
            raise UsageError(f"{one} and {other} are one actor already: {first}")
        left, right = set(_members(run, connection, first)), set(_members(run, connection, second))
        split = decided(rulings(run, connection)).split
    lifted = {pair for pair in split if len(left.intersection(pair)) == len(right.intersection(pair)) == 1}
    run.stage("actor_decisions", MERGE, rows(run, MERGE, {ordered(first, second), *lifted}, reason))


def stage_split(run: Run, actor: str, part: str, reason: str | None = None) -> None:
    """Stage that a part of an actor is another one: an actor that was merged into it, a key of it, or all keys of one spelling.

    Raises:
        UsageError: the ledger has no such actor, the actor no such part, or nothing would be left of it.
    """
    lexicon.use(run.settings.lexicons)
    with duck.connect(run.work) as connection:
        actor_id = _actor(run, connection, actor)
        members = _members(run, connection, actor_id)
        taken = _part(run, connection, actor_id, members, part)
        left = [key for key in members if key not in taken]
        if not left:
            raise UsageError(f"{part}: every article tells {actor_id} by this name; there is nothing to split it from")
        undone = _merge_undone(run, connection, actor_id, members, taken)
    apart = undone or {ordered(one, other) for one in left for other in taken}
    run.stage("actor_decisions", SPLIT, rows(run, SPLIT, apart, reason))


def _part(run: Run, connection: Any, actor_id: str, members: list[str], part: str) -> set[str]:
    """Return the keys of an actor that a key or a spelling names."""
    if part in members:
        return {part}
    named = "actor_id = $actor AND (lower(text) = lower($part) OR lower(name) = lower($part))"
    found = _query(run, connection, "actor_key", named, actor=actor_id, part=part)
    if not found:
        aliases = f"SELECT alias FROM actor_aliases WHERE actor_id = '{actor_id}'"
        raise UsageError(f'{part}: no key or spelling of {actor_id}; see `newsledger sql "{aliases}"`')
    return set(found)


def _merge_undone(run: Run, connection: Any, actor_id: str, members: list[str], taken: set[str]) -> set[KeyPair]:
    """Return the pairs of the latest merge without which ``taken`` is no part of the actor; empty where there is none."""
    gather(run, connection, members)
    found, listed = rulings(run, connection), {key.actor_key: key for key in keys(connection, members)}
    merges: dict[str, set[KeyPair]] = defaultdict(set)
    for ruling in found:
        if ruling.action == MERGE and taken.intersection(ruling.pair):
            merges[ruling.decision_id].add(ruling.pair)
    for decision_id in reversed(merges):
        of_it = {ruling.pair for ruling in found if ruling.decision_id == decision_id and ruling.action == MERGE}
        without = _clusters(listed, [r._replace(action=SPLIT) if r.pair in of_it else r for r in found])
        if all(without.root(key) != without.root(actor_id) for key in taken):
            return of_it
    return set()


def _clusters(listed: dict[str, Key], found: Iterable[Ruling]) -> Clusters:
    """Return the groups of some keys, under some decisions."""
    bases = {key for key in listed if known_actor(key)}
    return cluster(listed, pairs(listed.values()), decided(found), bases)
