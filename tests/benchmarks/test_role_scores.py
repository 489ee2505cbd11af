"""Roles, triggers and factuality against gold, each by its word."""

import json
from pathlib import Path

import pytest
from hand_made import pipeline
from spacy.tokens import Doc

from benchmarks.layers import geneva, roles
from benchmarks.pipelines import gold_doc
from benchmarks.ratings import macro_f1, pearson, scores, third
from benchmarks.sets import event_words, factuality_meantime
from newsledger.nlp.predicates import ArgumentRow, PredicateRow, TriggerRow, set_predicates, set_triggers
from training.example import Document, Predicate, Sentence

UNREAD = Sentence(words=("Hm",), spaces=(True,))
FIRED = Sentence(
    words=("Troops", "that", "fired", "rockets", "denied", "an", "attack"),
    spaces=(True,) * 7,
    predicates=(
        Predicate(word=2, sense="fire.01", pos="VERB", roles=((0, "ARG0"), (1, "R-ARG0"), (3, "ARG1"))),
        Predicate(word=4, sense="deny.01", pos="VERB", roles=((0, "ARG0"), (6, "ARG1"))),
        Predicate(word=6, sense="attack.01", pos="NOUN", roles=()),
    ),
    triggers=((2, "Attack"), (6, "Attack"), (6, "Hostile_encounter")),
)
DOCUMENT = Document(document_id="made", corpus="made", split="test", sentences=(UNREAD, FIRED))


def argument(role: str, head: int) -> ArgumentRow:
    return ArgumentRow(role, head, head, head + 1)


def test_gold_roles_count_words_from_the_document_s_first_and_leave_out_what_was_not_annotated() -> None:
    gold = roles.gold(DOCUMENT)
    assert gold.words == set(range(1, 8))
    assert gold.predicates == {3: "verb", 5: "verb", 7: "noun"}
    assert gold.roles == {(3, 1, "ARG0"), (3, 2, "R-ARG0"), (3, 4, "ARG1"), (5, 1, "ARG0"), (5, 7, "ARG1")}


def test_a_role_is_right_with_its_predicate_head_word_and_label() -> None:
    def annotate(doc: Doc) -> Doc:
        fired = PredicateRow(3, "fire", "verb", None, (argument("ARG0", 1), argument("ARG2", 4)))
        set_predicates(doc, [fired, PredicateRow(5, "deny", "verb", None, (argument("ARG1", 7),))])
        return doc

    nlp, gold = pipeline(annotate), roles.gold(DOCUMENT)
    doc = nlp(gold_doc(nlp, [list(zip(s.words, s.spaces, strict=True)) for s in DOCUMENT.sentences]))
    found = roles.roles(doc)
    every, plain = roles.count(gold.roles, found), roles.count(roles.plain(gold.roles), roles.plain(found))
    assert (every.correct, every.system, every.gold) == (2, 3, 5)
    assert (plain.correct, plain.system, plain.gold) == (2, 3, 4)
    kinds = [miss.partition(": ")[0] for miss in roles.misses(gold, found, doc)]
    assert kinds == ["missed R-ARG0", "ARG1 said ARG2", "missed ARG0"]


@pytest.mark.parametrize(
    ("found", "pos", "counts"),
    [
        ({3: "verb", 5: "verb", 7: "noun"}, "verb", (2, 2, 2)),
        ({3: "noun", 5: "verb"}, "verb", (2, 2, 2)),  # the gold's part of speech counts where it has one
        ({3: "verb", 4: "noun", 2: "verb"}, "verb", (1, 2, 2)),
        ({3: "verb", 4: "noun"}, "noun", (0, 1, 1)),
        ({0: "verb"}, "verb", (0, 0, 2)),  # in a sentence that was not annotated
    ],
)
def test_finding_predicates_is_counted_by_part_of_speech(
    found: dict[int, str], pos: str, counts: tuple[int, int, int]
) -> None:
    result = roles.finding(roles.gold(DOCUMENT), found, pos)
    assert (result.correct, result.system, result.gold) == counts


