"""ECB+'s checked sentences and their triggers."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
import treebank

from training.corpora.ecbplus import CHECKED_FILE, FOLDER, documents, rejoin
from training.example import Document, Sentence

EWT = """
They they PRON PRP 2
went go VERB VBD 0
down down ADP RP 2
into into ADP IN 6
the the DET DT 6
fire fire NOUN NN 2
"""
Mark = tuple[str, Sequence[int]]


def article(
    corpora: Path, topic: str, name: str, sentences: Sequence[str], marks: Sequence[Mark], checked: Sequence[int]
) -> None:
    """Write an article; a mark is its tag and the tokens, counted from 1 through the article."""
    root = ElementTree.Element("Document")
    words = [(number, word) for number, text in enumerate(sentences) for word in text.split()]
    for token, (number, word) in enumerate(words, start=1):
        ElementTree.SubElement(root, "token", t_id=str(token), sentence=str(number)).text = word
    markables = ElementTree.SubElement(root, "Markables")
    for tag, tokens in marks:
        mark = ElementTree.SubElement(markables, tag)
        for token in tokens:
            ElementTree.SubElement(mark, "token_anchor", t_id=str(token))
    path = corpora / FOLDER / topic / f"{topic}_{name}.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(root).write(path, encoding="utf-8")
    _check(corpora, topic, name, checked)


def _check(corpora: Path, topic: str, name: str, numbers: Sequence[int]) -> None:
    path = corpora / CHECKED_FILE
    if not path.exists():
        path.write_text("Topic,File,Sentence Number\n", encoding="utf-8")
    with path.open("a", encoding="utf-8") as lines:
        lines.writelines(f"{topic},{name},{number}\n" for number in numbers)


def read(corpora: Path) -> list[Document]:
    treebank.write(corpora, {"web-1": EWT})
    return list(documents(corpora))


def triggers(sentence: Sentence) -> list[str]:
    return [sentence.words[word] for word, _ in sentence.triggers or ()]


def test_only_checked_sentences_are_read_and_only_actions_are_triggers(tmp_path: Path) -> None:
    texts = ("Two ships collided .", "Nobody was hurt .", "A tug towed them .")
    marks = [
        ("ACTION_OCCURRENCE", [3]),
        ("HUMAN_PART_PER", [5]),
        ("NEG_ACTION_STATE", [7]),
        ("ACTION_OCCURRENCE", [11]),
    ]
    article(tmp_path, "1", "1ecb", texts, marks, [0, 1])
    [document] = read(tmp_path)
    assert [sentence.text() for sentence in document.sentences] == ["Two ships collided.", "Nobody was hurt."]
    assert [sentence.triggers for sentence in document.sentences] == [((2, None),), ((2, None),)]


def test_a_mark_without_tokens_is_a_cluster_and_no_trigger(tmp_path: Path) -> None:
    article(tmp_path, "1", "1ecb", ["Two ships collided ."], [("ACTION_OCCURRENCE", [])], [0])
    assert read(tmp_path)[0].sentences[0].triggers == ()


@pytest.mark.parametrize(
    ("text", "tokens", "head"),
    [
        ("He checked into a clinic", [2, 3], "checked"),
        ("Gunmen opened fire", [2, 3], "fire"),
        ("They gunned down two men", [2, 3], "gunned"),
        ("He died of natural causes", [4, 5], "causes"),
        ("A re - hired coach", [2, 3, 4], "hired"),
        ("A re-hired coach", [2], "hired"),
    ],
    ids=["particle", "known alone", "unknown to the treebank", "last of equals", "in three words", "in one"],
)
def test_a_trigger_of_several_words_is_the_content_word_that_is_one_alone(
    tmp_path: Path, text: str, tokens: Sequence[int], head: str
) -> None:
    article(tmp_path, "1", "1ecb", [text], [("ACTION_OCCURRENCE", tokens)], [0])
    article(
        tmp_path, "1", "2ecb", ["A fire burnt , he was hired"], [("ACTION_OCCURRENCE", [2]), ("ACTION_STATE", [7])], [0]
    )
    assert triggers(read(tmp_path)[0].sentences[0]) == [head]


@pytest.mark.parametrize(("topic", "split"), [("1", "train"), ("2", "dev"), ("35", "dev"), ("33", "train")])
def test_the_split_is_by_story(tmp_path: Path, topic: str, split: str) -> None:
    article(tmp_path, topic, "1ecbplus", ["Two ships collided ."], [], [0])
    assert [(document.split, document.document_id) for document in read(tmp_path)] == [
        (split, f"ecbplus-{topic}-1ecbplus")
    ]


def test_articles_that_are_listed_but_not_there_are_passed_over(tmp_path: Path) -> None:
    article(tmp_path, "1", "1ecb", ["Two ships collided ."], [], [0])
    _check(tmp_path, "36", "1ecb", [0, 1])
    assert len(read(tmp_path)) == 1


def test_triggers_stay_on_their_words_when_marks_are_rejoined_and_cut(tmp_path: Path) -> None:
    text = "The U . S . Navy's 120 , 000 sailors didn't strike , T . Lee said"
    article(tmp_path, "1", "1ecb", [text], [("NEG_ACTION_OCCURRENCE", [12]), ("ACTION_REPORTING", [17])], [0])
    sentence = read(tmp_path)[0].sentences[0]
    assert sentence.text() == "The U.S. Navy's 120,000 sailors didn't strike, T. Lee said"
    assert triggers(sentence) == ["strike", "said"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("a 5 . 9 quake", "a 5.9 quake"),
        ("120 , 000 people", "120,000 people"),
        ("in 2 , 3 or 4", "in 2 , 3 or 4"),
        ("May 3 , 2008", "May 3 , 2008"),
        ("at 9 a . m . , he", "at 9 a.m. , he"),
        ("Lee Jr . said", "Lee Jr. said"),
        ("on example . com today", "on example.com today"),
        ("and then . . .", "and then ..."),
        ("He left . She stayed .", "He left . She stayed ."),
    ],
)
def test_marks_go_back_to_numbers_abbreviations_and_addresses(text: str, joined: str) -> None:
    assert rejoin(text) == joined
