"""Actors at the command: finding them, making two one and one two, and looking at who did what to whom."""

from pathlib import Path

import duckdb
import pytest
from link.actors_made import Told, new_run, stage
from typer.testing import CliRunner, Result

from newsledger.cli import app
from newsledger.link.step import link
from newsledger.store.publish import publish

USA = {"country": "USA", "sector": "GOV"}
HOLT = Told("Marian Holtmann", called=("Marian Holtmann", "Marian Holtman"), **USA)
CARVER, WEBB = Told("Ada Carver", **USA), Told("A. Carver", country="USA")


def newsledger(*arguments: object, **environment: str) -> Result:
    """Run the command in this process; an error of newsledger's own is in ``result.exception``."""
    return CliRunner(env=environment or None).invoke(app, [str(argument) for argument in arguments])


def published(ledger: Path) -> Path:
    run = stage(new_run(ledger, "run-1"), {"a": [HOLT, CARVER], "b": [WEBB]})
    link(run)
    publish(run)
    return ledger


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published ledger: Holtmann met Carver, in two spellings; somebody who may be Carver."""
    return published(tmp_path_factory.mktemp("actors") / "ledger")


def actors(ledger: Path) -> dict[str, str]:
    """Return name -> actor_id."""
    with duckdb.connect(str(ledger / "newsledger.duckdb"), read_only=True) as connection:
        return dict(connection.execute("SELECT name, actor_id FROM actors").fetchall())


def mention_id(ledger: Path) -> str:
    """Return the id of the one event of two parties."""
    with duckdb.connect(str(ledger / "newsledger.duckdb"), read_only=True) as connection:
        [(found,)] = connection.execute(
            "SELECT event_mention_id FROM event_mentions_with_roles WHERE recipients IS NOT NULL"
            " AND actors = 'Marian Holtmann'"
        ).fetchall()
    return str(found)


@pytest.mark.parametrize("name", ["holtmann", "Holtman", "HÓLTM"])
def test_find_lists_actors_by_a_part_of_any_spelling_with_counts(ledger: Path, name: str) -> None:
    output = newsledger("actors", "find", name, "--ledger", ledger).output
    assert f"{HOLT.key} Marian Holtmann (person, USA, GOV) 2 mentions in 1 articles" in output
    assert "Marian Holtman\n" in output


def test_find_says_what_may_be_one(ledger: Path) -> None:
    output = newsledger("actors", "find", "Ada Carver", "--ledger", ledger).output
    assert "may be one" in output
    assert CARVER.key in output and WEBB.key in output and "shortens a given name" in output


def test_find_of_nobody_is_refused(ledger: Path) -> None:
    assert "no actor of the ledger" in str(newsledger("actors", "find", "Nobody", "--ledger", ledger).exception)


def test_merge_and_split_publish_the_next_version_at_once(tmp_path: Path) -> None:
    ledger = published(tmp_path / "ledger")
    merged = newsledger("actors", "merge", CARVER.key, WEBB.key, "--reason", "one byline", "--ledger", ledger)
    assert merged.exit_code == 0 and "version 2" in merged.output
    assert set(actors(ledger)) == {"Marian Holtmann", "Ada Carver"}
    apart = newsledger("actors", "split", CARVER.key, WEBB.key, "--ledger", ledger)
    assert apart.exit_code == 0 and "version 3" in apart.output
    assert set(actors(ledger)) == {"Marian Holtmann", "Ada Carver", "A. Carver"}


def test_a_decision_about_an_unknown_actor_is_refused_and_publishes_nothing(ledger: Path) -> None:
    before = (ledger / "HEAD").read_text()
    result = newsledger("actors", "merge", CARVER.key, "act_0", "--ledger", ledger)
    assert "act_0: the ledger at" in str(result.exception) and "actors find" in str(result.exception)
    assert (ledger / "HEAD").read_text() == before


def test_show_of_an_event_says_who_did_what_to_whom_and_marks_it(ledger: Path) -> None:
    output = newsledger("show", mention_id(ledger), "--ledger", ledger).output
    assert output.startswith("Marian Holtmann -> Marian Holtmann, Ada Carver: CONSULT, says Marian Holtmann\n")
    assert "[actor: [source: Marian Holtmann]], [recipient: Marian Holtman]" in output
    assert "[trigger: met] 3 times, it [cue: said]." in output
    assert f"Ada Carver  =  Ada Carver (person, USA, GOV) {CARVER.key}" in output
    assert "rule  made" in output


def test_show_colours_where_colours_are_wanted_and_names_roles_where_not(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = newsledger("show", mention_id(ledger), "--ledger", ledger).output
    assert "\x1b[" in coloured and "[trigger:" not in coloured
    assert "recipient" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "[trigger: met]" in newsledger("show", mention_id(ledger), "--ledger", ledger).output


@pytest.mark.parametrize("key", [HOLT.key, f" {HOLT.key}\r\n"])
def test_show_of_an_actor_lists_spellings_articles_and_events(ledger: Path, key: str) -> None:
    output = newsledger("show", key, "--ledger", ledger).output
    for words in ("Marian Holtmann", "named", "Marian Holtman\n", "last articles", "The Courier: a", "last events"):
        assert words in output
    assert f"{mention_id(ledger)}  Marian Holtmann -> Marian Holtmann, Ada Carver: CONSULT" in output


def test_an_article_shows_its_actor_mentions(ledger: Path) -> None:
    with duckdb.connect(str(ledger / "newsledger.duckdb"), read_only=True) as connection:
        [(article,)] = connection.execute("SELECT article_id FROM articles WHERE title = 'a'").fetchall()
    assert "actor mentions" in newsledger("show", article, "--ledger", ledger).output
