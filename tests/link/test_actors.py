"""One identity per actor across articles: names that are spellings of one another, confirmed, and nothing contradicted."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from newsledger.extract.knowledge.actors import by_name
from newsledger.link.step import link
from newsledger.ontology import ActorType, MentionType
from newsledger.run import Run

from .actors_made import ARMED, ORGANIZATION, PERSON, Articles, Told, new_run, stage

IRN, GOV, MIL = {"country": "IRN"}, {"sector": "GOV"}, {"sector": "MIL"}


def linked(ledger: Path, *told: Told) -> Run:
    """Return a run of one article an actor, linked."""
    return linked_articles(ledger, {f"story-{n}": [actor] for n, actor in enumerate(told)})


def linked_articles(ledger: Path, articles: Articles, days: dict[str, int] | None = None) -> Run:
    run = stage(new_run(ledger, "run-1"), articles, days=days)
    link(run)
    return run


def names(run: Run) -> list[str]:
    return [row["name"] for row in run.read("actors").to_pylist()]


SAME = {
    "transliterated": (Told("Qasem Soleimani", **IRN), Told("Qassem Suleimani", **IRN)),
    "a variant of both names": (Told("Adil Abdul-Mahdi", **GOV), Told("Adel Abd al-Mahdi", **GOV)),
    "three names that are spellings of each other": (
        Told("Adil Abdul-Mahdi"),
        Told("Adel Abd al-Mahdi", country="IRQ"),
    ),
    "an office in common": (
        Told("Jon Marsh", title="former Defence Secretary"),
        Told("John Marsh", title="Defence Secretary", country="GBR"),
    ),
    "an article left out": (Told("Karim al-Basri", country="IRQ"), Told("Karim Basri", country="IRQ")),
    "marks left out": (Told("Jürgen Kästner", country="DEU"), Told("Jurgen Kastner", country="DEU")),
    "a middle initial more, country and sector alike": (
        Told("Mary Q. Holt", country="USA", **GOV),
        Told("Mary Holt", country="USA", **GOV),
    ),
    "a nickname": (Told("William Tarrow", country="USA"), Told("Bill Tarrow", country="USA")),
    "an organisation spelled otherwise": (
        Told("Kata'ib al-Fajr", ARMED, country="IRQ"),
        Told("Kataib Fajr", ARMED, country="IRQ"),
    ),
    "one name told as two kinds": (
        Told("Green Valley Watch", ORGANIZATION),
        Told("Green Valley Watch", ActorType.MEDIA),
    ),
    "an acronym that an article gives": (
        Told("Orland Coastal Defence", ORGANIZATION, called=("Orland Coastal Defence", "OCD")),
        Told("OCD", ORGANIZATION),
    ),
}
OTHER = {
    "different surnames": (Told("John Kerry", country="USA", **GOV), Told("John Kirby", country="USA", **GOV)),
    "different middle initials": (
        Told("George H. W. Bush", country="USA", **GOV),
        Told("George W. Bush", country="USA", **GOV),
    ),
    "different given names": (Told("Ali Haddad", **IRN), Told("Omar Haddad", **IRN)),
    "a woman's name and a man's": (Told("Michael Brunt", country="USA"), Told("Michelle Brunt", country="USA")),
    "a rank in common": (Told("Jon Marsh", title="General"), Told("John Marsh", title="General")),
    "son and father": (Told("Carl Weyland", country="USA", **GOV), Told("Carl Weyland Jr.", country="USA", **GOV)),
    "different countries": (Told("Jon Marsh", country="USA"), Told("John Marsh", country="GBR")),
    "nothing confirms": (Told("Jon Marsh"), Told("John Marsh")),
    "a surname alone": (Told("Soleimani", **IRN, **MIL), Told("Qasem Soleimani", **IRN, **MIL)),
    "an initial with one thing alike": (Told("J. Marsh", country="USA"), Told("John Marsh", country="USA")),
    "a person and a firm": (Told("Harlan Webb", country="USA"), Told("Harlan Webb", ORGANIZATION, country="USA")),
    "armies of two directions": (
        Told("Eastern Command", ActorType.MILITARY, country="IND"),
        Told("Western Command", ActorType.MILITARY, country="IND"),
    ),
    "numbers": (
        Told("4th Mountain Brigade", ActorType.MILITARY, country="UKR"),
        Told("5th Mountain Brigade", ActorType.MILITARY, country="UKR"),
    ),
    "groups that nobody names": (
        Told("the gunmen of Aven", ARMED, country="IRQ", mention_type=MentionType.NOMINAL),
        Told("gunmen of Aven", ARMED, country="IRQ", mention_type=MentionType.NOMINAL),
    ),
}


@pytest.mark.parametrize("told", SAME.values(), ids=SAME)
def test_spellings_of_one_actor_are_one(tmp_path: Path, told: tuple[Told, Told]) -> None:
    run = linked(tmp_path, *told)
    assert len(names(run)) == 1
    assert {row["alias"] for row in run.read("actor_aliases").to_pylist()} >= {actor.name for actor in told}
    assert run.count("actor_candidates") == 0


@pytest.mark.parametrize("told", OTHER.values(), ids=OTHER)
def test_actors_that_anything_tells_apart_stay_two(tmp_path: Path, told: tuple[Told, Told]) -> None:
    assert sorted(names(linked(tmp_path, *told))) == sorted(actor.name for actor in told)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (OTHER["nothing confirms"], "one name in several spellings, not confirmed"),
        (OTHER["a surname alone"], "a surname alone, not confirmed"),
        (OTHER["an initial with one thing alike"], "one leaves out or shortens a given name, not confirmed"),
    ],
)
def test_what_is_near_but_not_confirmed_is_a_candidate(tmp_path: Path, told: tuple[Told, Told], reason: str) -> None:
    [row] = linked(tmp_path, *told).read("actor_candidates").to_pylist()
    assert {row["actor_id"], row["other_actor_id"]} == {actor.key for actor in told}
    assert row["actor_id"] < row["other_actor_id"] and 0 < row["score"] < 1
    assert row["reason"].startswith(reason)


def test_a_name_that_is_short_for_two_people_is_neither(tmp_path: Path) -> None:
    usa = {"country": "USA", "sector": "GOV"}
    run = linked(tmp_path, Told("George H. W. Bush", **usa), Told("George W. Bush", **usa), Told("George Bush", **usa))
    assert len(names(run)) == 3
    assert run.count("actor_candidates") == 2


def test_an_acronym_of_two_organisations_is_neither(tmp_path: Path) -> None:
    one = Told("Orland Coastal Defence", ORGANIZATION, "NOR", called=("OCD",))
    other = Told("Office of Civil Dialogue", ORGANIZATION, "SWE", called=("OCD",))
    assert len(names(linked(tmp_path, one, other, Told("OCD", ORGANIZATION)))) == 3


def test_a_chain_of_spellings_joins_nobody_who_is_contradicted(tmp_path: Path) -> None:
    """Either spelling would fit the name without a country, but one actor is not of two countries."""
    told = [
        Told("Qasem Daroudi", **IRN, **MIL),
        Told("Qassem Daroudi", **MIL),
        Told("Qasim Daroudi", country="IRQ", **MIL),
    ]
    run = linked(tmp_path, *told)
    countries = {row["name"]: row["country"] for row in run.read("actors").to_pylist()}
    assert set(countries.values()) == {"IRN", "IRQ"}


def test_the_order_of_articles_changes_nothing(tmp_path: Path) -> None:
    told = [
        Told("Qasem Soleimani", **IRN),
        Told("Qassem Suleimani", **IRN),
        Told("Qasim Soleimani", **IRN),
        Told("J. Marsh"),
    ]
    articles = {f"story-{n}": [actor] for n, actor in enumerate(told)}
    days = dict.fromkeys(articles, 3)
    first = linked_articles(tmp_path / "a", articles, days)
    again = linked_articles(tmp_path / "b", dict(reversed(articles.items())), days)
    for table in ("actors", "actor_aliases", "actor_candidates"):
        assert first.read(table).equals(again.read(table)), table


def test_an_actors_id_is_the_key_first_seen_so_that_later_spellings_leave_it(tmp_path: Path) -> None:
    first, *later = [Told(name, **IRN) for name in ("Qassem Suleimani", "Qasem Soleimani", "Qasim Soleimani")]
    for n, told in enumerate(combinations([first, *later], 2)):
        [row] = linked(tmp_path / str(n), *told).read("actors").to_pylist()
        assert row["actor_id"] == told[0].key


def test_the_id_of_the_knowledge_base_wins_with_its_name_and_facts(tmp_path: Path) -> None:
    [known] = by_name("NATO")
    told = Told("Nato", ActorType.INTERNATIONAL, known_as=known.actor_id, sector="IGO", called=("Nato", "OTAN-IS"))
    other = Told("OTAN-IS", ActorType.INTERNATIONAL, sector="IGO")
    run = linked_articles(tmp_path, {"early": [other], "late": [told]})
    rows = {row["actor_id"]: row for row in run.read("actors").to_pylist()}
    assert rows[known.actor_id]["name"] == known.name
    assert rows[known.actor_id]["wikidata_id"] == known.wikidata_id


def test_words_that_are_a_title_alone_stay_an_alias(tmp_path: Path) -> None:
    run = linked(tmp_path, Told("Dana Ortiz", called=("Governor",), title="Governor"))
    assert run.read("actor_aliases")["alias"].to_pylist() == ["Governor"]


def test_an_actor_is_what_most_mentions_tell_with_its_days_and_counts(tmp_path: Path) -> None:
    often = Told("Dana Ortiz", PERSON, "MEX", "GOV", called=("Dana Ortiz", "Ortiz"))
    once = Told("Dana Ortiz", PERSON, None, "LEG", called=("Governor Dana\n Ortiz",), title="Governor")
    she = Told("Dana Ortiz", PERSON, "MEX", "GOV", called=("she",), mention_type=MentionType.PRONOUN)
    run = linked_articles(tmp_path, {"a": [often, she], "b": [once], "c": [often]}, {"a": 4, "b": 2, "c": 9})
    [row] = run.read("actors").to_pylist()
    assert {name: row[name] for name in row if name != "actor_id"} == {
        "name": "Dana Ortiz", "actor_type": "person", "country": "MEX", "sector": "GOV", "wikidata_id": None,
        "first_seen_on": date(2021, 5, 3), "last_seen_on": date(2021, 5, 10), "mention_count": 6, "article_count": 3,
    }  # fmt: skip
    aliases = {row["alias"]: row["mention_count"] for row in run.read("actor_aliases").to_pylist()}
    assert aliases == {"Dana Ortiz": 3, "Ortiz": 2}
