"""The model's component: what the network says is in the doc, and text and sentences are as they were."""

import time
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from networks import ATTACK, DEATH, REPORT, Network
from spacy import displacy
from spacy.language import Language
from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc, DocBin

from newsledger.nlp import annotate, component, layout
from newsledger.nlp.component import FACTORY, LanguageModel

TEXT = "  Rebels attacked North  Harbor, killing two farmers. Smith\ndied."
WORD_SENTENCE = "Rebels attacked North Harbor, killing two farmers."


def pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsledger_sentences")
    nlp.add_pipe(FACTORY, config={"network": {"@misc": "newsledger_test.network"}})
    return nlp


NLP = pipeline()


def read(text: str) -> Doc:
    return NLP(text)


def sentences(doc: Doc) -> list[str]:
    return [sent.text for sent in doc.sents]


def column(doc: Doc, name: str) -> list[str]:
    return [str(getattr(token, name)) for token in doc]


def test_tags_morphology_and_lemmas_are_those_of_the_network() -> None:
    doc = read(WORD_SENTENCE)
    assert column(doc, "tag_") == ["NNS", "VBD", "NNP", "NNP", ",", "VBG", "CD", "NNS", "."]
    assert column(doc, "pos_") == ["NOUN", "VERB", "PROPN", "PROPN", "PUNCT", "VERB", "NUM", "NOUN", "PUNCT"]
    assert str(doc[1].morph) == "Mood=Ind|Tense=Past|VerbForm=Fin"
    assert (str(doc[4].morph), doc[4].has_morph()) == ("", True)
    assert [doc[1].lemma_, doc[5].lemma_, doc[7].lemma_] == ["attack", "kill", "farmer"]


def test_the_tree_is_that_of_the_network_and_its_root_is_labelled_as_spacy_does() -> None:
    doc = read(WORD_SENTENCE)
    assert [token.head.text for token in doc] == [
        "attacked", "attacked", "Harbor", "attacked", "killing", "attacked", "farmers", "killing", "attacked",
    ]  # fmt: skip
    assert column(doc, "dep_") == ["nsubj", "ROOT", "det", "obj", "punct", "advcl", "nummod", "obj", "punct"]


def test_entities_are_spans_with_their_labels() -> None:
    assert [(e.text, e.label_) for e in read(WORD_SENTENCE + " Smith died.").ents] == [
        ("North Harbor", "GPE"),
        ("Smith", "PERSON"),
    ]


def test_predicates_have_their_arguments_and_factuality() -> None:
    attack, kill = read(WORD_SENTENCE)._.predicates
    assert (attack.lemma, attack.pos, attack.factuality) == ("attack", "verb", 2.8)
    assert [(a.role, a.span.text) for a in attack.arguments] == [("ARG0", "Rebels"), ("ARG1", "North Harbor")]
    assert [(a.role, a.span.text) for a in kill.arguments] == [("ARG0", "Rebels"), ("ARG1", "two farmers")]


def test_predicates_that_are_given_are_taken_in_place_of_those_found() -> None:
    docs = [NLP.make_doc(WORD_SENTENCE + " Smith died.") for _ in range(3)]
    docs[0]._.given_predicates, docs[1]._.given_predicates = (5, 10), ()
    assert [[found.token.text for found in doc._.predicates] for doc in NLP.pipe(docs)] == [
        ["killing", "died"], [], ["attacked", "killing", "died"],
    ]  # fmt: skip


def test_given_predicates_of_one_doc_have_their_arguments() -> None:
    doc = NLP.make_doc(WORD_SENTENCE)
    doc._.given_predicates = [5]
    [kill] = NLP(doc)._.predicates
    assert [(a.role, a.span.text) for a in kill.arguments] == [("ARG0", "Rebels"), ("ARG1", "two farmers")]


def test_triggers_have_the_types_that_are_likely_enough() -> None:
    attack, kill = read(WORD_SENTENCE)._.triggers
    assert list(attack.event_types.items()) == [("Attack", 0.75), ("Killing", 0.125)]
    assert (kill.token.text, kill.probability, kill.factuality) == ("killing", 0.9, 2.5)


