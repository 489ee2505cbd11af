"""Link stages every derived table in full, over the published rows that survive the run and the staged ones."""

import json
from pathlib import Path

import pytest

from newsledger import tables
from newsledger.ids import make_id
from newsledger.link.step import link
from newsledger.records import Article, Place, PlaceMention, Scope
from newsledger.run import Run, utc_now, write_parquet
from newsledger.settings import Settings
from newsledger.store.publish import publish

TEXT = "Baghdad Erbil"
BAGHDAD, ERBIL, RENAMED = "geonames:98182", "geonames:95446", "place:a-name-that-the-lexicon-lost"


def article(name: str, run: Run) -> Article:
    return Article(
        article_id=name,
        document_key=name,
        source_uri=f"{name}.txt",
        text=TEXT,
        char_count=len(TEXT),
        word_count=2,
        text_hash=name,
        source_hash=name,
        revision=1,
        ingested_at=utc_now(),
        run_id=run.run_id,
    )


def mention(article_id: str, place_id: str | None) -> PlaceMention:
    return PlaceMention(
        place_mention_id=make_id("plm", article_id, place_id),
        place_id=place_id,
        article_id=article_id,
        sentence_index=0,
        start_char=0,
        end_char=7,
        text=TEXT[:7],
    )


def linked(ledger: Path, name: str, mentions: dict[str, list[str | None]], retracted: tuple[str, ...] = ()) -> Run:
    """Return a run whose articles mention these places, linked."""
    run = Run.create([name], Settings(ledger=ledger, buckets=2, workers=1), name)
    run.stage("articles", "part-00000", [article(key, run) for key in mentions])
    run.stage("place_mentions", "part-00000", [mention(key, place) for key, ids in mentions.items() for place in ids])
    if retracted:
        run.work.mkdir(parents=True, exist_ok=True)
        (run.work / "retract.json").write_text(json.dumps({"article_ids": retracted}))
    link(run)
    return run


def place_ids(run: Run) -> list[str]:
    return [row["place_id"] for row in run.read("places").to_pylist()]


def test_each_place_that_a_mention_names_is_there_once_with_the_gazetteers_facts(tmp_path: Path) -> None:
    run = linked(tmp_path, "run-1", {"art_a": [BAGHDAD, None], "art_b": [BAGHDAD, ERBIL]})
    assert place_ids(run) == [ERBIL, BAGHDAD]
    assert run.read("places").to_pylist()[1]["name"] == "Baghdad"


def test_a_derived_table_that_nothing_makes_yet_is_staged_empty(tmp_path: Path) -> None:
    run = linked(tmp_path, "run-1", {"art_a": [BAGHDAD]})
    derived = [spec.name for spec in tables.tables(Scope.DERIVED)]
    assert all([path.stem for path in run.staged(name)] == ["all"] for name in derived)
    assert {name: run.count(name) for name in derived if run.count(name)} == {"places": 1}
    assert run.summary("link")["rows"]["places"] == 1


def test_linking_again_gives_the_same_rows(tmp_path: Path) -> None:
    run = linked(tmp_path, "run-1", {"art_a": [ERBIL, BAGHDAD]})
    before = run.read("places")
    link(run)
    assert run.read("places").equals(before)


@pytest.mark.parametrize(
    ("mentions", "retracted", "expected"),
    [
        ({"art_c": []}, (), [ERBIL, BAGHDAD]),
        ({"art_a": [ERBIL]}, (), [ERBIL]),
        ({"art_a": []}, ("art_b",), []),
        ({}, ("art_b",), [BAGHDAD]),
    ],
    ids=["an article is added", "an article has a new text", "replaced and retracted", "retracted"],
)
def test_the_rows_of_replaced_and_retracted_articles_count_no_more(
    tmp_path: Path, mentions: dict[str, list[str | None]], retracted: tuple[str, ...], expected: list[str]
) -> None:
    publish(linked(tmp_path, "run-1", {"art_a": [BAGHDAD], "art_b": [ERBIL]}))
    assert place_ids(linked(tmp_path, "run-2", mentions, retracted)) == expected


def test_a_place_that_the_gazetteer_no_longer_holds_keeps_its_published_row(tmp_path: Path) -> None:
    first = linked(tmp_path, "run-1", {"art_a": [RENAMED]})
    assert place_ids(first) == []
    known = Place(place_id=RENAMED, name="Lost")
    write_parquet(first.staged("places")[0], tables.to_table("places", [known]))
    publish(first)
    second = linked(tmp_path, "run-2", {"art_b": [BAGHDAD]})
    assert place_ids(second) == [BAGHDAD, RENAMED]
    assert second.read("places").to_pylist()[1]["name"] == "Lost"


def test_a_run_that_changes_no_article_leaves_the_derived_tables_as_published(tmp_path: Path) -> None:
    publish(linked(tmp_path, "run-1", {"art_a": [BAGHDAD]}))
    idle = linked(tmp_path, "run-2", {})
    assert not any(idle.staged(spec.name) for spec in tables.tables(Scope.DERIVED))
