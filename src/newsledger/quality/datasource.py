"""Great Expectations over DuckDB: only this module imports it, and only ``validate`` imports this.

Great Expectations 1.24 has no DuckDB datasource, and its plain SQL one gives the connection back before it reads the rows:
with duckdb-engine the cursor is the connection, so they are lost. The engine here keeps the one connection it was given open.
"""

import builtins
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import duckdb

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import duckdb_engine
    import great_expectations as gx
    import sqlalchemy as sa
    from great_expectations.compatibility import pydantic
    from great_expectations.core import ExpectationSuite
    from great_expectations.core.result_format import ResultFormat
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )
    from great_expectations.datasource.fluent.sql_datasource import SQLDatasource
    from great_expectations.exceptions.exceptions import GreatExpectationsError
    from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine

# What a suite that cannot run at all raises: a view over a damaged file, an asset that does not connect.
ERRORS = (GreatExpectationsError, ConnectionError, sa.exc.SQLAlchemyError, duckdb.Error)
__all__ = ["ERRORS", "DuckDBDatasource", "ExpectationSuite", "ResultFormat", "opened"]

SILENT = DataContextConfig(
    store_backend_defaults=InMemoryStoreBackendDefaults(),
    analytics_enabled=False,
    progress_bars=ProgressBarsConfig(globally=False, metric_calculations=False),
)
# It logs every failed metric with its traceback; the findings carry the message.
logging.getLogger("great_expectations").setLevel(logging.CRITICAL)


class SharedConnection:
    """DuckDB's connection as SQLAlchemy's driver connection, for several of its connections at once.

    Each would begin a transaction of its own and DuckDB has one at a time; all of them only read, so none is begun.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection: duckdb.DuckDBPyConnection | None = connection
        self.autocommit = None
        self.notices: list[str] = []
        self.closed = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def cursor(self) -> Any:
        """Return the driver's cursor."""
        return duckdb_engine.CursorWrapper(self._connection, self)  # type: ignore[arg-type]

    def begin(self) -> None:
        """Do nothing."""

    def commit(self) -> None:
        """Do nothing."""

    def rollback(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Let go of the connection, which is not closed: Great Expectations keeps its own objects until Python ends."""
        self._connection = None
        self.closed = True


class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
    """The SQL engine over one DuckDB connection that stays open."""

    @contextmanager
    def get_connection(self) -> Iterator[Any]:
        """Yield the one connection; it is never closed here."""
        if self._connection is None or self._connection.closed:
            self._connection = self.engine.connect()
        yield self._connection


class DuckDBDatasource(SQLDatasource):
    """A datasource over a DuckDB connection that the caller opened and will close."""

    type: Literal["duckdb"] = "duckdb"  # type: ignore[assignment]
    connection_string: str = "duckdb:///:memory:"
    _shared: SharedConnection = pydantic.PrivateAttr()

    @property
    def execution_engine_type(self) -> builtins.type[DuckDBExecutionEngine]:
        """The engine that keeps its connection."""
        return DuckDBExecutionEngine

    def test_connection(self, test_assets: bool = True) -> None:
        """Do nothing: the connection is given open, and a missing table is for the checks to say."""

    def get_engine(self) -> sa.Engine:
        """Return SQLAlchemy's engine over the connection."""
        return self.get_execution_engine().engine

    def get_execution_engine(self) -> DuckDBExecutionEngine:
        """Return the one execution engine."""
        if self._execution_engine is None:
            engine = sa.create_engine("duckdb://", creator=lambda: self._shared, poolclass=sa.StaticPool)
            self._execution_engine = DuckDBExecutionEngine(engine=engine, create_temp_table=False)
        return self._execution_engine


def _release(datasource: DuckDBDatasource) -> None:
    """Cut Great Expectations' objects, which live until Python ends, from DuckDB's, which would then report leaks on stderr."""
    datasource._shared.close()
    engine = datasource.get_execution_engine()
    engine.dialect._type_memos.clear()  # keyed by DuckDB's types
    vars(engine).clear()


@contextmanager
def opened(connection: duckdb.DuckDBPyConnection) -> Iterator[DuckDBDatasource]:
    """Yield a datasource over ``connection`` in a context of its own: in memory, silent, nothing written."""
    context = gx.get_context(mode="ephemeral", project_config=SILENT)
    datasource = DuckDBDatasource(name="staged")
    datasource._shared = SharedConnection(connection)
    context._add_fluent_datasource(datasource)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", sa.exc.SAWarning)  # a column of a type that no table has: the checks say so
            yield datasource
    finally:
        _release(datasource)
