"""Attributions within one another: which are parts of others, which go on with the speaker of the one before."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from newsledger.extract.quoting.draft import Draft
from newsledger.extract.quoting.quotations import Quotation
from newsledger.extract.quoting.reporting import TELLING
from newsledger.extract.quoting.source_types import is_named
from newsledger.extract.quoting.sources import source_span
from newsledger.extract.quoting.spans import trimmed
from newsledger.nlp import labels

CITING: Final = frozenset({"cite", "quote"})
CONTRASTS: Final = frozenset({"while", "though", "although", "whereas"})
PEOPLE: Final = frozenset({"him", "her", "them"})
FIRST_PERSON: Final = frozenset({"i", "we", "me", "us", "my", "our"})


def untangled(doc: Doc, found: list[Draft], quotes: Sequence[Quotation]) -> list[Draft]:
    """Return the attributions that stand: each content ends where its speaker goes on to say another thing.

    Left out are words that are a part of the next one's cue ("*seemed* to say"); and, inside a content or in quotation marks,
    what is not said in so many words, and the speaker's own "I believe".
    """
    joined = {index for draft in found if draft.contents for index in draft.cue if index != draft.token.i}
    found = [draft for draft in found if draft.token.i not in joined]
    heads = {head: draft for draft in found for head in draft.clauses}
    by_cue = {draft.token.i: draft for draft in found}
    found.sort(key=lambda draft: draft.token.i)
    places = [draft.token.i for draft in found]
    for draft in found:
        if draft.is_phrase and draft.contents:
            near = found[bisect_left(places, draft.contents[0][0]) : bisect_left(places, draft.token.i)]
            _keep_out(doc, draft, near)
    for draft in found:
        outer = _going_on(draft.token, heads)
        if outer is not None:
            _split(doc, outer, draft)
            draft.source, draft.head = outer.source, outer.head
        elif (contrasted := _contrasted(draft.token, heads)) is not None:
            _split(doc, contrasted, draft)
        if draft.asserts and draft.token.dep_ == "acl:relcl" and _behind_comma(draft.token):
            start = bisect_left(places, draft.token.sent.start)
            for stance in found[start : bisect_left(places, draft.token.i)]:
                if not stance.asserts:
                    _split(doc, stance, draft)
        _cite(draft, outer or by_cue.get(draft.token.head.i))
    return _without_nested(found, quotes)


def quoted_by(found: list[Draft]) -> Iterator[Draft]:
    """Yield an attribution to who is quoted in another's cue: "The daily quoted *an envoy* as saying that"."""
    for draft in found:
        above = draft.token.head
        cited = next(iter(labels.objects(above)), None) if above.lemma_ in CITING and above.i in draft.cue else None
        if cited is not None and draft.contents and _is_person(cited):
            source = source_span(cited, draft.token)
            yield replace(draft, contents=list(draft.contents), source=source, head=cited, via=draft)


def _is_person(noun: Token) -> bool:
    return is_named(noun) or noun.lower_ in PEOPLE


def _going_on(token: Token, heads: dict[int, Draft]) -> Draft | None:
    """Return the attribution whose speaker goes on with this cue, though the parse has it inside the content.

    "said that the road was closed, *warning* that", "said it had left and *called* the talks a success": a participle behind a
    comma, or a verb joined to that of the content but in the cue's tense.
    """
    above = token.head
    for _ in range(labels.DEEPEST):
        if above.i in heads or above.dep_ not in ("xcomp", "ccomp", "advcl", "conj") or token.dep_ == "conj":
            break
        above = above.head
    outer = heads.get(above.i)
    if outer is None or outer.token.i >= token.i or labels.children(token, "nsubj", "mark"):
        return None
    if token.dep_ == "advcl" and token.tag_ == "VBG":
        return outer if token.doc[token.left_edge.i].text == "," or token.nbor(-1).text == "," else None
    is_of_cue = token.tag_ == outer.token.tag_ != "VB" and token.head.tag_ != token.tag_
    return outer if token.dep_ == "conj" and is_of_cue else None


