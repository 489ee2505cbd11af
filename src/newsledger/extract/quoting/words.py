"""The words of a cue: its verb or noun with what belongs to it, read off the parse around it."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.quoting.cues import Cue, it_of
from newsledger.extract.quoting.reporting import CLAUSE, INFINITIVE, IT, reporting_words
from newsledger.nlp import labels

# What stands before a cue and belongs to it: "*has also* said", "*is* confident", "*repeated* claims".
BEFORE: Final = frozenset({"aux", "aux:pass", "advmod", "cop"})
BEFORE_NOUN: Final = frozenset({"det", "amod", "compound"})
# How many words lie between a verb and the word that is one cue with it, at most: "made a last desperate plea".
LONGEST_CUE: Final = 7


def cue_tokens(cue: Cue) -> list[int]:
    """Return the words of a cue as token indices in text order.

    With it go its auxiliaries, adverbs, particles, "to", the preposition of its content, and what governs it ("*went on to*
    say", "*made a* plea for").
    """
    token, doc = cue.token, cue.token.doc
    first, top = governing(cue)
    kinds = BEFORE_NOUN | BEFORE if is_noun(top) else BEFORE
    own = {child.i for child in top.lefts if child.dep_ in kinds and child.tag_ != "WRB"}
    start = top.i
    while start - 1 in own:
        start -= 1
    if start and doc[start - 1].dep_ == "mark" and doc[start - 1].lower_ == "to":
        start -= 1
    behind = [child.i for child in token.rights if child.dep_ == "compound:prt"]
    behind += [it.i] if IT in cue.word.frames and (it := it_of(token)) is not None else []
    behind += [*_after(token), *_prepositions(cue), *_statement(token)]
    return sorted({*range(min(start, first), token.i + 1), *behind})


def _statement(token: Token) -> list[int]:
    """Return the words of "in a statement" behind a verb: how it is said, no part of what is said."""
    noun = next((child for child in token.rights if child.lower_ == "statement" and child.dep_ == "obl"), None)
    if noun is None or labels.preposition(noun) != "in":
        return []
    return [*range(noun.left_edge.i, noun.i + 1)]


def is_noun(token: Token) -> bool:
    """Whether a word is a noun or a name."""
    return token.pos_ in ("NOUN", "PROPN")


def governing(cue: Cue) -> tuple[int, Token]:
    """Return where the words of a cue begin, and the word that governs it: itself, or a verb that says less.

    That is the verb of an infinitive ("*continued* to insist") unless what it says is a content itself ("*promised* to ask"),
    and the verb of a noun that has content ("*made* a plea for").
    """
    top = token = cue.token
    while 0 < token.i - top.head.i < LONGEST_CUE and _is_governed(top):
        top = top.head
    is_object = is_noun(token) and token.dep_ == "obj" and bool(cue.parts) and token.head.pos_ == "VERB"
    if is_object and 0 < token.i - token.head.i < LONGEST_CUE and _joins(token.head):
        top = token.head
    return top.i, top


def _is_governed(token: Token) -> bool:
    """Whether a verb is one cue with the verb above it: "continued *to insist*", "went on *to say*", "quoted *as saying*"."""
    if token.dep_ == "xcomp":
        return _joins(token.head)
    if token.tag_ == "VBG" and labels.marker(token) == "as":
        return (token.head.lemma_.lower(), "verb") in reporting_words() and _joins(token.head)
    particle = any(
        child.dep_ in ("compound:prt", "advmod") and child.i == token.head.i + 1 for child in token.head.children
    )
    return token.dep_ == "advcl" and particle and labels.marker(token) == "to" and _joins(token.head)


def _joins(verb: Token) -> bool:
    """Whether a verb is one cue with the word below it: it is no reporting word, or one that is marked so."""
    word = reporting_words().get((verb.lemma_.lower(), "verb"))
    return verb.pos_ in ("VERB", "ADJ") and (word is None or "joins" in word.frames)


def _after(token: Token) -> list[int]:
    doc, after = token.doc, token.i + 1
    if after >= len(doc):
        return []
    follows = doc[after]
    if follows.text == ":" or (follows.dep_ == "advmod" and follows.head.i == token.i):
        return [after]
    return []


def _prepositions(cue: Cue) -> list[int]:
    """Return the prepositions that lead to the content, where no object comes before them."""
    if not cue.parts or cue.parts[0].shape not in cue.word.frames:
        return []
    head = cue.parts[0].head
    if labels.relation(head) not in ("obl", "nmod", "advcl", "acl") or head.i < cue.token.i:
        return []
    if cue.parts[0].shape == CLAUSE:
        return []
    if cue.parts[0].shape == INFINITIVE:
        # "called *for* talks to begin": the parse may make "for" a mark of the clause.
        return [c.i for c in head.children if c.dep_ == "mark" and c.lower_ == "for" and "for" in cue.word.frames]
    marks = [child for child in head.children if child.dep_ in ("case", "mark") and child.i < head.i]
    return [word.i for mark in marks for word in (mark, *(c for c in mark.children if c.dep_ == "fixed"))]
