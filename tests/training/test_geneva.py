"""GENEVA's triggers on words as UD has them, and no text in two splits."""

from pathlib import Path

import orjson
import pytest
import treebank

from training.corpora.geneva import FILE, documents, sentence
from training.example import Document

BRIDGE = "Engineers blew up the bridge over the river before the column arrived ."
TREATY = "Both governments signed the treaty on Monday after three years of talks in Vienna ."
FARM = "The farmer sold his last cow to a neighbour in spring ."
EWT = """
Rain rain NOUN NN 2
flooded flood VERB VBD 0
the the DET DT 4
market market NOUN NN 2
. . PUNCT . 2
"""
EWT_TEXT = "Rain flooded the market ."


def row(text: str, split: str = "train", number: int = 1, **types: str) -> dict[str, object]:
    """A row as the corpus has it; ``types`` are event types by the trigger, ``_`` for a mark that parts its tokens."""
    tokens = text.replace("-", " - ").replace("''", "' '").replace("``", "` `").split()
    mentions = []
    for trigger, event_type in types.items():
        parts = trigger.replace("_", " - ").split()
        start = tokens.index(parts[0])
        mentions.append({"event_type": event_type, "trigger": {"start": start, "end": start + len(parts)}})
    return {"wnd_id": f"1_{number}", "sentence": text, "tokens": tokens, "event_mentions": mentions, "split": split}


def read(corpora: Path, *rows: dict[str, object]) -> list[Document]:
    treebank.write(corpora, {"web-1": EWT})
    (corpora / FILE).parent.mkdir(parents=True)
    (corpora / FILE).write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in rows))
    return list(documents(corpora))


@pytest.mark.parametrize(
    ("text", "types", "shown", "triggers"),
    [
        (FARM, {"sold": "Commerce_sell"}, "The farmer sold his last cow to a neighbour in spring.", {"sold"}),
        ("It was test-fired twice .", {"test_fired": "Testing"}, "It was test-fired twice.", {"fired"}),
        ("A long - range rocket hit .", {"hit": "Attack"}, "A long-range rocket hit.", {"hit"}),
        ("`` Go ! '' he cried .", {"cried": "Statement"}, '"Go!" he cried.', {"cried"}),
        ("The crew did n't return .", {"return": "Arriving"}, "The crew didn't return.", {"return"}),
    ],
    ids=["plain", "the last word of a trigger", "compound in three words", "quotes", "clitic"],
)
def test_words_stand_in_running_text(text: str, types: dict[str, str], shown: str, triggers: set[str]) -> None:
    found = sentence(row(text, **types))
    assert found.text() == shown
    assert {found.words[word] for word, _ in found.triggers or ()} == triggers


def test_a_trigger_keeps_its_type_and_one_of_two_types_has_both() -> None:
    mixed = row(BRIDGE, blew="Destroying", arrived="Arriving")
    mixed["event_mentions"] = [*mixed["event_mentions"], *row(BRIDGE, blew="Attack")["event_mentions"]]  # type: ignore[misc]
    assert sentence(mixed).triggers == ((1, "Attack"), (1, "Destroying"), (11, "Arriving"))


def test_every_other_word_is_no_trigger() -> None:
    assert sentence(row(FARM, sold="Commerce_sell")).is_trigger_exhaustive


def test_the_published_splits_are_kept(tmp_path: Path) -> None:
    found = read(tmp_path, row(BRIDGE, "train", 1), row(TREATY, "val", 2), row(FARM, "test", 3))
    assert {document.document_id: document.split for document in found} == {
        "geneva-1_1": "train",
        "geneva-1_2": "dev",
        "geneva-1_3": "test",
    }


@pytest.mark.parametrize(
    ("splits", "kept"),
    [
        (("train", "test"), ["test"]),
        (("val", "test"), ["test"]),
        (("train", "val"), ["dev"]),
        (("test", "test"), 2 * ["test"]),
    ],
)
@pytest.mark.parametrize(
    "again", [TREATY, TREATY.replace("Monday", "Friday"), TREATY.upper()], ids=["same", "near", "case"]
)
def test_a_text_of_two_splits_is_only_in_the_one_that_is_measured(
    tmp_path: Path, splits: tuple[str, str], kept: list[str], again: str
) -> None:
    found = read(tmp_path, row(TREATY, splits[0], 1), row(again, splits[1], 2))
    assert [document.split for document in found] == kept


@pytest.mark.parametrize("split", ["train", "val", "test"])
def test_a_sentence_of_the_treebank_is_left_out_of_every_split(tmp_path: Path, split: str) -> None:
    assert [document.document_id for document in read(tmp_path, row(EWT_TEXT, split, 1), row(FARM, split, 2))] == [
        "geneva-1_2"
    ]
