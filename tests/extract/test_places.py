"""What is a place, and which: each case is a sentence and the mentions expected, as ``text -> place_id``."""

import pytest

from newsledger.extract.places import find, place
from newsledger.ontology import MentionType, PlacePrecision


def mentions(text: str) -> dict[str, str | None]:
    return {text[found.start : found.end]: found.place_id for found in find(text)}


IS_A_PLACE = {
    "a city by its size": ("Rain fell over Helsinki all day.", {"Helsinki": "geonames:658225"}),
    "a base under any of its spellings": ("Rockets hit al-Assad airbase.", {"al-Assad airbase": "place:ain-al-asad"}),
    "a base with a noun that no spelling of ours has": (
        "He left Ain Asad Airfield.",
        {"Ain Asad Airfield": "place:ain-al-asad"},
    ),
    "a base by its short name": ("Rockets hit Ain Al Asad again.", {"Ain Al Asad": "place:ain-al-asad"}),
    "a numbered base": ("A rocket hit the K-1 base.", {"K-1 base": "place:k-1-air-base"}),
    "a strait": ("Tankers left the Strait of Hormuz.", {"Strait of Hormuz": "place:strait-of-hormuz"}),
    "a region of several countries": ("Drought in the Sahel.", {"Sahel": "place:sahel"}),
    "a country's short name, with its points": (
        "The U.S. and the UK agreed.",
        {"U.S.": "country:USA", "UK": "country:GBR"},
    ),
    "a shouted dateline": ("BAGHDAD (AP) - Two men were held.", {"BAGHDAD": "geonames:98182"}),
    "a name with marks that the gazetteer has without": ("Crowds met in Bogotá.", {"Bogotá": "geonames:3688689"}),
    "a name with a hyphen that the gazetteer has without": ("He fled Deir-ez-Zor.", {"Deir-ez-Zor": "geonames:170794"}),
    "a common word after a preposition of place": ("She was born in Nice.", {"Nice": "geonames:2990440"}),
    "a surname after a preposition of place": ("He lives in Houston now.", {"Houston": "geonames:4699066"}),
    "a possessive": ("Iraq's parliament met.", {"Iraq": "country:IRQ"}),
    "the first part of a compound": ("A Cairo-based firm.", {"Cairo": "geonames:360630"}),
    "a landform with its noun": ("Fire swept Halvorsen National Park.", {"Halvorsen National Park": None}),
    "a settlement that no list has": ("They left the village of Tarbuneh.", {"Tarbuneh": None}),
    "a settlement before the day of the week": ("They left the town of Tarbuneh Monday.", {"Tarbuneh": None}),
    "a settlement named after a person": ("They left the village of Ahmad Tarbun.", {"Ahmad Tarbun": None}),
    "a gulf whose name begins with another's": ("Ships left the Gulf of Aden.", {"Gulf of Aden": "place:gulf-of-aden"}),
    "a region behind a country and a direction": (
        "He spoke of Sudan's western Darfur region.",
        {"Sudan": "country:SDN", "Darfur": "place:darfur"},
    ),
    "a people behind an article and a verb of language": (
        "She learned the Cuban leader left.",
        {"Cuban": "country:CUB"},
    ),
    "a city with its noun": ("They met outside Kandahar City.", {"Kandahar City": "geonames:1138336"}),
    "a small town before its state": (
        "The Moore, Oklahoma, school burned.",
        {"Moore": "geonames:4542975", "Oklahoma": "admin1:US.OK"},
    ),
    "a district that no list has": ("Police in Kalmasht district met.", {"Kalmasht": None}),
}
IS_NO_PLACE = {
    "a person with a first name": "Denzel Washington spoke.",
    "a person with a title": "Sgt. Houston spoke, then Gen. Milley.",
    "a first name before a surname": "Paris Hilton left early.",
    "a common word": "Reading is good. Most people agree. Nice work.",
    "a newspaper": "The Jerusalem Post and the New York Times said so.",
    "a team": "The Houston Rockets beat the Boston Celtics.",
    "an office or a school of a city": "The University of Helsinki and the Bank of England agreed.",
    "an airline": "British Airways and Air France cut flights.",
    "a group's name": "Islamic State of Iraq and the Levant said so.",
    "a neighborhood by its faith": "It hit a mainly Shi'ite neighborhood.",
    "a club": "Manchester City beat AC Milan and Leeds City.",
    "a pronoun in capitals that is a country's code": "It gave us hope.",
    "a currency": "It cost US$5 million.",
    "a continent's people": "Latin American leaders met.",
    "a language": "She speaks French and sings in Arabic.",
    "an address on the web": "See https://example.org/Iraq/Baghdad-news for more.",
    "part of a longer word": "Chadwick and Iranology are words.",
}


@pytest.mark.parametrize(("text", "expected"), IS_A_PLACE.values(), ids=IS_A_PLACE)
def test_a_place_is_read(text: str, expected: dict[str, str | None]) -> None:
    assert mentions(text) == expected


@pytest.mark.parametrize("text", IS_NO_PLACE.values(), ids=IS_NO_PLACE)
def test_what_is_no_place_is_left_out(text: str) -> None:
    assert mentions(text) == {}


