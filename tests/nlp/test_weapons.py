"""WEAPON entities: what names a weapon, how far its name reaches, and what looks like one and is none."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from newsledger import lexicon
from newsledger.nlp import sentences, weapons


def pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(sentences.FACTORY)
    nlp.add_pipe(weapons.FACTORY)
    return nlp


NLP = pipeline()
# Text, and the weapons with their class.
FOUND = [
    ("Rebels fired a 122 mm Grad rocket at the base.", [("122 mm Grad rocket", "missile")]),
    ("ORAM, May 3 (Velian Wire) - Shells fired by rebels hit the market.", [("Shells", "ammunition")]),
    ("He carried an AK-47 and an RPG-7.", [("AK-47", "firearm"), ("RPG-7", "missile")]),
    ("Two AK47s and an ak-47 were found.", [("AK47s", "firearm")]),
    ("Kalashnikov rifles were handed out.", [("Kalashnikov rifles", "firearm")]),
    ("A Fateh-110 missile and a Scud fell on the port.", [("Fateh-110 missile", "missile"), ("Scud", "missile")]),
    ("A Patriot PAC-3 battery arrived.", [("Patriot PAC-3", "missile")]),
    ("A Patriot missile was launched.", [("Patriot missile", "missile")]),
    ("The army deployed a Patriot near the coast.", [("Patriot", "missile")]),
    ("An MQ-9 Reaper drone crashed.", [("MQ-9 Reaper drone", "drone")]),
    ("A Shahed-136 hit the depot.", [("Shahed-136", "drone")]),
    (
        "F-16s and a Su-25 bombed T-72B3 tanks.",
        [("F-16s", "aircraft"), ("Su-25", "aircraft"), ("T-72B3 tanks", "armour")],
    ),
    (
        "An IED, a car bomb and a suicide vest.",
        [("IED", "explosive"), ("car bomb", "explosive"), ("suicide vest", "explosive")],
    ),
    ("Barrel bombs and cluster munitions fell.", [("Barrel bombs", "explosive"), ("cluster munitions", "explosive")]),
    ("Sarin gas or chlorine gas was used.", [("Sarin gas", "chemical"), ("chlorine gas", "chemical")]),
    ("US-made anti-tank guided missiles arrived.", [("US-made anti-tank guided missiles", "missile")]),
    ("She was stabbed with a kitchen knife.", [("kitchen knife", "blade")]),
    ("The USS Cole left for Aden.", [("USS Cole", "naval")]),
    ("HMS Tarn (D 77) and the DDG 68 sailed.", [("HMS Tarn", "naval"), ("D 77", "naval"), ("DDG 68", "naval")]),
    ("The annex (D 77) names no ship.", []),
    ("They burnt three tactical vehicles.", [("tactical vehicles", "armour")]),
    ("Sappers cleared three mines.", [("mines", "explosive")]),
    ("A Vulture-12 missile flew over the bay.", [("Vulture-12 missile", "missile")]),
    ("Rocket Fire Hits School in Border Town", [("Rocket", "missile")]),
    ("TANKS FIRE INTO CITY", [("TANKS", "armour")]),
]
NONE = [
    "Congress renewed the Patriot Act.",
    "Tom Brady led the New England Patriots.",
    "Tank Johnson scored twice.",
    "A think tank in Oslo said so.",
    "The money went through a shell company.",
    "Parliament voted on gun control after the attack.",
    "The minister dropped a bombshell.",
    "She saw Reaper at the cinema.",
    "Prices rocket every summer.",
    "They will shell the eggs.",
    "A friend of mine was killed.",
    "Coal mine workers went on strike.",
    "Gas is sold by the litre.",
    "The gas pipeline was hit.",
    "Milan was hit by a storm, and two were killed.",
    "A typhoon hit the coast. Typhoon Rosa killed three.",
    "The fish in the tank were hungry.",
    "His explosive temper led to a shotgun wedding.",
    "The APC won in eleven states.",
    "Warsaw bought ballistic tests and a nuclear plant.",
    "He won the javelin throw.",
    "Police charged him with murder.",
    "Arsenal beat Chelsea.",
    "See https://example.org/ak-47/rifle for more.",
]


def found(doc: Doc) -> list[tuple[str, str]]:
    return [(entity.text, entity.id_) for entity in doc.ents if entity.label_ == weapons.LABEL]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_weapon_is_found_with_all_of_its_name_and_its_class(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(NLP(text)) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_looks_like_a_weapon_is_none(text: str) -> None:
    assert found(NLP(text)) == []


def test_every_listed_name_is_found_whole() -> None:
    rows = [row for row in lexicon.load("weapons") if row["kind"] == "name"]
    docs = NLP.pipe(f"They have {row['name']} there." for row in rows)
    assert [
        row["name"] for row, doc in zip(rows, docs, strict=True) if (row["name"], row["class"]) not in found(doc)
    ] == []


def test_nothing_within_a_blocked_phrase_is_a_weapon() -> None:
    phrases = [row["name"] for row in lexicon.load("weapons") if row["kind"] == "block"]
    docs = NLP.pipe(f"After the attack it was {phrase} again." for phrase in phrases)
    assert [phrase for phrase, doc in zip(phrases, docs, strict=True) if found(doc)] == []


def test_a_cue_in_another_sentence_does_not_count() -> None:
    assert found(NLP("The army attacked. A Stinger sat on the table.")) == []


def test_tags_say_what_is_a_verb_and_what_a_pronoun() -> None:
    words = ["Troops", "shell", "towns", "with", "a", "shell"]
    doc = Doc(NLP.vocab, words=words, pos=["NOUN", "VERB", "NOUN", "ADP", "DET", "NOUN"])
    assert [(e.start, e.text) for e in weapons.annotate(doc).ents] == [(5, "shell")]


def test_an_acronym_is_a_noun_whatever_its_tag() -> None:
    doc = Doc(NLP.vocab, words=["Police", "raided", "an", "IED", "factory"], pos=["NOUN", "VERB", "DET", "ADJ", "NOUN"])
    assert found(weapons.annotate(doc)) == [("IED", "explosive")]


def with_entity(text: str, name: str, label: str) -> Doc:
    doc = NLP.make_doc(text)
    start = text.index(name)
    span = doc.char_span(start, start + len(name), label)
    assert isinstance(span, Span)
    doc.set_ents([span])
    return weapons.annotate(doc)


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("Rebels fired a Kornet missile.", "Kornet", "PRODUCT", [("Kornet missile", "WEAPON")]),
        ("Rebels fired a 122 mm rocket.", "122 mm", "QUANTITY", [("122 mm rocket", "WEAPON")]),
        ("He held an AK-47 rifle.", "AK-47", "ORG", [("AK-47 rifle", "WEAPON")]),
        ("Police found an IED and a knife.", "IED", "ORG", [("IED", "WEAPON"), ("knife", "WEAPON")]),
        ("The army sent ten Abrams tanks.", "Abrams", "PERSON", [("Abrams tanks", "WEAPON")]),
        ("A Qiam-1 missile fell.", "Qiam-1", "ORG", [("Qiam-1 missile", "WEAPON")]),
        ("Troops saw the APC fire.", "APC", "ORG", [("APC", "ORG")]),
        ("The army sent a Patriot.", "Patriot", "ORG", [("Patriot", "ORG")]),
        ("Soldiers met John Tank at noon.", "John Tank", "PERSON", [("John Tank", "PERSON")]),
        ("Troops took Missile Hill.", "Missile Hill", "LOC", [("Missile Hill", "LOC")]),
        ("A Russian-made tank fired.", "Russian-made", "NORP", [("Russian-made", "NORP"), ("tank", "WEAPON")]),
    ],
)
def test_other_entities_stay_but_products_and_what_a_weapons_name_holds(
    text: str, name: str, label: str, expected: list[tuple[str, str]]
) -> None:
    assert [(entity.text, entity.label_) for entity in with_entity(text, name, label).ents] == expected


def test_the_text_stays_and_a_second_pass_changes_nothing() -> None:
    text = "Naïve “rebels” fired  122-mm rockets,\nand İzmir’s F-16s flew."
    doc = NLP(text)
    assert doc.text == text
    assert found(doc) == [("122-mm rockets", "missile"), ("F-16s", "aircraft")]
    assert found(weapons.annotate(doc)) == found(doc)


def test_an_empty_text_has_none() -> None:
    assert found(NLP("")) == []


def test_the_time_is_linear_in_the_text() -> None:
    nlp = pipeline()
    nlp.max_length = 10_000_000
    assert len(nlp("Rebels fired two 122 mm Grad rockets. " * 5000).ents) == 5000