def test_white_space_is_tagged_and_attached_as_spacy_does() -> None:
    doc = NLP.make_doc("  Rebels attacked North  Harbor, killing two farmers.  ")
    doc = NLP(doc)
    spaces = [token for token in doc if token.is_space]
    assert [(s.tag_, s.pos_, s.dep_, s.lemma_, str(s.morph)) for s in spaces] == [
        ("_SP", "SPACE", "dep", s.text, "") for s in spaces
    ]
    assert [s.head.text for s in spaces] == ["Rebels", "North", "."]
    assert [(e.text, e.label_) for e in doc.ents] == [("North  Harbor", "GPE")]
    assert doc._.predicates[0].argument("ARG1").span.text == "North  Harbor"


@pytest.mark.parametrize(
    ("text", "roots"),
    [("", []), (" ", [" "]), ("\n \t  ", ["\n \t  "]), ("Smith", ["Smith"]), (" \n Smith", ["Smith"]), (".", ["."])],
)
def test_texts_of_next_to_nothing_are_read(text: str, roots: list[str]) -> None:
    doc = read(text)
    assert doc.text == text
    assert [sent.root.text for sent in doc.sents] == roots
    assert [token.dep_ for token in doc if token.head == token] == ["ROOT"] * len(roots)


WORDS = st.sampled_from(
    ["Smith", "died", ".", "\n", " ", "  ", "\n\n", "The", "U.S.", "\u201c", "killed", "!", "\u2029"]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_text_and_sentences_never_change_and_every_sentence_is_one_tree(text: str) -> None:
    expected = NLP.get_pipe("newsledger_sentences")(NLP.make_doc(text))  # type: ignore[operator]
    doc = read(text)
    assert doc.text == text
    assert sentences(doc) == sentences(expected)
    for sent in doc.sents:
        assert [token.dep_ for token in sent if token.head == token] == ["ROOT"]
        assert all(token.head in sent and (token.dep_ == "ROOT") == (token.head == token) for token in sent)
    assert sentences(Doc(NLP.vocab).from_bytes(doc.to_bytes())) == sentences(doc)


@pytest.mark.parametrize("words", [40, 90, 200])
def test_sentences_stay_whole_where_arcs_cross_as_in_no_language(words: int) -> None:
    """Trees of noise: the longer, the more passes spaCy would need to see where they end."""
    text = "\n".join(" ".join(f"w{line}x{word}" for word in range(words)) for line in range(4))
    doc = read(text)
    lines = text.splitlines()
    assert [sent.text.strip() for sent in doc.sents] == lines
    assert [sent.text.strip() for sent in Doc(NLP.vocab).from_bytes(doc.to_bytes()).sents] == lines


class Chain(Network):
    """Reads every sentence as one chain through its words in an order drawn by lot, which crosses itself at every step."""

    def _reading(self, words: tuple[str, ...]) -> Any:
        reading = super()._reading(words)
        order = np.random.default_rng(len(words)).permutation(len(words))
        reading.arcs[:] = -9
        reading.arcs[order, np.append(order[:1], order[:-1])] = -0.1
        return reading


def test_a_tree_that_spacy_would_cut_in_two_is_made_flat() -> None:
    nlp = spacy.blank("en")
    doc = Doc(
        nlp.vocab,
        words=[f"w{number}" for number in range(200)],
        sent_starts=[True] + [False] * 99 + [True] + [False] * 99,
    )
    doc = LanguageModel(nlp.vocab, Chain())(doc)
    assert [(sent.start, sent.end) for sent in doc.sents] == [(0, 100), (100, 200)]
    assert all(token.head == token.sent.root for token in doc)


def test_a_sentence_too_long_to_be_read_at_once_is_still_one_tree() -> None:
    text = "word " * (2 * layout.LONGEST + 10)
    doc = read(text.strip())
    (sent,) = doc.sents
    parts = [token for token in doc if token.dep_ == annotate.PART and token.head == sent.root]
    assert len(parts) == 2
    assert [token.dep_ for token in doc].count("ROOT") == 1


def test_docs_whose_sentences_nobody_marked_are_split_first() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY, config={"network": {"@misc": "newsledger_test.network"}})
    assert sentences(nlp(WORD_SENTENCE + " Smith died.")) == [WORD_SENTENCE, "Smith died."]


