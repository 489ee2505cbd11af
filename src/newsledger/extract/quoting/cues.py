"""Cues: the words that say that somebody says, thinks or wants something, and which of their dependents hold the content.

What a word may take for content is in ``reporting_words.csv``; that it does is read off the parse.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from newsledger.extract.quoting.reporting import (
    AS,
    CLAUSE,
    HEARER,
    INFINITIVE,
    IT,
    LOOSE,
    NO_PHRASES,
    OBJECT,
    SAYING,
    SEEMING,
    SMALL,
    SPEECH,
    SUBJECT,
    TELLING,
    Reporting,
)
from newsledger.extract.quoting.source_types import is_named
from newsledger.nlp import labels

CLOSING_MARKS: Final = frozenset({"”", '"', "''", "’"})
COMMAS: Final = frozenset({",", "”", '"', "''", "’"})
# How many words behind a verb "that" may stand and open what is said.
NEAR: Final = 8


@dataclass(frozen=True, slots=True)
class Part:
    """One dependent of a cue: its head word, and its shape, a frame of the lexicon or a preposition."""

    shape: str
    head: Token


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports, with the dependents that hold its content, in text order; none where quotes alone may.

    ``parent`` is a word above it whose phrase is the content: "the plan that he *rejected*", "Rebels fled, police *said*".
    """

    token: Token
    word: Reporting
    parts: tuple[Part, ...]
    is_passive: bool
    parent: Token | None = None


def cue(token: Token, word: Reporting) -> Cue:
    """Return a reporting word with what it reports."""
    is_passive = token.pos_ in ("VERB", "AUX") and labels.is_passive(token)
    if IT in word.frames and it_of(token) is not None:
        word = SAYING
    speaker = inverted(token, word)
    parts = [part for part in _parts(token) if part.head != speaker]
    if is_relative(token):
        parts = [part for part in parts if part.head.i > token.i]
    chosen = _passive(parts, word) if is_passive else _active(parts, word)
    if not chosen and word.kind in TELLING and CLAUSE in word.frames:
        chosen = _that(token)
    if not chosen and CLAUSE in word.frames and (told := _told_of(token)) is not None:
        chosen = [Part(CLAUSE, told)]
    if token.dep_ == "parataxis" and all(part.head.i < token.i for part in chosen):
        # Set behind the sentence, it speaks of all of it, though the parse gives it only the clause beside it.
        chosen = []
    parent = None if chosen else _parent(token, word, is_passive)
    return Cue(token, word, tuple(sorted(chosen, key=lambda part: part.head.i)), is_passive, parent)


def it_of(token: Token) -> Token | None:
    """Return the "it" that a verb has for its object."""
    return next((noun for noun in labels.objects(token) if noun.lower_ == "it"), None)


def is_relative(token: Token) -> bool:
    """Whether a verb has a relative pronoun for its subject, so that what it says follows: "the envoy, who *said* that"."""
    return token.dep_ == "acl:relcl" and any(child.tag_ in ("WP", "WDT") for child in labels.subjects(token))


def _told_of(token: Token) -> Token | None:
    """Return the relative clause that a verb is set into, which the parse has beside it: "who police *say* fled"."""
    if token.dep_ != "acl:relcl" or not labels.subjects(token):
        return None
    beside = (child for child in token.head.rights if child.dep_ == "acl:relcl" and child.i > token.i)
    return next((clause for clause in beside if clause.left_edge.i < token.left_edge.i), None)


def inverted(token: Token, word: Reporting) -> Token | None:
    """Return what the parse has for an object and is who speaks, behind a quotation or clause: '"Stop," wrote one *man*'."""
    if token.i == 0 or CLAUSE not in word.frames or token.tag_ == "VBG":
        return None
    before = token.doc[token.i - 1].text
    if before not in COMMAS or labels.subjects(token):
        return None
    behind = (noun for noun in labels.objects(token) if noun.i > token.i)
    return next((noun for noun in behind if before in CLOSING_MARKS or (word.kind == SPEECH and is_named(noun))), None)


