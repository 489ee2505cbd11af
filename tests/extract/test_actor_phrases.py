"""What a phrase says of its actor: country, sector, type, who it is on a day; and the members of a compound."""

from datetime import date

import pytest

from newsledger import lexicon
from newsledger.extract.knowledge.actors import known
from newsledger.extract.knowledge.compounds import compound
from newsledger.extract.knowledge.country import BLOCS
from newsledger.extract.knowledge.phrases import NOTHING, describe
from newsledger.nlp import load
from newsledger.ontology import ActorType

ON = date(2010, 3, 1)
PHRASES = [
    # the head says the sector, an adjective or owner the country
    ("Iranian forces", "IRN", "MIL"),
    ("Norwegian police", "NOR", "COP"),
    ("Kenya's teachers", "KEN", "EDU"),
    ("a Peruvian judge", "PER", "JUD"),
    ("Greek seafarers", "GRC", "LAB"),
    ("Danish pig farmers", "DNK", "AGR"),
    ("Ghanaian nurses", "GHA", "MED"),
    ("state TV", None, "JRN"),
    ("opposition lawmakers", None, "LEG"),
    ("villagers", None, "CVL"),
    ("cocoa smugglers", None, "CRM"),
    ("masked gunmen", None, "UAF"),
    ("five men", None, None),
    ("Several of the biggest newspapers in Portugal", "PRT", "JRN"),
    ("a group of Bolivian miners", "BOL", "LAB"),
    # a weak head leaves it to what stands before or behind
    ("army chief", None, "MIL"),
    ("a union official", None, "LAB"),
    ("spokesman for the rebels", None, "REB"),
    ("head of Malta's police", "MLT", "COP"),
    ("a Hamas spokesman", "PSE", "REB"),
    ("Boko Haram fighters", "NGA", "REB"),
    ("the PAN", "MEX", "PTY"),
    ("members of parliament", None, "LEG"),
    ("a Swedish official", "SWE", "GOV"),
    ("Buddhist leaders in Laos", "LAO", "REL"),
    ("The British commander in Cyprus", "GBR", "MIL"),
    # another noun behind lends its words, and is nobody
    ("Chadian army trucks", "TCD", "MIL"),
    # who is behind a group, and where it sits
    ("Qatari-backed Libyan militia", "LBY", "PRM"),
    ("a Nairobi-based charity", "KEN", "NGO"),
    ("fishermen from Senegal", "SEN", "AGR"),
    ("Hamburg dockers", "DEU", "LAB"),
    ("Bavarian farmers", "DEU", "AGR"),
    ("Northern Ireland police", "GBR", "COP"),
    ("anti-American protesters", None, "CVL"),
    # who is one no longer
    ("a former Chilean minister", "CHL", "ELI"),
    ("retired general", None, "ELI"),
    ("ex-president of Malawi", "MWI", "ELI"),
    ("former slaves", None, None),
    # names
    ("NATO", None, "IGO"),
    ("European Union lawmakers", None, "LEG"),
    ("the Kremlin", "RUS", "GOV"),
    ("Moscow", "RUS", "GOV"),
    ("Russia", "RUS", None),
    ("Two Estonians", "EST", None),
    ("Gdansk", "POL", "CVL"),
    ("Somaliland", "SOM", "PRE"),
    ("Bank of England", "GBR", "GOV"),
    # apposition
    ("Lars Ovenholt, Norway's deputy fisheries minister", "NOR", "GOV"),
    # nobody
    ("a rainy afternoon", None, None),
    ("Osvin Tarrel", None, None),
    ("", None, None),
    ("🙂🙂", None, None),
    (",,, of the", None, None),
]


@pytest.mark.parametrize(("phrase", "country", "sector"), PHRASES)
def test_a_phrase_has_the_country_and_sector_that_its_words_say(
    phrase: str, country: str | None, sector: str | None
) -> None:
    found = describe(phrase, ON)
    assert (found.country, found.sector) == (country, sector)


def test_an_actor_of_no_country_has_the_code_of_its_bloc_apart_from_its_sector() -> None:
    assert describe("the European Union").bloc == "EUR"
    found = describe("European Union lawmakers")
    assert (found.bloc, found.sector, found.country) == ("EUR", "LEG", None)
    assert describe("president of the European Council").bloc == "EUR"
    assert describe("UN peacekeepers").bloc == "UNO"


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("a soldier", ActorType.PERSON),
        ("soldiers", ActorType.MILITARY),
        ("rebels", ActorType.ARMED_GROUP),
        ("students", ActorType.GROUP),
        ("the ministry", ActorType.GOVERNMENT),
        ("a newspaper", ActorType.MEDIA),
        ("a bank", ActorType.ORGANIZATION),
        ("NATO", ActorType.INTERNATIONAL),
        ("Angela Merkel", ActorType.PERSON),
        ("Belgians", ActorType.GROUP),
        ("members of parliament", ActorType.GROUP),
        ("policewomen", ActorType.GROUP),
    ],
)
def test_one_of_a_kind_is_a_person_and_several_are_a_group_of_its_type(phrase: str, kind: ActorType) -> None:
    assert describe(phrase).actor_type is kind


