"""The command: what it prints, what it exits with, and that each of its words does what its help says."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from newsledger import __version__
from newsledger.cli import app, main
from newsledger.errors import NewsledgerError
from newsledger.ledger import head
from newsledger.store.lock import locked

STORM = (
    "Storm closes schools in Jutland\n\nAt least 12 people were injured when a storm crossed Denmark on Tuesday, the "
    "police in Aarhus said. More than 300 schools were closed and 4,000 homes lost power for a night.\n"
)


def newsledger(*arguments: object) -> Result:
    """Run the command in this process; an error of newsledger's own is in ``result.exception``."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published ledger of one article, with its source beside it."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "storm.txt").write_text(STORM)
    (folder / "storm.json").write_text(
        json.dumps({"url": "https://daily.example/2025/01/07/storm", "publisher": "Daily"})
    )
    result = newsledger("run", folder / "storm.txt", "--ledger", folder / "ledger", "--workers", 1)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def ledger(folder: Path) -> Path:
    return folder / "ledger"


def one(ledger: Path, query: str) -> str:
    """Return the single value of a query."""
    with duckdb.connect(str(ledger / "newsledger.duckdb"), read_only=True) as connection:
        [(value,)] = connection.execute(query).fetchall()
    return str(value)


def test_a_run_ends_with_what_came_in_what_came_out_and_what_to_try(tmp_path: Path, folder: Path) -> None:
    output = newsledger("run", folder / "storm.txt", "--ledger", tmp_path / "new", "--workers", 1).output
    for words in ("1 documents: 1 new articles", "claims", "passed", "rejects", "version 1", "report.html"):
        assert words in output
    assert output.count("newsledger sql --ledger") == 3


def test_a_run_says_what_its_numbers_measure_and_how_many_belong_to_an_event(tmp_path: Path, folder: Path) -> None:
    output = newsledger("run", folder / "storm.txt", "--ledger", tmp_path / "new", "--workers", 1).output
    [line] = [line for line in output.splitlines() if line.strip().startswith("counted")]
    assert "injured (1)" in line and "of 3 numbers" in line


def test_a_run_without_numbers_counts_none(tmp_path: Path) -> None:
    words = "The premier met the fishermen of the northern coast and thanked them for their help in the storm."
    (tmp_path / "calm.txt").write_text(
        f"Calm seas\n\n{words} They asked her for a new harbour wall, and she said yes.\n"
    )
    output = newsledger("run", tmp_path / "calm.txt", "--ledger", tmp_path / "ledger", "--workers", 1).output
    assert "version 1" in output
    assert not any(line.strip().startswith("counted") for line in output.splitlines())


def test_every_query_of_the_summary_works(ledger: Path) -> None:
    from newsledger.summary import QUERIES

    for _, query in QUERIES:
        assert newsledger("sql", query, "--ledger", ledger).exit_code == 0


def test_a_second_run_with_nothing_new_publishes_nothing_and_says_so(folder: Path, ledger: Path) -> None:
    before = head(ledger)
    result = newsledger("run", folder / "storm.txt", "--ledger", ledger, "--workers", 1)
    assert result.exit_code == 0
    assert "nothing new" in result.output
    assert head(ledger) == before


