"""The rules across rows and tables: a good world holds, and one broken thing breaks the rule that names it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsledger import ledger, tables
from newsledger.errors import NewsledgerError
from newsledger.ids import make_id
from newsledger.ontology import ClaimKind, Comparator
from newsledger.quality.findings import Finding
from newsledger.quality.rules import bindings, judge, read_rule, rules, run_rules
from newsledger.quality.views import add_ledger, connect
from newsledger.records import RunRecord
from newsledger.run import Run, write_atomically
from newsledger.tables import to_table
from tests.quality.made import TEXT, World, article, change, derived, new_run, rows_of, spanned, stage, world

Damage = Callable[[World], None]


def failed(run: Run, folder: Path | None = None) -> dict[str, Finding]:
    """Run all rules over the run's staged rows; return those that did not hold, as TABLE.CHECK."""
    names = [spec.name for spec in tables.tables() if run.count(spec.name)]
    with connect(run) as connection:
        add_ledger(run, connection)
        return {f.name: f for f in run_rules(connection, names, folder) if not f.is_success}


def judged(run: Run, name: str) -> Finding:
    """Run the one rule that TABLE.CHECK names."""
    (binding,) = (b for rule in rules() for b in bindings(rule) if f"{b.table_name}.{b.check_name}" == name)
    with connect(run) as connection:
        add_ledger(run, connection)
        return judge(connection, binding)


def publish(run: Run, rows: World, version: int = 1) -> None:
    """Write a world as the ledger's published version, as simply as its manifest allows."""
    files = {}
    for table, records in rows.items():
        path = Path("tables", table, "bucket=00", f"{run.run_id}.parquet")
        (run.ledger / path).parent.mkdir(parents=True, exist_ok=True)
        source = run.stage(table, "published", records)
        source.replace(run.ledger / path)
        files[table] = {"00": ledger.DataFile(str(path), len(records), "")}
    manifest = ledger.Manifest(version, None, run.run_id, "", "", "", "", 1, files)
    write_atomically(run.ledger / "manifests" / manifest.name, manifest.to_json())
    write_atomically(run.ledger / "HEAD", manifest.name)


def changing(table: str, index: int = 0, **values: Any) -> Damage:
    """Return a damage that changes one row."""
    return lambda rows: change(rows, table, index, **values)


def test_every_rule_opens_with_its_header_and_names_tables_that_exist() -> None:
    found = rules()
    assert len(found) >= 20
    for rule in found:
        assert rule.tables and rule.description.endswith("."), rule.name
        assert all(binding.check_name for binding in bindings(rule))


def test_a_good_world_holds_with_emoji_and_combining_marks_before_its_spans(tmp_path: Path) -> None:
    run = new_run(tmp_path)
    assert failed(stage(run, world(run) | derived())) == {}


