"""The named-entity corpora: their tags on their words, or on those of the treebank."""

from pathlib import Path

import pytest

from training.corpora import crossner, uner, wikigold

LABELLED = """# newdoc id = harbour
# sent_id = harbour-1
# text = Ann Lee-Fox left Basra.
1\tAnn\tB-PER\t-\tx
2\tLee-Fox\tI-PER\t-\tx
3\tleft\tB-O\t-\tx
4\tBasra\tB-LOC\t-\tx
5\t.\tO\t-\tx

# sent_id = harbour-2
# text = Quiet
1\tQuiet\tO\t-\tx

"""


@pytest.fixture
def named(tmp_path: Path) -> dict[str, uner.Named]:
    path = tmp_path / "uner_ewt" / uner.FILES["test"]
    path.parent.mkdir()
    path.write_text(LABELLED, encoding="utf-8")
    return uner.named(tmp_path, "test")


def test_uner_spans_by_sentence_with_the_mistaken_tag_read_as_no_entity(named: dict[str, uner.Named]) -> None:
    assert named["harbour-1"].spans == ((0, 2, "PER"), (3, 4, "LOC"))
    assert named["harbour-2"].spans == ()


def test_uner_spans_on_the_words_of_another_release(named: dict[str, uner.Named]) -> None:
    words = ("Ann", "Lee", "-", "Fox", "left", "Basra", ".")
    assert named["harbour-1"].on(words) == ((0, 4, "PER"), (5, 6, "LOC"))
    assert named["harbour-1"].on(("Quiet",)) is None


def _wikigold(tmp_path: Path, articles: int) -> None:
    path = tmp_path / wikigold.FILE
    path.parent.mkdir(parents=True)
    article = "Basra I-LOC\nfell O\n. O\n\nDanish I-MISC\nships O\nof O\nOrbis I-ORG\nleft O\n. O\n"
    path.write_text("\n-DOCSTART- O\n\n".join([article] * articles), encoding="utf-8")


def test_wikigold_has_an_article_a_document_and_every_tenth_is_for_development(tmp_path: Path) -> None:
    _wikigold(tmp_path, 20)
    documents = list(wikigold.documents(tmp_path))
    assert [item.split for item in documents] == 2 * (9 * ["train"] + ["dev"])
    assert {item.document_id for item in documents} == {f"wikigold-{number:03}" for number in range(20)}
    assert [sentence.text() for sentence in documents[1].sentences] == ["Basra fell.", "Danish ships of Orbis left."]


def test_wikigold_marks_every_name_so_that_all_labels_are_annotated(tmp_path: Path) -> None:
    _wikigold(tmp_path, 1)
    first, second = next(wikigold.documents(tmp_path)).sentences
    assert [item.labels for item in (*(first.entities or ()), *(second.entities or ()))] == [
        ("GPE",),
        ("NORP",),
        ("ORG",),
    ]
    assert set(second.annotated) == {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "DATE"}


def test_crossner_is_one_collection_of_sentences(tmp_path: Path) -> None:
    folder = tmp_path / crossner.FOLDER
    folder.mkdir(parents=True)
    block = "The\tO\n2014\tB-election\nOrbis\tI-election\nelection\tI-election\nfreed\tO\nAnn\tB-politician\n.\tO\n\n"
    for name in crossner.FILES:
        (folder / name).write_text(block * 5, encoding="utf-8")
    documents = list(crossner.documents(tmp_path))
    assert [item.split for item in documents] == 9 * ["train"] + ["dev"] + 5 * ["train"]
    assert len({item.document_id for item in documents}) == 15
    entities = documents[0].sentences[0].entities or ()
    assert [(item.start, item.end, item.labels) for item in entities] == [(1, 4, ("EVENT",)), (5, 6, ("PERSON",))]
