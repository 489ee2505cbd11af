"""What the docstrings of the library's face show is true."""

import doctest
import importlib

import pytest

SHOWN = ("claim_wording", "console", "inflect", "library", "wording")


@pytest.mark.parametrize("name", SHOWN)
def test_examples_in_docstrings_are_true(name: str) -> None:
    outcome = doctest.testmod(importlib.import_module(f"newsledger.{name}"))
    assert outcome.attempted and not outcome.failed
