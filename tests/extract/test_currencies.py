"""Whose money an amount is: by code, symbol or name, and for a bare "$" or "pounds" by the publisher's country."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.extract.numbers import publisher
from newsledger.extract.quantities import quantities
from newsledger.ontology import CurrencyBasis

CODE, SYMBOL, NAME, PUBLISHER = CurrencyBasis.CODE, CurrencyBasis.SYMBOL, CurrencyBasis.NAME, CurrencyBasis.PUBLISHER

WRITTEN = (
    ("The dam cost USD 40 million.", None, [("USD", CODE)]),
    ("The dam cost 40 million EUR.", None, [("EUR", CODE)]),
    ("The dam cost $40 million.", None, [("USD", SYMBOL)]),
    ("The dam cost A$40 million.", "USA", [("AUD", SYMBOL)]),
    ("The dam cost 40 million Australian dollars.", "USA", [("AUD", NAME)]),
    ("The dam cost $40 million.", "AUS", [("AUD", PUBLISHER)]),
    ("The dam cost 40 million dollars.", "CAN", [("CAD", PUBLISHER)]),
    ("The dam cost US$40 million.", "CAN", [("USD", SYMBOL)]),
    ("The toll is 50 cents.", "NZL", [("NZD", PUBLISHER)]),
    ("The toll is 50 cents.", "IRL", [("EUR", PUBLISHER)]),
    ("Between $20 and $30 million is owed.", "SGP", [("SGD", PUBLISHER)]),
    ("It owes $2 to 3 million.", "HKG", [("HKD", PUBLISHER)]),
    ("A ticket is 12 dollars and 50 cents.", "AUS", [("AUD", PUBLISHER)]),
    ("The fine is 2 million pounds.", None, [("GBP", NAME)]),
    ("The fine is 2 million pounds.", "EGY", [("EGP", PUBLISHER)]),
    ("The fine is 500 pesos.", None, [(None, None)]),
    ("The fine is 500 pesos.", "PHL", [("PHP", PUBLISHER)]),
    ("The fine is 500 rupees.", "PAK", [("PKR", PUBLISHER)]),
    ("The fine is 500 crowns.", "CZE", [("CZK", PUBLISHER)]),
    ("The fine is 500 francs or $40.", "CHE", [("CHF", PUBLISHER), ("USD", SYMBOL)]),
    ("Of 12 euros, 5 went to the guild.", "AUS", [("EUR", NAME), (None, None)]),
)


@pytest.mark.parametrize(("text", "country", "expected"), WRITTEN)
def test_the_currency_says_what_it_is_read_from(
    text: str, country: str | None, expected: list[tuple[str | None, CurrencyBasis | None]]
) -> None:
    """A code, a symbol and a name are taken at their word; the publisher's country decides what they leave open."""
    assert [(quantity.currency, quantity.currency_basis) for quantity in quantities(text, country=country)] == expected


@pytest.mark.parametrize(
    ("name", "url", "country"),
    [
        (None, "https://www.smh.com.au/business/a-dam.html", "AUS"),
        (None, "https://harbour-lamp.ca/2024/05/a-dam", "CAN"),
        (None, "https://www.straitstimes.com/a-dam", "SGP"),
        ("The Straits Times", None, "SGP"),
        ("harbourlamp.co.nz", None, "NZL"),
        ("Reuters", "https://www.reuters.com/world/a-dam", None),
        ("The Harbour Lamp", None, None),
        ("The Harbour Lamp", "file:///dam.txt", None),
        (None, "http://[not-an-address", None),
        (None, None, None),
    ],
)
def test_the_country_is_that_of_the_address_or_the_name(name: str | None, url: str | None, country: str | None) -> None:
    """A known domain, else the domain of a country; an international service has none."""
    assert publisher.country(name, url) == country


@given(st.none() | st.text(max_size=30), st.none() | st.text(max_size=60))
def test_any_publisher_and_address_are_read(name: str | None, url: str | None) -> None:
    """No name or address is an error."""
    assert publisher.country(name, url) is None or len(publisher.country(name, url) or "") == 3


@given(st.integers(1, 10**9), st.sampled_from(["AUS", "USA", "GBR", "MEX", None]))
def test_the_country_changes_the_currency_alone(number: int, country: str | None) -> None:
    """Amount, bounds and words are the same wherever the text appears."""
    text = f"More than ${number:,} went into the dam and {number} pounds into the weir."
    abroad, home = quantities(text), quantities(text, country=country)
    assert [(q.text, q.value, q.low, q.high) for q in abroad] == [(q.text, q.value, q.low, q.high) for q in home]
