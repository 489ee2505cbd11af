"""Merging and splitting actors by hand: at once, remembered, and undone by its opposite, exactly."""

from collections.abc import Callable
from pathlib import Path

import pytest
from store.made import rows

from newsledger.errors import UsageError
from newsledger.ledger import head
from newsledger.link.deciding import stage_merge, stage_split
from newsledger.link.step import link
from newsledger.ontology import MentionType
from newsledger.quality.step import validate
from newsledger.run import Run
from newsledger.store.publish import publish

from .actors_made import Articles, Told, new_run, stage

USA = {"country": "USA", "sector": "GOV"}
# One actor in two spellings, another, and a third whose name is like neither.
HOLT, HOLDT = Told("Marian Holtmann", **USA), Told("Marian Holtman", **USA)
CARVER, WEBB = Told("Marian Carver", **USA), Told("Webb", **USA)
LINKED = ("actor_mentions", "event_roles", "event_mentions", "claims", "actors", "actor_aliases", "actor_candidates")


def published(ledger: Path, articles: Articles, name: str = "run-1") -> Run:
    return walked(stage(new_run(ledger, name), articles))


def walked(run: Run) -> Run:
    for step in (link, publish):
        step(run)
    assert run.summary("publish")["status"] == "published"
    return run


def decide(ledger: Path, name: str, staged: Callable[..., None], *arguments: str) -> Run:
    run = Run.create((), new_run(ledger, name).settings, name)
    staged(run, *arguments)
    return walked(run)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Four articles a key: Holtmann, as Holtman too, Carver, and a surname."""
    published(tmp_path, {"a": [HOLT], "b": [HOLDT, WEBB], "c": [CARVER], "d": [WEBB]})
    return tmp_path


def ids(ledger: Path) -> dict[str, str]:
    """Return actor_key -> actor_id, as published."""
    return dict(rows(ledger, "actor_mentions", "DISTINCT actor_key, actor_id"))  # type: ignore[arg-type]


def contents(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the published rows of all tables that actors are in."""
    return {table: rows(ledger, table) for table in LINKED}


def test_a_merge_makes_two_actors_one_in_every_table(ledger: Path) -> None:
    assert ids(ledger)[HOLDT.key] == HOLT.key
    decide(ledger, "run-2", stage_merge, CARVER.key, HOLT.key)
    assert set(ids(ledger).values()) == {HOLT.key, WEBB.key}
    of_roles = {actor for (actor,) in rows(ledger, "event_roles", "actor_id")}
    of_sources = {actor for (actor,) in rows(ledger, "event_mentions", "source_actor_id")}
    of_claims = {actor for (actor,) in rows(ledger, "claims", "source_actor_id")}
    assert of_roles == of_sources == of_claims | {HOLT.key} == {HOLT.key, WEBB.key}
    assert [actor for (actor,) in rows(ledger, "actors", "actor_id")] == sorted({HOLT.key, WEBB.key})


def test_a_decision_is_a_row_that_says_why(ledger: Path) -> None:
    decide(ledger, "run-2", stage_merge, CARVER.key, HOLT.key, "her married name")
    columns = "actor_key, other_actor_key, action, reason, run_id"
    assert rows(ledger, "actor_decisions", columns) == [
        (*sorted((CARVER.key, HOLT.key)), "merge", "her married name", "run-2")
    ]


def test_only_what_changes_is_written_again(ledger: Path) -> None:
    before = head(ledger)
    decide(ledger, "run-2", stage_merge, CARVER.key, HOLT.key)
    after = head(ledger)
    assert before and after
    assert before.files["articles"] == after.files["articles"]
    assert before.files["sentences"] == after.files["sentences"]
    changed = [b for b, file in after.files["actor_mentions"].items() if file != before.files["actor_mentions"][b]]
    assert len(changed) == 1