DATED: dict[str, Any] = {
    "as_of_on": date(2024, 5, 8),
    "as_of_basis": "explicit",
    "reported_at": datetime.fromisoformat("2024-05-07T18:30"),
    "factuality": "actual",
}
BROKEN: list[tuple[str, Damage]] = [
    ("sentences.span_equals_text", changing("sentences", text="The crew counted 13 crates on Monday.")),
    ("claims.span_equals_text", changing("claims", start_char=1, end_char=10)),
    ("place_mentions.span_equals_text", changing("place_mentions", text="malta")),
    ("date_mentions.span_equals_text", changing("date_mentions", text="Monday ")),
    ("actor_mentions.span_equals_text", changing("actor_mentions", text="Captain")),
    ("event_roles.span_equals_text", changing("event_roles", end_char=len(TEXT) + 9)),
    ("event_mentions.trigger_equals_text", changing("event_mentions", trigger_text="arrest")),
    ("claims.span_is_forward", changing("claims", end_char=3)),
    ("claims.belongs_to_this_run", changing("claims", article_id="art_nobody")),
    ("articles.repeats_a_known_article", changing("articles", duplicate_of="art_nobody")),
    ("articles.repeats_a_known_article", changing("articles", duplicate_of=make_id("art", 0))),
    ("claims.event_mention_id_is_known", changing("claims", event_mention_id="evm_nobody")),
    ("event_roles.event_mention_id_is_known", changing("event_roles", event_mention_id="evm_nobody")),
    ("place_mentions.place_id_is_known", changing("place_mentions", place_id="geo_nowhere")),
    ("event_mentions.event_id_is_known", changing("event_mentions", event_id="evt_nothing")),
    ("actor_mentions.actor_id_is_known", changing("actor_mentions", actor_id="act_nobody")),
    ("event_roles.actor_mention_id_is_known", changing("event_roles", actor_mention_id="acm_nobody")),
    ("event_mentions.source_mention_id_is_known", changing("event_mentions", source_mention_id="acm_nobody")),
    ("event_roles.actor_is_of_its_mention", changing("event_roles", actor_id="act_vella")),
    ("event_roles.actor_is_of_its_mention", changing("event_roles", actor_mention_id=make_id("acm", make_id("art", 1)))),
    ("event_mentions.source_is_of_its_mention", changing("event_mentions", source_actor_id="act_vella", source_text="Vella")),
    ("claims.source_is_of_its_mention", changing("claims", source_mention_id=make_id("acm", make_id("art", 0)))),
    (
        "event_mentions.source_is_of_its_mention",
        changing("event_mentions", source_mention_id=make_id("acm", make_id("art", 1)), source_text="Vella"),
    ),
    ("event_mentions.source_is_tied_to_what_it_says", changing("event_mentions", source_text="Captain Vella")),
    ("event_mentions.source_is_tied_to_what_it_says", changing("event_mentions", quote_type="indirect")),
    ("actor_mentions.country_is_known", changing("actor_mentions", country="XQX")),
    ("actors.country_is_known", changing("actors", country="EUR")),
    ("actor_aliases.actor_id_is_known", changing("actor_aliases", actor_id="act_nobody")),
    ("reconciled_claims.best_claim_id_is_known", changing("reconciled_claims", best_claim_id="clm_none")),
    (
        "claims.event_is_of_the_same_article",
        changing("claims", event_mention_id=make_id("evm", make_id("art", 1))),
    ),
    ("sentences.sentences_do_not_overlap", changing("sentences", 1, start_char=10, text=TEXT[10:117])),
    ("claims.lies_in_its_sentence", changing("claims", sentence_index=1)),
    ("place_mentions.lies_in_its_sentence", changing("place_mentions", sentence_index=9)),
    ("date_mentions.days_are_in_order", changing("date_mentions", start_on=date(2024, 2, 2), end_on=date(2024, 2, 1))),
    ("event_mentions.actual_event_is_not_after_its_report", changing("event_mentions", start_on=date(2024, 5, 9), end_on=None)),
    ("claims.bounds_are_in_order", changing("claims", 1, low=4.0)),
    ("claims.bounds_are_in_order", changing("claims", 1, high=2.0, low=1.0)),
    ("reconciled_claims.best_is_within_bounds", changing("reconciled_claims", best=4.0)),
    ("claims.currency_is_of_money", changing("claims", currency="EUR")),
    ("claims.money_has_a_currency", changing("claims", 2, currency=None)),
    ("claims.currency_says_its_basis", changing("claims", 2, currency_basis=None)),
    ("claims.currency_says_its_basis", changing("claims", currency_basis="code")),
    ("claims.event_link_says_why", changing("claims", 1, event_basis=None)),
    ("claims.event_link_says_why", changing("claims", 1, confidence=None)),
    ("claims.event_link_says_why", changing("claims", confidence=0.5)),
    ("claims.total_claim_id_is_known", changing("claims", total_claim_id="clm_none")),
    ("claims.as_of_says_its_basis", changing("claims", as_of_on=date(2024, 5, 6))),
    ("claims.as_of_says_its_basis", changing("claims", as_of_basis="article")),
    ("claims.as_of_is_not_after_its_report", changing("claims", **DATED | {"as_of_on": date(2024, 5, 9)})),
    ("claims.nobody_counts_zero", changing("claims", rule="implied:none; measured:object")),
    ("claims.bounds_fit_the_comparator", changing("claims", comparator=Comparator.AT_LEAST)),
    ("claims.bounds_fit_the_comparator", changing("claims", is_low_inclusive=None)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "damage"), BROKEN, ids=[f"{i}-{name}" for i, (name, _) in enumerate(BROKEN)])
