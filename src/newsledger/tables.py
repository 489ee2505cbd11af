"""From a record class to its Arrow schema, its DuckDB DDL and its rows: the one place that reads annotations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from newsledger.records import RECORDS, Column, Record, Scope
from newsledger.sql import literal

SQL_TYPES: dict[type, str] = {
    str: "VARCHAR",
    bool: "BOOLEAN",
    int: "BIGINT",
    float: "DOUBLE",
    date: "DATE",
    datetime: "TIMESTAMP",
}
ARROW_TYPES: dict[type, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
    datetime: pa.timestamp("us"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column, read from a record's annotation. ``values`` is the closed list of an enum, else empty."""

    name: str
    type: type
    is_nullable: bool
    values: tuple[str, ...]
    column: Column

    @property
    def sql_type(self) -> str:
        """The DuckDB type, one that every BI tool reads."""
        return SQL_TYPES[self.type]

    @property
    def arrow_type(self) -> pa.DataType:
        """The Arrow type; times are UTC without a zone."""
        return ARROW_TYPES[self.type]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the ledger."""

    name: str
    record: type[Record]
    scope: Scope
    description: str
    fields: tuple[Field, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the key columns."""
        return tuple(field.name for field in self.fields if field.column.key)

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of all columns, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, not-null where the record is."""
        return pa.schema([pa.field(f.name, f.arrow_type, nullable=f.is_nullable) for f in self.fields])


def _unwrap(annotation: Any) -> tuple[type, bool]:
    """Return the plain type and whether None is allowed."""
    if get_origin(annotation) in (UnionType, Union):
        inner = [arg for arg in get_args(annotation) if arg is not NoneType]
        return inner[0], True
    return annotation, False


def _field(name: str, annotation: Any) -> Field:
    if get_origin(annotation) is not Annotated:
        raise TypeError(f"{name}: a record's field is Annotated[type, Column(...)], not {annotation!r}")
    inner, column = get_args(annotation)
    plain, is_nullable = _unwrap(inner)
    if issubclass(plain, StrEnum):
        return Field(name, str, is_nullable, tuple(member.value for member in plain), column)
    return Field(name, plain, is_nullable, (), column)


@cache
def table(name: str) -> Table:
    """Return the table of this name; ``KeyError`` when there is none."""
    cls = RECORDS[name]
    hints = get_type_hints(cls, include_extras=True)
    description = (cls.__doc__ or "").strip().splitlines()[0]
    return Table(name, cls, cls.scope, description, tuple(_field(f.name, hints[f.name]) for f in fields(cls)))  # type: ignore[arg-type]


def tables(*scopes: Scope) -> tuple[Table, ...]:
    """Return all tables in the order of ``records.py``, or those of the scopes named."""
    return tuple(t for t in map(table, RECORDS) if not scopes or t.scope in scopes)


def to_table(name: str, records: Iterable[Record]) -> pa.Table:
    """Return the records as an Arrow table of the table's schema.

    Raises:
        pyarrow.ArrowInvalid: a value has the wrong type, or a required one is null (``cast`` sees it,
            ``from_pylist`` and ``validate`` do not).
    """
    spec, rows = table(name), list(records)
    arrays = [pa.array([getattr(row, f.name) for row in rows], type=f.arrow_type) for f in spec.fields]
    loose = pa.schema([pa.field(f.name, f.arrow_type) for f in spec.fields])
    return pa.Table.from_arrays(arrays, schema=loose).cast(spec.schema)


def from_table(name: str, data: pa.Table) -> Iterator[Record]:
    """Yield the rows of an Arrow table as records; unknown columns are ignored."""
    spec = table(name)
    names = [f.name for f in spec.fields if f.name in data.column_names]
    for row in data.select(names).to_pylist():
        yield spec.record(**row)


def ddl(name: str) -> str:
    """Return ``CREATE TABLE`` with NOT NULL and the comments of the table and its columns."""
    spec = table(name)
    columns = [f"    {f.name} {f.sql_type}{'' if f.is_nullable else ' NOT NULL'}" for f in spec.fields]
    lines = [f"CREATE TABLE {name} (", ",\n".join(columns), ");"]
    lines.append(f"COMMENT ON TABLE {name} IS {literal(spec.description)};")
    lines += [f"COMMENT ON COLUMN {name}.{f.name} IS {literal(describe(f))};" for f in spec.fields]
    return "\n".join(lines) + "\n"


def describe(field: Field) -> str:
    """Return a column's description with its closed list, as comments and the data dictionary show it."""
    text = field.column.description
    return f"{text} One of: {', '.join(field.values)}." if field.values else text


def data_dictionary() -> list[dict[str, Any]]:
    """Return one row a column of every table: the rows of the table ``data_dictionary``."""
    return [
        {
            "table_name": spec.name,
            "column_name": f.name,
            "position": position,
            "data_type": f.sql_type,
            "is_nullable": f.is_nullable,
            "is_key": f.column.key,
            "references_column": f.column.references,
            "description": describe(f),
            "table_description": spec.description,
        }
        for spec in tables()
        for position, f in enumerate(spec.fields, start=1)
    ]
