"""What the ledger's articles tell of actors, gathered by key: two small tables that linking reads instead of all mentions.

- ``told``: ``actor_key``, ``name``, ``actor_type``, ``country``, ``sector``, ``title``, ``mention_type``, ``text`` and ``n``,
  how many mentions say this;
- ``seen``: ``actor_key``, ``article_id``, ``seen_on`` (the day it was published, null where unknown) and ``n``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from newsledger.current import surviving_sql
from newsledger.ontology import ActorType
from newsledger.run import Run
from newsledger.sql import literal

# Words of a mention as an alias: without its title, where that stands first; line breaks inside a name are the page's.
UNTITLED: Final = (
    "coalesce(nullif(if(starts_with(text, title), ltrim(substr(text, length(title) + 1), ' ,'), text), ''), text)"
)
TEXT: Final = rf"trim(regexp_replace({UNTITLED}, '\s+', ' ', 'g'))"
BATCH: Final = 10_000


@dataclass(frozen=True, slots=True)
class Key:
    """An actor as articles alone tell it: what most mentions say. ``names`` are its spellings, the usual first."""

    actor_key: str
    name: str
    actor_type: str | None = None
    country: str | None = None
    sector: str | None = None
    first_seen_on: date | None = None
    mention_count: int = 0
    names: Sequence[str] = ()
    titles: Sequence[str] = ()

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return self.actor_type == ActorType.PERSON

    @property
    def seniority(self) -> tuple[bool, date, str]:
        """What puts keys in the order in which they were first seen; those without a day come last."""
        return self.first_seen_on is None, self.first_seen_on or date.max, self.actor_key


def gather(run: Run, connection: Any, among: Iterable[str] | None = None) -> None:
    """Make the tables ``told`` and ``seen`` in the connection: of all keys, or of those ``among`` some."""
    mentions, articles = surviving_sql(run, "actor_mentions"), surviving_sql(run, "articles")
    if among is not None:
        mentions = f"SELECT * FROM ({mentions}) WHERE actor_key IN ({', '.join(map(literal, among))})"
    facts = "actor_key, name, actor_type, country, sector, title, mention_type"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE told AS SELECT {facts}, {TEXT} AS text, count(*) AS n"
        f" FROM ({mentions}) WHERE actor_key IS NOT NULL GROUP BY ALL"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE seen AS SELECT actor_key, article_id, any_value(published_at)::DATE AS seen_on,"
        f" count(*) AS n FROM (SELECT actor_key, article_id FROM ({mentions}) WHERE actor_key IS NOT NULL)"
        f" LEFT JOIN (SELECT article_id, published_at FROM ({articles})) USING (article_id) GROUP BY ALL"
    )


def usual_sql(column: str, told: str, by: str) -> str:
    """Return a SELECT of ``by`` and the value of ``column`` that most mentions have; nulls do not vote, ties go by alphabet."""
    counted = f"SELECT {by}, {column}, sum(n) AS votes FROM {told} WHERE {column} IS NOT NULL GROUP BY ALL"
    return f"SELECT {by}, arg_min({column}, (-votes, {column})) AS {column} FROM ({counted}) GROUP BY {by}"


def name_sql(told: str, by: str) -> str:
    """Return a SELECT of ``by`` and ``name``: the full name most told, else a short one, else the words most used.

    A full name has several words: "Qasem Soleimani" before a more frequent "Soleimani".
    """
    counted = (
        f"SELECT {by}, coalesce(name, text) AS name, name IS NOT NULL AS is_name, mention_type = 'nominal' AS is_noun,"
        f" sum(n) AS votes FROM {told} GROUP BY ALL"
    )
    order = "(NOT is_name, coalesce(NOT is_noun, true), NOT contains(name, ' '), -votes, -length(name), name)"
    return f"SELECT {by}, arg_min(name, {order}) AS name FROM ({counted}) GROUP BY {by}"


def keys(connection: Any, also: Iterable[str] = ()) -> Iterator[Key]:
    """Yield the keys that have a name of their own in some article, in order, and those of ``also`` ("the gunmen")."""
    facts = [name_sql("told", "actor_key")]
    facts += [usual_sql(column, "told", "actor_key") for column in ("actor_type", "country", "sector")]
    spelled = "SELECT actor_key, text, sum(n) AS votes FROM told WHERE mention_type = 'name' GROUP BY ALL"
    facts += [
        "SELECT actor_key, min(seen_on) AS first_seen_on, sum(n)::BIGINT AS mention_count FROM seen GROUP BY ALL",
        f"SELECT actor_key, list(text ORDER BY votes DESC, text) AS names FROM ({spelled}) GROUP BY ALL",
        "SELECT actor_key, list(DISTINCT title ORDER BY title) AS titles FROM told WHERE title IS NOT NULL GROUP BY ALL",
    ]
    joined = "".join(f" LEFT JOIN ({sql}) USING (actor_key)" for sql in facts)
    rows = connection.execute(
        "SELECT actor_key, name, actor_type, country, sector, first_seen_on, mention_count, coalesce(names, []),"
        " coalesce(titles, [])"
        " FROM (SELECT DISTINCT actor_key FROM told WHERE mention_type = 'name' OR list_contains($also, actor_key))"
        f"{joined} ORDER BY actor_key",
        {"also": sorted(also)},
    )
    while batch := rows.fetchmany(BATCH):
        yield from (Key(*row) for row in batch)
