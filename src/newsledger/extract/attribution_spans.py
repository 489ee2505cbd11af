"""The words of an attribution: those of its source, its cue and its contents, read off the parse around the cue."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Span, Token

from newsledger.extract.attribution_cues import CLAUSE, INFINITIVE, SUBJECT, Cue, Part, is_inverted, reporting_words
from newsledger.extract.quotes import Quotation, overlapping
from newsledger.nlp import labels

Range = tuple[int, int]
# What stands before a cue and belongs to it: "*has also* said", "*is* confident", "*repeated* claims".
BEFORE: Final = frozenset({"aux", "aux:pass", "advmod", "cop"})
BEFORE_NOUN: Final = frozenset({"det", "amod", "compound"})
# How many words lie between a verb and the word that is one cue with it, at most: "made a last desperate plea".
LONGEST_CUE: Final = 7
QUOTE_MARKS: Final = frozenset({'"', "“", "‘", "'", "''", "``"})
STOPS: Final = frozenset({",", ";", ":", ".", "—", "–", "--", "-", '"', "”", "''", "(", "?", "!"})
# Tags of words before a source that are no part of it: "*where* the senator said".
OPENERS: Final = frozenset({"WRB", "CC"})
# A bracket behind a name that belongs to it, in tokens, its marks included.
LONGEST_BRACKET: Final = 6
DASHES: Final = frozenset({"—", "–", "--", "-"})
_EDGES: Final = frozenset(",;:.-–—―…")


def source_head(cue: Cue) -> Token | None:
    """Return the head word of who says it; None where nobody is named."""
    token = cue.token
    if any(part.shape == SUBJECT for part in cue.parts) and not cue.is_passive:
        return None
    if _is_noun(token):
        return _of_noun(token) or _of_verb(token, governing(cue)[1])
    if cue.is_passive or _is_reduced(token):
        return next(iter(labels.agents(token)), None)
    if inverted := next((noun for noun in labels.objects(token) if is_inverted(token, noun, cue.word)), None):
        return inverted
    predicate = token._.predicate
    if predicate and (found := predicate.argument("R-ARG0", "ARG0")):
        return found.head
    if token.dep_ == "acl" and token.head.i < token.i:
        return token.head
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
    predicate = noun._.predicate
    found = predicate.argument("ARG0") if predicate else None
    if found is not None and noun.left_edge.i <= found.head.i <= noun.right_edge.i:
        return found.head
    return next((word for preposition, word in labels.obliques(noun) if preposition in ("by", "from", "among")), None)


def source_span(head: Token, cue: Token) -> Span:
    """Return the words of a source: the phrase of its head, without the cue, a preposition or a possessive mark."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if start <= cue.i < end:
        start, end = (start, min(cue.left_edge.i, cue.i)) if head.i < cue.i else (max(cue.right_edge.i, cue.i) + 1, end)
        start, end = (start, end) if start <= head.i < end else (head.i, head.i + 1)
    for child in head.children:
        if (
            child.dep_ == "acl"
            and child.tag_ == "VBG"
            and child.i > head.i
            and head.doc[child.left_edge.i - 1].text == ","
        ):
            end = min(end, child.left_edge.i - 1)
        if child.dep_ == "case":
            start, end = (child.i + 1, end) if child.i < head.i else (start, child.i)
    start, end = trimmed(head.doc, _after_dateline(head, start), max(end, head.i + 1))
    while start < head.i and (head.doc[start].is_quote or head.doc[start].tag_ in OPENERS):
        start += 1
    return head.doc[start : _with_comma(head.doc, start, end)]


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


def cue_tokens(cue: Cue) -> list[int]:
    """Return the words of a cue as token indices in text order.

    With it go its auxiliaries, adverbs, particles, "to", the preposition of its content, and what governs it ("*went on to*
    say", "*made a* plea for").
    """
    token, doc = cue.token, cue.token.doc
    first, top = governing(cue)
    kinds = BEFORE_NOUN | BEFORE if _is_noun(top) else BEFORE
    own = {child.i for child in top.children if child.dep_ in kinds and child.tag_ != "WRB"}
    start = top.i
    while start - 1 in own:
        start -= 1
    if start and doc[start - 1].dep_ == "mark" and doc[start - 1].lower_ == "to":
        start -= 1
    particles = [child.i for child in token.children if child.dep_ == "compound:prt"]
    behind = [*particles, *_after(token), *_prepositions(cue), *_statement(token)]
    return sorted({*range(min(start, first), token.i + 1), *behind})


