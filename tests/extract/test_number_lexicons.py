"""Every row of the lexicons of numbers does what its columns say, in a sentence of its own."""

from typing import Any

import pytest

from newsledger import lexicon
from newsledger.extract.numbers import units
from newsledger.extract.quantities import Quantity, quantities
from newsledger.ontology import ClaimKind, Comparator
from newsledger.project import LEXICONS

UNIT_ROWS = [row for row in lexicon.load("units") if row["words"]]
CURRENCY_ROWS = [row for row in lexicon.load("currencies") if row["code"] != "XXX"]


def rows(name: str, **where: str) -> list[Any]:
    found = [row for row in lexicon.load(name) if all(row[key] == value for key, value in where.items())]
    return [pytest.param(row, id="-".join(filter(None, list(row.values())[:2]))) for row in found]


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


# "Say" bounds between commas alone, "within" a stretch of time alone.
BOUND_ELSEWHERE = ("say-about", "within-at_most")


@pytest.mark.parametrize(
    "row", [row for row in rows("comparators", position="before") if row.id not in BOUND_ELSEWHERE]
)
def test_a_bound_before_its_number_reads_as_listed(row: dict[str, str]) -> None:
    """The comparator is the row's and its words are in the span."""
    quantity = only(f"Near the dam {row['phrase']} 12 sheep died.")
    assert quantity.comparator is Comparator(row["comparator"])
    assert quantity.text.startswith(row["phrase"]) and quantity.value == 12


@pytest.mark.parametrize("row", rows("comparators", position="after"))
def test_a_bound_behind_its_number_reads_as_listed(row: dict[str, str]) -> None:
    """So is the one of a bound that follows: "12 years or more", "12-odd years"."""
    joint = "" if row["glue"] == "1" else "-" if row["phrase"] in ("plus", "odd") else " "
    text = f"It took 12{joint}{row['phrase']} years." if joint != " " else f"It took 12 years {row['phrase']}."
    assert only(text).comparator is Comparator(row["comparator"])


@pytest.mark.parametrize("row", rows("fuzzy_numbers", role="plural"))
def test_a_plural_scale_word_has_the_bounds_of_its_row(row: dict[str, str]) -> None:
    """Low and high are the lexicon's, without a value."""
    quantity = only(f"They saw {row['phrase']} of birds.")
    assert (quantity.value, quantity.low) == (None, float(row["low"]))
    assert quantity.high == (float(row["high"]) if row["high"] else None)


@pytest.mark.parametrize("row", [row for role in ("alone", "noun") for row in rows("fuzzy_numbers", role=role)])
def test_a_fuzzy_word_has_the_bounds_of_its_row(row: dict[str, str]) -> None:
    """So do the words that stand for a number themselves."""
    of = " of" if row["phrase"].split()[-1] in ("handful", "couple", "number", "score", "digits") else ""
    quantity = only(f"They saw {row['phrase']}{of} large birds.")
    assert (quantity.value, quantity.low) == (None, float(row["low"]))
    assert quantity.high == (float(row["high"]) if row["high"] else None)


def test_every_fuzzy_word_names_its_source() -> None:
    """The header says what each source is."""
    header = [line for line in LEXICONS.joinpath("fuzzy_numbers.csv").read_text().splitlines() if line[0] == "#"]
    assert all(f"{row['source']}:" in " ".join(header) for row in lexicon.load("fuzzy_numbers"))


@pytest.mark.parametrize(
    ("row", "word"),
    [(row, word) for row in UNIT_ROWS for word in row["words"].split()],
    ids=lambda value: str(value)[:24],
)
def test_a_unit_reads_to_its_code(row: dict[str, str], word: str) -> None:
    """Every word of a unit, behind a number."""
    quantity = only(f"They had 12 {word.replace('_', ' ')} in all.")
    assert units.name(quantity.unit or "") == units.name(row["code"])
    assert quantity.kind is units.kind(row["dimension"])


@pytest.mark.parametrize(
    ("code", "name"), [(row["code"], name) for row in CURRENCY_ROWS for name in row["names"].split("|") if name]
)
def test_a_currency_reads_by_its_name(code: str, name: str) -> None:
    """Every name of a currency, behind an amount that is no weight."""
    quantity = only(f"It cost 12 million {name} in all.")
    assert (quantity.kind, quantity.currency) == (ClaimKind.MONEY, code)


@pytest.mark.parametrize("code", [row["code"] for row in CURRENCY_ROWS if row["code"] in row["symbols"].split()])
def test_a_currency_reads_by_its_code(code: str) -> None:
    """Before the amount and behind it."""
    assert only(f"It cost {code} 12 million in all.").currency == code
    assert only(f"It cost 12 million {code} in all.").currency == code


@pytest.mark.parametrize("row", rows("identifiers", kind="label"))
def test_a_label_makes_its_number_a_name(row: dict[str, str]) -> None:
    """The number behind a label is no quantity."""
    assert quantities(f"They spoke of {row['word']} 7 again.") == []


@pytest.mark.parametrize("row", rows("identifiers", kind="title"))
def test_a_title_makes_its_number_a_name(row: dict[str, str]) -> None:
    """So is the one behind a title with a capital."""
    assert quantities(f"They spoke of {row['word'].title()} 7 again.") == []


@pytest.mark.parametrize("row", rows("identifiers", kind="place"))
def test_what_stands_in_a_numbered_place_is_counted(row: dict[str, str]) -> None:
    """A place's number is its name, unless a plural follows: "in the ward 12 patients died"."""
    assert quantities(f"They met at {row['word']} 7 again.") == []
    assert only(f"At the {row['word']} 12 young nurses met.").value == 12
