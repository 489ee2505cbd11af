"""Corpora that say who is who, as text and mentions with an entity each."""

from pathlib import Path

from training.coreference import ALONE, ecb, gum

CONLLU = """# newdoc id = GUM_news_port
# newpar
1	Orin	Orin	PROPN	NNP	_	2	nsubj	_	Entity=(7-person-new-1-coref
2	Vask	Vask	PROPN	NNP	_	1	flat	_	Entity=7)
3	left	leave	VERB	VBD	_	0	root	_	_
4-5	Karsa's	_	_	_	_	_	_	_	_
4	Karsa	Karsa	PROPN	NNP	_	6	nmod:poss	_	Entity=(9-place-new-1-sgl)
5	's	's	PART	POS	_	4	case	_	_
6	port	port	NOUN	NN	_	3	obj	_	SpaceAfter=No
7	.	.	PUNCT	.	_	3	punct	_	_

# newpar
1	He	he	PRON	PRP	_	2	nsubj	_	Entity=(7-person-giv-1-ana)
2	swam	swim	VERB	VBD	_	0	root	_	_
"""

XML = """<Document><token t_id="1" sentence="0">Vask</token><token t_id="2" sentence="0">left</token>
<token t_id="3" sentence="0">.</token><token t_id="4" sentence="1">He</token><token t_id="5" sentence="1">swam</token>
<Markables><HUMAN_PART_PER m_id="1"><token_anchor t_id="1"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="2"><token_anchor t_id="4"/></HUMAN_PART_PER><ACTION_OCCURRENCE m_id="3"><token_anchor t_id="2"/>
</ACTION_OCCURRENCE><HUMAN_PART_PER m_id="8"/></Markables><Relations><INTRA_DOC_COREF r_id="1"><source m_id="1"/>
<target m_id="8"/></INTRA_DOC_COREF></Relations></Document>"""


def test_gum_is_read_with_the_entity_of_each_mention(tmp_path: Path):
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (found,) = gum(path, {"news"})
    assert found.text.startswith("Orin Vask left Karsa's port.\nHe swam")
    said = {found.text[start:end]: entity for (start, end), entity in found.mentions.items()}
    assert said == {"Orin Vask": "7", "Karsa": "9", "He": "7"}
    assert not list(gum(path, {"bio"}))


def test_ecb_is_read_with_what_is_tied_to_nothing_as_alone(tmp_path: Path):
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / "1_1.xml").write_text(XML, encoding="utf-8")
    (found,) = ecb(tmp_path)
    assert found.text.startswith("Vask left.\nHe swam")
    assert {found.text[s:e]: entity for (s, e), entity in found.mentions.items()} == {"Vask": "8", "He": ALONE}
    assert not found.is_full
