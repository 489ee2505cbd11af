"""Settings come from the command, the environment, a TOML file and defaults, in this order."""

from pathlib import Path

import pytest

from newsledger.errors import UsageError
from newsledger.settings import load_settings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "newsledger.toml"
    path.write_text('workers = 3\nmin_words = 7\n[columns]\ntext = ["story"]\n')
    return path


def test_the_file_goes_before_the_defaults(config: Path) -> None:
    settings = load_settings(config)
    assert (settings.workers, settings.min_words, settings.columns) == (3, 7, {"text": ["story"]})


def test_the_environment_goes_before_the_file(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLEDGER_WORKERS", "5")
    assert load_settings(config).workers == 5


def test_the_command_goes_before_the_environment(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLEDGER_WORKERS", "5")
    assert load_settings(config, workers=2).workers == 2


def test_an_option_that_was_not_given_changes_nothing(config: Path) -> None:
    assert load_settings(config, workers=None).workers == 3


def test_a_file_in_the_working_folder_is_found(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(config.parent)
    assert load_settings().min_words == 7


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("wrokers = 3", "wrokers"),
        ("workers = 0", "workers"),
        ("workers = ", "newsledger.toml"),
        ("since = 'soon'", "since"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "newsledger.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=named):
        load_settings(path)


def test_a_missing_file_that_was_named_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.toml"):
        load_settings(tmp_path / "nowhere.toml")


def test_the_folder_of_lexicons_means_the_same_from_any_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    assert load_settings(lexicons=Path("mine")).lexicons == tmp_path / "mine"


def test_a_folder_of_lexicons_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere is no folder"):
        load_settings(lexicons=tmp_path / "nowhere")


def test_a_variable_that_does_not_fit_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLEDGER_COLUMNS", "story")
    with pytest.raises(UsageError, match="columns"):
        load_settings()
