"""The corpora become one file a corpus and split, and a count of what it holds."""

from pathlib import Path

import orjson
import pytest
from typer import Typer
from typer.testing import CliRunner

from training import convert
from training.corpora import wikigold
from training.example import Document, Entity, Predicate, Sentence, read, write

SENTENCE = Sentence(
    words=("Ann", "left", "."),
    spaces=(True, False, True),
    heads=(1, 1, 1),
    entities=(Entity(start=0, end=1, labels=("GPE", "LOC")),),
    annotated=("GPE", "LOC"),
    predicates=(Predicate(word=1, sense="leave.01", pos="VERB", roles=((0, "ARG0"),)),),
    triggers=((1, None), (0, "Departing")),
    factuality=((1, 2.5, 0.8),),
    sentence_id="made-1",
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    document = Document(document_id="made", corpus="ewt", split="train", sentences=(SENTENCE,))
    assert write(tmp_path / "ewt.train.jsonl", [document]) == 1
    assert list(read(tmp_path / "ewt.train.jsonl")) == [document]


def test_counts_name_what_was_found(tmp_path: Path) -> None:
    document = Document(document_id="made", corpus="ewt", split="train", sentences=(SENTENCE, SENTENCE))
    counts = convert.count([document])
    assert (counts["documents"], counts["sentences"], counts["words"], counts["GPE|LOC"]) == (1, 2, 6, 2)
    assert (counts["predicates"], counts["triggers"], counts["factuality values"]) == (2, 4, 2)


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    path = tmp_path / "corpora" / wikigold.FILE
    path.parent.mkdir(parents=True)
    path.write_text("\n-DOCSTART- O\n\n".join(["Basra I-LOC\nfell O\n"] * 11), encoding="utf-8")
    return tmp_path / "corpora"


def test_the_command_writes_a_file_a_split_and_the_counts(corpora: Path, tmp_path: Path) -> None:
    app = Typer()
    app.command()(convert.main)
    out = tmp_path / "out"
    result = CliRunner().invoke(app, [str(corpora), str(out), "--only", "wikigold"])
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == ["counts.json", "wikigold.dev.jsonl", "wikigold.train.jsonl"]
    assert len(list(read(out / "wikigold.train.jsonl"))) == 10
    assert orjson.loads((out / "counts.json").read_bytes())["wikigold.dev"]["documents"] == 1
    assert "wikigold.train\n    GPE: 10" in result.output


def test_every_corpus_of_the_list_is_a_reader() -> None:
    assert all(callable(convert.reader(name)) for name in convert.CORPORA)


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="wikigold"):
        convert.convert(tmp_path, tmp_path, ["wikigold"])
