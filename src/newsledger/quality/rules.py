"""Rules across rows and tables: the hand-written SQL of ``expectations/rules/*.sql``.

A file opens with comment lines ``-- severity:`` (error, warn), ``-- level:`` (row, table), ``-- tables:`` (names, or
``@article``, ``@derived`` for all tables of a scope) and ``-- description:``. Its one SELECT runs once a table, with ``$table``
filled in:

- level ``row``: it returns the bad rows of ``staged_$table``, all columns; none is a pass;
- level ``table``: it returns a row with the column ``observed``, in words, for whatever is wrong; none is a pass.

Where the SELECT has ``$column``, it runs once for each column of the table that refers to another (``$target.$target_column``)
and the check is named ``COLUMN_RULE``; ``-- except:`` names columns to leave out. ``$key`` is the table's key columns.
``views.py`` lists the views that a rule may read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

import duckdb

from newsledger import project, tables
from newsledger.errors import NewsledgerError
from newsledger.ontology import Severity
from newsledger.quality.findings import Finding, Level, crashed, judge_rows
from newsledger.records import Scope
from newsledger.tables import Table

HEADER = re.compile(r"^-- (severity|level|tables|except|description): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file."""

    name: str
    severity: Severity
    level: Level
    tables: tuple[str, ...]
    left_out: frozenset[str]
    description: str
    sql: str


@dataclass(frozen=True, slots=True)
class Binding:
    """A rule made concrete for one table: what runs and under which name."""

    rule: Rule
    table_name: str
    check_name: str
    sql: str


def _named_tables(listed: str) -> Iterator[str]:
    for name in (part.strip() for part in listed.split(",")):
        if name.startswith("@"):
            yield from (spec.name for spec in tables.tables(Scope(name[1:])))
        else:
            yield tables.table(name).name


def read_rule(path: Path) -> Rule:
    """Read one rule file.

    Raises:
        NewsledgerError: a header line is missing, or names a table or severity that does not exist.
    """
    sql = path.read_text(encoding="utf-8")
    header = dict(HEADER.findall(sql))
    try:
        named = tuple(_named_tables(header["tables"]))
        severity, level = Severity(header["severity"]), Level(header["level"])
        left_out = frozenset(header.get("except", "").split(", "))
        return Rule(path.stem, severity, level, named, left_out, header["description"], sql.rstrip().rstrip(";"))
    except (KeyError, ValueError) as error:
        raise NewsledgerError(f"{path}: a rule opens with severity, level, tables and description: {error}") from error


def rules(folder: Path | None = None) -> list[Rule]:
    """Return the rules of a folder (the project's by default), in order of name."""
    return [read_rule(path) for path in sorted((folder or project.path("expectations", "rules")).glob("*.sql"))]


def _references(spec: Table, left_out: frozenset[str]) -> Iterator[dict[str, str]]:
    for field in spec.fields:
        if field.column.references and field.name not in left_out:
            target, _, column = field.column.references.partition(".")
            yield {"column": field.name, "target": target, "target_column": column}


def bindings(rule: Rule) -> Iterator[Binding]:
    """Yield the rule for each of its tables, and for each reference where it asks for them."""
    for name in rule.tables:
        spec = tables.table(name)
        names = {"table": name, "key": ", ".join(spec.key)}
        if "$column" not in rule.sql:
            yield Binding(rule, name, rule.name, Template(rule.sql).substitute(names))
            continue
        for reference in _references(spec, rule.left_out):
            check_name = f"{reference['column']}_{rule.name}"
            yield Binding(rule, name, check_name, Template(rule.sql).substitute(names | reference))


def _judge_table(connection: duckdb.DuckDBPyConnection, binding: Binding) -> Finding:
    try:
        found = connection.execute(f"SELECT observed FROM ({binding.sql})").fetchall()
    except duckdb.Error as error:
        return crashed(binding.table_name, binding.check_name, str(error))
    observed = "; ".join(str(text) for (text,) in found) or "as expected"
    return Finding(binding.table_name, binding.check_name, binding.rule.severity, not found, observed)


def judge(connection: duckdb.DuckDBPyConnection, binding: Binding) -> Finding:
    """Run one rule on one table."""
    if binding.rule.level is Level.TABLE:
        return _judge_table(connection, binding)
    return judge_rows(connection, binding.table_name, binding.check_name, binding.rule.severity, binding.sql)


def run_rules(connection: duckdb.DuckDBPyConnection, names: list[str], folder: Path | None = None) -> list[Finding]:
    """Run the rules over the views of ``views.py``: those on rows for the tables named, those on tables always."""
    return [
        judge(connection, binding)
        for rule in rules(folder)
        for binding in bindings(rule)
        if rule.level is Level.TABLE or binding.table_name in names
    ]