def _parts(token: Token) -> Iterator[Part]:
    """Yield the dependents of a word that may hold content, each with its shape."""
    for child in token.children:
        relation = child.dep_.partition(":")[0]
        if relation in ("ccomp", "csubj"):
            yield Part(INFINITIVE if labels.is_infinitive(child) else CLAUSE, child)
        elif relation == "xcomp":
            yield Part(INFINITIVE if labels.is_infinitive(child) else SMALL, child)
        elif relation in ("obj", "iobj"):
            yield Part(OBJECT if relation == "obj" else HEARER, child)
        elif child.dep_ == "nsubj:pass":
            yield Part(SUBJECT, child)
        elif relation in ("obl", "nmod") and child.dep_ not in ("obl:agent", "nmod:poss"):
            if child.i > token.i:
                yield Part(labels.preposition(child), child)
        elif relation in ("advcl", "acl") and child.dep_ != "acl:relcl":
            if child.i > token.i:
                yield _clause(child)
        elif _is_loose(child, relation, token):
            yield Part(LOOSE, child)


def _is_loose(child: Token, relation: str, token: Token) -> bool:
    is_beside = relation == "dep" or (relation == "parataxis" and child.i > token.i)
    return is_beside and child.pos_ in ("VERB", "AUX") and not labels.children(child, "mark")


def _clause(clause: Token) -> Part:
    mark = labels.marker(clause)
    shape = INFINITIVE if mark.endswith("to") else CLAUSE if mark in ("that", "whether") else mark
    return Part(shape or (LOOSE if clause.tag_ != "VBG" else shape), clause)


def _active(parts: list[Part], word: Reporting) -> list[Part]:
    """Choose what holds the content of a verb in the active, a noun or an adjective."""
    by_shape = _by_shape(parts)
    objects = [] if HEARER in word.frames else by_shape.get(OBJECT, [])
    if not objects and AS in word.needed and SMALL in by_shape:
        # "called *them* thieves": the parse may make an indirect object of it.
        objects = by_shape.get(HEARER, by_shape[SMALL])
    if SEEMING in word.frames and (complement := by_shape.get(INFINITIVE) or by_shape.get(SMALL)):
        return [*(Part(SUBJECT, subject) for subject in labels.subjects(complement[0].head.head)), *complement]
    if "raising" in word.frames and objects and (complement := by_shape.get(INFINITIVE) or by_shape.get(SMALL)):
        return [*objects, *complement]
    if CLAUSE in word.frames and CLAUSE in by_shape:
        return [*objects, *by_shape[CLAUSE]]
    if INFINITIVE in word.frames and INFINITIVE in by_shape:
        asked = objects or _asked(parts, word) or ([] if HEARER in word.frames else by_shape.get(HEARER, []))
        return [*asked, *by_shape[INFINITIVE]]
    named = _needed(word, by_shape) or (
        AS in word.needed and (len(objects) > 1 or by_shape.keys() & {SMALL, HEARER} or _is_renamed(objects))
    )
    if objects and (OBJECT in word.frames or named):
        hearers = by_shape.get(HEARER, []) if named else []
        beside = [part for part in parts if part.shape in word.beside or part.shape in (SMALL, AS)]
        return [*hearers, *objects, *beside]
    if phrases := _phrases(parts, word):
        return [phrases[0], *by_shape.get(INFINITIVE, [])]
    if CLAUSE in word.frames and SMALL in by_shape:
        # "The poll showed *Berg leading*", "denied *burning the papers*".
        return [*by_shape.get(HEARER, []), *objects, *by_shape[SMALL]]
    return by_shape.get(LOOSE, by_shape.get("if", [])) if CLAUSE in word.frames else []


def _passive(parts: list[Part], word: Reporting) -> list[Part]:
    """Choose what holds the content of a passive: what its subject heard, what is said of its subject, or the subject."""
    by_shape = _by_shape(parts)
    complement = next((by_shape[shape] for shape in (CLAUSE, INFINITIVE, SMALL) if shape in by_shape), [])
    if HEARER in word.frames or (complement and complement[0].shape == CLAUSE):
        return complement or _phrases(parts, word)
    subjects = by_shape.get(SUBJECT, [])
    if complement and "raising" in word.frames:
        return [*subjects, *complement]
    if subjects and (OBJECT in word.frames or _needed(word, by_shape) or (AS in word.needed and SMALL in by_shape)):
        return [*subjects, *(part for part in parts if part.shape in word.beside or part.shape in (SMALL, AS))]
    return complement or _phrases(parts, word)


