"""Attributions without a reporting verb: "according to the army", "in the words of one envoy", "the ship reportedly sank"."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from newsledger import lexicon
from newsledger.extract.quoting.cues import COMMAS
from newsledger.extract.quoting.draft import Draft
from newsledger.extract.quoting.quotations import Quotation
from newsledger.extract.quoting.reporting import SPEECH
from newsledger.extract.quoting.source_types import is_source_noun
from newsledger.extract.quoting.sources import source_span
from newsledger.extract.quoting.spans import Range, trimmed, with_marks
from newsledger.nlp import labels

# How a word is within a noun phrase, whose clause is then that of the noun.
NOMINAL: Final = frozenset(
    {"nmod", "appos", "flat", "compound", "obj", "obl", "nsubj", "amod", "advmod", "nummod", "iobj"}
)


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the longest word of a phrase or adverb of ``reporting_words.csv`` -> all that have it so, as words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicon.load("reporting_words"):
        if row["pos"] in ("phrase", "adverb"):
            words = tuple(row["word"].split())
            found.setdefault(max(words, key=len), []).append(words)
    return {word: tuple(entries) for word, entries in found.items()}


@cache
def _adverbs() -> frozenset[str]:
    """Return the adverbs that attribute what they stand in to nobody named."""
    return frozenset(row["word"] for row in lexicon.load("reporting_words") if row["pos"] == "adverb")


@cache
def _hashes() -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    return np.array(sorted(get_string_id(word) for word in _phrases()), dtype=np.uint64)


def phrases(doc: Doc, quotes: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield the attributions by phrases and adverbs: the content is the clause around them."""
    for index in np.nonzero(np.isin(doc.to_array("LOWER"), _hashes()))[0].tolist():
        cue = _cue(doc, index)
        if doc[index].lower_ in _adverbs():
            yield _hedged(doc[index], quotes)
        elif cue and (noun := _noun(doc, cue[-1])) is not None and _may_speak(doc, cue, noun):
            yield _said_by(doc, cue, noun, quotes)


def _cue(doc: Doc, index: int) -> list[int]:
    """Return the words of the phrase whose longest word is this one, without spaces between; none where it is another."""
    for words in _phrases()[doc[index].lower_]:
        start = index - words.index(doc[index].lower_)
        following = [token.i for token in doc[max(0, start) : start + len(words) + 1] if not token.is_space][
            : len(words)
        ]
        if tuple(doc[at].lower_ for at in following) == words:
            return following
    return []


def _noun(doc: Doc, last: int) -> Token | None:
    """Return the noun that the last preposition of a phrase leads to, whichever way the parse has it."""
    preposition = doc[last]
    while preposition.dep_ == "fixed":
        preposition = preposition.head
    if preposition.head.i > last:
        return preposition.head
    return next(
        (child for child in preposition.children if child.i > last and child.dep_.startswith(("obl", "nmod"))), None
    )


def _may_speak(doc: Doc, cue: Sequence[int], noun: Token) -> bool:
    """Whether what a phrase leads to may be who speaks; behind a single word ("*per*"), who is named, set off by a comma."""
    if len(cue) > 1:
        return not _is_bare(noun)
    is_apart = cue[0] > doc[cue[0]].sent.start and doc[cue[0] - 1].text in COMMAS
    return is_apart and (noun.pos_ == "PROPN" or is_source_noun(noun))


def _is_bare(noun: Token) -> bool:
    """Whether a noun stands alone and names no speaker: "according to *plan*", "according to *law*"."""
    return noun.tag_ == "NN" and not is_source_noun(noun) and all(child.dep_ == "case" for child in noun.children)


def _said_by(doc: Doc, cue: list[int], noun: Token, quotes: Sequence[Quotation]) -> Draft:
    source = source_span(noun, doc[cue[0]])
    source = doc[max(source.start, cue[-1] + 1) : source.end]
    if (whole := _sentence_around(doc, cue[0], source.end)) is not None:
        contents = with_marks([piece for piece in [trimmed(doc, *whole)] if piece[0] < piece[1]], quotes)
        return Draft(doc[cue[0]], SPEECH, cue, contents, source, noun, is_phrase=True)
    above = doc[cue[0]] if cue[0] <= noun.head.i <= cue[-1] else noun
    while cue[0] <= above.head.i < source.end and above.head.i != above.i:
        above = above.head
    contents = _around(above.head, cue[0], source.end, quotes)
    return Draft(doc[cue[0]], SPEECH, cue, contents, source, noun, is_phrase=True)


def _sentence_around(doc: Doc, first: int, after: int) -> Range | None:
    """Return the rest of the sentence where a phrase opens it, or closes it behind a comma; None where it stands elsewhere."""
    sent = doc[first].sent
    if not any(token.is_alpha for token in doc[sent.start : first]):
        return after, sent.end
    is_last = not any(token.is_alpha for token in doc[after : sent.end])
    return (sent.start, first) if is_last and doc[first - 1].text in COMMAS else None


def _hedged(adverb: Token, quotes: Sequence[Quotation]) -> Draft:
    contents = _around(adverb.head, adverb.i, adverb.i + 1, quotes)
    return Draft(adverb, SPEECH, [adverb.i], contents, None, None)


def _around(head: Token, first: int, after: int, quotes: Sequence[Quotation]) -> list[Range]:
    """Return the clause of a word without the phrase from ``first`` to ``after`` in it."""
    while labels.relation(head) in NOMINAL and head.head.i != head.i:
        head = head.head
    start, end = head.left_edge.i, head.right_edge.i + 1
    pieces = [(start, first), (after, end)] if start <= first < end else [(start, end)]
    kept = [trimmed(head.doc, *piece) for piece in pieces]
    return with_marks([(start, end) for start, end in kept if start < end], quotes)
