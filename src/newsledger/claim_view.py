"""One claim as people check it: its line, its words in context, who says it, about which event, and what it is tied to."""

from collections.abc import Iterator
from typing import Any, Final

import duckdb
from rich.text import Text

from newsledger import duck, event_view
from newsledger.claim_wording import bounds, claim_line
from newsledger.console import console
from newsledger.wording import days

# Claims of one article or event mention that are listed; the rest is counted.
LISTED: Final = 40
# What else the article says of the same number: its total, its parts, the other ends of its change, other words on who says it.
TIED: Final = """
SELECT *, CASE WHEN claim_id = $total_claim_id THEN 'its total' WHEN total_claim_id = $claim_id THEN 'its part'
    WHEN change_id = $change_id THEN 'same change' ELSE 'also said' END AS tie
FROM claims
WHERE article_id = $article_id AND claim_id <> $claim_id
    AND (claim_id = $total_claim_id OR total_claim_id = $claim_id OR change_id = $change_id
        OR (start_char, end_char) = ($start_char, $end_char))
ORDER BY start_char, claim_id
"""
EVENT: Final = "SELECT * FROM event_mentions WHERE event_mention_id = $id"
NAME: Final = "SELECT name FROM actors WHERE actor_id = $id"


def in_words(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the columns of a claim say, as label and words; what they leave open is left out."""
    yield "how much", bounds(row)
    if row["concept"]:
        yield "of what", row["concept_text"] or row["concept"]
    if row["entity_text"]:
        yield "whose", row["entity_text"]
    if row["measure"]:
        yield "measured", row["measure"]
    if row["stance"] or row["factuality"]:
        yield "stands as", ", ".join(filter(None, (row["stance"], row["factuality"])))
    if day := days(row["as_of_on"], row["as_of_on"]):
        yield "as of", f"{day} ({row['as_of_basis']})" if row["as_of_basis"] else day


def _speaker(connection: duckdb.DuckDBPyConnection, row: dict[str, Any]) -> str:
    """Return who says it, by which words, and which actor that is."""
    if not row["source_text"]:
        return str(row["source_type"] or "not known")
    named = connection.execute(NAME, {"id": row["source_actor_id"]}).fetchone()
    facts = (row["source_type"], f"cue {row['cue']!r}" if row["cue"] else None)
    who = f"{row['source_text']} ({', '.join(filter(None, facts))})"
    return f"{who}  =  {named[0]} {row['source_actor_id']}" if named else who


def _event(connection: duckdb.DuckDBPyConnection, row: dict[str, Any], event: dict[str, Any] | None) -> str:
    """Return the event mention that the number belongs to, in one line, and what says so."""
    if event is None:
        return "none that the words tie it to"
    line = event_view.headline(event, event_view.roles_of(connection, event["event_mention_id"]))
    sure = "" if row["confidence"] is None else f", {row['confidence']:.2f}"
    return f"{event['event_mention_id']}  {line} (by {row['event_basis']}{sure})"


def _ties(connection: duckdb.DuckDBPyConnection, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    names = ("article_id", "claim_id", "total_claim_id", "change_id", "start_char", "end_char")
    for other in duck.rows(connection, TIED, {name: row[name] for name in names}):
        yield other["tie"], f"{other['claim_id']}  {claim_line(other)}"


def show_claim(
    connection: duckdb.DuckDBPyConnection, row: dict[str, Any], text: str, heading: Text, window: tuple[int, int]
) -> None:
    """Print a claim: its line, its words in ``window`` of the article's ``text``, and what its columns and ties say."""
    event = next(iter(duck.rows(connection, EVENT, {"id": row["event_mention_id"]})), None)
    marks = [(row["start_char"], row["end_char"], "number"), *event_view.speaker_marks(connection, row, text)]
    if event:
        marks.append((event["start_char"], event["end_char"], "trigger"))
    console().print(Text(claim_line(row), style="bold"))
    console().print("\n", heading, sep="")
    event_view.show_sentence(sorted(marks), text, *window)
    console().print()
    found = [*in_words(row), ("says", _speaker(connection, row)), ("event", _event(connection, row, event))]
    for label, words in (*found, *_ties(connection, row), ("why", row["rule"])):
        console().print(Text(f"{label:>22}  ", style="bold"), Text(words), sep="")
    console().print()


def show_claims(connection: duckdb.DuckDBPyConnection, column: str, row_id: str) -> None:
    """Print one line for each claim whose ``column`` (article_id, event_mention_id) is ``row_id``."""
    query = f"SELECT * FROM claims WHERE {column} = $id ORDER BY start_char, claim_id"
    found = duck.rows(connection, query, {"id": row_id})
    if found:
        console().print(Text("\nclaims", style="bold"))
    for row in found[:LISTED]:
        console().print(Text(f"  {row['claim_id']}  {claim_line(row)}"))
    if len(found) > LISTED:
        console().print(Text(f"  and {len(found) - LISTED} more: SELECT * FROM claims WHERE {column} = '{row_id}'"))
