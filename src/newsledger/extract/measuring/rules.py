"""The rules of ``measures.csv``: which word tells which measure, at which place, of what, and with which other words."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from newsledger import lexicon
from newsledger.extract.measuring.kinds import is_counted, kinds
from newsledger.inflect import noun_forms, past_forms, verb_forms
from newsledger.nlp.labels import objects, relation
from newsledger.nlp.rule_words import event_nouns, lemma
from newsledger.ontology import Measure

OBJECT: Final = "object"
SUBJECT: Final = "subject"
STATE: Final = "state"
NOUN: Final = "noun"
ROLE: Final = "role"
BEFORE: Final = "before"
# What a word has with it: objects, phrases, particles and the words that describe it, but no clause that is joined to it.
_WITH: Final = frozenset(
    {"obj", "iobj", "obl", "xcomp", "advmod", "compound", "amod", "nmod", "acl", "nsubj", "case", "dep"}
)
_DEEPER: Final = frozenset({"nmod", "compound", "amod", "conj", "obl", "obj", "case", "fixed"})
# Stands among what a verb has with it where it has an object, whatever that is.
OBJECTED: Final = "@object"
# Marks of a rule's needs: what the word has with it, what it must not have, what its sentence holds.
MARKS: Final = ("", "not:", "near:")


class Rule(NamedTuple):
    """One row of ``measures.csv`` for one of its words."""

    measure: Measure
    counts: tuple[str, ...]
    needs: frozenset[str]
    bars: frozenset[str]
    near: frozenset[str]


@cache
def _rules() -> dict[tuple[str, str], tuple[Rule, ...]]:
    found: dict[tuple[str, str], list[Rule]] = {}
    for row in lexicon.load("measures"):
        counts = tuple(word for word in row["counts"].split("/") if word)
        rule = Rule(Measure(row["measure"]), counts, *(_marked(row["needs"], mark) for mark in MARKS))
        for word in row["words"].split("/"):
            for form in _forms(row["place"], word):
                found.setdefault((row["place"], form), []).append(rule)
    return {key: tuple(rules) for key, rules in found.items()}


def _marked(needs: str, mark: str) -> frozenset[str]:
    """Return the words of a rule's needs that have a mark before them, without it; an empty mark is none."""
    marked = (word.rpartition(":") for word in needs.split("/") if word)
    return frozenset(word for before, colon, word in marked if before + colon == mark)


def _forms(place: str, word: str) -> tuple[str, ...]:
    """Return the forms that a word may have at a place; states are listed as they are."""
    if place in (OBJECT, SUBJECT):
        return verb_forms(word)
    return (word,) if place == STATE else noun_forms(word)


def measure(place: str, word: Token, head: Token | None) -> Measure | None:
    """Return what ``word`` at a place of ``measures.csv`` tells of what is counted; None where it tells nothing."""
    return listed(place, word.lower_, word, head)


def listed(place: str, name: str, word: Token, head: Token | None) -> Measure | None:
    """Return what a word of this name tells; ``word`` is where the words that its rule needs are looked for."""
    if (found := _rules().get((place, name))) is None:
        return None
    return next((rule.measure for rule in found if _holds(rule, word, head)), None)


def _holds(rule: Rule, word: Token, head: Token | None) -> bool:
    if rule.counts and not any(is_counted(kind, head) for kind in rule.counts):
        return False
    if not (rule.needs or rule.bars or rule.near):
        return True
    beside = _words(_dependents(word)) | ({OBJECTED} if objects(word) else set())
    if rule.near and not rule.near & _words(word.sent):
        return False
    return (not rule.needs or bool(rule.needs & beside)) and not rule.bars & beside


def _words(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the forms, the lemmas and, with an @, the kinds of words."""
    found: set[str] = set()
    for token in tokens:
        found.update((token.lower_, lemma(token)))
        found.update("@" + kind for kind in kinds(token))
    return frozenset(found)


def _dependents(word: Token) -> Iterator[Token]:
    for child in word.children:
        if relation(child) in _WITH and not (relation(child) == "advmod" and _is_apart(child, word)):
            yield child
            for deeper in child.children:
                if relation(deeper) in _DEEPER:
                    yield deeper
                    yield from (last for last in deeper.children if relation(last) in _DEEPER)


def _is_apart(adverb: Token, word: Token) -> bool:
    """Whether a comma or number parts an adverb from its verb, so that it is of others: "six were shot, one *fatally*"."""
    first, last = sorted((adverb.i, word.i))
    return any(token.pos_ == "NUM" or token.text == "," for token in word.doc[first + 1 : last])


@cache
def _telling() -> frozenset[str]:
    """Return every form that a rule or the noun of its event may have."""
    found = {word for _, word in _rules()}
    events = (noun for noun, event in event_nouns().items() if event.verb in found)
    return frozenset(found | {form for noun in events for form in noun_forms(noun)})


@lru_cache(maxsize=2)
def telling(word: Token) -> tuple[Token, ...]:
    """Return the words of a word's sentence that may tell a measure, in text order; asked of one word a few times."""
    sent = word.sent
    return _telling_of(sent.doc, sent.start, sent.end)


@lru_cache(maxsize=1)
def _telling_of(doc: Doc, start: int, end: int) -> tuple[Token, ...]:
    """Return the same of a sentence by its tokens; the last is kept, as its other numbers are asked about next."""
    words = _telling()
    return tuple(token for token in doc[start:end] if token.lower_ in words)


@cache
def _pasts() -> frozenset[str]:
    words = (word for row in lexicon.load("measures") if row["place"] == OBJECT for word in row["words"].split("/"))
    return frozenset(form for word in words for form in past_forms(word))


def is_past(word: Token) -> bool:
    """Whether a word has the form of a past participle of a listed verb, whatever the tagger has it for: "five men *shot*"."""
    return word.lower_ in _pasts()