def test_a_noun_behind_an_actor_s_is_not_that_actor() -> None:
    found = describe("the Iraqi army helicopter", ON)
    assert (found.country, found.sector, found.actor_id, found.actor_type) == ("IRQ", "MIL", None, None)


def test_a_title_stands_apart_from_the_name_known_or_not() -> None:
    found = describe("US Marine General Kenneth McKenzie", date(2020, 1, 8))
    assert (found.title, found.name, found.country, found.sector) == (
        "Marine General",
        "Kenneth McKenzie",
        "USA",
        "MIL",
    )
    found = describe("Governor Anne-Lise Tarrel")
    assert (found.title, found.name, found.sector, found.actor_id) == ("Governor", "Anne-Lise Tarrel", "GOV", None)


@pytest.mark.parametrize(
    ("on", "sector"), [(date(1990, 1, 1), None), (date(2010, 1, 1), "GOV"), (date(2022, 6, 1), "ELI")]
)
def test_a_known_person_is_what_the_day_makes_of_them(on: date, sector: str | None) -> None:
    assert describe("Angela Merkel", on).sector == sector


def test_the_title_stands_in_where_the_day_says_nothing() -> None:
    assert describe("Minister Angela Merkel", date(1992, 1, 1)).sector == "GOV"


@pytest.mark.parametrize(
    ("phrase", "on", "name"),
    [
        ("the US president", date(2010, 3, 1), "Barack Obama"),
        ("the US president", date(2018, 3, 1), "Donald Trump"),
        ("Germany's chancellor", date(2000, 3, 1), "Gerhard Schroeder"),
        ("the president of France", date(2000, 3, 1), "Jacques Chirac"),
        ("the Iraqi army", date(2000, 3, 1), "Iraqi army"),
        ("the Israeli military", date(2000, 3, 1), "Israel Defense Forces"),
        ("Bush", date(1990, 3, 1), "George H. W. Bush"),
    ],
)
def test_an_office_is_its_holder_on_the_day_and_an_institution_its_country_s(phrase: str, on: date, name: str) -> None:
    found = describe(phrase, on)
    assert found.name == name
    assert known(found.actor_id or "").name == name


@pytest.mark.parametrize(
    "phrase", ["a US president", "the deputy US president", "US presidents", "the president", "former US president"]
)
def test_an_office_is_nobody_s_where_it_is_not_the_one(phrase: str) -> None:
    assert describe(phrase, ON).name is None


def test_without_a_day_an_office_has_no_holder() -> None:
    assert describe("the US president").actor_id is None


def test_the_context_names_the_country_meant_by_a_name_of_several() -> None:
    assert describe("Congress", ON, "India").name == "Indian National Congress"
    assert describe("Congress", ON, "the United States").name == "US Congress"
    assert describe("Congress", ON).name is None


def test_a_span_of_a_doc_is_read_as_its_words() -> None:
    doc = load()("Chadian soldiers left.")
    assert describe(doc[0:2]) == describe("Chadian soldiers")


def test_text_of_any_kind_is_read_or_says_nothing() -> None:
    assert describe("  ") == NOTHING
    assert describe("the of of of , , who") is not None
    assert describe("minister " * 3000).sector == "GOV"
    assert describe("spokesman of the " * 3000).sector is None


@pytest.mark.parametrize(
    ("phrase", "members"),
    [
        ("Russians and Ukrainians", ("Russians", "Ukrainians")),
        ("French, German and Italian officials", ("French officials", "German officials", "Italian officials")),
        ("the army and the police", ("army", "police")),
        ("Trinidad and Tobago", ("Trinidad and Tobago",)),
        ("Save the Children and Oxfam", ("Save the Children", "Oxfam")),
        ("Chad", ("Chad",)),
        ("", ()),
    ],
)
def test_a_compound_comes_apart_and_a_name_with_and_does_not(phrase: str, members: tuple[str, ...]) -> None:
    assert compound(phrase) == members


def test_the_members_of_a_compound_are_found_from_one_of_them_in_its_sentence() -> None:
    doc = load()("Chad, Niger and Mali signed the treaty with Norway.")
    assert compound(doc[2:3]) == ("Chad", "Niger", "Mali")
    assert compound(doc.char_span(44, 50)) == ("Norway",)


def test_the_rows_of_agents_are_sound() -> None:
    sectors = {sector for row in lexicon.load("actors") if (sector := row["sector"])} | BLOCS
    rows = lexicon.load("agents")
    assert len({row["text"] for row in rows}) == len(rows)
    for row in rows:
        assert row["text"] == row["text"].lower().strip() and row["text"]
        assert row["kind"] in ("head", "weak", "modifier", "group", "former", ""), row
        assert row["title"] in ("office", "rank", "honorific", "role", ""), row
        assert row["gender"] in ("m", "f", "") and row["refers"] in ("person", "people", "body", "none", ""), row
        assert not row["sector"] or row["sector"] in sectors | {"ELI", "REF", "AGR", "MED", "SOC"}, row
        assert not row["actor_type"] or ActorType(row["actor_type"])
        assert (row["kind"] in ("modifier", "former", "")) == (row["actor_type"] == ""), row
    offices = {row["office"] for row in lexicon.load("office_holders")}
    unheld = {row["office"] for row in rows if row["office"]} - offices
    assert unheld <= {"deputy prime minister", "health minister"}