def _statement(token: Token) -> list[int]:
    """Return the words of "in a statement" behind a verb: how it is said, no part of what is said."""
    noun = next((child for child in token.children if child.lower_ == "statement" and child.dep_ == "obl"), None)
    if noun is None or noun.i < token.i or labels.preposition(noun) != "in":
        return []
    return [*range(noun.left_edge.i, noun.i + 1)]


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def governing(cue: Cue) -> tuple[int, Token]:
    """Return where the words of a cue begin, and the word that governs it: itself, or a verb that says less.

    That is the verb of an infinitive ("*continued* to insist") unless what it says is a content itself ("*promised* to ask"),
    and the verb of a noun that has content ("*made* a plea for").
    """
    top = token = cue.token
    while 0 < token.i - top.head.i < LONGEST_CUE and _is_governed(top):
        top = top.head
    is_object = _is_noun(token) and token.dep_ == "obj" and bool(cue.parts) and token.head.pos_ == "VERB"
    if is_object and 0 < token.i - token.head.i < LONGEST_CUE and _joins(token.head):
        top = token.head
    return top.i, top


def _is_governed(token: Token) -> bool:
    """Whether a verb is one cue with the verb above it: "continued *to insist*", "went on *to say*", "quoted *as saying*"."""
    if token.dep_ == "xcomp":
        return _joins(token.head)
    if token.tag_ == "VBG" and labels.marker(token) == "as":
        return _joins(token.head)
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


def content_ranges(cue: Cue, own: Sequence[int]) -> list[Range]:
    """Return the words of the content as half-open ranges of tokens in text order, without those of cue and source."""
    doc = cue.token.doc
    found = [_of_part(part) for part in cue.parts]
    if cue.parts and cue.parts[-1].shape == CLAUSE and cue.parts[-1].head.i > cue.token.i:
        found[-1] = found[-1][0], _run_on(cue, found[-1][1])
    if cue.parent is not None:
        found = [_of_parent(cue.parent, cue.token)]
    heads = [cue.parent.i] if cue.parent is not None else [part.head.i for part in cue.parts]
    ranges = [piece for start, end in found for piece in _without(start, end, own, heads, doc)]
    return _joined(doc, [trimmed(doc, start, end) for start, end in ranges])


def _of_part(part: Part) -> Range:
    return part.head.left_edge.i, part.head.right_edge.i + 1


def _run_on(cue: Cue, end: int) -> int:
    """Return the end of a clause behind a cue with what runs on from it without a comma: that is rarely the cue's."""
    last = cue.token.right_edge.i + 1
    doc = cue.token.doc
    for index in range(end, last):
        if doc[index].text in STOPS:
            return index
    return max(end, last)


def _of_parent(parent: Token, token: Token) -> Range:
    """Return the words of a clause that a cue is set into, or of the noun before a relative clause."""
    if token.dep_.startswith("acl"):
        return parent.left_edge.i, max(parent.i + 1, token.left_edge.i)
    return parent.left_edge.i, parent.right_edge.i + 1


def _without(start: int, end: int, own: Sequence[int], heads: Sequence[int], doc: Doc) -> Iterator[Range]:
    """Yield what is left of a range without the words from the first to the last of ``own`` in it.

    What follows them is content where the head of the content is there ("Rebels, police said, *fled*") or a quotation goes
    on; else it is said of the speaker ("... , said the general, who had seen it").
    """
    inside = [index for index in own if start <= index < end]
    if not inside:
        yield start, end
        return
    first, after = min(inside), max(inside) + 1
    yield start, first
    opening = next((token.text for token in doc[after:end] if token.text not in _EDGES and not token.is_space), "")
    if any(after <= head < end for head in heads) or opening in QUOTE_MARKS:
        yield after, end


def trimmed(doc: Doc, start: int, end: int) -> Range:
    """Return a range without punctuation at its edges; quotation marks and brackets stay."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGES):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGES):
        end -= 1
    return start, end


def _joined(doc: Doc, ranges: Iterable[Range]) -> list[Range]:
    """Return the ranges in order, those that touch joined, without empty ones."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def with_marks(ranges: Iterable[Range], quotes: Sequence[Quotation]) -> list[Range]:
    """Return the ranges, each with the marks of the quotations that its first or last words stand in."""
    return [_with_marks(start, end, quotes) for start, end in ranges]


def _with_marks(start: int, end: int, quotes: Sequence[Quotation]) -> Range:
    first, last = start, end
    for quote in overlapping(quotes, start, end):
        opening = quote.span.start
        is_introduced = start < opening <= start + LONGEST_CUE and opening and quote.span.doc[opening - 1].text == ":"
        if start - 1 <= opening < start or is_introduced:
            first = opening
        if quote.span.end > end and all(token.is_punct for token in quote.span.doc[end : quote.span.end]):
            last = quote.span.end
    return first, last
