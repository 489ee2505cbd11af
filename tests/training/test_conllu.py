"""CoNLL-U leads back to the running text."""

from pathlib import Path

import pytest

from training.corpora import conllu

TEXT = """# newdoc id = harbour
# sent_id = harbour-1
# text = "Don't stop," she said.
1	"	"	PUNCT	``	_	4	punct	_	SpaceAfter=No
2-3	Don't	_	_	_	_	_	_	_	_
2	Do	do	AUX	VB	Mood=Imp	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg	4	advmod	_	_
4	stop	stop	VERB	VB	_	7	ccomp	_	SpaceAfter=No
4.1	now	now	ADV	RB	_	_	_	_	_
5	,	,	PUNCT	,	_	4	punct	_	SpaceAfter=No
6	"	"	PUNCT	''	_	4	punct	_	_
7	she	she	PRON	PRP	_	8	nsubj	_	_
8	said	say	VERB	VBD	_	0	root	_	SpaceAfter=No
9	.	.	PUNCT	.	_	8	punct	_	_

# sent_id = harbour-2
# text = WANNA go.
1-2	WANNA	_	_	_	_	_	_	_	_
1	wan	want	VERB	VBP	_	0	root	_	_
2	na	to	PART	TO	_	3	mark	_	_
3	go	go	VERB	VB	_	1	xcomp	_	SpaceAfter=No
4	.	.	PUNCT	.	_	1	punct	_	SpaceAfter=No

# newdoc id = market
# sent_id = market-1
# text = Rain
1	Rain	rain	NOUN	NN	_	0	root	_	_
"""


@pytest.fixture
def parsed(tmp_path: Path) -> list[conllu.Parsed]:
    path = tmp_path / "sentences.conllu"
    path.write_text(TEXT, encoding="utf-8")
    return list(conllu.read(path))


def test_words_and_spaces_make_the_text(parsed: list[conllu.Parsed]) -> None:
    assert [item.sentence.text() for item in parsed] == ['"Don\'t stop," she said.', "WANNA go.", "Rain"]
    assert all(item.sentence.text() == item.text for item in parsed)


def test_a_sentence_belongs_to_the_last_document_that_was_opened(parsed: list[conllu.Parsed]) -> None:
    assert [item.document_id for item in parsed] == ["harbour", "harbour", "market"]
    assert [item.sentence.sentence_id for item in parsed] == ["harbour-1", "harbour-2", "market-1"]


def test_heads_count_from_0_and_the_root_is_its_own(parsed: list[conllu.Parsed]) -> None:
    assert parsed[0].sentence.heads == (3, 3, 3, 6, 3, 3, 7, 7, 7)


def test_empty_nodes_are_no_words_and_layers_are_as_long_as_the_words(parsed: list[conllu.Parsed]) -> None:
    sentence = parsed[0].sentence
    assert "now" not in sentence.words
    layers = (sentence.lemmas, sentence.upos, sentence.xpos, sentence.feats, sentence.heads, sentence.deprels)
    assert {len(layer or ()) for layer in layers} == {9}
    assert sentence.feats is not None and sentence.feats[1:4] == ("Mood=Imp", "Polarity=Neg", "_")


def test_a_word_is_spelled_as_in_the_surface_form(parsed: list[conllu.Parsed]) -> None:
    assert parsed[1].sentence.words[:2] == ("WAN", "NA")


def test_words_that_do_not_add_up_to_the_surface_form_stay_as_they_are() -> None:
    assert conllu.cut("zum", ["zu", "dem"]) == ["zu", "dem"]


def test_a_line_that_is_no_conllu_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.conllu"
    path.write_text("# sent_id = 1\n1\tRain\n")
    with pytest.raises(ValueError, match=r"broken\.conllu:2: 2 columns, expected 10"):
        list(conllu.read(path))