def test_one_broken_row_breaks_the_rule_that_names_it(tmp_path: Path, name: str, damage: Damage) -> None:
    run = new_run(tmp_path)
    rows = world(run) | derived()
    damage(rows)
    found = judged(stage(run, rows), name)
    assert (found.is_success, found.unexpected) == (False, 1), found.observed


HELD: list[tuple[str, Damage]] = [
    ("a reference that is not known is null", changing("place_mentions", place_id=None)),
    ("a place of this run", changing("place_mentions", place_id="geo_malta")),
    ("an event of this run", changing("claims", event_id="evt_1")),
    ("an actor mention of this article", changing("event_roles", actor_mention_id=make_id("acm", make_id("art", 0)))),
    (
        "a source named in this article",
        changing("event_mentions", source_mention_id=make_id("acm", make_id("art", 0)), source_text="Vella", cue="said"),
    ),
    ("what is said by nobody named", changing("event_mentions", cue="reportedly", source_type="unnamed")),
    ("words in quotes without a cue", changing("event_mentions", source_text="Captain Vella", quote_type="direct")),
    ("a country of the lexicon", changing("actor_mentions", country="MLT")),
    ("a copy of an article of this run", changing("articles", 1, duplicate_of=make_id("art", 0))),
    ("an event without a date", changing("event_mentions", start_on=None, end_on=None)),
    ("an event one day after, for time zones", changing("event_mentions", start_on=date(2024, 5, 8), end_on=None)),
    ("a planned event of the future", changing("event_mentions", factuality="planned", start_on=date(2999, 1, 1), end_on=None)),
    ("an open bound", changing("claims", low=None, is_low_inclusive=None, comparator=Comparator.UP_TO)),
    ("a fuzzy number without a value", changing("claims", value=None, comparator=Comparator.FUZZY)),
    ("a value between its bounds", changing("claims", low=10.0, high=14.0, comparator=Comparator.ABOUT)),
    ("a percentage has no currency", changing("claims", kind=ClaimKind.PERCENT)),
    ("a number of the day after, for time zones", changing("claims", **DATED)),
    ("a planned number of a later day", changing("claims", **DATED | {"as_of_on": date(2999, 1, 1), "factuality": "planned"})),
    ("a number of a day in an article without a date", changing("claims", **DATED | {"reported_at": None})),
    ("nobody", changing("claims", value=0.0, low=0.0, high=0.0, rule="implied:none")),
]  # fmt: skip


@pytest.mark.parametrize("damage", [d for _, d in HELD], ids=[name for name, _ in HELD])
def test_what_is_allowed_holds(tmp_path: Path, damage: Damage) -> None:
    run = new_run(tmp_path)
    rows = world(run) | derived()
    damage(rows)
    assert failed(stage(run, rows)) == {}


@pytest.mark.parametrize(("ahead", "holds"), [(timedelta(hours=20), True), (timedelta(days=2), False)])
def test_an_article_is_not_from_the_future_but_time_zones_are_allowed(
    tmp_path: Path, ahead: timedelta, holds: bool
) -> None:
    run = new_run(tmp_path)
    rows = rows_of(article(run, published_at=run.started_at + ahead))
    assert ("articles.is_not_from_the_future" not in failed(stage(run, rows))) is holds


