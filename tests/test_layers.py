"""Data moves one way, ingest -> extract -> link -> validate -> publish, and so do imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsledger

SOURCE = Path(newsledger.__file__).parent
ROAD = ("ingest", "extract", "link", "quality", "store")
# What the steps stand on: it imports none of them.
FOUNDATION = (
    "current", "duck", "errors", "executors", "fold", "ids", "inflect", "ledger", "lexicon", "linked", "ontology", "plover",
    "progress", "project", "records", "run", "settings", "sql", "tables", "urls",
)  # fmt: skip


def imports(path: Path) -> Iterator[str]:
    """Yield the parts of newsledger that a file imports, by the first name below the package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "newsledger":
            below = (node.module or "").split(".")[1:]
            yield from below[:1] or [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("newsledger."))


@pytest.mark.parametrize("step", ROAD)
def test_no_step_imports_one_that_stands_later_on_the_road(step: str) -> None:
    later = set(ROAD[ROAD.index(step) + 1 :])
    assert not {(path.name, name) for path in (SOURCE / step).rglob("*.py") for name in later & set(imports(path))}


@pytest.mark.parametrize("name", FOUNDATION)
def test_what_the_steps_stand_on_imports_none_of_them(name: str) -> None:
    assert not set(ROAD) & set(imports(SOURCE / f"{name}.py"))


def test_nothing_in_the_library_imports_prefect() -> None:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "\nimport prefect" not in text and "from prefect" not in text, path
