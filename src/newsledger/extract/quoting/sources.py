"""The source of an attribution: who says it, and the words that name him, read off the parse around the cue."""

from typing import Final

from spacy.tokens import Doc, Span, Token

from newsledger.extract.quoting.cues import Cue, inverted
from newsledger.extract.quoting.reporting import SUBJECT
from newsledger.extract.quoting.spans import trimmed
from newsledger.extract.quoting.words import governing, is_noun
from newsledger.nlp import labels
from newsledger.nlp.predicates import Predicate

# Tags of words before a source that are no part of it: "*where* the senator said".
OPENERS: Final = frozenset({"WRB", "CC"})
# A bracket behind a name that belongs to it, in tokens, its marks included.
LONGEST_BRACKET: Final = 6
# A town in capitals that opens a dateline, in letters at the fewest and tokens before its last word at most.
SHORTEST_PLACE: Final = 4
LONGEST_PLACE: Final = 3
DASHES: Final = frozenset({"—", "–", "--", "-"})


def source_head(cue: Cue) -> Token | None:
    """Return the head word of who says it; None where nobody is named."""
    token = cue.token
    if any(part.shape == SUBJECT for part in cue.parts) and not cue.is_passive:
        return None
    if is_noun(token):
        return _of_noun(token) or _of_verb(token, governing(cue)[1])
    if cue.is_passive or _is_reduced(token):
        return next(iter(labels.agents(token)), None)
    if speaker := inverted(token, cue.word):
        return speaker
    predicate: Predicate | None = token._.predicate
    if predicate and (found := predicate.argument("R-ARG0", "ARG0")):
        return found.head
    if token.dep_ == "acl" and token.head.i < token.i:
        return None if labels.is_infinitive(token) else token.head
    return next(iter(labels.subjects(token)), None) or labels.controller(token)


def _of_verb(noun: Token, verb: Token) -> Token | None:
    """Return who does what the verb says that governs a noun: "*he* made the claim"."""
    return next(iter(labels.subjects(verb)), None) or labels.controller(verb) if verb.i != noun.i else None


def _is_reduced(token: Token) -> bool:
    """Whether a participle is a passive without its auxiliary: "*Asked* whether he would go, the minister left"."""
    return token.dep_ == "advcl" and token.tag_ in ("VBN", "VBD") and not labels.children(token, "nsubj", "aux", "mark")


def _of_noun(noun: Token) -> Token | None:
    """Return whose a claim is: its possessor, who makes it, or whom it comes from."""
    if possessors := labels.possessors(noun):
        return possessors[0]
    predicate: Predicate | None = noun._.predicate
    found = predicate.argument("ARG0") if predicate else None
    if found is not None and noun.left_edge.i <= found.head.i <= noun.right_edge.i:
        return found.head
    return next((word for preposition, word in labels.obliques(noun) if preposition in ("by", "from", "among")), None)


def source_span(head: Token, cue: Token) -> Span:
    """Return the words of a source: the phrase of its head, without the cue, a preposition or a possessive mark."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if start <= cue.i < end:
        start, end = (start, min(cue.left_edge.i, cue.i)) if head.i < cue.i else (max(cue.right_edge.i, cue.i) + 1, end)
        if not start <= head.i < end:
            # The parse ties what is said of the source to words across the cue.
            start, end = (head.left_edge.i, cue.i) if head.i < cue.i else (cue.i + 1, head.right_edge.i + 1)
    for child in head.children:
        if child.dep_ == "case":
            start, end = (child.i + 1, end) if child.i < head.i else (start, child.i)
        elif _is_aside(child, head):
            end = min(end, child.left_edge.i - 1)
    start, end = trimmed(head.doc, _after_dateline(head, start), max(end, head.i + 1))
    while start < head.i and (head.doc[start].is_quote or head.doc[start].tag_ in OPENERS):
        start += 1
    return head.doc[start : _with_comma(head.doc, start, end)]


def _is_aside(child: Token, head: Token) -> bool:
    """Whether a participle is set behind a source by a comma: "the envoy, *speaking* to reporters, said"."""
    is_participle = child.dep_ == "acl" and child.tag_ == "VBG" and child.i > head.i
    return is_participle and head.doc[child.left_edge.i - 1].text == ","


def behind_dateline(head: Token) -> Token:
    """Return the name behind a dateline that the parse makes the head of a source: "MEROWE — Anna *Berg* said"."""
    doc, sent = head.doc, head.sent
    if not head.is_upper or len(head) < SHORTEST_PLACE or head.i - sent.start > LONGEST_PLACE:
        return head
    behind = (child for child in head.rights if child.dep_ in ("appos", "flat", "dep", "nmod", "list", "parataxis"))
    return next((child for child in behind if {doc[child.left_edge.i - 1].text, child.left_edge.text} & DASHES), head)


def _after_dateline(head: Token, start: int) -> int:
    """Return where a source begins behind a dateline that the parse puts into its phrase ("MEROWE (AP) — The governor")."""
    doc = head.doc
    dashes = (
        index for index in range(head.i - 1, start, -1) if doc[index].text in DASHES and doc[index - 1].whitespace_
    )
    return next((index + 1 for index in dashes), start)


def _with_comma(doc: Doc, start: int, end: int) -> int:
    """Return the end of a source with the bracket or comma that closes what is set into it."""
    if end < len(doc) and doc[end].text == "(":
        # "Anna Berg (Merowe)": a party or place in brackets.
        end = next((token.i for token in doc[end : end + LONGEST_BRACKET] if token.text == ")"), end)
    inside = {token.text for token in doc[start:end]}
    if end < len(doc) and doc[end].text == ")" and "(" in inside and ")" not in inside:
        end += 1
    return end + (end < len(doc) and doc[end].text == "," and "," in inside)
