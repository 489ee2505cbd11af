"""Lines that a publisher repeats on its pages: menus, slogans and footers that no lexicon knows.

A line counts once a story (the story is known by its longest line), so that copies and revisions of one article do not
make its crossheads look like furniture.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from newsledger import duck
from newsledger.ingest import database
from newsledger.run import Run

FEWEST_STORIES: Final = 3
# Share of a publisher's stories that carry the line; a menu stands on all pages of its style, a running gag on few.
SMALLEST_SHARE: Final = 0.2
# Many stories make it certain with a smaller share: publishers change their pages' style.
MANY_STORIES: Final = 10
SMALLEST_SHARE_OF_MANY: Final = 0.05
LONGEST: Final = 200
# A line that reads as a sentence may be a formula of the articles themselves; it is furniture only on most pages.
SENTENCE_SHARE: Final = 0.5

QUERY: Final = f"""
WITH lines AS (
    SELECT publisher_key, seq,
        trim(unnest(string_split(translate(content, chr(160) || chr(9) || chr(13), '   '), chr(10)))) AS line
    FROM documents WHERE format = 'text'
), stories AS (
    SELECT publisher_key, seq, hash(max(row(length(line), line))) AS story FROM lines GROUP BY ALL
), shown AS (
    SELECT DISTINCT publisher_key, story, line FROM lines JOIN stories USING (publisher_key, seq)
    WHERE length(line) BETWEEN 1 AND {LONGEST}
), counted AS (
    SELECT publisher_key, line, count(*) AS stories FROM shown GROUP BY ALL HAVING count(*) >= {FEWEST_STORIES}
), totals AS (
    SELECT publisher_key, count(DISTINCT story) AS total FROM stories GROUP BY ALL
)
SELECT publisher_key, regexp_replace(line, ' +', ' ', 'g') AS line FROM counted JOIN totals USING (publisher_key)
WHERE CASE
    WHEN line SIMILAR TO '.*[.!?]["”’]?' AND length(line) - length(replace(line, ' ', '')) >= 7
        THEN stories >= {MANY_STORIES} AND stories >= {SENTENCE_SHARE} * total
    ELSE stories >= {SMALLEST_SHARE} * total OR (stories >= {MANY_STORIES} AND stories >= {SMALLEST_SHARE_OF_MANY} * total)
END ORDER BY ALL
"""


def count(run: Run, raw: list[Path]) -> Path:
    """Count the lines of a run's plain texts; write ``publisher_key``, ``line`` of those repeated and return the file."""
    target = run.work / "repeated_lines.parquet"
    columns = {"publisher_key": "VARCHAR", "seq": "BIGINT", "content": "VARCHAR", "format": "VARCHAR"}
    with database.connect(run) as connection:
        database.table(connection, "documents", raw, columns)
        return database.write(connection, QUERY, target)


def repeated_lines(pages: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return the repeated lines of each publisher among pairs of publisher and text, as :func:`count` does for a run."""
    with duck.connect() as connection:
        connection.execute(
            "CREATE TABLE documents (publisher_key VARCHAR, seq BIGINT, content VARCHAR, format VARCHAR)"
        )
        rows = [[publisher, seq, text, "text"] for seq, (publisher, text) in enumerate(pages)]
        connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?)", rows)
        return group(connection.execute(QUERY).fetchall())


def group(rows: Iterable[tuple[Any, ...]]) -> dict[str, frozenset[str]]:
    """Return lines by publisher."""
    lines: dict[str, set[str]] = {}
    for publisher, line in rows:
        lines.setdefault(publisher, set()).add(line)
    return {publisher: frozenset(found) for publisher, found in lines.items()}