def _phrases(parts: list[Part], word: Reporting) -> list[Part]:
    """Return the phrases whose preposition the word takes."""
    return [part for part in parts if part.shape in word.frames and part.shape not in NO_PHRASES]


def _is_renamed(objects: list[Part]) -> bool:
    """Whether the parse set what an object is called beside it: "called the plan *a gift*"."""
    subtree = (token for part in objects for token in part.head.subtree)
    return any(token.dep_ == "appos" and token.doc[token.left_edge.i - 1].text != "," for token in subtree)


def _needed(word: Reporting, by_shape: dict[str, list[Part]]) -> bool:
    """Whether a phrase is there that the word needs beside its object; "at" leads to a number ("put the toll *at 45*")."""
    return any(
        shape != "at" or any(token.like_num for token in part.head.subtree)
        for shape in word.needed
        for part in by_shape.get(shape, ())
    )


def _asked(parts: list[Part], word: Reporting) -> list[Part]:
    """Return who is to do what an infinitive says, in the phrase before it: "called *for the army* to leave"."""
    phrases = (part for part in parts if part.shape in word.frames and part.head.dep_.startswith(("obl", "nmod")))
    return list(phrases)[:1]


def _that(token: Token) -> list[Part]:
    """Return the clause that "that" opens soon behind a verb, whatever the parse makes of it: "told a crowd Monday that"."""
    for word in token.doc[token.i + 1 : min(token.i + 1 + NEAR, token.sent.end)]:
        if word.lower_ == "that" and word.head.i > word.i and _opens_content(word, token):
            return [Part(CLAUSE, word.head)]
    return []


def _opens_content(that: Token, token: Token) -> bool:
    """Whether "that" opens what a verb before it says: no other verb between has it, or the parse took it for a relative.

    "said in an interview *that* the dam would hold": said of the interview, by its form.
    """
    clause = that.head
    if that.dep_ == "mark":
        return not token.i < clause.head.i < that.i or clause.head.pos_ != "VERB"
    above = clause.head
    return clause.dep_ == "acl:relcl" and above.head.i == token.i and labels.relation(above) == "obl"


def _by_shape(parts: list[Part]) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    for part in parts:
        found.setdefault(part.shape, []).append(part)
    return found


def _parent(token: Token, word: Reporting, is_passive: bool) -> Token | None:
    """Return the word above a cue whose phrase is its content, where there is one."""
    relation = token.dep_.partition(":")[0]
    is_aside = relation == "advcl" and labels.marker(token) == "as" and word.kind == SPEECH
    is_beside = relation in ("parataxis", "dep") and token.doc[token.left_edge.i - 1].text != ";"
    if CLAUSE in word.frames and (is_aside or (is_beside and (relation == "parataxis" or labels.subjects(token)))):
        return token.head
    if word.kind in TELLING and CLAUSE in word.frames and not is_relative(token) and _closes_sentence(token):
        return token.sent.root
    if token.dep_ == "acl:relcl" and (OBJECT in word.frames or CLAUSE in word.frames):
        return token.head if is_passive or labels.subjects(token) else None
    if relation == "acl" and is_passive and OBJECT in word.frames and labels.agents(token):
        return token.head
    return None


def _closes_sentence(token: Token) -> bool:
    """Whether a verb with its subject is set behind a sentence by a comma: "Talks had failed, the envoy *said* Monday."."""
    start, doc = token.left_edge.i, token.doc
    if token.pos_ != "VERB" or token.head.i >= token.i or start == 0 or doc[start - 1].text not in COMMAS:
        return False
    is_under = token.dep_ == "advcl" and labels.marker(token) != "as"
    return bool(labels.subjects(token)) and not is_under and not any(child.pos_ == "VERB" for child in token.rights)