@pytest.mark.parametrize(
    ("comparator", "low", "high", "is_low", "is_high", "holds"),
    [
        ("exactly", 5, 5, True, True, True),
        ("exactly", 5, 6, True, True, False),
        ("exactly", None, None, None, None, False),
        ("at_least", 5, None, True, None, True),
        ("at_least", 5, None, False, None, False),
        ("at_least", 5, 9, True, True, False),
        ("more_than", 5, None, False, None, True),
        ("more_than", 5, None, True, None, False),
        ("up_to", None, 5, None, True, True),
        ("up_to", None, 5, None, False, False),
        ("at_most", None, 5, None, True, True),
        ("at_most", 5, None, True, None, False),
        ("less_than", None, 5, None, False, True),
        ("less_than", None, 5, None, True, False),
        ("nearly", None, 5, None, False, True),
        ("nearly", 5, None, True, None, False),
        ("between", 5, 9, True, True, True),
        ("between", 5, None, True, None, False),
        ("about", 5, 5, True, True, True),
        ("none", None, None, None, None, True),
        ("about", 5, None, True, False, False),
    ],
)
def test_bounds_are_open_or_closed_as_the_comparator_says(
    tmp_path: Path, comparator: str, low: float, high: float, is_low: bool, is_high: bool, holds: bool
) -> None:
    run = new_run(tmp_path)
    rows = world(run)
    bounds = {"low": low, "high": high, "is_low_inclusive": is_low, "is_high_inclusive": is_high}
    change(rows, "claims", value=None, comparator=comparator, **bounds)
    found = failed(stage(run, rows))
    assert (found == {}) is holds
    assert holds or not found["claims.bounds_fit_the_comparator"].is_blocking


def test_a_reference_may_be_to_what_was_published_before(tmp_path: Path) -> None:
    """A copy of an earlier article is known; so is a place of the ledger where this run stages none."""
    publish(new_run(tmp_path, "earlier"), world(new_run(tmp_path, "earlier"), 1) | derived())
    run = new_run(tmp_path)
    rows = rows_of(article(run, 7, duplicate_of=make_id("art", 0)))
    change(rows, "place_mentions", place_id="geo_malta")
    assert failed(stage(run, rows)) == {}
    change(rows, "articles", duplicate_of="art_nobody")
    assert set(failed(stage(run, rows))) == {"articles.repeats_a_known_article"}


def test_a_changed_article_replaces_its_rows_and_takes_no_other_articles_key(tmp_path: Path) -> None:
    """The same keys again are a new revision; the key of a row that stays published is a collision."""
    earlier = new_run(tmp_path, "earlier")
    publish(earlier, world(earlier, 2))
    run = new_run(tmp_path)
    rows = rows_of(article(run, 0, revision=2))
    assert failed(stage(run, rows)) == {}
    taken = rows_of(article(run, 1))["claims"][0].claim_id
    change(rows, "claims", claim_id=taken)
    assert set(failed(stage(run, rows))) == {"claims.key_is_new"}


def _undated(run: Run, undated: int, dated: int) -> World:
    rows = world(run, undated + dated)
    rows["articles"] = [replace(a, published_at=None) if n < undated else a for n, a in enumerate(rows["articles"])]
    return rows


@pytest.mark.parametrize(("undated", "dated", "holds"), [(10, 10, True), (11, 9, False), (3, 1, True)])
def test_most_articles_have_dates(tmp_path: Path, undated: int, dated: int, holds: bool) -> None:
    """More than half without a date is a warn; in a handful of articles it says nothing."""
    run = new_run(tmp_path)
    found = failed(stage(run, _undated(run, undated, dated)))
    assert (found == {}) is holds
    assert holds or found["articles.articles_have_dates"].observed == "11 of 20 articles have no date"


