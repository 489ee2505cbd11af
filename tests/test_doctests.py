"""What the docstrings of the library's face and the page on claims show is true."""

import doctest
import importlib
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[1] / "docs"
SHOWN = ("claim_wording", "console", "inflect", "library", "wording")


@pytest.mark.parametrize("name", SHOWN)
def test_examples_in_docstrings_are_true(name: str) -> None:
    outcome = doctest.testmod(importlib.import_module(f"newsledger.{name}"))
    assert outcome.attempted and not outcome.failed


def test_the_example_of_the_page_on_claims_is_true() -> None:
    outcome = doctest.testfile(str(DOCS / "claims.md"), module_relative=False, encoding="utf-8")
    assert outcome.attempted and not outcome.failed
