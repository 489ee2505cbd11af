"""What is rendered is what the records say, and a drift is named."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from newsledger import project, tables
from newsledger.render import ddl, drifted, main, render


def test_the_projects_rendered_files_are_those_of_the_records() -> None:
    assert drifted(project.root()) == []


def test_rendering_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = {path: path.read_bytes() for path in render(tmp_path)}
    assert {path: path.read_bytes() for path in render(tmp_path)} == first
    assert drifted(tmp_path) == []


def changed(root: Path) -> str:
    path = root / "schemas" / "tables" / "claims.sql"
    path.write_text(path.read_text().replace("BIGINT", "INTEGER"))
    return "schemas/tables/claims.sql"


def removed(root: Path) -> str:
    (root / "docs" / "data-dictionary.md").unlink()
    return "docs/data-dictionary.md"


def left_over(root: Path) -> str:
    (root / "expectations" / "tuples.json").write_text("{}")
    return "expectations/tuples.json"


@pytest.mark.parametrize("drift", [changed, removed, left_over])
def test_check_names_the_file_that_drifted_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], drift: Callable[[Path], str]
) -> None:
    render(tmp_path)
    name = drift(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert main(["--check"], tmp_path) == 1
    assert capsys.readouterr().err == f"{name}: not what records.py says; run `make render`\n"
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_rendering_mends_a_drift(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    render(tmp_path)
    changed(tmp_path)
    assert main([], tmp_path) == 0
    assert main(["--check"], tmp_path) == 0
    assert "files rendered" in capsys.readouterr().out


def test_the_rendered_ddl_makes_all_tables_in_any_database(tmp_path: Path) -> None:
    render(tmp_path)
    with duckdb.connect() as connection:
        for path in (tmp_path / "schemas" / "tables").glob("*.sql"):
            connection.execute(path.read_text())
        made = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert (
        made == {name for name, _ in ddl()} == {spec.name for spec in tables.tables()} | {"data_dictionary", "snapshot"}
    )


def test_the_dictionary_names_every_column_and_view(tmp_path: Path) -> None:
    render(tmp_path)
    text = (tmp_path / "docs" / "data-dictionary.md").read_text()
    assert "| `claim_id` | VARCHAR | key |" in text
    for spec in tables.tables():
        assert f"\n## {spec.name}\n" in text
        assert all(f"\n| `{field.name}` | {field.sql_type} |" in text for field in spec.fields)
    for path in project.path("schemas", "views").glob("*.sql"):
        assert f"\n| `{path.stem}` |" in text