def _history(tmp_path: Path, *articles: int, rows: int = 20) -> None:
    """Publish runs that brought this many articles each, every one of ``rows`` articles with all that was read from them."""
    past = new_run(tmp_path, "past")
    held: World = {"runs": []}
    for n, count in enumerate(articles):
        name = f"run-{n}"
        facts = {
            "started_at": past.started_at - timedelta(days=len(articles) - n),
            "finished_at": None,
            "status": "published",
        }
        counts = {"articles_in": count, "articles_new": count, "articles_changed": 0, "articles_rejected": 0}
        held["runs"].append(
            RunRecord(run_id=name, model_version="", lexicon_version="", settings="{}", **facts, **counts)
        )
        for i in range(rows):
            for table, found in rows_of(article(past, 1000 * (n + 1) + i, run_id=name)).items():
                held.setdefault(table, []).extend(found)
    publish(past, held)


@pytest.mark.parametrize(
    ("history", "articles", "holds"),
    [
        ((100, 120, 90), 19, False),
        ((100, 120, 90), 21, True),
        ((5, 4, 4), 21, False),
        ((100, 120), 1, True),
        ((2, 2, 2), 3, True),
    ],
)
def test_the_volume_is_as_in_the_last_runs(
    tmp_path: Path, history: tuple[int, ...], articles: int, holds: bool
) -> None:
    """A fifth or five times the median of at least three runs is a warn."""
    _history(tmp_path, *history, rows=1)
    run = new_run(tmp_path)
    found = failed(stage(run, world(run, articles)))
    assert ("articles.volume_is_as_before" not in found) is holds
    assert holds or not found["articles.volume_is_as_before"].is_blocking


def test_a_run_that_finds_much_less_in_its_articles_than_the_last_ones_is_a_warn(tmp_path: Path) -> None:
    """Also where a table is empty: nothing found is the least of all."""
    _history(tmp_path, 20, 20, 20)
    run = new_run(tmp_path)
    rows = world(run, 20)
    rows["claims"], rows["date_mentions"] = rows["claims"][:25], []
    found = failed(stage(run, rows))
    assert set(found) == {"claims.rows_per_article_are_as_before", "date_mentions.rows_per_article_are_as_before"}
    assert found["claims.rows_per_article_are_as_before"].observed == "1.25 rows an article, usually 3.00"


def test_a_rule_that_crashes_is_an_error_whatever_its_severity(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    header = "-- severity: warn\n-- level: {}\n-- tables: claims\n-- description: Broken.\n"
    (folder / "rows.sql").write_text(header.format("row") + "SELECT * FROM staged_claims WHERE nonsense(text)")
    (folder / "whole.sql").write_text(header.format("table") + "SELECT no_such_column AS observed FROM staged_claims")
    run = new_run(tmp_path)
    found = failed(stage(run, world(run)), folder)
    assert set(found) == {"claims.rows", "claims.whole"}
    for finding in found.values():
        assert finding.is_blocking and finding.observed.startswith("the check crashed: ")
        assert finding.unexpected is None and finding.query is None


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 1",
        "-- severity: error\n-- level: row\n-- tables: no_such_table\n-- description: x\nSELECT 1",
        "-- severity: grave\n-- level: row\n-- tables: claims\n-- description: x\nSELECT 1",
        "-- severity: error\n-- level: row\n-- tables: claims\nSELECT 1",
    ],
)
def test_a_rule_without_its_header_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.sql"
    path.write_text(text)
    with pytest.raises(NewsledgerError, match=r"mine\.sql: a rule opens with"):
        read_rule(path)


def test_a_path_with_signs_that_duckdb_takes_for_a_pattern_is_read_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "we [2024] *news?"
    run = new_run(folder)
    rows = world(run)
    assert failed(stage(run, rows)) == {}
    change(rows, "claims", text="13 crates")
    run.stage("claims", "part-00000", to_table("claims", rows["claims"]))
    assert set(failed(run)) == {"claims.span_equals_text"}
    assert spanned("12 crates")["start_char"] == rows["claims"][0].start_char
