"""Which bucket a row is in and in which order it stands there: from the row alone, so that the same rows give the same file."""

from newsledger.ledger import DataFile
from newsledger.records import Scope
from newsledger.tables import Table

# Tables that no article owns are one file.
WHOLE = "00"
# Rows of an article table stand in the order of the article's text.
TEXT_ORDER = ("article_id", "start_char", "end_char")

Files = dict[str, DataFile]


def bucket_sql(column: str, buckets: int) -> str:
    """Return the bucket of an id as SQL: ``00`` to ``buckets - 1``, in as many digits as the last one has.

    From MD5's first 8 hex digits: DuckDB's own ``hash()`` may change between versions, and then a row would be in two buckets.
    """
    digits = max(len(WHOLE), len(str(buckets - 1)))  # lpad also cuts what is longer
    return f"lpad((('0x' || substr(md5({column}), 1, 8))::UBIGINT % {buckets})::VARCHAR, {digits}, '0')"


def order_sql(spec: Table) -> str:
    """Return the ORDER BY list that gives a table's rows their one order."""
    leading = [name for name in TEXT_ORDER if spec.scope is Scope.ARTICLE and name in spec.column_names]
    return ", ".join(f'"{name}"' for name in dict.fromkeys([*leading, *spec.key]))
