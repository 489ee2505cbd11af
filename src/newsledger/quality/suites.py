"""One Great Expectations suite a table, rendered from the records: what a value may be, declared once in ``records.py``.

A suite is plain JSON in Great Expectations' own form, so rendering one does not import Great Expectations. Ids are hashes of
table and check name: rendering twice gives the same bytes. Every expectation's ``meta`` carries:

- ``check_name``: the name in the table ``checks``;
- ``severity``: ``error``, or ``warn`` for the rows of logs, which stop nothing and are not moved;
- ``scope``: ``row`` where rows break it and can be moved to ``rejects``, ``table`` where the table itself is wrong;
- ``bad_rows``: for rules in SQL alone, the condition that a bad row meets.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid5

from newsledger.ontology import Severity
from newsledger.records import Scope
from newsledger.run import write_atomically
from newsledger.tables import Field, Table, table, tables

NAMESPACE: Final = UUID("6f0a4c0e-4a52-5c0b-9d5c-0d6f6a3b7e11")
# What is a "critical" and a "warning" to Great Expectations is an error and a warn to the table checks.
GX_SEVERITY: Final = {Severity.ERROR: "critical", Severity.WARN: "warning"}
Expectation = dict[str, Any]


def _expectation(
    spec: Table, check_name: str, kind: str, kwargs: dict[str, Any], scope: str = "row", **meta: str
) -> Expectation:
    severity = Severity.WARN if spec.scope is Scope.LOG and scope == "row" else Severity.ERROR
    return {
        "id": str(uuid5(NAMESPACE, f"{spec.name}.{check_name}")),
        "type": kind,
        "kwargs": kwargs,
        "meta": {"check_name": check_name, "severity": severity.value, "scope": scope, **meta},
        "severity": GX_SEVERITY[severity],
    }


def _columns(spec: Table) -> Iterator[Expectation]:
    kwargs = {"column_set": list(spec.column_names), "exact_match": False}
    yield _expectation(spec, "columns_present", "expect_table_columns_to_match_set", kwargs, scope="table")


def _key(spec: Table) -> Iterator[Expectation]:
    """A key is unique; of what a log says twice, publishing keeps one."""
    if not spec.key or spec.scope is Scope.LOG:
        return
    name = f"unique_{'_'.join(spec.key)}"
    if len(spec.key) == 1:
        yield _expectation(spec, name, "expect_column_values_to_be_unique", {"column": spec.key[0]})
    else:
        kwargs = {"column_list": list(spec.key)}
        yield _expectation(spec, name, "expect_compound_columns_to_be_unique", kwargs)


def _pattern(spec: Table, field: Field) -> Expectation:
    """A rule in SQL: the dialect has no regular expressions, and GX formats the query, so its braces are doubled."""
    pattern = str(field.column.pattern).removeprefix("^").removesuffix("$").replace("'", "''")
    condition = f"NOT regexp_full_match({field.name}, '{pattern}')"
    query = f"SELECT * FROM {{batch}} WHERE {condition.replace('{', '{{').replace('}', '}}')}"
    kwargs = {"unexpected_rows_query": query, "description": f"{field.name} matches {field.column.pattern}"}
    return _expectation(spec, f"{field.name}_pattern", "unexpected_rows_expectation", kwargs, bad_rows=condition)


def _column(spec: Table, field: Field) -> Iterator[Expectation]:
    if not field.is_nullable:
        column = {"column": field.name}
        yield _expectation(spec, f"{field.name}_not_null", "expect_column_values_to_not_be_null", column)
    if field.values:
        listed = {"column": field.name, "value_set": list(field.values)}
        yield _expectation(spec, f"{field.name}_in_list", "expect_column_values_to_be_in_set", listed)
    low, high = field.column.minimum, field.column.maximum
    if low is not None or high is not None:
        limits = {"column": field.name, "min_value": low, "max_value": high}
        yield _expectation(spec, f"{field.name}_in_range", "expect_column_values_to_be_between", limits)
    if field.column.pattern:
        yield _pattern(spec, field)


def suite(name: str) -> dict[str, Any]:
    """Return the suite of a table as the JSON that Great Expectations reads.

    >>> [e["meta"]["check_name"] for e in suite("event_merges")["expectations"]][:2]
    ['columns_present', 'old_event_id_not_null']
    """
    spec = table(name)
    expectations = [*_columns(spec), *_key(spec)]
    for field in spec.fields:
        expectations += _column(spec, field)
    return {
        "name": name,
        "id": str(uuid5(NAMESPACE, name)),
        "expectations": expectations,
        "meta": {"description": spec.description},
        "notes": "Rendered from newsledger.records by `make render`; change the record, not this file.",
    }


def render(root: Path) -> list[Path]:
    """Write ``expectations/TABLE.json`` below ``root`` for every table; return the paths in the order of the tables."""
    paths = []
    for spec in tables():
        path = root / "expectations" / f"{spec.name}.json"
        write_atomically(path, json.dumps(suite(spec.name), indent=2, ensure_ascii=False) + "\n")
        paths.append(path)
    return paths
