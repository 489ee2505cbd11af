"""Reporting words: what ``reporting_words.csv`` says of them, and where a text has them."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from newsledger import lexicon
from newsledger.inflect import noun_forms, verb_forms

SPEECH, TOPIC, THOUGHT = "speech", "topic", "thought"
# Kinds of words that tell others something.
TELLING: Final = frozenset({SPEECH, TOPIC})
# Kinds of words whose source answers for what they say.
ASSERTING: Final = frozenset({SPEECH, "evidence", THOUGHT})
CLAUSE, INFINITIVE, OBJECT, SMALL, SUBJECT, AS = "clause", "inf", "obj", "small", "subject", "as"
# Of a word: its object hears what is said, and is no content. Of a part: it may be whom something is told.
HEARER: Final = "hearer"
# A verb whose subject belongs to what it says, and that names no source: "the army *seems* to have fled".
SEEMING: Final = "seeming"
# A verb whose object belongs to what it says: "*believes* the army to have fled", "the army is *said* to have fled".
RAISING: Final = "raising"
# A word that asks for, promises or plans what it speaks of.
ACT: Final = "act"
# A verb with which one does not say what the verb below it says: "*refused* to say".
SILENT: Final = "silent"
# A verb of saying with "it" for its object: "as one envoy *put it*".
IT: Final = "it"
# Frames that are no preposition.
NO_PHRASES: Final = frozenset({CLAUSE, INFINITIVE, OBJECT, SMALL, HEARER, SEEMING, RAISING, "joins", ACT, SILENT, IT})
# A clause that the parse sets beside a word, where it may as well stand below it.
LOOSE: Final = "loose"
_POS: Final = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Reporting:
    """A row of ``reporting_words.csv``: what the word may take for content, and what beside an object it may or must have."""

    kind: str
    frames: frozenset[str]
    beside: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()


SAYING: Final = Reporting(SPEECH, frozenset({CLAUSE, IT}))


@cache
def reporting_words() -> dict[tuple[str, str], Reporting]:
    """Return (lemma, part of speech) -> how the word reports."""
    return {(row["word"], row["pos"]): _reporting(row) for row in lexicon.load("reporting_words")}


def _reporting(row: lexicon.Row) -> Reporting:
    frames = row["frames"].split()
    beside = frozenset(frame[1:] for frame in frames if frame[0] in "+=")
    needed = frozenset(frame[1:] for frame in frames if frame[0] == "=")
    return Reporting(row["kind"], frozenset(frame for frame in frames if frame[0] not in "+="), beside, needed)


@cache
def _forms() -> dict[str, str]:
    """Return form -> lemma, for text without lemmas."""
    found: dict[str, str] = {}
    for word, pos in reporting_words():
        forms = verb_forms(word) if pos == "verb" else noun_forms(word) if pos == "noun" else [word]
        found |= dict.fromkeys((form for form in forms if form not in found), word)
    return found


@cache
def _hashes(by_lemma: bool) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    words = {word for word, _ in reporting_words()} if by_lemma else set(_forms())
    return np.array(sorted(get_string_id(word) for word in words), dtype=np.uint64)


def candidates(doc: Doc) -> list[tuple[Token, Reporting]]:
    """Return the tokens that may be cues by their lemma and part of speech, in text order."""
    lemmas = doc.to_array("LEMMA")
    by_lemma = bool(lemmas.any())
    keys, words, found = lemmas if by_lemma else doc.to_array("LOWER"), reporting_words(), []
    for index in np.nonzero(np.isin(keys, _hashes(by_lemma)))[0].tolist():
        token = doc[index]
        lemma = token.lemma_ if by_lemma else _forms()[token.lower_]
        word = words.get((lemma, _POS.get(token.pos_, "")))
        if word and not (index and doc[index - 1].text == "-"):
            found.append((token, word))
    return found
