"""The views answer the first questions that people ask of a ledger."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import duckdb
import pytest

from newsledger.ids import make_id
from newsledger.ontology import EventBasis, EventType, Factuality, Measure, RoleName
from newsledger.records import Actor, Claim, EventMention, EventRole
from newsledger.store import database
from newsledger.store.publish import publish
from newsledger.store.views import View, views

from .made import DAY, article, article_id, claim_rows, new_run, place_rows, refusal, sentence_rows, stage_places

Query = Callable[[str], list[tuple[object, ...]]]
CONTENT = 3


def mention(name: str, start: int, event_type: EventType, **facts: Any) -> EventMention:
    told: dict[str, Any] = {"factuality": Factuality.ACTUAL, "is_historical": False}
    return EventMention(
        event_mention_id=make_id("evm", name, start),
        article_id=article_id(name),
        sentence_index=0,
        event_type=event_type,
        trigger_text="closed",
        start_char=start,
        end_char=start + 6,
        rule="made",
        **(told | facts),
    )


def role(name: str, start: int, part: RoleName, words: str, at: int, actor_id: str | None = None) -> EventRole:
    """Return a role of the mention that starts at ``start``."""
    return EventRole(
        event_mention_id=make_id("evm", name, start),
        article_id=article_id(name),
        role=part,
        text=words,
        actor_id=actor_id,
        start_char=at,
        end_char=at + len(words),
    )


def tied(row: Claim) -> Claim:
    """Return the claim of "wire" as the union's, of the first event mention of that article; the others as they are."""
    if row.article_id != article_id("wire"):
        return row
    event = {"event_mention_id": make_id("evm", "wire", 0), "event_basis": EventBasis.ROLE, "confidence": 0.75}
    return replace(row, source_text="the union", source_actor_id="act_union", measure=Measure.DESTROYED, **event)


