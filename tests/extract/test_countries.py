"""Countries: every code once, and a phrase gives the country that it names."""

import re

import pytest

from newsledger import lexicon
from newsledger.extract.countries import country, demonyms, names


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Iraq", "IRQ"),
        ("Iraqis", "IRQ"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("us", None),
        ("the White House", "USA"),
        ("Britain's", "GBR"),
        ("Republic of China", "TWN"),
        ("People's Republic of China", "CHN"),
        ("DRC", "COD"),
        ("North Korean", "PRK"),
        ("Burma", "MMR"),
        ("Côte d'Ivoire", "CIV"),
        ("Kosovo", "KOS"),
        ("a Dutch frigate", "NLD"),
        ("the South Sudanese army", "SSD"),
        ("Papua New Guinea", "PNG"),
        ("Iranian and Iraqi officials", None),
        ("chadian", None),
        ("a destroyer", None),
        ("", None),
    ],
)
def test_the_country_of_a_phrase(phrase: str, code: str | None) -> None:
    assert country(phrase) == code


def test_there_is_one_row_for_each_of_the_249_codes_and_kosovo() -> None:
    codes = [row["iso3"] for row in lexicon.load("countries")]
    assert len(codes) == len(set(codes)) == 250
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert "KOS" in codes


def test_no_name_or_demonym_stands_for_two_countries() -> None:
    for column in ("names", "demonyms"):
        spellings = [(s, row["iso3"]) for row in lexicon.load("countries") for s in row[column].split("|") if s]
        assert len({s for s, _ in spellings}) == len(set(spellings))
    assert not set(names()) & set(demonyms())


def test_metonyms_and_divisions_name_known_countries() -> None:
    codes = {row["iso3"] for row in lexicon.load("countries")} | {""}
    for table in ("metonyms", "admin1", "places", "city_names"):
        assert {row["country"] for row in lexicon.load(table)} <= codes
