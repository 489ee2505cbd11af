"""The views of ``schemas/views``: one file each, named as the view; its first line, a comment, says what a row is."""

from collections.abc import Iterator
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from newsledger import project
from newsledger.sql import literal


@dataclass(frozen=True, slots=True)
class View:
    """One view: its name, what it shows, and the statement that makes it."""

    name: str
    description: str
    sql: str


def views() -> Iterator[View]:
    """Yield the project's views in order of name."""
    for path in sorted(project.path("schemas", "views").glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        yield View(path.stem, sql.splitlines()[0].removeprefix("--").strip(), sql)


def create(connection: DuckDBPyConnection) -> None:
    """Create all views in the connection's database, with their comments."""
    for view in views():
        connection.execute(view.sql)
        connection.execute(f"COMMENT ON VIEW {view.name} IS {literal(view.description)}")
