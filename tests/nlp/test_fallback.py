"""Predicates, roles and factuality by rule: the same from a UD and from a ClearNLP parse."""

import pytest
import spacy
from parses import BLANK, SENTENCES, parsed
from spacy.tokens import Doc

from newsledger.nlp import fallback
from newsledger.nlp.fallback import component, rows
from newsledger.nlp.universal import convert

Roles = list[tuple[str, str]]
# Sentence, predicate, its roles.
CASES: list[tuple[str, str, Roles]] = [
    (
        "Two soldiers were killed by rebels in Homs on Monday .",
        "killed",
        [("ARG1", "Two soldiers"), ("ARG0", "by rebels"), ("ARGM-LOC", "in Homs"), ("ARGM-TMP", "on Monday")],
    ),
    (
        "Iran gave the militia rockets yesterday .",
        "gave",
        [("ARG0", "Iran"), ("ARG2", "the militia"), ("ARG1", "rockets"), ("ARGM-TMP", "yesterday")],
    ),
    (
        "Traders sold missiles to the rebels .",
        "sold",
        [("ARG0", "Traders"), ("ARG1", "missiles"), ("ARG2", "to the rebels")],
    ),
    ("The man who shot the mayor never fled .", "shot", [("ARG0", "The man"), ("R-ARG0", "who"), ("ARG1", "the mayor")]),
    ("The man who shot the mayor never fled .", "fled", [("ARG0", "The man who shot the mayor"), ("ARGM-NEG", "never")]),
    ("The town they shelled had surrendered .", "shelled", [("ARG1", "The town"), ("ARG0", "they")]),
    ("The general ordered troops to attack the town .", "attack", [("ARG0", "troops"), ("ARG1", "the town")]),
    (
        "The general ordered troops to attack the town .",
        "ordered",
        [("ARG0", "The general"), ("ARG1", "troops"), ("ARG2", "to attack the town")],
    ),
    ("Rebels tried to take the base in Idlib .", "take", [("ARG0", "Rebels"), ("ARG1", "the base in Idlib")]),
    (
        "The killing of three men by police sparked protests .",
        "killing",
        [("ARG1", "of three men"), ("ARG0", "by police")],
    ),
    ("The army 's attack on Aleppo failed .", "attack", [("ARG0", "The army 's"), ("ARG1", "on Aleppo")]),
    ("Rebels carried out the attack .", "attack", [("ARG0", "Rebels")]),
    ("Rebels shelled , looted and burned the town .", "burned", [("ARG0", "Rebels"), ("ARG1", "the town")]),
    ("Police accused them of planting bombs .", "planting", [("ARG0", "them"), ("ARG1", "bombs")]),
    (
        "Police accused them of planting bombs .",
        "accused",
        [("ARG0", "Police"), ("ARG1", "them"), ("ARG2", "of planting bombs")],
    ),
    ("Soldiers captured near Basra were released .", "captured", [("ARG1", "Soldiers"), ("ARGM-LOC", "near Basra")]),
    ("Schools closed because of the shelling .", "closed", [("ARG1", "Schools"), ("ARGM-CAU", "because of the shelling")]),
    ("Nearly 20 people , all civilians , died .", "died", [("ARG1", "Nearly 20 people , all civilians")]),
    (
        "If talks fail , the army may strike the rebel base .",
        "strike",
        [("ARGM-ADV", "If talks fail"), ("ARG0", "the army"), ("ARGM-MOD", "may"), ("ARG1", "the rebel base")],
    ),
    ("Rebels fled , police said .", "said", [("ARG1", "Rebels fled"), ("ARG0", "police")]),
    (
        "Jets left after bombing the port .",
        "left",
        [("ARG0", "Jets"), ("ARGM-TMP", "after bombing the port")],
    ),
    ("Jets left after bombing the port .", "bombing", [("ARG0", "Jets"), ("ARG1", "the port")]),
    (
        "Jets will bomb the port to stop the fleet .",
        "bomb",
        [("ARG0", "Jets"), ("ARGM-MOD", "will"), ("ARG1", "the port"), ("ARGM-PRP", "to stop the fleet")],
    ),
]  # fmt: skip
# Sentence, predicate, its value: 3 certain, 1.5 probable, 0.75 possible, 0 unknown, and negative for what did not happen.
FACTUALITY = [
    ("Two soldiers were killed by rebels in Homs on Monday .", "killed", 3.0),
    ("The man who shot the mayor never fled .", "fled", -3.0),
    ("The man who shot the mayor never fled .", "shot", 3.0),
    ("If talks fail , the army may strike the rebel base .", "fail", 0.0),
    ("If talks fail , the army may strike the rebel base .", "strike", 0.75),
    ("Rebels tried to take the base in Idlib .", "take", 1.0),
    ("Rebels tried to take the base in Idlib .", "tried", 3.0),
    ("The general ordered troops to attack the town .", "attack", 0.75),
    ("Police accused them of planting bombs .", "planting", 1.5),
    ("Rebels fled , police said .", "fled", 3.0),
    ("Rebels fled , police said .", "said", 3.0),
    ("Officials denied that troops had shot anyone .", "shot", -2.0),
    ("Jets will bomb the port to stop the fleet .", "bomb", 3.0),
    ("Jets will bomb the port to stop the fleet .", "stop", 0.75),
    ("Jets left after bombing the port .", "bombing", 3.0),
    ("Police foiled an attack on two churches .", "attack", -2.0),
    ("Rebels carried out the attack .", "attack", 3.0),
    ("The alleged murder of a nurse shocked Spain .", "murder", 1.5),
    ("Release the hostages .", "Release", 0.0),
]


