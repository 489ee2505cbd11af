"""The training project is one that spaCy's project runner takes, and its steps fit together."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import srsly
from weasel.cli.run import project_run
from weasel.schemas import ProjectConfigSchema, validate
from weasel.util import load_project_config

import training
from training import cnn
from training.convert import CORPORA
from training.example import Document, Sentence, write

FOLDER = Path(training.__file__).parent
TEXT = (FOLDER / "project.yml").read_text(encoding="utf-8")
RAW: dict[str, Any] = srsly.yaml_loads(TEXT.replace("${vars.run}", srsly.yaml_loads(TEXT)["vars"]["run"]))
COMMANDS: dict[str, dict[str, Any]] = {command["name"]: command for command in RAW["commands"]}
# What the user gives; all else is the project's own, or made by a step.
GIVEN = ("${vars.corpora}", "${vars.encoder}", "${vars.gold}")
MADE = ("${vars.work}", "${vars.model}")


def modules(command: dict[str, Any]) -> Iterator[str]:
    """Yield the modules that a command runs."""
    for line in command["script"]:
        program, start, module, *_ = shlex.split(line)
        assert (program, start) == ("python", ".")
        yield module


def is_made_by(dependency: str, output: str) -> bool:
    return dependency == output or output.startswith(dependency + "/") or dependency.startswith(output + "/")


def test_the_project_is_valid() -> None:
    assert validate(ProjectConfigSchema, RAW) == []
    assert load_project_config(FOLDER)["commands"]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_runs_modules_that_exist(name: str) -> None:
    assert all(find_spec(module) for module in modules(COMMANDS[name]))
    assert COMMANDS[name]["help"]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_dependency_is_given_made_by_another_step_or_a_file_of_the_project(name: str) -> None:
    outputs = list(chain.from_iterable(command["outputs"] for command in COMMANDS.values() if command["name"] != name))
    for dependency in COMMANDS[name]["deps"]:
        if dependency.startswith(MADE):
            assert any(is_made_by(dependency, output) for output in outputs), dependency
        elif not dependency.startswith(GIVEN):
            assert (FOLDER / dependency).exists(), dependency


@pytest.mark.parametrize("name", RAW["workflows"])
def test_a_workflow_makes_what_its_steps_need_before_they_need_it(name: str) -> None:
    made: list[str] = []
    for step in RAW["workflows"][name]:
        needed = [dependency for dependency in COMMANDS[step]["deps"] if dependency.startswith(MADE)]
        assert all(any(is_made_by(dependency, output) for output in made) for dependency in needed), step
        made += COMMANDS[step]["outputs"]


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_is_told_to_write_is_under_a_variable(name: str) -> None:
    assert COMMANDS[name]["outputs"]
    assert all(output.startswith(MADE) for output in COMMANDS[name]["outputs"])


def test_every_path_is_relative_so_that_the_project_runs_anywhere() -> None:
    config = load_project_config(FOLDER)
    paths = chain.from_iterable(command["deps"] + command["outputs"] for command in config["commands"])
    assert not [path for path in paths if Path(path).is_absolute()]


def test_every_corpus_that_is_converted_has_its_folder_among_the_dependencies() -> None:
    folders = " ".join(COMMANDS["convert"]["deps"])
    assert [name for name in CORPORA if f"{name}" not in folders.replace("ud_ewt", "ewt")] == []


@pytest.mark.parametrize("command", [("training", "training.convert"), (".", "training.convert")])
def test_modules_run_from_the_root_and_from_the_folder(command: tuple[str, str]) -> None:
    start, module = command
    folder = FOLDER if start == "." else FOLDER.parent
    done = subprocess.run([sys.executable, start, module, "--help"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "corpora" in done.stdout.lower()


def test_a_step_runs_with_paths_of_the_user_and_is_skipped_when_nothing_changed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder, work = tmp_path / "training", tmp_path / "elsewhere"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("work", "__pycache__", "project.lock"))
    sentence = Sentence(words=("Rain", "fell"), spaces=(True, False), entities=(), annotated=("PERSON",))
    for corpus in cnn.CORPORA:
        for split in cnn.SPLITS:
            document = Document(document_id="made", corpus=corpus, split=split, sentences=(sentence,))
            write(work / "converted" / f"{corpus}.{split}.jsonl", [document])
    for _ in range(2):
        project_run(folder, "cnn-convert", overrides={"vars.work": str(work)})
    assert (work / "cnn" / "data" / "train.spacy").is_file()
    assert "Skipping 'cnn-convert': nothing changed" in capfd.readouterr().out
