"""EWT's test split in all its layers, from a made folder of corpora to figures."""

import json
import zipfile
from pathlib import Path

import pytest
from hand_made import pipeline, treebank
from spacy.tokens import Doc, Span

from benchmarks.layers import ewt, roles, uds, uner
from benchmarks.report import Report
from newsledger.nlp.predicates import ArgumentRow, PredicateRow, set_predicates
from training.corpora.factuality import IDS_FILE, RATINGS_FILE
from training.corpora.roles import ROLES_FILE, TREE_FILES
from training.corpora.uner import FILES as UNER_FILES

TREES = """\
# newdoc id = made-ferry
# sent_id = made-ferry-0001
# text = Ana sold Oxfam boats.
1\tAna\tAna\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_
2\tsold\tsell\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
3\tOxfam\tOxfam\tPROPN\tNNP\tNumber=Sing\t2\tiobj\t_\t_
4\tboats\tboat\tNOUN\tNNS\tNumber=Plur\t2\tobj\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""
NAMES = """\
# sent_id = made-ferry-0001
1\tAna\tB-PER\t-\t-
2\tsold\tO\t-\t-
3\tOxfam\tB-ORG\t-\t-
4\tboats\tO\t-\t-
5\t.\tO\t-\t-

"""
ROLES = {
    "sent_id": "made-ferry-0001", "split": "test", "token": 1, "form": "sold", "roleset": "sell.01",
    "args": [["ARG0", 0, 0], ["ARG2", 2, 2], ["ARG1", 3, 3]],
}  # fmt: skip
RATING = {"factuality": {"factual": {"value": {"a": 0, "b": 0}, "confidence": {"a": 4, "b": 4}}}}


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with one sentence in every layer's own format."""
    folder = tmp_path_factory.mktemp("corpora")
    for name in TREE_FILES:
        treebank(folder / name, TREES if "-test." in name.name else "")
    for file in UNER_FILES.values():
        treebank(folder / "uner_ewt" / file, NAMES if "-test." in file else "")
    treebank(folder / ROLES_FILE, json.dumps(ROLES))
    treebank(folder / IDS_FILE, json.dumps({"ewt-test-1": {"sentence_id": "made-ferry-0001"}}))
    (folder / RATINGS_FILE).parent.mkdir(parents=True)
    with zipfile.ZipFile(folder / RATINGS_FILE, "w") as archive:
        archive.writestr(
            "factuality.json", json.dumps({"data": {"ewt-test-1": {"ewt-test-1-semantics-pred-2": RATING}}})
        )
    return folder


def annotate(doc: Doc) -> Doc:
    """Read the made sentence with one wrong entity, one wrong role, and an extra predicate where none are given."""
    for token in doc:
        token.is_sent_start = token.i == 0
    doc.ents = [Span(doc, 0, 1, "PERSON"), Span(doc, 2, 3, "GPE")]
    heads = {"ARG0": 0, "ARG1": 3, "ARGM-LOC": 2}
    sold = PredicateRow(1, "sell", "verb", -1.5, tuple(ArgumentRow(role, h, h, h + 1) for role, h in heads.items()))
    boats = PredicateRow(3, "boat", "noun", None, ())
    set_predicates(doc, [sold] if doc._.given_predicates else [sold, boats])
    return doc


def figures(report: Report) -> dict[str, float]:
    return {score.name: round(score.value, 2) for score in report.scores}


def test_names_are_scored_as_uner_has_them(corpora: Path) -> None:
    scored = figures(uner.score(corpora, pipeline(annotate)))
    assert {name.partition("uner_ewt.")[2]: value for name, value in scored.items()} == {
        "f1": 0.5,
        "per_f1": 1.0,
        "org_f1": 0.0,
        "loc_f1": 0.0,
    }


def test_roles_are_scored_given_their_predicates_and_without(corpora: Path) -> None:
    scored = figures(roles.score(corpora, pipeline(annotate)))
    assert scored["model.roles.given_f1"] == scored["model.roles.end_to_end_f1"] == 0.67
    assert scored["model.roles.verb_finding_f1"] == 1.0
    assert scored["model.roles.noun_finding_f1"] == 0.0


def test_factuality_is_scored_on_the_rated_verbs(corpora: Path) -> None:
    scored = figures(uds.score(corpora, pipeline(annotate)))
    assert (scored["model.uds.mae"], scored["model.uds.fact_mae"]) == (1.5, 6.0)
    assert scored["model.uds_agreed.sign_f1"] == 1.0


def test_syntax_is_scored_on_given_words_and_on_text(corpora: Path) -> None:
    scored = figures(ewt.score(corpora, pipeline(annotate)))
    assert scored["model.ewt.given_upos"] == 0.0
    assert scored["model.ewt.raw_words"] == scored["model.ewt.raw_sentences"] == 1.0
