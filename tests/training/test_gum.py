"""GUM's entities become names: the outermost with a proper noun as head, without titles, determiners and clauses."""

from pathlib import Path

import pytest

from training.corpora import conllu, gum


def _parsed(tmp_path: Path, rows: str) -> conllu.Parsed:
    """Write rows of form, xpos, head (from 1), deprel and what the MISC column says of entities, and read them."""
    lines = []
    for number, row in enumerate(rows.strip().splitlines(), start=1):
        form, xpos, head, deprel, *marks = row.split()
        misc = f"Entity={marks[0]}" if marks else "_"
        lines.append(f"{number}\t{form}\t{form}\tX\t{xpos}\t_\t{head}\t{deprel}\t_\t{misc}")
    path = tmp_path / "gum.conllu"
    path.write_text("# newdoc id = made\n# sent_id = made-1\n" + "\n".join(lines) + "\n\n", encoding="utf-8")
    return next(conllu.read(path))


def _named(parsed: conllu.Parsed) -> list[tuple[str, tuple[str, ...]]]:
    sentence = gum.named(parsed)
    return [(" ".join(sentence.words[item.start : item.end]), item.labels) for item in sentence.entities or ()]


PERSON_WITH_TITLE = """
The DT 4 det (1-person-new-nnnnn-cf1-2,3,4-sgl
former JJ 4 amod
President NNP 4 nmod:desc
Ann NNP 8 nsubj
Lee NNP 4 flat
, , 7 punct
who WP 4 nsubj 1)
left VBD 0 root
"""
COMMON_NOUN = """
The DT 2 det (1-person-new-nnnnn-cf1-2-sgl
farmer NN 3 nsubj 1)
left VBD 0 root
"""
COORDINATION = """
Ann NNP 4 nsubj (1-person-new-nnnnn-cf1-1,3-sgl(2-person-new-nnnnn-cf1-1-sgl)
and CC 3 cc
Bo NNP 1 conj (3-person-new-nnnnn-cf1-1-sgl)1)
left VBD 0 root
"""
NESTED = """
The DT 3 det (1-organization-new-nnnnn-cf1-2,3,6-sgl
National NNP 3 amod
Bank NNP 7 nsubj
of IN 6 case
the DT 6 det
Netherlands NNPS 3 nmod (2-place-new-nnnnn-cf2-2-sgl-Netherlands)1)
rose VBD 0 root
"""
PLACE_IN_PLACE = """
Harrow NNP 2 compound (1-place-new-nnnnn-cf1-1,2,4-sgl(4-organization-new-nnnnn-cf1-1-sgl)
Stadium NNP 5 nsubj
in IN 4 case
Oslo NNP 2 nmod (2-place-new-nnnnn-cf2-1-sgl)1)
shook VBD 0 root
"""
OFFICE = """
Governor NNP 4 nsubj (1-person-new-nnnnn-cf1-1,3-sgl
of IN 3 case
Texas NNP 1 nmod (2-place-new-nnnnn-cf2-1-sgl)1)
spoke VBD 0 root
"""
POSSESSIVE = """
Norway NNP 3 nmod:poss (1-place-new-nnnnn-cf1-1-coref-Norway
's POS 1 case 1)
fjords NNS 0 root
"""
PEOPLE = """
The DT 2 det (1-person-new-nnnnn-cf1-2-sgl
Texans NNPS 3 nsubj 1)
won VBD 0 root
"""
TEAM = """
The DT 2 det (1-organization-new-nnnnn-cf1-2-sgl
Texans NNPS 3 nsubj 1)
won VBD 0 root
"""
STATE = """
Sweden NNP 2 nsubj (1-organization-new-nnnnn-cf1-1-sgl-Sweden)
won VBD 0 root
"""
BARE_OFFICE = """
The DT 3 det (1-person-new-nnnnn-cf1-2,3-sgl
Vice NNP 3 compound
President NNP 4 nsubj 1)
won VBD 0 root
"""
EVENT = """
the DT 4 det (1-event-new-nnnnn-cf1-3,4-sgl
2003 CD 4 nummod
World NNP 4 compound
Cup NNP 0 root 1)
"""
OBJECTS = """
Katla NNP 2 compound (1-object-new-nnnnn-cf1-1-sgl
Chapel NNP 3 nsubj 1)
holds VBZ 0 root
Orbis NNP 3 obj (2-object-new-nnnnn-cf1-1-sgl)
"""
NO_LABEL_OF_OURS = """
German NNP 2 nsubj (1-abstract-new-nnnnn-cf1-1-sgl)
spread VBD 0 root
"""