def rule(text: str, name: str) -> tuple[str | None, str | None]:
    found = next(f for f in find(text) if text[f.start : f.end] == name)
    return found.place_id, found.rule


RESOLVED = {
    "what follows the comma holds the place": ("He flew to Paris, Texas.", "Paris", "geonames:4717560", "containment"),
    "a country behind an unknown region holds the place": (
        "The bar was made in Alessandria, Piemonte, Italy.",
        "Alessandria",
        "geonames:3183299",
        "containment",
    ),
    "a large town in an article on its country is no capital of another": (
        "The Lebanese army entered Tripoli.",
        "Tripoli",
        "geonames:266826",
        "context",
    ),
    "a capital stays one in an article on a country with a town of its name": (
        "Britain held talks with Washington.",
        "Washington",
        "geonames:4140963",
        "population",
    ),
    "an abbreviated state holds the place": (
        "A man in Springfield, Ill., won.",
        "Springfield",
        "geonames:4250542",
        "containment",
    ),
    "a small town is found in what holds it": (
        "A fair in Prague, Oklahoma.",
        "Prague",
        "geonames:4548393",
        "containment",
    ),
    "a name said in full once is the same later": (
        "He left Portland, Maine. In Portland he had friends.",
        "Portland",
        "geonames:4975802",
        "containment",
    ),
    "a town that its state does not have in the gazetteer is no other": (
        "A storm hit Fresno, Maine.",
        "Fresno",
        None,
        None,
    ),
    "the largest city leads by far": ("Talks in Paris ended.", "Paris", "geonames:2988507", "population"),
    "the article's country decides between like cities": (
        "Hyderabad lies far south. Pakistani police in Hyderabad said so, and Pakistan agreed.",
        "Hyderabad",
        "geonames:1176734",
        "context",
    ),
    "a division by its noun": ("Shelling in Aleppo province.", "Aleppo province", "admin1:SYR.aleppo", "division"),
    "the bare name is the city": ("Shelling in Aleppo.", "Aleppo", "geonames:170063", "unique"),
    "a country that is also a state": ("Tbilisi is the capital of Georgia.", "Georgia", "country:GEO", "country"),
    "a state that is also a country": ("Georgia and other US states voted.", "Georgia", "admin1:US.GA", "context"),
    "the country, where its people are named beside the other": (
        "The US and the Georgian army met in Georgia.",
        "Georgia",
        "country:GEO",
        "country",
    ),
}


@pytest.mark.parametrize(("text", "name", "place_id", "expected_rule"), RESOLVED.values(), ids=RESOLVED)
def test_which_place_a_name_means(text: str, name: str, place_id: str | None, expected_rule: str | None) -> None:
    assert rule(text, name) == (place_id, expected_rule)


def test_a_name_of_several_cities_of_like_size_has_no_place_and_keeps_the_country_that_all_share() -> None:
    found = next(iter(find("A fire broke out in Springfield.")))
    assert (found.place_id, found.rule, found.country) == (None, None, "USA")


def test_both_divisions_of_a_pair_share_its_noun() -> None:
    assert mentions("Clashes in Homs and Aleppo governorates.") == {
        "Homs": "admin1:SYR.homs",
        "Aleppo": "admin1:SYR.aleppo",
    }


@pytest.mark.parametrize(
    ("text", "mention_type", "country"),
    [
        ("Iraqi officials spoke.", MentionType.DEMONYM, "IRQ"),
        ("The Dutch left.", MentionType.DEMONYM, "NLD"),
        ("Filipinas abroad sent money.", MentionType.DEMONYM, "PHL"),
        ("The White House declined.", MentionType.METONYM, "USA"),
        ("The Kremlin declined.", MentionType.METONYM, "RUS"),
        ("Kosovo declined.", MentionType.NAME, "KOS"),
    ],
)
def test_a_people_and_a_metonym_carry_their_country(text: str, mention_type: MentionType, country: str) -> None:
    (found,) = find(text)
    assert (found.mention_type, found.country, found.place_id) == (mention_type, country, f"country:{country}")


def test_a_name_does_not_cross_the_end_of_a_sentence() -> None:
    text = "He saw New. York is far."
    assert find(text, [(0, 11), (12, len(text))]) == []


def test_every_place_id_leads_to_its_place() -> None:
    baghdad = place("geonames:98182")
    assert (baghdad.name, baghdad.country, baghdad.admin1, baghdad.precision) == (
        "Baghdad",
        "IRQ",
        "Baghdad",
        PlacePrecision.CITY,
    )
    assert place("place:ain-al-asad").precision is PlacePrecision.SITE
    assert place("admin1:US.TX").precision is PlacePrecision.ADMIN1
    assert place("country:IRQ").precision is PlacePrecision.COUNTRY
    assert place("place:red-sea").precision is None


@pytest.mark.parametrize("unknown", ["geonames:1", "geonames:x", "place:atlantis", "", "country:XXX"])
def test_an_unknown_place_id_is_a_key_error(unknown: str) -> None:
    with pytest.raises(KeyError):
        place(unknown)
