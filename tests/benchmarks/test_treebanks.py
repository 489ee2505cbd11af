"""Gold of treebanks: running text with its paragraphs, words at their characters, and a pipeline scored both ways."""

from pathlib import Path

import pytest
from hand_made import TREEBANK, pipeline, treebank
from spacy.tokens import Doc

from benchmarks import conllu, treebanks
from benchmarks.layers import gum
from benchmarks.report import Report


@pytest.fixture
def documents(tmp_path: Path) -> list[conllu.Document]:
    return list(conllu.read(treebank(tmp_path / "made.conllu")))


KNOWN = {row[1]: row for line in TREEBANK.split("\n")[:15] if (row := line.split("\t"))[0].isdigit()}
SPACE = ["", "", " ", "SPACE", "_SP", "_", "", "dep"]


def perfect(doc: Doc) -> Doc:
    """Be a pipeline that knows the first made document; white space in it hangs on what is before it."""
    rows = [KNOWN.get(token.text, SPACE) for token in doc]
    roots = {root: [token.text for token in doc].index(root) for root in ("swim", "came")}
    _, _, lemmas, pos, tags, morphs, _, deps = zip(*(row[:8] for row in rows), strict=True)
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=list(tags),
        pos=list(pos),
        lemmas=list(lemmas),
        morphs=["" if morph == "_" else morph for morph in morphs],
        heads=[roots["came" if token.text in ("Boats", "came") else "swim"] for token in doc],
        deps=list(deps),
    )


def test_the_text_is_what_was_printed_and_a_paragraph_begins_after_an_empty_line(
    documents: list[conllu.Document],
) -> None:
    assert [document.text() for document in documents] == ["They can't swim. \n\nBoats came", "Thanks"]


def test_words_of_one_surface_form_stand_where_they_are_printed_and_empty_nodes_are_left_out(
    documents: list[conllu.Document],
) -> None:
    gold = documents[0].gold()
    assert [(word.form, word.start, word.end) for word in gold.words] == [
        ("They", 0, 4),
        ("ca", 4, 6),
        ("n't", 6, 9),
        ("swim", 9, 13),
        (".", 13, 14),
        ("Boats", 14, 19),
        ("came", 19, 23),
    ]
    assert [word.head for word in gold.words] == [3, 3, 3, None, 3, 6, None]
    assert gold.sentences == ((0, 14), (14, 23))


def test_no_space_follows_within_a_surface_form_nor_where_the_gold_says_so(documents: list[conllu.Document]) -> None:
    assert documents[0].sentences[0].words() == [
        ("They", True),
        ("ca", False),
        ("n't", True),
        ("swim", False),
        (".", True),
    ]


def test_a_surface_form_that_its_words_do_not_add_up_to_is_refused(tmp_path: Path) -> None:
    path = treebank(tmp_path / "odd.conllu", TREEBANK.replace("can't\t_", "cannot\t_"))
    with pytest.raises(ValueError, match="'cannot' is not its words put together"):
        list(conllu.read(path))


def test_a_pipeline_that_says_what_the_gold_has_scores_100_on_given_words_and_on_text(
    documents: list[conllu.Document],
) -> None:
    nlp, report = pipeline(perfect), Report()
    given = treebanks.given(documents[:1], nlp, report)
    raw = treebanks.raw(documents[:1], nlp)
    assert [given[metric].f1 for metric in treebanks.GIVEN_METRICS] == [1.0] * 6
    assert [raw[metric].f1 for metric in treebanks.RAW_METRICS] == [1.0] * 8
    assert not report.errors


def test_a_wrong_layer_is_a_miss_that_names_its_kind(documents: list[conllu.Document]) -> None:
    def wrong(doc: Doc) -> Doc:
        read = perfect(doc)
        read[0].pos_, read[3].lemma_ = "NOUN", "swims"
        read[4].head = read[0]
        return read

    report = Report()
    counts = treebanks.given(documents[:1], pipeline(wrong), report)
    assert (counts["upos"].correct, counts["lemma"].correct, counts["las"].correct) == (6, 6, 6)
    assert [error.partition(": ")[0] for error in report.errors] == [
        "upos PRON said NOUN",
        "lemma of VERB",
        "head of punct",
    ]


def test_the_news_of_gum_are_its_documents_that_are_named_so(tmp_path: Path) -> None:
    treebank(tmp_path / gum.FILES[0])
    scores = {score.name: score for score in gum.score(tmp_path, pipeline(with_sentences)).scores}
    assert scores["model.gum.given_las"].cases == 8
    assert scores["model.gum_news.given_las"].cases == 7


def with_sentences(doc: Doc) -> Doc:
    """Begin a sentence at the first word where none is given."""
    if not doc.has_annotation("SENT_START"):
        for token in doc:
            token.is_sent_start = token.i == 0
    return doc