def test_a_word_of_two_event_types_is_one_trigger() -> None:
    assert geneva.gold(FIRED) == {2: {"Attack"}, 6: {"Attack", "Hostile_encounter"}}


def test_event_words_are_found_by_triggers_and_by_predicates(tmp_path: Path) -> None:
    (tmp_path / "rams.jsonl").write_text(
        json.dumps(
            {"sentences": [["Troops", "fired", "."], ["Talks", "failed"]], "evt_triggers": [[1, 1, []], [3, 4, []]]}
        )
    )
    line = [["He", 0, 2], ["fled", 3, 7]]
    second = [["They", 9, 13], ["hid", 14, 17]]
    mentions = [{"trigger": {"start": 1, "end": 2}}, {"trigger": {"start": 3, "end": 4}}]
    case = {"sentences": [[line, "He fled"], [second, "They hid"]], "event_mentions": mentions}
    (tmp_path / "wikievents.jsonl").write_text(json.dumps(case))

    def annotate(doc: Doc) -> Doc:
        places = {token.text: token.i for token in doc}
        set_triggers(doc, [TriggerRow(places[w], 1.0, {}, None) for w in ("fired", "hid") if w in places])
        set_predicates(doc, [PredicateRow(places["failed"], "fail", "verb", None, ())] if "failed" in places else [])
        return doc

    figures = {score.name: score.value for score in event_words.score(tmp_path, pipeline(annotate)).scores}
    assert figures == {
        "event_words.wikievents_trigger_recall": 0.5,
        "event_words.wikievents_predicate_recall": 0.5,
        "event_words.rams_trigger_recall": 0.5,
        "event_words.rams_predicate_recall": 1.0,
    }


def test_events_of_meantime_are_given_as_predicates_with_the_spaces_of_print(tmp_path: Path) -> None:
    text = "Peru denied plans , and left ."
    targets = [{"start": 5, "end": 11, "factuality": 3.0}, {"start": 12, "end": 17, "factuality": -3.0}]
    path = tmp_path / factuality_meantime.FILES[0]
    path.write_text(json.dumps({"text": text, "targets": targets}))

    def annotate(doc: Doc) -> Doc:
        assert doc.text == "Peru denied plans, and left."
        said = dict(zip(doc._.given_predicates, (2.0, -2.0), strict=True))
        set_predicates(doc, [PredicateRow(word, "", "verb", value, ()) for word, value in said.items()])
        return doc

    scored = factuality_meantime.score(tmp_path, pipeline(annotate)).scores
    figures = {score.name.partition(".")[2]: round(score.value, 2) for score in scored}
    assert (figures["mae"], figures["sign_f1"], figures["r"], figures["valued"]) == (1.0, 1.0, 1.0, 1.0)
    assert (figures["fact_mae"], figures["fact_sign_f1"]) == (3.0, 0.33)


def test_a_word_without_a_value_counts_as_a_fact() -> None:
    figures = {score.name: score.value for score in scores("made", [(3.0, None), (-3.0, -3.0)])}
    assert (figures["made.mae"], figures["made.sign_f1"], figures["made.valued"]) == (0.0, 1.0, 0.5)


@pytest.mark.parametrize(("value", "kind"), [(3, 1), (0.75, 1), (0.7, 0), (0, 0), (-0.7, 0), (-0.8, -1)])
def test_what_is_near_zero_is_open(value: float, kind: int) -> None:
    assert third(value) == kind


def test_macro_f1_gives_the_rare_class_the_weight_of_the_common_one() -> None:
    assert macro_f1([(1, 1)] * 8 + [(-1, 1)] * 2) == pytest.approx((2 * 8 / 18) / 2)


def test_what_never_changes_correlates_with_nothing() -> None:
    assert pearson([1, 2, 3], [3, 3, 3]) == 0.0
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1.0)
