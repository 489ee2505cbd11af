"""The command that scores the language model: parts whose files are there, kinds of misses, figures as JSON."""

import json
from pathlib import Path

import pytest
from hand_made import treebank

from benchmarks import model, model_speed
from benchmarks.layers import gum
from benchmarks.model_worker import Options


def test_parts_whose_files_are_absent_are_skipped_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    treebank(tmp_path / gum.FILES[0])
    (tmp_path / "floors.json").write_text('{"model.gum.given_las": 0.01}')
    monkeypatch.setattr(model, "FLOORS", tmp_path / "floors.json")
    figures = tmp_path / "figures.json"
    assert model.main([str(tmp_path), "--only", "gum", "--only", "roles", "--json", str(figures)]) == 0
    shown = capsys.readouterr().out
    assert "model.gum.given_las" in shown
    assert "roles" in shown.partition("skipped: no")[0]
    assert "model.gum_news.given_las" in json.loads(figures.read_text())


def test_misses_are_listed_by_kind_the_most_common_first() -> None:
    errors = ["head of obj: a", "head of nsubj: b", "head of nsubj: c"]
    assert [line.split() for line in model.common(errors, 1)] == [["2", "head", "of", "nsubj", "b"]]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        model.main([str(tmp_path / "nowhere")])


def test_made_texts_have_the_words_asked_for_and_are_the_same_each_time() -> None:
    made = list(model_speed.texts(3000))
    assert made == list(model_speed.texts(3000))
    assert 3000 <= sum(len(text.split()) for text in made) < 4000


def test_processes_are_timed_together_from_when_they_are_warm(tmp_path: Path) -> None:
    file = tmp_path / "texts.json"
    file.write_text(json.dumps(["Boats came. They left."] * 20))
    timings = model_speed.timed([Options(str(file), None, rounds=2, processes=1)] * 2)
    assert len(timings) == 2
    assert all(0 < timing.slowest <= timing.words_per_second <= timing.fastest for timing in timings)
    assert all(timing.load_seconds > 0 and timing.peak_mb > 10 for timing in timings)
