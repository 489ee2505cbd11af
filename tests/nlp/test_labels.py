"""Each question about a parse has the same answer in both schemes."""

from collections.abc import Callable
from typing import Any

import pytest
from parses import parsed
from spacy.tokens import Token

from newsledger.nlp import labels
from newsledger.nlp.universal import convert

SOLDIERS = "Two soldiers were killed by rebels in Homs on Monday ."
IRAN = "Iran gave the militia rockets yesterday ."
MAN = "The man who shot the mayor never fled ."
BLAST = "The blast may be not a warning to the army ."
GENERAL = "The general ordered troops to attack the town ."
TRIED = "Rebels tried to take the base in Idlib ."
KILLING = "The killing of three men by police sparked protests ."
ATTACK = "The army 's attack on Aleppo failed ."
LOOTED = "Rebels shelled , looted and burned the town ."
ACCUSED = "Police accused them of planting bombs ."
CAPTURED = "Soldiers captured near Basra were released ."
CLOSED = "Schools closed because of the shelling ."
CIVILIANS = "Nearly 20 people , all civilians , died ."
FAIL = "If talks fail , the army may strike the rebel base ."
SAID = "Rebels fled , police said ."
DENIED = "Officials denied that troops had shot anyone ."
BOMB = "Jets will bomb the port to stop the fleet ."
NONE = "There were no casualties ."
THEY = "They fought in Iraq and in Syria ."

# Sentence, word asked about, question, the words of the answer.
CASES: list[tuple[str, str, Callable[[Token], Any], Any]] = [
    (SOLDIERS, "killed", labels.passive_subjects, ["soldiers"]),
    (SOLDIERS, "killed", labels.subjects, []),
    (SOLDIERS, "killed", labels.agents, ["rebels"]),
    (SOLDIERS, "killed", labels.obliques, [("in", "Homs"), ("on", "Monday")]),
    (SOLDIERS, "killed", labels.is_passive, True),
    (SOLDIERS, "soldiers", labels.numbers, ["Two"]),
    (SOLDIERS, "Homs", labels.preposition, "in"),
    (SOLDIERS, "soldiers", labels.preposition, ""),
    (IRAN, "gave", labels.subjects, ["Iran"]),
    (IRAN, "gave", labels.objects, ["rockets"]),
    (IRAN, "gave", labels.recipients, ["militia"]),
    (IRAN, "gave", labels.obliques, [("", "yesterday")]),
    (IRAN, "gave", labels.is_passive, False),
    (MAN, "man", labels.relative_clauses, ["shot"]),
    (MAN, "man", labels.participles, []),
    (MAN, "fled", labels.negations, ["never"]),
    (MAN, "shot", labels.negations, []),
    (BLAST, "warning", labels.subjects, ["blast"]),
    (BLAST, "warning", labels.negations, ["not"]),
    (BLAST, "warning", labels.modals, [("may", "may")]),
    (BLAST, "warning", labels.auxiliaries, ["may", "be"]),
    (BLAST, "warning", labels.obliques, [("to", "army")]),
    (GENERAL, "ordered", labels.objects, ["troops"]),
    (GENERAL, "ordered", labels.contents, ["attack"]),
    (GENERAL, "attack", labels.controller, "troops"),
    (GENERAL, "attack", labels.is_infinitive, True),
    (TRIED, "take", labels.controller, "Rebels"),
    (TRIED, "tried", labels.controller, None),
    (KILLING, "killing", labels.obliques, [("of", "men"), ("by", "police")]),
    (KILLING, "killing", labels.modifiers, ["The"]),
    (ATTACK, "attack", labels.possessors, ["army"]),
    (ATTACK, "attack", labels.obliques, [("on", "Aleppo")]),
    (LOOTED, "burned", labels.subjects, ["Rebels"]),
    (LOOTED, "shelled", labels.conjuncts, ["looted", "burned"]),
    (LOOTED, "burned", labels.negations, []),
    (ACCUSED, "accused", labels.clauses, [("of", "planting")]),
    (ACCUSED, "planting", labels.objects, ["bombs"]),
    (CAPTURED, "Soldiers", labels.participles, ["captured"]),
    (CAPTURED, "captured", labels.is_passive, True),
    (CLOSED, "closed", labels.obliques, [("because of", "shelling")]),
    (CIVILIANS, "people", labels.appositions, ["civilians"]),
    (FAIL, "strike", labels.clauses, [("if", "fail")]),
    (FAIL, "strike", labels.modals, [("may", "may")]),
    (FAIL, "base", labels.modifiers, ["the", "rebel"]),
    (SAID, "said", labels.contents, ["fled"]),
    (SAID, "said", labels.subjects, ["police"]),
    (DENIED, "denied", labels.contents, ["shot"]),
    (DENIED, "shot", labels.marker, "that"),
    (DENIED, "shot", labels.is_infinitive, False),
    (BOMB, "bomb", labels.clauses, [("to", "stop")]),
    (BOMB, "stop", labels.controller, "Jets"),
    (NONE, "casualties", labels.negations, ["no"]),
    (NONE, "were", labels.negations, ["no"]),
    (THEY, "fought", labels.obliques, [("in", "Iraq")]),
    (THEY, "Iraq", labels.conjuncts, ["Syria"]),
    (THEY, "Syria", labels.preposition, "in"),
]


def plain(answer: Any) -> Any:
    """Return the answer with texts for tokens."""
    if isinstance(answer, Token):
        return answer.text
    if isinstance(answer, list | tuple):
        return type(answer)(plain(part) for part in answer)
    return answer


@pytest.mark.parametrize("scheme", ["ud", "clearnlp"])
@pytest.mark.parametrize(("sentence", "word", "question", "answer"), CASES)
def test_the_answer_is_that_of_the_sentence(
    scheme: str, sentence: str, word: str, question: Callable[[Token], Any], answer: Any
) -> None:
    doc = convert(parsed(sentence, scheme))
    token = next(token for token in doc if token.text == word)
    assert plain(question(token)) == answer


def test_every_question_is_asked() -> None:
    public = {name for name, value in vars(labels).items() if callable(value) and value.__module__ == labels.__name__}
    asked = {case[2].__name__ for case in CASES} | {"relation", "children"}
    assert {name for name in public if not name.startswith("_")} == asked