def _contrasted(token: Token, heads: dict[int, Draft]) -> Draft | None:
    """Return the attribution whose content ends where another speaker follows it behind a comma.

    ", *while* activists reported", or joined in the tense of the cue: "said it had left, and the mayor *denied* that".
    """
    outer = heads.get(token.head.i)
    is_joined = outer is not None and token.dep_ == "conj" and token.tag_ == outer.token.tag_
    is_set_against = is_joined or (token.dep_ == "advcl" and labels.marker(token) in CONTRASTS)
    is_set_against = is_set_against and bool(labels.children(token, "nsubj"))
    is_apart = is_set_against and _behind_comma(token)
    return outer if outer is not None and is_apart and outer.token.i < token.i else None


def _behind_comma(token: Token) -> bool:
    """Whether a comma comes before the clause of a verb."""
    edge = token.left_edge
    return edge.text == "," or (edge.i > 0 and edge.nbor(-1).text == ",")


def _split(doc: Doc, outer: Draft, draft: Draft) -> None:
    """End the content of ``outer`` before the clause of ``draft``."""
    cut = min([draft.token.left_edge.i, *draft.cue])
    kept = [trimmed(doc, start, min(end, cut)) for start, end in outer.contents if start < cut]
    outer.contents = [(start, end) for start, end in kept if start < end] or outer.contents


def _keep_out(doc: Doc, phrase: Draft, found: list[Draft]) -> None:
    """Take a phrase that closes or opens the sentence out of the contents in it: it speaks of all of them."""
    after = phrase.source.end if phrase.source is not None else phrase.cue[-1] + 1
    for draft in found:
        pieces = [
            trimmed(doc, *piece)
            for start, end in draft.contents
            for piece in ([(start, phrase.cue[0]), (after, end)] if start <= phrase.cue[0] < end else [(start, end)])
        ]
        draft.contents = [(start, end) for start, end in pieces if start < end]


def _cite(draft: Draft, outer: Draft | None) -> None:
    """Make who is cited the source of what is said: "state TV, citing *police*, said"; what is cited stays content."""
    cited = next(iter(labels.objects(draft.token)), None)
    if outer is None or cited is None or draft.token.lemma_ not in CITING or not _is_person(cited):
        return
    source = source_span(cited, draft.token)
    contents = [
        (start, min(end, draft.token.i)) if start < draft.token.i else (start, end) for start, end in outer.contents
    ]
    draft.contents, draft.source, draft.head, draft.via, draft.asserts = contents, source, cited, outer, True


def _without_nested(found: list[Draft], quotes: Sequence[Quotation]) -> list[Draft]:
    quoted = {index for quote in quotes for index in range(quote.span.start, quote.span.end)}
    inside, named, kept = set[int](), set[int](), list[Draft]()
    for draft in sorted(found, key=_length, reverse=True):
        is_outer = draft.token.i not in inside and draft.token.i not in quoted
        if is_outer or (_is_said(draft) and not _is_own(draft, quoted)):
            kept.append(draft)
            inside.update(index for start, end in draft.contents for index in range(start, end))
            if draft.source is not None and draft.via is None:
                named.update(range(draft.source.start, draft.source.end))
    told = [draft for draft in kept if draft.token.i not in named or draft.token.lemma_ in CITING]
    return sorted(told, key=lambda draft: draft.token.i)


def _is_said(draft: Draft) -> bool:
    return draft.kind in TELLING and draft.asserts and bool(draft.contents)


def _length(draft: Draft) -> int:
    start, end = draft.extent
    return end - start


def _is_own(draft: Draft, quoted: set[int]) -> bool:
    """Whether a quoted speaker speaks of his own saying or thinking: who is quoted says it."""
    return draft.token.i in quoted and draft.head is not None and draft.head.lower_ in FIRST_PERSON
