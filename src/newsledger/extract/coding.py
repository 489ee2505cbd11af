"""Coding: which words of an article name a PLOVER event, of which type and mode.

Source of the edge rules: PLOVER manual 2.0, "Events".
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span, Token

from newsledger import plover
from newsledger.extract import complements, frames, senses, triggers
from newsledger.extract.candidates import Candidate, Evidence, chosen
from newsledger.extract.coded import Coded
from newsledger.extract.complements import Reading
from newsledger.extract.patterns import context, tokens_of

# Patterns have each part of "cyber-attack" as a word; pipelines keep some of these whole, and others not.
_HYPHEN: Final = re.compile(r"[^\W\d_]-[^\W\d_]")


class Word(NamedTuple):
    """A token, or a part of one at its hyphens: lower-case text, and where it stands (half-open, in characters)."""

    text: str
    start: int
    end: int
    token: Token


def _words(token: Token) -> Iterator[Word]:
    """Yield the words of a token: its parts where letters stand on both sides of a hyphen, else itself."""
    start = token.idx
    for part in tokens_of(token.text) if _HYPHEN.search(token.text) else [token.text]:
        yield Word(part.lower().replace("’", "'"), start, start + len(part), token)
        start += len(part)


def coded(doc: Doc) -> Iterator[Coded]:
    """Yield the events that the words of ``doc`` name, in text order; their words do not overlap.

    Sentences come from ``doc.sents``; tags, parse, roles and triggers of the language model are used where the doc has them.
    """
    for events, _ in sentence_events(doc):
        yield from events


def sentence_events(doc: Doc) -> Iterator[tuple[list[Coded], list[Token]]]:
    """Yield for each sentence its events, and the words of its statements: speech that names no event, CAMEO 01 and 02."""
    words: list[Word] = []
    ends = []
    for sent in doc.sents:
        words += [word for token in sent for word in _words(token)]
        ends.append(len(words))
    texts = [word.text for word in words]
    tags = [word.token.pos_ for word in words] if doc.has_annotation("POS") else None
    vocabulary = frozenset(texts)
    for index, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        passage = triggers.Passage(texts, tags, start, end, vocabulary)
        said = complements.read(chosen(candidates(passage, words)), texts, start)
        yield [_coded(doc, words, index, reading) for reading in said.events], said.statements


def candidates(passage: triggers.Passage, words: Sequence[Word]) -> list[Candidate]:
    """Return all that may name an event in a sentence, ``words[passage.start : passage.end]``."""
    found = [_of_pattern(match, words) for match in triggers.matches_in(triggers.load(), passage)]
    rows = senses.load()
    hits = [at for at in range(passage.start, passage.end) if words[at].text in rows]
    if not hits:
        return found
    places: dict[int, int] = {}
    for at in range(passage.start, passage.end):
        places.setdefault(words[at].token.i, at)
    owners = [word.token for word in words]
    has_parse = words[passage.start].token.doc.has_annotation("DEP")
    for at in hits:
        token = words[at].token
        slots = frames.slots(token) if has_parse else {}
        site = senses.Site(token, at, passage, places, owners, slots, has_parse)
        found += senses.candidates(rows[words[at].text], site)
    return found


def _of_pattern(match: triggers.Match, words: Sequence[Word]) -> Candidate:
    trigger = match.trigger
    doc = words[match.start].token.doc
    span = doc[words[match.start].token.i : words[match.end - 1].token.i + 1]
    return Candidate(
        event_type=trigger.event_type, mode=trigger.mode, cameo_code=None, name=trigger.name, pos=trigger.pos,
        start=match.start, end=match.end, own=range(match.start, match.end),
        tokens=range(span.start, span.end), head=_head(span), weight=match.own, asked=len(trigger.conditions),
        order=trigger.order, evidence=Evidence.PHRASE, looseness=0 if match.has_object else 2,
    )  # fmt: skip


def _head(span: Span) -> Token:
    """Return the word that governs the others, or the noun that it carries where it is a light verb."""
    root = span.root
    if root.pos_ in ("VERB", "AUX") and root.lower_ in context("light"):
        return next((child for child in root.children if child.dep_ in ("obj", "nsubj:pass") and child in span), root)
    return root


def _coded(doc: Doc, words: Sequence[Word], sentence_index: int, reading: Reading) -> Coded:
    one = reading.candidate
    first, last = words[one.start], words[one.end - 1]
    return Coded(
        sentence_index=sentence_index,
        start_char=first.start,
        end_char=last.end,
        words=doc[first.token.i : last.token.i + 1],
        head=one.head,
        event_type=reading.event_type,
        mode=reading.mode,
        cameo_code=reading.cameo_code or plover.cameo(reading.event_type, reading.mode),
        rule=reading.rule,
        content=reading.content,
    )