@pytest.fixture(scope="module")
def query(tmp_path_factory: pytest.TempPathFactory) -> Query:
    """A ledger of two stories: "wire" with its copies "early" and "late", and "own", without a time of publication."""
    ledger = tmp_path_factory.mktemp("views")
    run = new_run(ledger)
    names = ("wire", "early", "late", "own")
    wire, early, late = (
        article(n, CONTENT, copies=c, days=d)
        for n, c, d in (("wire", None, 0), ("early", "wire", 1), ("late", "wire", 2))
    )
    run.stage("articles", "all", [wire, early, late, replace(article("own", CONTENT), published_at=None)])
    run.stage("sentences", "all", [row for name in names for row in sentence_rows(name, CONTENT)])
    run.stage("claims", "all", [tied(row) for name in names for row in claim_rows(name, CONTENT)])
    run.stage(
        "place_mentions",
        "all",
        [row for name in names for row in place_rows(name, ["Aven"])] + place_rows("own", ["Cork"]),
    )
    run.stage(
        "event_mentions",
        "all",
        [
            mention("wire", 0, EventType.ACCUSE),
            mention("wire", 9, EventType.ACCUSE),
            mention("wire", 20, EventType.AID),
            mention("early", 0, EventType.ACCUSE),
            mention("own", 0, EventType.AID),
            mention("own", 9, EventType.ASSAULT, factuality=Factuality.DENIED),
            mention("own", 20, EventType.ASSAULT, is_historical=True),
        ],
    )
    made = {"mention_count": 1, "article_count": 1}
    run.stage("actors", "all", [Actor(actor_id="act_union", name="Bridge Workers Union", **made)])
    run.stage(
        "event_roles",
        "all",
        [
            role("wire", 0, RoleName.ACTOR, "the union", 12, "act_union"),
            role("wire", 0, RoleName.ACTOR, "drivers", 2),
            role("wire", 0, RoleName.RECIPIENT, "the mayor", 30),
            role("wire", 0, RoleName.PLACE, "Aven", 40),
            role("own", 9, RoleName.ACTOR, "the union", 12, "act_union"),
        ],
    )
    stage_places(run, ["Aven", "Cork", "Unseen"])
    run.stage("rejects", "all", [refusal(run, 1), refusal(run, 2)])
    publish(run)

    def ask(sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(database.path(ledger)), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    return ask


def test_latest_articles_holds_a_story_once(query: Query) -> None:
    assert {key for (key,) in query("SELECT article_id FROM latest_articles")} == {
        article_id("wire"),
        article_id("own"),
    }


def test_claims_stand_in_their_sentence_and_article(query: Query) -> None:
    rows = query(
        "SELECT publisher, title, url, value, text, sentence, is_copy FROM claims_with_context ORDER BY publisher"
    )
    assert rows == [
        (
            f"The {name} Courier",
            f"Bridges of {name}",
            f"https://example.org/{name}",
            3.0,
            "3",
            f"In {name}, 3 bridges were closed on day 0.",
            name in ("early", "late"),
        )
        for name in ("early", "late", "own", "wire")
    ]


def test_no_claim_is_lost_to_its_context(query: Query) -> None:
    assert query("SELECT count(*) FROM claims_with_context") == query("SELECT count(*) FROM claims")


def test_a_claim_has_its_speaker_by_name_and_its_event(query: Query) -> None:
    told = (
        "SELECT source, source_text, event_type, event_trigger, event_basis, event_confidence FROM claims_with_context"
    )
    rows = query(f"{told} ORDER BY source NULLS LAST")
    assert rows[0] == ("Bridge Workers Union", "the union", "ACCUSE", "closed", "role", 0.75)
    assert rows[1:] == [(None,) * 6] * 3


def test_a_number_of_an_event_stands_with_who_did_what_to_whom(query: Query) -> None:
    sql = "SELECT actors, event_type, recipients, place, measure, value, source, publisher, claim_id FROM event_numbers"
    [row] = query(sql)
    assert row[:-1] == (
        "drivers; Bridge Workers Union", "ACCUSE", "the mayor", "Aven", "destroyed", 3.0, "Bridge Workers Union",
        "The wire Courier",
    )  # fmt: skip
    assert row[-1] == claim_rows("wire", CONTENT)[0].claim_id


def test_events_are_counted_per_day_without_copies(query: Query) -> None:
    sql = "SELECT published_on, event_type, mention_count, article_count FROM event_mentions_by_day ORDER BY ALL NULLS LAST"
    assert query(sql) == [(DAY.date(), "ACCUSE", 2, 1), (DAY.date(), "AID", 1, 1), (None, "AID", 1, 1)]


def test_a_mention_has_one_row_with_who_did_what_to_whom(query: Query) -> None:
    columns = "event_type, actors, recipients, instruments, place, sentence"
    wire = f"WHERE article_id = '{article_id('wire')}' ORDER BY start_char LIMIT 1"
    assert query(f"SELECT {columns} FROM event_mentions_with_roles {wire}") == [
        (
            "ACCUSE",
            "drivers; Bridge Workers Union",
            "the mayor",
            None,
            "Aven",
            "In wire, 3 bridges were closed on day 0.",
        )
    ]
    assert query("SELECT count(*) FROM event_mentions_with_roles") == query("SELECT count(*) FROM event_mentions")


def test_who_did_what_is_counted_of_events_that_happened(query: Query) -> None:
    sql = "SELECT actors, event_type, recipients, mention_count FROM who_did_what_to_whom"
    assert query(sql) == [("drivers; Bridge Workers Union", "ACCUSE", "the mayor", 1)]


def test_places_are_counted_without_copies(query: Query) -> None:
    sql = "SELECT name, mention_count, article_count, publisher_count, first_published_at FROM place_activity ORDER BY name"
    assert query(sql) == [("Aven", 2, 2, 2, DAY), ("Cork", 1, 1, 1, None)]


def test_copies_are_grouped_under_the_article_that_they_repeat(query: Query) -> None:
    sql = "SELECT article_id, copy_count, copy_publishers FROM duplicate_groups"
    assert query(sql) == [(article_id("wire"), 2, "The early Courier; The late Courier")]


def test_rejects_are_counted_by_reason(query: Query) -> None:
    sql = "SELECT step, reason, reject_count, source_count, last_run_id FROM reject_reasons"
    assert query(sql) == [("ingest", "empty", 2, 2, "run-1")]


@pytest.mark.parametrize("view", list(views()), ids=lambda view: view.name)
def test_a_view_is_described_by_its_first_line_and_bears_its_files_name(query: Query, view: View) -> None:
    assert view.sql.startswith(f"-- {view.description}\nCREATE VIEW {view.name} AS\n")
    assert view.description.endswith(".")
    assert query(f"SELECT count(*) FROM {view.name}")[0][0]