def test_reading_a_doc_again_changes_nothing() -> None:
    doc = read(TEXT)
    before = doc.to_bytes()
    assert NLP(doc).to_bytes() == before


def everything(docs: Iterable[Doc]) -> list[Any]:
    return [
        (
            doc.text,
            [(t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_) for t in doc],
            [
                (p.token.i, p.lemma, p.factuality, [(a.role, a.span.text) for a in p.arguments])
                for p in doc._.predicates
            ],
            [(t.token.i, t.probability, t.event_types) for t in doc._.triggers],
            sentences(doc),
        )
        for doc in docs
    ]


TEXTS = [TEXT, "", "Smith died.", " ", WORD_SENTENCE, "An unknown sentence of words. Smith died."] * 3


@pytest.mark.parametrize("options", [{"batch_size": 1}, {"batch_size": 4}, {}, {"n_process": 2, "batch_size": 4}])
def test_docs_come_out_in_order_and_the_same_in_batches_and_from_worker_processes(options: dict[str, int]) -> None:
    assert everything(NLP.pipe(TEXTS, **options)) == everything(map(read, TEXTS))  # type: ignore[call-overload]


STORED = ["ORTH", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]


def test_bins_of_docs_carry_everything() -> None:
    packed = DocBin(docs=map(read, TEXTS), store_user_data=True, attrs=STORED).to_bytes()
    assert everything(DocBin().from_bytes(packed).get_docs(NLP.vocab)) == everything(map(read, TEXTS))


def test_what_is_read_at_once_has_bounded_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(component, "WORDS", 10)
    network = Network(ATTACK, DEATH)
    docs = list(LanguageModel(NLP.vocab, network).pipe(map(NLP.make_doc, ["Smith died."] * 4 + ["Smith died. " * 5])))
    assert network.reads == [[3, 3, 3], [3], [9], [6]]
    assert [len(doc._.predicates) for doc in docs] == [1, 1, 1, 1, 5]


def test_displacy_draws_the_tree_and_the_entities() -> None:
    doc = read(WORD_SENTENCE)
    assert "advcl" in displacy.render(doc, style="dep")
    assert "GPE" in displacy.render(doc, style="ent")


def test_matchers_find_what_the_layers_say() -> None:
    doc = read(TEXT)
    matcher = Matcher(NLP.vocab)
    matcher.add("killing", [[{"LEMMA": "kill", "MORPH": {"IS_SUPERSET": ["VerbForm=Ger"]}}, {"POS": "NUM"}]])
    assert [doc[start:end].text for _, start, end in matcher(doc)] == ["killing two"]
    tree = DependencyMatcher(NLP.vocab)
    subject = {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "subject", "RIGHT_ATTRS": {"DEP": "nsubj"}}
    tree.add("subject", [[{"RIGHT_ID": "verb", "RIGHT_ATTRS": {"TAG": "VBD"}}, subject]])
    assert [[doc[word].text for word in words] for _, words in tree(doc)] == [["attacked", "Rebels"]]


def test_a_doc_is_told_as_json_with_every_layer() -> None:
    told = read(WORD_SENTENCE).to_json()
    assert told["ents"] == [{"start": 16, "end": 28, "label": "GPE"}]
    assert (
        told["tokens"][1] | {"start": 7, "end": 15, "tag": "VBD", "dep": "ROOT", "lemma": "attack"} == told["tokens"][1]
    )


# A word; 6 to 11 on one core that does nothing else, three times that where the machine is busy.
MOST_MICROSECONDS = 40


def test_layers_are_decided_and_written_in_microseconds_a_word() -> None:
    """All of it but the network, which has read this sentence before."""
    doc = Doc(NLP.vocab, words=list(REPORT.words) * 300, sent_starts=[True, *[False] * (len(REPORT.words) - 1)] * 300)
    model = LanguageModel(NLP.vocab, Network(REPORT))
    model(doc)
    assert min(seconds(model, doc) for _ in range(3)) / len(doc) * 1e6 < MOST_MICROSECONDS


def seconds(model: LanguageModel, doc: Doc) -> float:
    started = time.process_time()
    model(doc)
    return time.process_time() - started
