"""A lexicon is a CSV file with a header that says where its facts come from."""

from pathlib import Path

import pytest

from newsledger import lexicon
from newsledger.errors import LexiconError
from newsledger.ingest import publishers
from newsledger.project import LEXICONS

FILES = sorted(LEXICONS.glob("*.csv"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_lexicon_reads_and_states_its_source(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert list(lexicon.read(path))
    assert any("source" in line.lower() or "written for newsledger" in line.lower() for line in head), path.name


def test_a_row_of_the_wrong_width_is_named_by_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "titles.csv"
    path.write_text("# Source: nobody\ntitle,sector\nGen.,MIL\nPresident\n")
    with pytest.raises(LexiconError, match=r"titles\.csv:4"):
        list(lexicon.read(path))


def test_a_users_rows_come_after_the_projects(tmp_path: Path) -> None:
    name = FILES[0].stem
    header = next(line for line in FILES[0].read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    width = len(header.split(","))
    (tmp_path / f"{name}.csv").write_text(header + "\n" + ",".join(["mine"] * width) + "\n")
    rows = lexicon.load(name, tmp_path)
    assert set(rows[-1].values()) == {"mine"}
    assert rows[:-1] == lexicon.load(name)


def test_a_lexicon_that_is_nowhere_is_an_error() -> None:
    with pytest.raises(LexiconError, match="no such lexicon"):
        lexicon.load("spells")


def test_the_version_changes_with_the_users_files(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text("a\n1\n")
    assert lexicon.version(tmp_path) != lexicon.version()


def test_a_users_file_with_other_columns_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "publishers.csv").write_text("site,title\nexample.org,Example\n")
    with pytest.raises(LexiconError, match=r"publishers\.csv.*expected .*domain"):
        lexicon.load("publishers", tmp_path)


def test_a_users_file_that_is_named_as_no_lexicon_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "publisher.csv").write_text("domain,name,aliases\nexample.org,Example,\n")
    with pytest.raises(LexiconError, match=r"publisher\.csv"):
        lexicon.use(tmp_path)


def test_lexicons_of_another_folder_take_the_place_of_those_compiled_before(tmp_path: Path) -> None:
    (tmp_path / "publishers.csv").write_text("domain,name,aliases\nharbour.example,The Harbour,\n")
    assert publishers.of_domain("harbour.example") == "harbour.example"
    try:
        lexicon.use(tmp_path)
        assert publishers.of_domain("harbour.example") == "The Harbour"
    finally:
        lexicon.use(None)
    assert publishers.of_domain("harbour.example") == "harbour.example"
