"""Coding: which words of an article name a PLOVER event, of which type and mode.

Source of the edge rules: PLOVER manual 2.0, "Events".
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from newsledger import plover
from newsledger.extract.coded import Coded
from newsledger.extract.wording import complements, senses, triggers
from newsledger.extract.wording.candidates import Candidate, Evidence, chosen
from newsledger.extract.wording.complements import Reading
from newsledger.extract.wording.evidence import confidence
from newsledger.extract.wording.patterns import context
from newsledger.extract.wording.words import Words


def coded(doc: Doc) -> Iterator[Coded]:
    """Yield the events that the words of ``doc`` name, in text order; their words do not overlap.

    Sentences come from ``doc.sents``; tags, parse, roles and triggers of the language model are used where the doc has them.
    """
    for events, _ in sentence_events(doc):
        yield from events


def sentence_events(doc: Doc) -> Iterator[tuple[list[Coded], list[Token]]]:
    """Yield for each sentence its events, and the words of its statements: speech that names no event, CAMEO 01 and 02."""
    words = Words(doc)
    vocabulary, tags, has_parse = frozenset(words.texts), words.tags, doc.has_annotation("DEP")
    for index, (start, end) in enumerate(zip([0, *words.ends], words.ends, strict=False)):
        passage = triggers.Passage(words.texts, tags, start, end, vocabulary)
        found = candidates(passage, words, has_parse=has_parse)
        said = complements.read(chosen(found), words.texts, start) if found else complements.Said([], [])
        yield [_coded(words, index, reading) for reading in said.events], said.statements


def candidates(passage: triggers.Passage, words: Words, *, has_parse: bool) -> list[Candidate]:
    """Return all that may name an event in a sentence, ``words.texts[passage.start : passage.end]``."""
    found = [_of_pattern(match, words) for match in triggers.matches_in(triggers.load(), passage)]
    rows = senses.load()
    for at in range(passage.start, passage.end):
        if (of_word := rows.get(words.texts[at])) is not None:
            token = words.token(at)
            fitting = [sense for sense in of_word if senses.is_of(sense, token)]
            if fitting:
                site = senses.Site(token, at, passage, words, has_parse)
                found += senses.candidates(fitting, site)
    return found


def _of_pattern(match: triggers.Match, words: Words) -> Candidate:
    trigger = match.trigger
    own = frozenset(range(match.start, match.end))
    span = words.doc[words.owners[match.start] : words.owners[match.end - 1] + 1]
    return Candidate(
        event_type=trigger.event_type, mode=trigger.mode, cameo_code=None, name=trigger.name, pos=trigger.pos,
        start=match.start, end=match.end, own=own, keys=own,
        tokens=range(span.start, span.end), head=_head(span), weight=match.own, asked=len(trigger.conditions),
        order=trigger.order, evidence=Evidence.PHRASE, looseness=0 if match.has_object else 2,
    )  # fmt: skip


def _head(span: Span) -> Token:
    """Return the word that governs the others, or the noun that it carries where it is a light verb."""
    root = span.root
    if root.pos_ in ("VERB", "AUX") and root.lower_ in context("light"):
        return next((child for child in root.children if child.dep_ in ("obj", "nsubj:pass") and child in span), root)
    return root


def _coded(words: Words, sentence_index: int, reading: Reading) -> Coded:
    one = reading.candidate
    return Coded(
        sentence_index=sentence_index,
        start_char=words.start_char(one.start),
        end_char=words.end_char(one.end - 1),
        words=words.doc[one.tokens.start : one.tokens.stop],
        head=one.head,
        event_type=reading.event_type,
        mode=reading.mode,
        cameo_code=reading.cameo_code or plover.cameo(reading.event_type, reading.mode),
        rule=reading.rule,
        content=reading.content,
        confidence=confidence(one),
    )