def test_refused_documents_alone_publish_nothing_and_exit_with_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = newsledger("run", tmp_path / "empty.txt", "--ledger", tmp_path / "ledger")
    assert result.exit_code == 1
    assert "nothing was published" in result.output
    assert "empty" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "nowhere.txt"], "nowhere.txt"),
        (["run", "data/sample", "--config", "nowhere.toml"], "nowhere.toml"),
        (["run", "data/sample", "--workers", "0"], "workers"),
        (["run", "data/sample", "--since", "yesterday"], "since"),
        (["run"], "SOURCE"),
        (["sql", "SELECT 1"], "nothing was published"),
        (["status"], "no ledger here yet"),
        (["retract", "art_0"], "art_0"),
        (["serve", "nowhere.txt"], "nowhere.txt"),
        (["fly"], "fly"),
    ],
)
def test_wrong_usage_or_input_exits_with_2_and_names_what_is_wrong(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NEWSLEDGER_LEDGER", str(tmp_path / "ledger"))
    monkeypatch.setattr("sys.argv", ["newsledger", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert words in capsys.readouterr().err


def test_a_model_that_is_not_installed_is_wrong_usage(folder: Path, tmp_path: Path) -> None:
    result = newsledger("run", folder / "storm.txt", "--ledger", tmp_path, "--workers", 1, "--model", "en_core_none")
    assert isinstance(result.exception, NewsledgerError)
    assert "en_core_none" in str(result.exception)


def test_a_second_writer_is_refused(folder: Path, ledger: Path) -> None:
    with locked(ledger):
        result = newsledger("run", folder / "storm.txt", "--ledger", ledger)
    assert isinstance(result.exception, NewsledgerError)
    assert "another run" in str(result.exception)


def test_sql_prints_csv(ledger: Path) -> None:
    output = newsledger("sql", "SELECT publisher, revision FROM articles", "--ledger", ledger, "--format", "csv").output
    assert output.split() == ["publisher,revision", "Daily,1"]


def test_sql_prints_one_json_object_a_line(ledger: Path) -> None:
    output = newsledger("sql", "SELECT publisher, url FROM articles", "--ledger", ledger, "--format", "json").output
    assert json.loads(output) == {"publisher": "Daily", "url": "https://daily.example/2025/01/07/storm"}


def test_sql_says_what_is_wrong_with_a_query(ledger: Path) -> None:
    result = newsledger("sql", "SELECT nothing FROM articles", "--ledger", ledger)
    assert "nothing" in str(result.exception)


def test_sql_cannot_change_the_ledger(ledger: Path) -> None:
    assert newsledger("sql", "DELETE FROM articles", "--ledger", ledger).exception is not None
    assert one(ledger, "SELECT count(*) FROM articles") == "1"


@pytest.mark.parametrize("key", ["SELECT article_id FROM articles", "SELECT url FROM articles"])
def test_show_prints_an_article_by_id_or_address(ledger: Path, key: str) -> None:
    output = newsledger("show", one(ledger, key), "--ledger", ledger).output
    assert "Storm closes schools in Jutland" in output
    assert "More than 300 schools were closed" in output


def test_show_prints_a_claim_with_its_sentence(ledger: Path) -> None:
    claim_id = one(ledger, "SELECT claim_id FROM claims WHERE value = 12")
    output = newsledger("show", claim_id, "--ledger", ledger).output
    assert "at_least" in output
    assert "[number: At least 12] people were injured when a storm crossed Denmark" in output


def test_show_prints_an_event_mention_with_its_rule(ledger: Path, folder: Path) -> None:
    with duckdb.connect(str(ledger / "newsledger.duckdb"), read_only=True) as connection:
        rows = connection.execute("SELECT event_mention_id, trigger_text FROM event_mentions").fetchall()
    for event_mention_id, trigger in rows:
        assert trigger in newsledger("show", "event-mention", event_mention_id, "--ledger", ledger).output


def test_show_of_two_ids_says_what_it_takes(ledger: Path) -> None:
    outcome = newsledger("show", "evm_1", "evm_2", "--ledger", ledger)
    assert outcome.exit_code == 2 and "event-mention" in outcome.output


def test_show_of_an_unknown_row_says_where_ids_are(ledger: Path) -> None:
    assert "columns that end in _id" in str(newsledger("show", "clm_0", "--ledger", ledger).exception)


def test_status_lists_the_version_its_tables_and_the_runs(ledger: Path) -> None:
    output = newsledger("status", "--ledger", ledger).output
    for words in ("version", "articles", "claims", "came in", "published"):
        assert words in output


@pytest.fixture
def retracted(tmp_path: Path, folder: Path) -> Iterator[Path]:
    ledger = tmp_path / "ledger"
    newsledger("run", folder / "storm.txt", "--ledger", ledger, "--workers", 1)
    assert newsledger("retract", "https://daily.example/2025/01/07/storm", "--ledger", ledger).exit_code == 0
    yield ledger


def test_retract_removes_what_the_article_contributed(retracted: Path) -> None:
    for table in ("articles", "sentences", "claims", "places"):
        assert one(retracted, f"SELECT count(*) FROM {table}") == "0", table
    assert one(retracted, "SELECT count(*) FROM rejects WHERE reason = 'retracted'") == "1"
    newest = max((retracted / "runs").glob("*/report.html"))
    assert "version 2 of the ledger" in newest.read_text()


def test_a_retracted_article_stays_out(retracted: Path, folder: Path) -> None:
    newsledger("run", folder / "storm.txt", "--ledger", retracted, "--workers", 1)
    assert one(retracted, "SELECT count(*) FROM articles") == "0"


def test_undo_lets_it_back_in(retracted: Path, folder: Path) -> None:
    url = "https://daily.example/2025/01/07/storm"
    assert newsledger("retract", url, "--undo", "--ledger", retracted).exit_code == 0
    newsledger("run", folder / "storm.txt", "--ledger", retracted, "--workers", 1)
    assert one(retracted, "SELECT count(*) FROM articles") == "1"


def test_gc_drops_old_versions(tmp_path: Path, folder: Path) -> None:
    ledger = tmp_path / "ledger"
    newsledger("run", folder / "storm.txt", "--ledger", ledger, "--workers", 1)
    newsledger("retract", "https://daily.example/2025/01/07/storm", "--ledger", ledger)
    assert newsledger("gc", "--ledger", ledger, "--keep", 1).exit_code == 0
    assert len(list((ledger / "manifests").glob("*.json"))) == 1
    assert one(ledger, "SELECT version FROM snapshot") == "2"


def test_help_names_every_command_and_the_exit_codes() -> None:
    output = newsledger("--help").output
    for word in ("run", "sql", "show", "status", "retract", "serve", "gc", "Exit codes"):
        assert word in output


def test_the_version_is_the_packages() -> None:
    assert __version__ in newsledger("--version").output