GPE_LOC_FAC = ("GPE", "LOC", "FAC")
NAMES = {
    "a person goes without titles and clauses": (PERSON_WITH_TITLE, [("Ann Lee", ("PERSON",))]),
    "a common noun is no name": (COMMON_NOUN, []),
    "each of two that are joined is a name": (COORDINATION, [("Ann", ("PERSON",)), ("Bo", ("PERSON",))]),
    "the outermost name counts": (NESTED, [("National Bank of the Netherlands", ("ORG",))]),
    "where a place lies is another": (PLACE_IN_PLACE, [("Harrow Stadium", GPE_LOC_FAC), ("Oslo", GPE_LOC_FAC)]),
    "an office is no person's name": (OFFICE, [("Texas", GPE_LOC_FAC)]),
    "a genitive goes without its mark": (POSSESSIVE, [("Norway", GPE_LOC_FAC)]),
    "people of a place are a group": (PEOPLE, [("Texans", ("NORP",))]),
    "an event has its year": (EVENT, [("2003 World Cup", ("EVENT",))]),
    "an object may be built": (OBJECTS, [("Katla Chapel", ("FAC",)), ("Orbis", ("PRODUCT",))]),
    "an abstract name is none of ours": (NO_LABEL_OF_OURS, [("German", ())]),
    "an organization that is called as a group may be one": (TEAM, [("Texans", ("ORG", "NORP"))]),
    "an organization that is called as a state may be one": (STATE, [("Sweden", ("ORG", "GPE"))]),
    "a bare office is no name": (BARE_OFFICE, []),
}


@pytest.mark.parametrize(("rows", "named"), NAMES.values(), ids=NAMES)
def test_names(tmp_path: Path, rows: str, named: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _named(_parsed(tmp_path, rows)) == named


GENERIC = """
The DT 2 det (1-organization-new-nnnnn-cf1-2-sgl
University NNP 3 nsubj 1)
closed VBD 0 root
"""


def test_a_common_noun_with_a_capital_leaves_its_label_open(tmp_path: Path) -> None:
    sentence = gum.named(_parsed(tmp_path, GENERIC))
    assert [item.labels for item in sentence.entities or ()] == [()]
    assert "ORG" not in sentence.annotated
    assert "PERSON" in sentence.annotated


def test_mentions_close_by_their_number_or_at_once(tmp_path: Path) -> None:
    parsed = _parsed(tmp_path, NESTED)
    assert list(gum.mentions(parsed.misc)) == [gum.Mention(5, 6, "place"), gum.Mention(0, 6, "organization")]


def test_documents_keep_the_order_of_the_treebank_and_its_splits(tmp_path: Path) -> None:
    _parsed(tmp_path, NESTED)
    text = (tmp_path / "gum.conllu").read_text(encoding="utf-8")
    (tmp_path / "gum").mkdir()
    for split in gum.SPLITS:
        named = text.replace("made", f"made-{split}") + text.replace("newdoc id = made\n", "").replace(
            "made-1", "made-2"
        )
        (tmp_path / "gum" / f"gum_open-{split}.conllu").write_text(named, encoding="utf-8")
    documents = list(gum.documents(tmp_path))
    assert [(item.document_id, item.split, len(item.sentences)) for item in documents] == [
        (f"made-{split}", split, 2) for split in gum.SPLITS
    ]
    entities = documents[0].sentences[0].entities or ()
    assert [item.labels for item in entities] == [("ORG",)]