@pytest.mark.parametrize("scheme", ["ud", "clearnlp"])
@pytest.mark.parametrize(("sentence", "word", "roles"), CASES)
def test_a_predicate_has_its_roles(sentence: str, word: str, roles: Roles, scheme: str) -> None:
    doc = component(convert(parsed(sentence, scheme)))
    found = next(p for p in doc._.predicates if p.token.text == word)
    assert [(argument.role, argument.span.text) for argument in found.arguments] == roles


@pytest.mark.parametrize("scheme", ["ud", "clearnlp"])
@pytest.mark.parametrize(("sentence", "word", "value"), FACTUALITY)
def test_a_predicate_has_its_factuality(sentence: str, word: str, value: float, scheme: str) -> None:
    doc = component(convert(parsed(sentence, scheme)))
    found = next(p for p in doc._.predicates if p.token.text == word)
    assert found.factuality == pytest.approx(value)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_values_lie_on_factbanks_scale_and_no_word_fills_two_roles(sentence: str) -> None:
    for row in rows(parsed(sentence, "ud")):
        assert row.factuality is not None and -3 <= row.factuality <= 3
        heads = [argument.head for argument in row.arguments]
        assert len(heads) == len(set(heads)) and row.word not in heads
        assert all(a.start <= a.head < a.end and not a.start <= row.word < a.end for a in row.arguments)


def test_auxiliaries_copulas_and_participles_before_nouns_are_no_predicates() -> None:
    sentence = "The blast may be not a warning to the army ."
    assert [doc.text for doc in (p.token for p in component(parsed(sentence, "ud"))._.predicates)] == [
        "blast",
        "warning",
    ]


def test_predicates_that_are_given_are_taken_in_place_of_those_found() -> None:
    doc = parsed("The blast may be not a warning to the army .", "ud")
    doc._.given_predicates = [1, 3]
    assert [found.token.text for found in component(doc)._.predicates] == ["blast", "be"]


def test_lemmas_are_the_lemmatizers_or_those_of_listed_words() -> None:
    doc = parsed("Rebels shelled , looted and burned the town .", "ud")
    doc[1].lemma_ = "Shell"
    assert [row.lemma for row in rows(doc)] == ["shell", "loot", "burn"]


def test_entities_say_which_phrase_is_a_place_and_which_a_time() -> None:
    doc = parsed("Two soldiers were killed by rebels in Homs on Monday .", "ud")
    doc.set_ents([doc.char_span(doc[7].idx, doc[7].idx + 4, "DATE"), doc.char_span(doc[9].idx, doc[9].idx + 6, "GPE")])
    (killed,) = component(doc)._.predicates
    assert [a.role for a in killed.arguments] == ["ARG1", "ARG0", "ARGM-TMP", "ARGM-LOC"]


def test_without_a_parse_there_are_no_predicates() -> None:
    assert component(BLANK("Rebels attacked the town."))._.predicates == ()


@pytest.mark.parametrize("label", ["ccomp", "xcomp", "conj", "advcl", "acl:relcl"])
def test_a_sentence_of_two_thousand_clauses_is_read(label: str) -> None:
    """A chain of heads is as long as the words: the rules walk it, they do not recurse."""
    words = ["said"] * 2000
    heads = [0, *range(1999)]
    deps = ["ROOT", *[label] * 1999]
    doc = Doc(BLANK.vocab, words=words, heads=heads, deps=deps, tags=["VBN"] * 2000)
    assert len(component(doc)._.predicates) == 2000


def test_the_component_is_known_to_spacy() -> None:
    assert spacy.blank("en").add_pipe(fallback.FACTORY) is component
