"""Noun phrases of a parse: the words for what is counted, without determiners, numbers, relative clauses and appositions."""

from collections.abc import Container, Iterator
from typing import Final

from spacy.tokens import Token

from newsledger.extract.numbers import concept_words
from newsledger.nlp import labels

# What stands before a noun and belongs to its name or kind: "public *housing* properties", "*Dow Jones* average".
BEFORE: Final = frozenset(
    {"amod", "compound", "flat", "nmod:desc", "nmod:unmarked", "nmod", "advmod", "goeswith", "dep"}
)
# What stands behind it and does: "Brell Motors *Inc.*".
NAMES: Final = frozenset({"flat", "goeswith", "fixed"})
NOUNS: Final = frozenset({"NOUN", "PROPN"})
PLURAL: Final = frozenset({"NNS", "NNPS"})
# A word that readers look for: "person" would hide what the article says.
_KEPT: Final = frozenset({"people"})
# Words of a noun phrase, one hanging on the other, that are followed; longer ones are lists run together.
DEEPEST: Final = 6
NOTHING: Final = range(0)


def is_noun(token: Token) -> bool:
    """Whether a word is a common noun or a name."""
    return token.pos_ in NOUNS


def lemma(token: Token) -> str:
    """Return the singular of a noun: in small letters but for names and acronyms.

    The parse's (right for 98 % of GUM news); the rules' for a plural that it leaves as it is ("troops"), or where it has none.
    """
    word = token.lower_
    if word in _KEPT:
        return word
    found = token.lemma_ or word
    if found.lower() == word and (token.tag_ in PLURAL or not token.lemma_):
        found = concept_words.lemma(word)
    is_name = token.pos_ == "PROPN" or not (token.is_lower or token.is_title)
    return found[:1].upper() + found[1:] if is_name and found.islower() else found if is_name else found.lower()


def phrases(noun: Token) -> list[Token]:
    """Return the nouns that prepositions hang on a noun, behind it."""
    return [child for child in noun.rights if labels.relation(child) == "nmod" and labels.preposition(child)]


def complement(noun: Token, *prepositions: str) -> Token | None:
    """Return the first noun behind ``noun`` with one of these prepositions; None where there is none."""
    return next((other for other in phrases(noun) if labels.preposition(other) in prepositions), None)


def possessor(noun: Token) -> Token | None:
    """Return whose a noun is, unless only a pronoun says it."""
    return next((owner for owner in labels.possessors(noun) if owner.pos_ != "PRON"), None)


def _whole(token: Token, without: Container[int]) -> list[Token]:
    """Return the words under one, none where a number or a clause is among them; marks are left out at both ends."""
    words = list(token.doc[token.left_edge.i : token.right_edge.i + 1])
    if (len(words) > 1 and any(word.i in without or word.dep_ == "acl:relcl" for word in words)) or token.i in without:
        return []
    return words


def _before(noun: Token, without: Container[int]) -> Iterator[Token]:
    for child in noun.lefts:
        if child.dep_ in BEFORE and not labels.preposition(child):
            yield from _whole(child, without)


def _behind(noun: Token, without: Container[int], is_long: bool, depth: int) -> Iterator[Token]:
    for child in noun.rights:
        if child.dep_ in NAMES:
            yield from _whole(child, without)
        elif is_long and labels.relation(child) == "nmod" and labels.preposition(child) and child.i not in without:
            yield from (case for case in child.lefts if labels.relation(case) == "case")
            yield from words(child, without, is_long, depth + 1)


def words(noun: Token, without: Container[int] = NOTHING, is_long: bool = True, depth: int = 0) -> Iterator[Token]:
    """Yield the words of a noun phrase in their order, but for its determiners, possessors and the tokens in ``without``.

    With ``is_long`` prepositional phrases belong to it: "tax on imported vehicles".
    """
    yield from _before(noun, without)
    yield noun
    if depth < DEEPEST:
        yield from _behind(noun, without, is_long, depth)


def text(noun: Token, without: Container[int] = NOTHING, is_long: bool = True) -> str:
    """Return the words of a noun phrase (:func:`words`) as the article writes them, joined over what is left out."""
    found = list(words(noun, without, is_long))
    gaps = (
        token.whitespace_ or ("" if after.i == token.i + 1 else " ")
        for token, after in zip(found, found[1:], strict=False)
    )
    return "".join(part for token, gap in zip(found, [*gaps, ""], strict=True) for part in (token.text, gap))
