"""Which words of an article may say that people were harmed, taken or freed: all others are never looked at.

They are those of ``measures.csv`` that tell of people; a row's needs ("taken to *hospital*") must stand in the same sentence.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from newsledger import lexicon
from newsledger.extract.context import Context
from newsledger.extract.implying.words import implied_words
from newsledger.inflect import noun_forms, verb_forms
from newsledger.ontology import Measure

# What befalls one person as it befalls a thousand; who marches, is hired, or flees alone is no count.
BEFALLEN: Final = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.HOSPITALISED, Measure.MISSING, Measure.ARRESTED}
    | {Measure.CAPTURED, Measure.RELEASED, Measure.RESCUED, Measure.EVACUATED, Measure.EXPELLED}
    | {Measure.INFECTED}
)
# Places of ``measures.csv`` whose words are verbs, in all their forms; states are listed as they are, and who is a hostage by
# the noun alone ("role") is told of nowhere.
VERBAL: Final = frozenset({"object", "subject"})
STATE: Final = "state"
ROLE: Final = "role"
NONE: Final[frozenset[str]] = frozenset()


@cache
def _needs() -> dict[str, tuple[frozenset[str], ...]]:
    """Return the forms of the words that tell, with what each of their rows needs beside it: nothing, or one of some words."""
    found: dict[str, list[frozenset[str]]] = {word: [frozenset()] for word in implied_words("unhurt", "remains")}
    for row in lexicon.load("measures"):
        if Measure(row["measure"]) not in BEFALLEN or row["place"] == ROLE:
            continue
        needs = frozenset(word for word in row["needs"].split("/") if word and not word.startswith(("not:", "@")))
        for word in row["words"].split("/"):
            for form in _forms(row["place"], word):
                found.setdefault(form, []).append(needs)
    return {form: () if frozenset() in needs else tuple(needs) for form, needs in found.items()}


def _forms(place: str, word: str) -> tuple[str, ...]:
    if place in VERBAL:
        return verb_forms(word)
    return (word,) if place == STATE else noun_forms(word)


@cache
def _keys(needed: bool) -> frozenset[int]:
    """Return spaCy's numbers of those forms, or of the words that they need; they are the same in every vocabulary."""
    forms = [word for needs in _needs().values() for need in needs for word in need] if needed else list(_needs())
    return frozenset(get_string_id(form) for form in forms)


def tellings(context: Context) -> Iterator[Token]:
    """Yield the words that may tell, in text order."""
    if not context.sentences:
        return
    doc = context.sentences[0].doc
    lowers: list[int] = doc.to_array("LOWER").tolist()
    beside: dict[int, set[str]] = {}
    for token in _listed(doc, lowers, needed=True):
        beside.setdefault(context.sentence_index(token), set()).add(token.lower_)
    for token in _listed(doc, lowers, needed=False):
        needs = _needs()[token.lower_]
        if not needs or any(need & beside.get(context.sentence_index(token), NONE) for need in needs):
            yield token


def _listed(doc: Doc, lowers: list[int], *, needed: bool) -> list[Token]:
    keys = _keys(needed)
    return [doc[index] for index, lower in enumerate(lowers) if lower in keys]
