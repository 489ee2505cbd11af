"""Noun phrases of a parse: the words for what is counted, without determiners, numbers, relative clauses and appositions."""

from collections.abc import Container, Iterator
from itertools import pairwise
from typing import Final

from spacy.tokens import Token

from newsledger.extract.counting.words import of_kind
from newsledger.extract.numbers import concept_words
from newsledger.nlp import labels

# What stands before a noun and belongs to its name or kind: "public *housing* properties", "*Dow Jones* average".
_BEFORE: Final = frozenset(
    {"amod", "compound", "flat", "nmod", "nmod:desc", "nmod:unmarked", "goeswith", "obl:unmarked", "conj", "nummod"}
)
# Before an adjective in it: "*fully* electric", "*London*-based".
_OF_ADJECTIVE: Final = _BEFORE | {"advmod"}
# What stands behind it and does: "Brell Motors *Inc.*", "Route *9*".
_NAMES: Final = frozenset({"flat", "goeswith", "fixed", "nummod", "compound"})
_JOINTS: Final = frozenset({"punct", "cc"})
NOUNS: Final = frozenset({"NOUN", "PROPN"})
PLURAL: Final = frozenset({"NNS", "NNPS"})
TIMES: Final = frozenset({"DATE", "TIME"})
# A lemma that parsers disagree on; one person and ten people are counted alike.
_LEMMAS: Final = {"people": "person", "persons": "person"}
# Words of a noun phrase, one hanging on the other, that are followed; longer ones are lists run together.
DEEPEST: Final = 6
HYPHENS: Final = frozenset("-‐‑–/")
# Marks within a phrase; brackets and quotation marks are none of its words.
_MARKS: Final = HYPHENS | {",", "&", "."}
NOTHING: Final = range(0)


# What stands for people as it is: "12 dead", "20 injured".
_STATES: Final = frozenset({"VERB", "ADJ"})


def is_noun(token: Token) -> bool:
    """Whether a word is a common noun or a name."""
    return token.pos_ in NOUNS


def is_time(noun: Token) -> bool:
    """Whether a noun names a day or a stretch of time: "revenue in the *quarter*"."""
    return noun.ent_type_ in TIMES or noun.lower_ in of_kind("period")


def lemma(token: Token) -> str:
    """Return the singular of a noun: in small letters but for names and acronyms.

    The parse's (right for 98 % of GUM news); the rules' for a plural that it leaves as it is ("troops"), or where it has none.
    """
    word = token.lower_
    if word in _LEMMAS or token.pos_ in _STATES:
        return _LEMMAS.get(word, word)
    found = token.lemma_ or word
    if found.lower() == word and (token.tag_ in PLURAL or not token.lemma_):
        found = concept_words.lemma(word)
    if not (token.is_lower or token.is_title) and token.lower_.startswith(found.lower()):
        return token.text[: len(found)]
    return found[:1].upper() + found[1:] if token.pos_ == "PROPN" else found.lower()


def phrases(noun: Token) -> list[Token]:
    """Return the nouns that prepositions hang on a noun, behind it."""
    return [child for child in noun.rights if labels.relation(child) == "nmod" and labels.preposition(child)]


def complement(noun: Token, *prepositions: str) -> Token | None:
    """Return the first noun behind ``noun`` with one of these prepositions; None where there is none."""
    return next((other for other in phrases(noun) if labels.preposition(other) in prepositions), None)


def _cases(noun: Token) -> list[Token]:
    """Return the preposition of a phrase behind a noun; parsers give it to the first of its names now and then."""
    own = [case for case in noun.lefts if labels.relation(case) == "case"]
    return own or [word for word in (noun.left_edge,) if labels.relation(word) == "case"]


def _is_counted(token: Token, without: Container[int]) -> bool:
    """Whether a word is left out, or what a number left out counts or is joined to: the pages of "a 12-page document"."""
    return token.i in without or any(word.i in without for word in (*labels.numbers(token), *token.rights))


def _before(noun: Token, without: Container[int], is_whole: bool, depth: int) -> Iterator[Token]:
    """Yield the words before a noun that describe or name it, and the marks between them ("start-up")."""
    for child in noun.lefts:
        is_part = child.dep_ in (_BEFORE if is_noun(noun) else _OF_ADJECTIVE)
        if (child.dep_ == "nummod" and noun.pos_ != "PROPN") or child.lower_ in of_kind("further"):
            continue
        if is_whole and child.dep_ == "nmod:poss" and child.pos_ != "PRON":
            yield from words(child, without, False, depth=depth + 1)
            yield from (case for case in child.rights if case.dep_ == "case")
        is_name = child.dep_ == "compound" or not labels.preposition(child)
        if is_part and child.pos_ != "PRON" and is_name and not _is_counted(child, without):
            yield from words(child, without, False, depth=depth + 1)
        elif child.dep_ in _JOINTS and (child.is_alpha or child.text in _MARKS) and child.i not in without:
            yield child


def _behind(noun: Token, without: Container[int], is_long: bool, is_whole: bool, depth: int) -> Iterator[Token]:
    """Yield the words behind a noun that name it, with ``is_long`` the phrases that prepositions hang on it."""
    end = noun.i + 1
    for child in noun.rights:
        if child.i in without:
            continue
        is_beside = child.left_edge.i == end and child.dep_ == "appos" and child.pos_ == "PROPN"
        if child.dep_ in _NAMES or is_beside:
            yield from words(child, without, False, depth=depth + 1)
        elif is_long and labels.relation(child) == "nmod" and (cases := _cases(child)) and not is_time(child):
            yield from cases
            yield from words(child, without, True, depth=depth + 1)
        elif child.dep_ == "punct" and child.text in HYPHENS and child.i == noun.i + 1:
            yield child
        elif child.dep_ == "conj" and (depth or is_whole):
            yield from words(child, without, is_long, is_whole, depth + 1)
        end = child.right_edge.i + 1


def words(
    noun: Token, without: Container[int] = NOTHING, is_long: bool = True, is_whole: bool = False, depth: int = 0
) -> Iterator[Token]:
    """Yield the words of a noun phrase in their order, but for its determiners and the tokens in ``without``.

    With ``is_long`` prepositional phrases belong to it ("tax on imported vehicles"), with ``is_whole`` its possessor and nouns
    joined to it too.
    """
    if depth < DEEPEST:
        yield from _before(noun, without, is_whole, depth)
    yield noun
    if depth < DEEPEST:
        yield from _behind(noun, without, is_long, is_whole, depth)


def text(noun: Token, without: Container[int] = NOTHING, is_long: bool = True, is_whole: bool = False) -> str:
    """Return the words of a noun phrase (:func:`words`) as the article writes them, joined over what is left out."""
    found = list(words(noun, without, is_long, is_whole))
    while len(found) > 1 and found[0].dep_ in _JOINTS:
        found.pop(0)
    gaps = [token.whitespace_ or ("" if after.i == token.i + 1 else " ") for token, after in pairwise(found)]
    return "".join(part for token, gap in zip(found, [*gaps, ""], strict=True) for part in (token.text, gap))
