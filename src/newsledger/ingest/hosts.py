"""Publishers known by their domain alone get the name that other articles of the domain state, in this run or the ledger."""

from pathlib import Path
from typing import Any, Final

from newsledger import ledger
from newsledger.ingest import database
from newsledger.run import Run
from newsledger.sql import parquet

HOST: Final = r"regexp_extract(lower(url), '^https?://(?:www\.)?([^/:?]+)', 1)"
# The name that most articles of the domain state; of equal ones the first in the alphabet.
NAMES: Final = f"""
CREATE TABLE hosts AS
WITH stated AS (
    SELECT {HOST} AS host, publisher, count(*) AS articles
    FROM (SELECT url, publisher FROM cleaned UNION ALL SELECT url, publisher FROM published)
    WHERE url IS NOT NULL AND publisher IS NOT NULL AND lower(publisher) <> {HOST} GROUP BY ALL
)
SELECT host, publisher AS name FROM stated
QUALIFY row_number() OVER (PARTITION BY host ORDER BY articles DESC, publisher) = 1
"""


def load(connection: Any, run: Run, cleaned: list[Path]) -> None:
    """Make the table ``hosts`` (``host``, ``name``) of the domains that some article names."""
    columns = {"url": "VARCHAR", "publisher": "VARCHAR"}
    database.table(connection, "published", ledger.files(run.ledger, "articles"), columns)
    connection.execute(f"CREATE VIEW cleaned AS SELECT url, publisher FROM {parquet(cleaned)}")
    connection.execute(NAMES)
