"""The two tables that describe a database itself: ``data_dictionary`` and ``snapshot``."""

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from newsledger import tables
from newsledger.ledger import Manifest
from newsledger.sql import literal


@dataclass(frozen=True, slots=True)
class Described:
    """A table that only the database holds: no Parquet file, no record class."""

    name: str
    description: str
    columns: tuple[tuple[str, str, str], ...]

    def ddl(self) -> str:
        """Return ``CREATE TABLE`` with the comments of the table and its columns."""
        columns = ",\n".join(f"    {name} {sql_type}" for name, sql_type, _ in self.columns)
        comments = [f"COMMENT ON COLUMN {self.name}.{name} IS {literal(text)};" for name, _, text in self.columns]
        head = [f"CREATE TABLE {self.name} (", columns, ");"]
        return "\n".join([*head, f"COMMENT ON TABLE {self.name} IS {literal(self.description)};", *comments]) + "\n"


DATA_DICTIONARY = Described(
    "data_dictionary",
    "What every table and column means: one row a column.",
    (
        ("table_name", "VARCHAR NOT NULL", "The table."),
        ("column_name", "VARCHAR NOT NULL", "The column."),
        ("position", "BIGINT NOT NULL", "Its place in the table, from 1."),
        ("data_type", "VARCHAR NOT NULL", "Its DuckDB type."),
        ("is_nullable", "BOOLEAN NOT NULL", "Whether it may be null, which means unknown."),
        ("is_key", "BOOLEAN NOT NULL", "Whether it is part of the table's key."),
        ("references_column", "VARCHAR", "The column that its values point to, as table.column."),
        ("description", "VARCHAR NOT NULL", "What it means."),
        ("table_description", "VARCHAR NOT NULL", "What a row of the table is."),
    ),
)
SNAPSHOT = Described(
    "snapshot",
    "Which version of the ledger this database holds: one row.",
    (
        ("version", "BIGINT NOT NULL", "The version, from 1; every publish adds 1."),
        ("run_id", "VARCHAR NOT NULL", "The run that published it."),
        ("created_at", "TIMESTAMP NOT NULL", "When, UTC."),
        ("code_version", "VARCHAR NOT NULL", "Version of newsledger."),
        ("model_version", "VARCHAR NOT NULL", "The language pipeline of that run."),
        ("lexicon_version", "VARCHAR NOT NULL", "Hash of the lexicons of that run."),
        ("manifest", "VARCHAR NOT NULL", "Name of the manifest file that lists the version's Parquet files."),
    ),
)


def described() -> tuple[Described, ...]:
    """Return the tables that only the database holds."""
    return DATA_DICTIONARY, SNAPSHOT


def dictionary_rows() -> list[dict[str, Any]]:
    """Return the rows of ``data_dictionary``: the ledger's tables, then the two that describe the database."""
    own = [
        {
            "table_name": table.name,
            "column_name": name,
            "position": position,
            "data_type": sql_type.split()[0],
            "is_nullable": "NOT NULL" not in sql_type,
            "is_key": False,
            "references_column": None,
            "description": text,
            "table_description": table.description,
        }
        for table in described()
        for position, (name, sql_type, text) in enumerate(table.columns, start=1)
    ]
    return tables.data_dictionary() + own


def describe(connection: DuckDBPyConnection, manifest: Manifest) -> None:
    """Create and fill both tables in the connection's database."""
    snapshot = {name: getattr(manifest, "name" if name == "manifest" else name) for name, _, _ in SNAPSHOT.columns}
    for table, rows in ((DATA_DICTIONARY, dictionary_rows()), (SNAPSHOT, [snapshot])):
        connection.execute(table.ddl())
        names = [name for name, _, _ in table.columns]
        columns = [pa.array([row[name] for row in rows]) for name in names]
        connection.from_arrow(pa.Table.from_arrays(columns, names=names)).insert_into(table.name)
