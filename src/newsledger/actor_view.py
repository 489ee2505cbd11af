"""Looking at actors: those of a name, and one with its spellings, articles and events."""

from collections.abc import Iterator
from typing import Any

import duckdb
from rich.text import Text

from newsledger.console import console, shorten
from newsledger.errors import UsageError
from newsledger.wording import days, who_did_what

# Articles and events of an actor that `show` lists, the newest.
LISTED = 10
FOUND = """
SELECT actor_id FROM actors WHERE contains(lower(strip_accents(name)), lower(strip_accents($name)))
UNION SELECT actor_id FROM actor_aliases WHERE contains(lower(strip_accents(alias)), lower(strip_accents($name)))
"""
ACTORS = f"""
SELECT actor_id, actors.name, concat_ws(', ', actor_type, country, sector) AS facts, mention_count, article_count,
    (SELECT string_agg(alias, '; ' ORDER BY spelled.mention_count DESC, alias) FROM actor_aliases spelled
     WHERE spelled.actor_id = actors.actor_id AND alias <> actors.name) AS aliases
FROM actors WHERE actor_id IN ({FOUND})
ORDER BY mention_count DESC, actor_id
"""
NEAR = """
SELECT near.actor_id, one.name, near.other_actor_id, other.name, score, reason
FROM actor_candidates near
JOIN actors one ON one.actor_id = near.actor_id
JOIN actors other ON other.actor_id = near.other_actor_id
WHERE near.actor_id IN (SELECT unnest($ids)) OR near.other_actor_id IN (SELECT unnest($ids))
ORDER BY score DESC, 1, 3
"""
ALIASES = "SELECT alias, mention_count FROM actor_aliases WHERE actor_id = $id ORDER BY mention_count DESC, alias"
ARTICLES = f"""
SELECT published_at::DATE, publisher, articles.title, count(*), article_id
FROM actor_mentions JOIN articles USING (article_id) WHERE actor_id = $id
GROUP BY ALL ORDER BY published_at::DATE DESC NULLS LAST, article_id LIMIT {LISTED}
"""
EVENTS = f"""
SELECT event_mention_id, string_split(actors, '; '), string_split(recipients, '; '), concat_ws(' ', event_type, mode),
    factuality, is_historical, start_on, end_on
FROM event_mentions_with_roles
WHERE event_mention_id IN (SELECT event_mention_id FROM event_roles WHERE actor_id = $id)
ORDER BY coalesce(start_on, published_at) DESC NULLS LAST, article_id, start_char LIMIT {LISTED}
"""


def _near(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> Iterator[str]:
    for one, name, other, other_name, score, reason in connection.execute(NEAR, {"ids": ids}).fetchall():
        yield f"{one}  {name}  ~  {other}  {other_name}  ({score:.2f}: {reason})"


def _show(heading: str, lines: Iterator[str]) -> None:
    """Print lines below a heading; nothing where there are none."""
    listed = list(lines)
    if listed:
        console().print(Text(f"\n{heading}", style="bold"))
    for line in listed:
        console().print(Text(f"  {line}"))


def find_actors(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Print the actors that have a name or spelling with ``name`` in it, the most mentioned first, and what is near to them.

    Raises:
        UsageError: there is none.
    """
    found = connection.execute(ACTORS, {"name": name}).fetchall()
    if not found:
        raise UsageError(f"{name}: no actor of the ledger is called so; a part of the name is enough")
    for actor_id, called, facts, mentions, articles, aliases in found:
        counts = f"{mentions:,} mentions in {articles:,} articles"
        console().print(Text(actor_id), Text(called, style="bold"), Text(f"({facts}) {counts}"))
        if aliases:
            console().print(Text(f"    {shorten(aliases)}", style="dim"))
    _show("may be one (newsledger actors merge ACTOR ACTOR)", _near(connection, [row[0] for row in found]))


def _aliases(connection: duckdb.DuckDBPyConnection, actor_id: str) -> Iterator[str]:
    for alias, count in connection.execute(ALIASES, {"id": actor_id}).fetchall():
        yield f"{count:>6,}  {alias}"


def _articles(connection: duckdb.DuckDBPyConnection, actor_id: str) -> Iterator[str]:
    for day, publisher, title, count, article_id in connection.execute(ARTICLES, {"id": actor_id}).fetchall():
        told = ": ".join(filter(None, (publisher, title)))
        yield f"{article_id}  {day or 'no date':<10}  {told} ({count:,} mentions)"


def _events(connection: duckdb.DuckDBPyConnection, actor_id: str) -> Iterator[str]:
    rows: list[Any] = connection.execute(EVENTS, {"id": actor_id}).fetchall()
    for row_id, actors, recipients, what, factuality, is_historical, start, end in rows:
        facts = {"factuality": factuality, "is_historical": is_historical, "day": days(start, end)}
        yield f"{row_id}  {who_did_what(actors or [], recipients or [], what, **facts)}"


def show_actor(connection: duckdb.DuckDBPyConnection, actor_id: str) -> None:
    """Print what is known of an actor besides its own row: spellings, what is near, articles and events, the newest first."""
    _show("named", _aliases(connection, actor_id))
    _show("may be one (newsledger actors merge ACTOR ACTOR)", _near(connection, [actor_id]))
    _show("last articles", _articles(connection, actor_id))
    _show("last events", _events(connection, actor_id))
