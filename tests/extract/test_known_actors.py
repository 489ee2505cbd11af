"""The knowledge base of actors: who a name is, who held an office, what someone was on a day; and that its files are sound."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from newsledger import lexicon
from newsledger.extract.countries import split
from newsledger.extract.knowledge.actors import How, best, by_name, find, government, holder, known, role_of
from newsledger.extract.knowledge.rows import day, id_of, offices, organisations, people
from newsledger.fold import fold
from newsledger.ontology import ActorType

SECTORS = {
    *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU"),
    *("ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"),
}
CODES = {row["iso3"] for row in lexicon.load("countries")} | {""}
DAY = re.compile(r"(?:\d{4}(?:-\d\d){0,2})?")
# Names that are two actors' in news of different times or places; who is meant is said by day and country.
SHARED = {"Bush", "George Bush", "Clinton", "Congress", "King Abdullah"}


def one(name: str) -> str:
    (actor,) = by_name(name)
    return actor.name


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("NATO", "NATO"),
        ("Nato", "NATO"),
        ("the United Nations", "United Nations"),
        ("U.N.", "United Nations"),
        ("the Pentagon's", "Pentagon"),
        ("Hizbollah", "Hezbollah"),
        ("Hezbollah", "Hezbollah"),
        ("Médecins Sans Frontières", "Doctors Without Borders"),
        ("ECOWAS", "ECOWAS"),
        ("The Guardian", "Guardian newspaper"),
        ("Qassem Soleimani", "Qasem Soleimani"),
        ("Adil Abdul Mahdi", "Adel Abdul-Mahdi"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Iraqi army", "Iraqi army"),
        ("the Iraqi Army", "Iraqi army"),
        ("Chad's foreign ministry", "Chadian foreign ministry"),
        ("Ministry of Foreign Affairs of Norway", "Norwegian foreign ministry"),
        ("Vietnamese government", "Vietnam"),
        ("Vietnam", "Vietnam"),
        ("Hanoi", "Vietnam"),
        ("Israeli army", "Israel Defense Forces"),
        ("Chinese military", "People's Liberation Army"),
    ],
)
def test_a_name_is_its_actor_with_or_without_article_and_possessive(name: str, actor: str) -> None:
    assert one(name) == actor


@pytest.mark.parametrize("name", ["", "the committee", "Zorbania", "is", "who", "Un", "Velden Harbour Board", "🙂"])
def test_what_is_no_actor_is_nobody(name: str) -> None:
    assert by_name(name) == ()


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[hit.start : hit.end], hit.actors[0].name, hit.how) for hit in find(fold(text))]


def test_names_are_found_whole_words_longest_first_in_one_pass() -> None:
    text = "The Iraqi army, Iran's Foreign Ministry and the NATO mission met Angela Merkel in Oslo, said ANATOLIA and Cubana."
    assert found(text) == [
        ("Iraqi army", "Iraqi army", How.INSTITUTION),
        ("Iran's Foreign Ministry", "Iranian foreign ministry", How.INSTITUTION),
        ("NATO", "NATO", How.NAME),
        ("Angela Merkel", "Angela Merkel", How.PERSON),
        ("Oslo", "Norway", How.CAPITAL),
    ]


def test_a_country_is_found_as_its_government_and_says_that_it_was_by_the_country_s_name() -> None:
    assert found("Peru recalled its envoy.") == [("Peru", "Peru", How.COUNTRY)]
    assert government("PER") == by_name("the Peruvian government")[0]
    with pytest.raises(KeyError):
        government("XXX")


@pytest.mark.parametrize("text", ["He is in the us army now.", "an iraqi", "WHOLE", "the army", "", "42", "Is he?"])
def test_small_letters_and_parts_of_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_name_that_is_a_noun_too_counts_only_in_news_of_its_country() -> None:
    assert "Senate" not in {words for words, _, _ in found("The Senate in Manila voted; the Philippines waits.")}
    assert ("Senate", "US Senate", How.NAME) in found("The Senate voted; the United States will pay.")
    assert not found("The Senate voted.")


def test_a_short_name_of_many_counts_only_in_news_of_its_country_or_alone() -> None:
    assert ("FDP", "Free Democratic Party", How.NAME) in found("The FDP left Germany's government.")
    assert not found("Each FDP costs less than the last.")
    assert one("FDP") == "Free Democratic Party"


@pytest.mark.parametrize(
    ("text", "is_theirs"),
    [
        ("Then Merkel left.", True),
        ("Angela D. Merkel left.", True),
        ("Mr. Merkel left.", True),
        ("David Merkel left.", False),
        ("David P. Merkel left.", False),
        ("President al-Sisi left.", True),
        ("But al-Sisi left.", True),
        ("Karwan al-Sisi left.", False),
    ],
)
def test_a_surname_behind_another_s_first_name_is_not_the_known_one_s(text: str, is_theirs: bool) -> None:
    assert bool(found(text)) == is_theirs


@pytest.mark.parametrize(
    ("office", "of", "on", "name"),
    [
        ("president", "USA", date(2010, 5, 1), "Barack Obama"),
        ("president", "USA", date(2018, 5, 1), "Donald Trump"),
        ("president", "USA", date(2021, 1, 20), "Joe Biden"),
        ("prime minister", "DEU", date(2015, 1, 1), "Angela Merkel"),
        ("prime minister", "IRQ", date(2020, 1, 8), "Adel Abdul-Mahdi"),
        ("secretary-general", "un", date(2005, 1, 1), "Kofi Annan"),
        ("secretary-general", "nato", date(2005, 1, 1), "Jaap de Hoop Scheffer"),
        ("commander", "quds-force", date(2020, 1, 8), "Esmail Qaani"),
        ("pope", "VAT", date(2010, 1, 1), "Pope Benedict XVI"),
    ],
)
def test_who_held_an_office_on_a_day(office: str, of: str, on: date, name: str) -> None:
    actor = holder(office, of, on)
    assert actor is not None
    assert actor.name == name


def test_an_office_whose_holder_is_not_known_has_none() -> None:
    assert holder("president", "USA", date(1790, 1, 1)) is None
    assert holder("beekeeper", "USA", date(2010, 1, 1)) is None


@pytest.mark.parametrize(
    ("name", "on", "role"),
    [
        ("Barack Obama", date(2006, 1, 1), ("senator", "LEG")),
        ("Barack Obama", date(2010, 1, 1), ("president", "GOV")),
        ("Barack Obama", date(2018, 1, 1), ("former president", "ELI")),
        ("Barack Obama", date(1990, 1, 1), (None, None)),
        ("Barack Obama", None, ("former president", "ELI")),
        ("Benjamin Netanyahu", date(2005, 1, 1), ("former prime minister", "ELI")),
        ("Benjamin Netanyahu", date(2012, 1, 1), ("prime minister", "GOV")),
        ("Charles Taylor", date(1992, 1, 1), ("rebel leader", "REB")),
        ("Qasem Soleimani", date(2020, 1, 8), ("commander", "MIL")),
        ("NATO", date(2020, 1, 8), (None, "IGO")),
    ],
)
def test_what_someone_was_on_a_day(name: str, on: date | None, role: tuple[str | None, str | None]) -> None:
    assert role_of(by_name(name)[0], on) == role


def test_of_two_with_one_name_day_and_country_choose() -> None:
    bushes = by_name("Bush")
    assert len(bushes) == 2
    names = [getattr(best(bushes, on), "name", None) for on in (date(1990, 8, 2), date(2003, 3, 20))]
    assert names == ["George H. W. Bush", "George W. Bush"]
    congress = best(by_name("Congress"), date(2010, 1, 1), "IND")
    assert congress is not None and congress.name == "Indian National Congress"
    assert best(()) is None


def test_an_actor_is_known_by_its_id_which_is_made_of_its_key() -> None:
    actor = by_name("Hezbollah")[0]
    assert actor.actor_id == id_of("hezbollah")
    assert known(actor.actor_id) is actor
    with pytest.raises(KeyError):
        known("act_0")


def test_a_user_s_own_actors_and_offices_are_known_too(tmp_path: Path) -> None:
    columns = "key,name,aliases,actor_type,country,sector,start_on,end_on,wikidata_id\n"
    row = "velden-front,Velden Front,VLF|Velden rebels,armed_group,NLD,REB,1999,,\n"
    (tmp_path / "actors.csv").write_text(columns + row, encoding="utf-8")
    lexicon.use(tmp_path)
    try:
        from newsledger.extract.knowledge import actors as known_actors

        (actor,) = known_actors.by_name("the Velden rebels")
        assert (actor.name, actor.country, actor.sector, actor.start_on) == (
            "Velden Front",
            "NLD",
            "REB",
            date(1999, 1, 1),
        )
    finally:
        lexicon.use(None)


def test_a_part_of_a_date_is_its_first_or_last_day() -> None:
    assert day("2004", is_end=False) == date(2004, 1, 1)
    assert day("2004", is_end=True) == date(2004, 12, 31)
    assert day("2004-02", is_end=True) == date(2004, 2, 29)
    assert day("2004-02-03", is_end=True) == date(2004, 2, 3)
    assert day("", is_end=False) is None


def test_the_rows_of_actors_are_sound() -> None:
    rows = lexicon.load("actors")
    assert len({row["key"] for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", row["key"]), row
        assert row["name"] and row["country"] in CODES and row["sector"] in SECTORS | {""}, row
        assert ActorType(row["actor_type"]) is not ActorType.PERSON
        assert DAY.fullmatch(row["start_on"]) and DAY.fullmatch(row["end_on"])
        assert re.fullmatch(r"(?:Q\d+)?", row["wikidata_id"])
    for actor in organisations().values():
        assert (actor.start_on or date.min) <= (actor.end_on or date.max), actor


def test_the_rows_of_offices_are_sound() -> None:
    for row in lexicon.load("office_holders"):
        assert row["person"] and row["office"] and row["country"] in CODES and row["sector"] in SECTORS, row
        assert not row["organisation"] or row["organisation"] in organisations(), row
        assert row["end"] in ("", "death") and (row["to"] or not row["end"]), row
        assert DAY.fullmatch(row["from"]) and DAY.fullmatch(row["to"]), row
    for office in offices():
        assert (office.from_on or date.min) <= (office.to_on or date.max), office
        assert office.actor_id in people()


def test_no_name_is_of_two_actors_but_those_that_are_meant_to_be() -> None:
    actors: dict[str, set[str]] = defaultdict(set)
    for row in lexicon.load("actors"):
        for name in (row["name"], *split(row["aliases"])):
            actors[fold(name)].add(row["key"])
    for person in people().values():
        for name in (person.name, *person.aliases):
            actors[fold(name)].add(person.actor_id)
    assert {name for name, who in actors.items() if len(who) > 1} == SHARED


def test_no_two_held_the_first_office_of_a_country_at_once_but_rivals_and_where_there_were_two() -> None:
    terms: dict[tuple[str, str], list[tuple[date, date, str]]] = defaultdict(list)
    for row in lexicon.load("office_holders"):
        if row["office"] in ("president", "prime minister") and row["country"]:
            first, last = day(row["from"], is_end=False), day(row["to"], is_end=True)
            terms[row["country"], row["office"]].append((first or date.min, last or date.max, row["person"]))
    both = {
        (one[2], other[2])
        for held in terms.values()
        for one, other in zip(sorted(held), sorted(held)[1:], strict=False)
        if one[1] > other[0]
    }
    assert both == {
        ("Mikhail Gorbachev", "Boris Yeltsin"),
        ("Laurent Gbagbo", "Alassane Ouattara"),
        ("Yahya Jammeh", "Adama Barrow"),
        ("Didier Ratsiraka", "Marc Ravalomanana"),
        ("Hun Sen", "Prince Norodom Ranariddh"),
    }
