"""PropBank's spans become head words on UD's trees."""

from pathlib import Path

import orjson
import pytest
import treebank

from training.corpora.roles import ROLES_FILE, roles, span_head
from training.example import Predicate

REBELS = """
The the DET DT 2
rebels rebel NOUN NNS 4
have have AUX VBP 4
shelled shell VERB VBN 0
the the DET DT 6
port port NOUN NN 4
of of ADP IN 8
Hodeida Hodeida PROPN NNP 6
. . PUNCT . 4
"""
MAYOR = """
" " PUNCT `` 4
Talks talk NOUN NNS 4
, , PUNCT , 4
failed fail VERB VBD 7
" " PUNCT '' 4
he he PRON PRP 7
said say VERB VBD 0
"""
CALM = """
Quiet quiet ADJ JJ 2
streets street NOUN NNS 0
"""
ENOUGH = """
Brave brave ADJ JJ 0
enough enough ADV RB 1
to to PART TO 4
over over X GW 1
"""


def annotated(corpora: Path, sentences: dict[str, str], *rows: tuple[str, int, str, list[list[object]]]) -> Path:
    treebank.write(corpora, sentences)
    path = corpora / ROLES_FILE
    path.parent.mkdir(parents=True)
    lines = [dict(zip(("sent_id", "token", "roleset", "args"), row, strict=True)) for row in rows]
    path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    return corpora


def test_an_argument_is_the_word_of_its_span_whose_head_is_outside(tmp_path: Path) -> None:
    corpora = annotated(
        tmp_path, {"a-1": REBELS}, ("a-1", 3, "shell.01", [["ARG0", 0, 1], ["ARG1", 4, 7], ["ARGM-LOC", 6, 7]])
    )
    assert roles(corpora)["a-1"] == (
        Predicate(word=3, sense="shell.01", pos="VERB", roles=((1, "ARG0"), (5, "ARG1"), (7, "ARGM-LOC"))),
    )


@pytest.mark.parametrize(
    ("token", "args", "is_predicate"), [(2, [], False), (2, [["ARG0", 0, 1]], True), (3, [], True), (1, [], True)]
)
def test_an_auxiliary_without_arguments_is_no_predicate(
    tmp_path: Path, token: int, args: list[list[object]], is_predicate: bool
) -> None:
    corpora = annotated(tmp_path, {"a-1": REBELS}, ("a-1", token, "have.01", args))
    assert [found.word for found in roles(corpora)["a-1"]] == [token] * is_predicate


@pytest.mark.parametrize(
    ("span", "head"), [((0, 5), 3), ((1, 5), 3), ((4, 5), 4), ((4, 6), 5)], ids=["root", "inner", "mark", "marks first"]
)
def test_punctuation_heads_a_span_only_where_nothing_else_can(tmp_path: Path, span: tuple[int, int], head: int) -> None:
    corpora = annotated(tmp_path, {"a-1": MAYOR}, ("a-1", 6, "say.01", [["ARG1", span[0], span[1] - 1]]))
    assert roles(corpora)["a-1"][0].roles == ((head, "ARG1"),)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("ARG1-DSP", ((3, "ARG1"),)),
        ("C-ARG1-DSP", ((3, "C-ARG1"),)),
        ("R-ARGM-LOC", ((3, "R-ARGM-LOC"),)),
        ("ARGM-LVB", ((3, "ARGM-LVB"),)),
        ("ARGA", ()),
    ],
)
def test_labels_keep_their_prefixes_and_speech_in_parts_is_plain(
    tmp_path: Path, label: str, expected: tuple[tuple[int, str], ...]
) -> None:
    corpora = annotated(tmp_path, {"a-1": MAYOR}, ("a-1", 6, "say.01", [[label, 1, 3]]))
    assert roles(corpora)["a-1"][0].roles == expected


def test_the_predicate_is_no_argument_of_itself(tmp_path: Path) -> None:
    corpora = annotated(tmp_path, {"a-1": REBELS}, ("a-1", 3, "shell.01", [["C-V", 3, 3], ["ARG1", 4, 7]]))
    assert roles(corpora)["a-1"][0].roles == ((5, "ARG1"),)


@pytest.mark.parametrize(("token", "pos"), [(0, "ADJ"), (1, "ADJ"), (3, "ADJ")])
def test_a_word_of_another_class_takes_its_class_from_xpos_or_is_an_adjective(
    tmp_path: Path, token: int, pos: str
) -> None:
    corpora = annotated(tmp_path, {"a-1": ENOUGH}, ("a-1", token, "enough.01", []))
    assert roles(corpora)["a-1"][0].pos == pos


def test_a_sentence_with_verbs_but_without_rolesets_was_not_annotated(tmp_path: Path) -> None:
    """Nor was a document that has none; a sentence without verbs in one that has some holds none."""
    corpora = annotated(tmp_path, {"a-1": REBELS, "a-2": MAYOR, "a-3": CALM, "b-1": CALM}, ("a-1", 3, "shell.01", []))
    assert {key: len(found) for key, found in roles(corpora).items()} == {"a-1": 1, "a-3": 0}


def test_of_two_tops_the_higher_then_the_first_is_the_head() -> None:
    heads = [4, 0, 3, 4, 4]
    assert span_head(heads, 1, 4) == 3
    assert span_head([2, 2, 2], 0, 2) == 0