@pytest.mark.parametrize("named", [(CARVER, HOLT), (HOLT, CARVER), (CARVER, HOLDT)])
def test_a_merge_undone_leaves_everything_as_it_was(ledger: Path, named: tuple[Told, Told]) -> None:
    before = contents(ledger)
    decide(ledger, "run-2", stage_merge, *(told.key for told in named))
    assert contents(ledger) != before
    decide(ledger, "run-3", stage_split, HOLT.key, CARVER.key)
    assert contents(ledger) == before


def test_a_merge_of_merged_actors_undone_leaves_the_merge_before_it(ledger: Path) -> None:
    decide(ledger, "run-2", stage_merge, CARVER.key, WEBB.key)
    before = contents(ledger)
    decide(ledger, "run-3", stage_merge, HOLT.key, CARVER.key)
    assert len(set(ids(ledger).values())) == 1
    decide(ledger, "run-4", stage_split, HOLT.key, WEBB.key)
    assert contents(ledger) == before


def test_a_decision_passes_the_checks(ledger: Path) -> None:
    run = Run.create((), new_run(ledger, "run-2").settings, "run-2")
    stage_merge(run, CARVER.key, HOLT.key)
    link(run)
    validate(run)
    assert run.count("checks") > 0
    assert all(row["is_success"] for row in run.read("checks").to_pylist())


@pytest.mark.parametrize("part", ["Marian Holtman", "marian holtman", HOLDT.key])
def test_a_split_takes_a_spelling_or_key_out_and_a_merge_puts_it_back(ledger: Path, part: str) -> None:
    before = contents(ledger)
    decide(ledger, "run-2", stage_split, HOLT.key, part)
    assert ids(ledger)[HOLDT.key] == HOLDT.key
    assert not any(HOLDT.key in row[:2] and HOLT.key in row[:2] for row in rows(ledger, "actor_candidates"))
    decide(ledger, "run-3", stage_merge, HOLDT.key, HOLT.key)
    assert contents(ledger) == before


def test_decisions_survive_later_runs(ledger: Path) -> None:
    decide(ledger, "run-2", stage_split, HOLT.key, HOLDT.key)
    decide(ledger, "run-3", stage_merge, CARVER.key, WEBB.key)
    published(ledger, {"e": [HOLT, HOLDT], "f": [CARVER]}, "run-4")
    found = ids(ledger)
    assert found[HOLT.key] != found[HOLDT.key]
    assert found[CARVER.key] == found[WEBB.key]


def test_a_decision_about_an_actor_that_is_gone_waits_for_it(ledger: Path) -> None:
    decide(ledger, "run-2", stage_merge, CARVER.key, HOLT.key)
    published(ledger, {"c": [Told("Nobody Else")]}, "run-3")
    assert CARVER.key not in ids(ledger)
    published(ledger, {"g": [CARVER]}, "run-4")
    assert ids(ledger)[CARVER.key] == HOLT.key


def test_actors_that_nobody_names_are_merged_by_their_keys(tmp_path: Path) -> None:
    gunmen, men = (Told(words, mention_type=MentionType.NOMINAL) for words in ("the gunmen", "three masked men"))
    published(tmp_path, {"a": [gunmen], "b": [men]})
    before = contents(tmp_path)
    decide(tmp_path, "run-2", stage_merge, gunmen.key, men.key)
    assert set(ids(tmp_path).values()) == {gunmen.key}
    decide(tmp_path, "run-3", stage_split, gunmen.key, "three masked men")
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("staged", "arguments", "words"),
    [
        (stage_merge, ("act_0", HOLT.key), "act_0: the ledger at .* has no such actor"),
        (stage_merge, (HOLT.key, HOLDT.key), "are one actor already"),
        (stage_split, ("act_0", "x"), "act_0: the ledger at .* has no such actor"),
        (stage_split, (HOLT.key, "Marian Quill"), "no key or spelling of"),
        (stage_split, (CARVER.key, "Marian Carver"), "nothing to split it from"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    ledger: Path, staged: Callable[..., None], arguments: tuple[str, str], words: str
) -> None:
    run = Run.create((), new_run(ledger, "run-2").settings, "run-2")
    with pytest.raises(UsageError, match=words):
        staged(run, *arguments)
    assert not run.staged("actor_decisions")
