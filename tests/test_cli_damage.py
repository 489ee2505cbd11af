"""A ledger that cannot be written, is damaged or in use: one clear line and exit code 2, or mended; never a stack trace."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from newsledger.cli import main
from newsledger.ledger import head
from newsledger.pipeline import opened, walk
from newsledger.settings import Settings
from newsledger.store.lock import locked

STORY = (
    "At least {number} people were injured when a storm crossed Denmark on Tuesday, the police in Aarhus said. "
    "More than 300 schools were closed and 4,000 homes lost power for a night."
)


def publish(news: Path, ledger: Path) -> None:
    with opened([str(news)], Settings(ledger=ledger, workers=1)) as run:
        walk(run)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``news`` and the ``ledger`` published from it."""
    folder = tmp_path_factory.mktemp("damage")
    (folder / "news").mkdir()
    (folder / "news" / "storm.txt").write_text(STORY.format(number=12))
    publish(folder / "news", folder / "ledger")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may damage, with one article more to publish."""
    copied = shutil.copytree(made, tmp_path / "copy")
    (copied / "news" / "second.txt").write_text(STORY.format(number=30))
    return copied


def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    """Run the command as its script does; return the exit code and what it said on stderr."""
    monkeypatch.setattr(sys, "argv", ["newsledger", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0), capsys.readouterr().err


Command = Callable[..., tuple[int, str]]


@pytest.fixture
def newsledger(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return lambda *words: command(monkeypatch, capsys, *words)


def commands(folder: Path, ledger: Path) -> list[tuple[object, ...]]:
    """Return every command that opens a ledger."""
    return [
        ("run", folder / "news", "--ledger", ledger, "--workers", 1),
        ("sql", "FROM articles", "--ledger", ledger),
        ("show", "art_0", "--ledger", ledger),
        ("status", "--ledger", ledger),
        ("retract", "art_0", "--ledger", ledger),
        ("gc", "--ledger", ledger),
    ]


def refused(code: int, errors: str) -> bool:
    return code == 2 and errors.startswith("newsledger: ") and "Traceback" not in errors


@pytest.mark.parametrize("place", ["/proc/ledger", "/proc/a/ledger", "/dev/null", "/dev/null/ledger"])
def test_a_place_where_no_ledger_can_be_is_named(newsledger: Command, folder: Path, place: str) -> None:
    for words in commands(folder, Path(place)):
        code, errors = newsledger(*words)
        assert refused(code, errors) and place in errors, (words, errors)


def test_a_file_in_the_place_of_a_folder_inside_the_ledger_is_named(newsledger: Command, folder: Path) -> None:
    shutil.rmtree(folder / "ledger" / "runs")
    (folder / "ledger" / "runs").write_text("")
    code, errors = newsledger("run", folder / "news", "--ledger", folder / "ledger", "--workers", 1)
    assert refused(code, errors) and "runs" in errors


HEADS = {
    "nothing": b"",
    "noise": b"\xff\xfe\x00",
    "a NUL": b"a\0b",
    "a name of nothing": b"00000009-none.json\n",
    "a folder's name": b".\n",
    "a path without end": b"a/" * 5000,
}


@pytest.mark.parametrize("content", HEADS.values(), ids=HEADS)
def test_a_head_that_names_no_manifest_is_an_error_and_nothing_is_touched(
    newsledger: Command, folder: Path, content: bytes
) -> None:
    ledger = folder / "ledger"
    (ledger / "HEAD").write_bytes(content)
    manifests = list((ledger / "manifests").iterdir())
    for words in commands(folder, ledger):
        code, errors = newsledger(*words)
        assert refused(code, errors) and "HEAD" in errors and "manifests" in errors, (words, errors)
    assert list((ledger / "manifests").iterdir()) == manifests
    assert list((ledger / "tables").rglob("*.parquet"))


def test_a_head_that_is_a_folder_is_an_error(newsledger: Command, folder: Path) -> None:
    (folder / "ledger" / "HEAD").unlink()
    (folder / "ledger" / "HEAD").mkdir()
    for words in commands(folder, folder / "ledger"):
        assert refused(*newsledger(*words)), words


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"version": 1, "files": []}', "{" * 100_000])
def test_a_manifest_that_is_none_is_an_error(newsledger: Command, folder: Path, content: str) -> None:
    ledger = folder / "ledger"
    (ledger / "manifests" / (ledger / "HEAD").read_text().strip()).write_text(content)
    for words in commands(folder, ledger):
        assert refused(*newsledger(*words)), words


def claims_file(ledger: Path) -> Path:
    return next((ledger / "tables" / "claims").rglob("*.parquet"))


def test_a_file_that_the_manifest_names_and_that_is_gone_stops_a_run(newsledger: Command, folder: Path) -> None:
    lost = claims_file(folder / "ledger")
    lost.unlink()
    code, errors = newsledger("run", folder / "news", "--ledger", folder / "ledger", "--workers", 1)
    assert refused(code, errors)
    assert lost.name in errors and "missing" in errors and "restore" in errors


def test_while_the_database_is_whole_a_lost_file_stops_no_reader(newsledger: Command, folder: Path) -> None:
    claims_file(folder / "ledger").unlink()
    assert newsledger("sql", "FROM claims", "--ledger", folder / "ledger") == (0, "")


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"\0" * 5000], ids=["empty", "cut", "zeros"])
def test_a_damaged_file_is_named_when_the_database_is_made_anew(
    newsledger: Command, folder: Path, damage: bytes
) -> None:
    claims_file(folder / "ledger").write_bytes(damage)
    (folder / "ledger" / "newsledger.duckdb").unlink()
    for words in commands(folder, folder / "ledger")[:4]:
        code, errors = newsledger(*words)
        assert refused(code, errors) and "claims" in errors and "restore" in errors, (words, errors)


def test_a_flipped_byte_is_named_when_the_database_is_made_anew(newsledger: Command, folder: Path) -> None:
    path = claims_file(folder / "ledger")
    data = bytearray(path.read_bytes())
    data[len(data) // 3 : len(data) // 3 + 60] = b"\xaa" * 60
    path.write_bytes(data)
    (folder / "ledger" / "newsledger.duckdb").unlink()
    code, errors = newsledger("sql", "FROM claims", "--ledger", folder / "ledger")
    assert refused(code, errors) and path.name in errors


def damage_database(path: Path, content: bytes | None) -> None:
    path.unlink()
    if content is not None:
        path.write_bytes(content)


DATABASES: dict[str, Callable[[Path], object]] = {
    "is gone": lambda path: damage_database(path, None),
    "is empty": lambda path: damage_database(path, b""),
    "is noise": lambda path: damage_database(path, b"\xde\xad" * 9000),
    "is cut": lambda path: damage_database(path, path.read_bytes()[: path.stat().st_size // 2]),
    "has zeros in its header": lambda path: damage_database(path, b"\0" * 8192 + path.read_bytes()[8192:]),
    "has a stale log beside it": lambda path: path.with_name(f"{path.name}.wal").write_bytes(b"\0" * 500),
    "has noise for a log beside it": lambda path: path.with_name(f"{path.name}.wal").write_bytes(b"\xde\xad" * 500),
}


@pytest.mark.parametrize("damage", DATABASES.values(), ids=DATABASES)
def test_a_damaged_database_is_made_anew(newsledger: Command, folder: Path, damage: Callable[[Path], object]) -> None:
    damage(folder / "ledger" / "newsledger.duckdb")
    assert newsledger("sql", "FROM claims", "--ledger", folder / "ledger") == (0, "")
    with duckdb.connect(str(folder / "ledger" / "newsledger.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]


def test_a_source_that_cannot_be_read_is_a_reject_and_one_that_is_not_there_an_error(
    newsledger: Command, folder: Path
) -> None:
    (folder / "news" / "loop.txt").symlink_to(folder / "news" / "loop.txt")
    (folder / "news" / "gone.txt").symlink_to(folder / "nowhere")
    ledger = folder / "ledger"
    assert newsledger("run", folder / "news", "/proc/self/mem", "--ledger", ledger, "--workers", 1)[0] == 0
    with duckdb.connect(str(ledger / "newsledger.duckdb"), read_only=True) as connection:
        sql = "SELECT source_uri FROM rejects WHERE reason = 'unreadable' ORDER BY 1"
        found = [Path(uri).name for (uri,) in connection.execute(sql).fetchall()]
    assert found == ["mem", "gone.txt", "loop.txt"]
    assert refused(*newsledger("run", folder / "nowhere", "--ledger", ledger))


def test_a_second_run_is_refused_by_name_while_one_is_writing(folder: Path) -> None:
    with locked(folder / "ledger"):
        words = ["run", str(folder / "news"), "--ledger", str(folder / "ledger"), "--workers", "1"]
        second = subprocess.run([sys.executable, "-m", "newsledger", *words], capture_output=True, text=True)
    assert second.returncode == 2
    assert "another run (process" in second.stderr and "Traceback" not in second.stderr
    assert len(second.stderr.splitlines()) == 1


READER = """
import sys
import duckdb
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    count = connection.execute("SELECT count(*) FROM articles").fetchall()
    print(count, flush=True)
    sys.stdin.readline()
    assert connection.execute("SELECT count(*) FROM articles").fetchall() == count
"""


def test_a_reader_of_another_process_holds_the_database_open_while_a_run_publishes(folder: Path) -> None:
    ledger = folder / "ledger"
    command = [sys.executable, "-c", READER, str(ledger / "newsledger.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin is not None and reader.stdout is not None
        assert reader.stdout.readline() == "[(1,)]\n"
        publish(folder / "news", ledger)
        reader.stdin.write("\n")
        reader.stdin.close()
    assert reader.returncode == 0
    published = head(ledger)
    assert published is not None and published.version == 2
    with duckdb.connect(str(ledger / "newsledger.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(2,)]
