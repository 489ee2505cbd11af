"""Actors: who the mentions of the whole ledger are, across articles.

:func:`actor_candidates` makes of each ``actor_mentions.actor_key`` an ``actor_id`` (the map ``actors`` of
:mod:`newsledger.linked`); the other tables are counted by that id.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

import pyarrow as pa

from newsledger import linked
from newsledger.extract.knowledge.actors import KnownActor, known
from newsledger.link.alike import Pair, pairs
from newsledger.link.clusters import cluster, identities, ordered
from newsledger.link.decisions import decided, rulings
from newsledger.link.told import gather, keys, name_sql, usual_sql
from newsledger.records import ActorCandidate
from newsledger.run import Run

UNCONFIRMED: Final = "not confirmed by country, sector, office or an alias"
REFUSED: Final = "but others joined with one contradict the other"
# What the knowledge base says of an actor instead of the articles.
KNOWN: Final = ("actor_id", "name", "actor_type", "country", "sector", "wikidata_id")


def known_actor(actor_id: str) -> KnownActor | None:
    """Return the knowledge base's actor of an id, None where it has none."""
    try:
        return known(actor_id)
    except KeyError:
        return None


def actor_candidates(run: Run, connection: Any) -> list[ActorCandidate]:
    """Stage the map from keys to actors; return what is near, but was not joined.

    Leaves the tables ``told`` and ``seen`` (:mod:`newsledger.link.told`) in the connection, with ``actor_id``.
    """
    gather(run, connection)
    choice = decided(rulings(run, connection))
    listed = {key.actor_key: key for key in keys(connection, chain(*choice.merged))}
    bases = {name for name in listed if known_actor(name)}
    alike = pairs(listed.values())
    clusters = cluster(listed, alike, choice, bases)
    ids = identities(clusters, listed, bases)
    connection.from_arrow(linked.write_map(run, linked.ACTORS, ids)).create("identity_of")
    for table in ("told", "seen"):
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT {table}.*, coalesce(id, actor_key) AS actor_id"
            f" FROM {table} LEFT JOIN identity_of ON key = actor_key"
        )
    apart = (pair for pair in alike if clusters.root(pair.key) != clusters.root(pair.other))
    undecided = (pair for pair in apart if (pair.key, pair.other) not in choice.split)
    return _candidates(undecided, ids, bases)


def _candidates(apart: Iterator[Pair], ids: dict[str, str], bases: set[str]) -> list[ActorCandidate]:
    """Return one row a pair of actors: that of the likest keys, which come first."""
    found: dict[tuple[str, str], ActorCandidate] = {}
    for pair in apart:
        one, other = ordered(ids.get(pair.key, pair.key), ids.get(pair.other, pair.other))
        if not (one in bases and other in bases):
            missing = REFUSED if pair.is_confirmed else UNCONFIRMED
            row = ActorCandidate(
                actor_id=one, other_actor_id=other, score=pair.score, reason=f"{pair.why.value}, {missing}"
            )
            found.setdefault((one, other), row)
    return [found[key] for key in sorted(found)]


def _known_rows(connection: Any) -> pa.Table:
    """Return the knowledge base's rows of the actors that are mentioned."""
    ids = [row[0] for row in connection.execute("SELECT DISTINCT actor_id FROM seen ORDER BY 1").fetchall()]
    rows = [actor for actor in map(known_actor, ids) if actor]
    return pa.table({name: pa.array([getattr(row, name) for row in rows], pa.string()) for name in KNOWN})


def actors(run: Run, connection: Any) -> pa.Table:
    """Return the row of every actor that is mentioned: as the knowledge base has it, else as most mentions tell it."""
    connection.from_arrow(_known_rows(connection)).create("known_actor")
    parts = [name_sql("told", "actor_id")]
    parts += [usual_sql(column, "told", "actor_id") for column in ("actor_type", "country", "sector")]
    joined = "".join(f" LEFT JOIN ({sql}) told_{n} USING (actor_id)" for n, sql in enumerate(parts))
    result: pa.Table = connection.sql(
        "SELECT actor_id, coalesce(base.name, told_0.name) AS name, coalesce(base.actor_type, told_1.actor_type) AS actor_type,"
        " if(base.actor_id IS NULL, told_2.country, base.country) AS country,"
        " coalesce(base.sector, told_3.sector) AS sector, base.wikidata_id,"
        " counted.* EXCLUDE (actor_id)"
        " FROM (SELECT actor_id, min(seen_on) AS first_seen_on, max(seen_on) AS last_seen_on,"
        " sum(n)::BIGINT AS mention_count, count(DISTINCT article_id) AS article_count FROM seen GROUP BY ALL) counted"
        f"{joined} LEFT JOIN known_actor base USING (actor_id) ORDER BY actor_id"
    ).to_arrow_table()
    return result


def actor_aliases(run: Run, connection: Any) -> pa.Table:
    """Return the spellings under which actors were named, with their counts; nouns and pronouns are none."""
    result: pa.Table = connection.sql(
        "SELECT actor_id, text AS alias, sum(n)::BIGINT AS mention_count FROM told"
        " WHERE mention_type = 'name' GROUP BY ALL ORDER BY actor_id, alias"
    ).to_arrow_table()
    return result
