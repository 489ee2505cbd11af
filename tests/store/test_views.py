"""The views answer the first questions that people ask of a ledger."""

from collections.abc import Callable
from dataclasses import replace

import duckdb
import pytest

from newsledger.ids import make_id
from newsledger.ontology import EventType
from newsledger.records import EventMention
from newsledger.store import database
from newsledger.store.publish import publish
from newsledger.store.views import View, views

from .made import DAY, article, article_id, claim_rows, new_run, place_rows, refusal, sentence_rows, stage_places

Query = Callable[[str], list[tuple[object, ...]]]
CONTENT = 3


def mention(name: str, start: int, event_type: EventType) -> EventMention:
    return EventMention(
        event_mention_id=make_id("evm", name, start),
        article_id=article_id(name),
        sentence_index=0,
        event_type=event_type,
        trigger_text="closed",
        start_char=start,
        end_char=start + 6,
        rule="made",
    )


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
    run.stage("claims", "all", [row for name in names for row in claim_rows(name, CONTENT)])
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


def test_events_are_counted_per_day_without_copies(query: Query) -> None:
    sql = "SELECT published_on, event_type, mention_count, article_count FROM event_mentions_by_day ORDER BY ALL NULLS LAST"
    assert query(sql) == [(DAY.date(), "ACCUSE", 2, 1), (DAY.date(), "AID", 1, 1), (None, "AID", 1, 1)]


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
