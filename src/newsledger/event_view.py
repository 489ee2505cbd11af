"""One event mention as people check it: who did what to whom in one line, the sentence with roles marked, the facts."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import duckdb
from rich.text import Text

from newsledger.console import console, labelled
from newsledger.wording import days, who_did_what

STYLES: Final = {
    "trigger": "bold red reverse",
    "number": "bold yellow reverse",
    "actor": "bold bright_blue",
    "recipient": "bold magenta",
    "instrument": "yellow",
    "place": "green",
    "date": "cyan",
    "source": "bold underline",
    "cue": "italic underline",
}
ROLES: Final = """
SELECT role, text, start_char, end_char, actor_id, name, actor_type, country, sector
FROM event_roles LEFT JOIN actors USING (actor_id)
WHERE event_mention_id = $id ORDER BY role, start_char
"""
SPEAKER: Final = "SELECT start_char, end_char FROM actor_mentions WHERE actor_mention_id = $id"
# A cue stands beside its source; farther off the same word is another's.
MAX_CUE_DISTANCE: Final = 200


class Role(NamedTuple):
    """One role of an event mention with the actor that its words name, as far as there is one."""

    role: str
    text: str
    start_char: int
    end_char: int
    actor_id: str | None
    name: str | None
    actor_type: str | None
    country: str | None
    sector: str | None

    @property
    def who(self) -> str:
        """The actor's name, else the words."""
        return self.name or self.text

    def in_words(self) -> str:
        """Return the words, and who they name, with what is known of it."""
        facts = ", ".join(filter(None, (self.actor_type, self.country, self.sector)))
        return f"{self.text}  =  {self.name} ({facts}) {self.actor_id}" if self.name else self.text


def roles_of(connection: duckdb.DuckDBPyConnection, event_mention_id: str) -> list[Role]:
    """Return the roles of an event mention, by kind and in text order."""
    return [Role(*row) for row in connection.execute(ROLES, {"id": event_mention_id}).fetchall()]


def headline(row: dict[str, Any], roles: list[Role]) -> str:
    """Return an event mention in one line."""
    what = f"{row['event_type']} {row['mode']}" if row["mode"] else row["event_type"]
    line = who_did_what(
        [role.who for role in roles if role.role == "actor"],
        [role.who for role in roles if role.role == "recipient"],
        what,
        factuality=row["factuality"],
        is_historical=row["is_historical"],
        day=days(row["start_on"], row["end_on"]),
    )
    return f"{line}, says {row['source_text']}" if row["source_text"] else line


def _found(text: str, words: str | None, near: int, reach: int) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, nearest to a character; none where they are farther than ``reach``."""
    pattern = r"\W+".join(map(re.escape, (words or "").split()))
    hits = [hit.span() for hit in re.finditer(rf"\b{pattern}\b", text)] if pattern else []
    if hits and (best := min(hits, key=lambda hit: abs(hit[0] - near))) and abs(best[0] - near) <= reach:
        yield best


def _source(connection: duckdb.DuckDBPyConnection, row: dict[str, Any], text: str) -> tuple[int, int] | None:
    """Return where the source stands: its words, beside the mention that it is."""
    said = connection.execute(SPEAKER, {"id": row["source_mention_id"]}).fetchone()
    near = said[0] if said else row["start_char"]
    return next(_found(text, row["source_text"], near, len(text)), said)


def speaker_marks(connection: duckdb.DuckDBPyConnection, row: dict[str, Any], text: str) -> list[tuple[int, int, str]]:
    """Return where the source and the cue of an event mention or claim stand in an article's text."""
    source = _source(connection, row, text) if row["source_text"] else None
    near = source[0] if source else row["start_char"]
    found = [(*source, "source")] if source else []
    return found + [(*cue, "cue") for cue in _found(text, row["cue"], near, MAX_CUE_DISTANCE)]


def marks(
    connection: duckdb.DuckDBPyConnection, row: dict[str, Any], roles: list[Role], text: str
) -> list[tuple[int, int, str]]:
    """Return what is marked in an article's text: start, end (half-open) and the name of a style."""
    found = [(role.start_char, role.end_char, role.role) for role in roles]
    found.append((row["start_char"], row["end_char"], "trigger"))
    return sorted(found + speaker_marks(connection, row, text))


def show_sentence(found: list[tuple[int, int, str]], text: str, start: int, end: int) -> None:
    """Print the words from ``start`` to ``end`` with the marks, and what each stands for."""
    out, inside = console(), [mark for mark in found if mark[0] < end and mark[1] > start]
    if not out.no_color and out.color_system:
        used = {name for *_, name in inside}
        out.print(Text("  ").join(Text(name, style=style) for name, style in STYLES.items() if name in used))
    out.print(labelled(text[start:end], inside, STYLES, start, with_names=out.no_color or not out.color_system))


def show_roles(roles: list[Role]) -> None:
    """Print who and what takes part, with the actors' names."""
    for role in roles:
        console().print(Text(f"{role.role:>22}  ", style=STYLES[role.role]), Text(role.in_words()), sep="")
