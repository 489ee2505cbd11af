"""What a run brought, in a few lines: the actors most named, who did what to whom, and one mention to look at."""

from typing import Any, Final

from newsledger.current import rows_sql
from newsledger.linked import linked_sql
from newsledger.run import Run
from newsledger.wording import who_did_what

# Lines of each kind: what fits a terminal.
SHOWN: Final = 5
NAMED: Final = """
SELECT actors.name, count(*) FROM {actor_mentions} JOIN {actors} actors USING (actor_id)
GROUP BY ALL HAVING bool_or(mention_type = 'name') ORDER BY 2 DESC, 1 LIMIT {shown}
"""
DONE: Final = """
WITH parties AS (
    SELECT event_mention_id, role, list(coalesce(actors.name, text) ORDER BY start_char) AS names
    FROM {event_roles} LEFT JOIN {actors} actors USING (actor_id) WHERE role IN ('actor', 'recipient') GROUP BY ALL
)
SELECT doing.names, done.names, event_type, mode, count(*), min(events.event_mention_id), done.names IS NULL
FROM {event_mentions} events
JOIN parties doing ON doing.event_mention_id = events.event_mention_id AND doing.role = 'actor'
LEFT JOIN parties done ON done.event_mention_id = events.event_mention_id AND done.role = 'recipient'
WHERE factuality = 'actual' AND NOT coalesce(is_historical, false)
GROUP BY ALL ORDER BY 7, 5 DESC, 1, 2, 3, 4 LIMIT {shown}
"""


def deeds(run: Run, connection: Any) -> dict[str, Any]:
    """Return ``actors`` (name -> mentions) and ``events`` (line -> mentions) of the staged articles, and ``example``, an id.

    Events that name both sides come first; of what did not happen nothing is counted.
    """
    staged = {
        table: f"({linked_sql(run, table, rows_sql(table, run.staged(table)), lambda t: rows_sql(t, run.staged(t)))})"
        for table in ("actor_mentions", "event_mentions", "event_roles", "actors")
    }
    named = connection.execute(NAMED.format(shown=SHOWN, **staged)).fetchall()
    done = connection.execute(DONE.format(shown=SHOWN, **staged)).fetchall()
    return {
        "actors": dict(named),
        "events": {_line(*row[:4]): row[4] for row in done},
        "example": done[0][5] if done else None,
    }


def _line(actors: list[str], recipients: list[str] | None, event_type: str, mode: str | None) -> str:
    return who_did_what(actors, recipients or [], " ".join(filter(None, (event_type, mode))))
