"""Joined sources: the speakers that the words of one source name: "the army and the rebels" are two."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.attribution import Attribution
from newsledger.extract.context import Context
from newsledger.extract.parties.members import ENDINGS
from newsledger.extract.quoting.source_types import is_source_noun, source_type
from newsledger.extract.speakers import Speaker, speaker, type_of
from newsledger.nlp import labels

# More are a list of names, and no speakers of one number.
_MOST: Final = 4
_NOUNS: Final = frozenset({"NOUN", "PROPN"})


def joined(said: Attribution, context: Context) -> Iterator[Speaker]:
    """Yield each speaker that a source names, the first first; the whole source where its words name one.

    "Police and hospital officials" are two, "spokesman and general Ana Bor" is one.
    """
    whole = speaker(said, context)
    heads = _heads(said) if said.source is not None else []
    described = _described(said, context) if len(heads) == 1 else []
    if 1 < len(heads) <= _MOST:
        for head in heads:
            yield _speaker(whole, head, _own(head, heads, said), context)
    elif described:
        for modifier, words in described:
            yield replace(_speaker(whole, modifier, said.source, context), text=words)
    else:
        yield whole


def _heads(said: Attribution) -> list[Token]:
    """Return the nouns that are joined in a source and name others than the first."""
    source, head = said.source, said.head
    if source is None:
        return []
    first = head if head is not None and source.start <= head.i < source.end else source.root
    heads = [first]
    for other in labels.conjuncts(first):
        is_and = any(child.lower_ in ("and", "&") for child in labels.children(other, "cc")) or other.i < source.end - 1
        if source.start <= other.i < source.end and other.pos_ in _NOUNS and is_and and not _is_same(heads[-1], other):
            heads.append(other)
    return heads if any(child.lower_ == "and" for one in heads for child in labels.children(one, "cc")) else [first]


def _is_same(one: Token, other: Token) -> bool:
    """Whether two joined nouns are offices of one person: "spokesman and general Ana Bor", "the minister and party leader"."""
    is_bare = not labels.children(other, "det", "nmod:poss") and one.tag_ == "NN" and one.pos_ == "NOUN"
    if not is_bare or not _is_office(one):
        return False
    return _is_office(other) or (other.pos_ == "PROPN" and not labels.children(one, "det"))


def _is_office(noun: Token) -> bool:
    """Whether a common noun names one person by an office: not "army", "police"."""
    return noun.tag_ == "NN" and noun.lower_.endswith((*ENDINGS, "chief", "head", "general", "secretary", "president"))


def _own(head: Token, heads: list[Token], said: Attribution) -> Span:
    """Return the words of one of the joined: its phrase without the others and what joins them."""
    doc, source = head.doc, said.source
    start, end = head.left_edge.i, head.right_edge.i + 1
    if source is not None:
        start, end = max(start, source.start), min(end, source.end)
    behind = [max(other.left_edge.i, head.i + 1) for other in heads if other.i > head.i]
    before = [other.i for other in heads if other.i < head.i]
    start, end = max([min(start, head.i), *(at + 1 for at in before)]), min([max(end, head.i + 1), *behind])
    while start < head.i and (doc[start].pos_ == "CCONJ" or doc[start].is_punct):
        start += 1
    while end > head.i + 1 and (doc[end - 1].pos_ == "CCONJ" or doc[end - 1].is_punct):
        end -= 1
    return doc[start:end]


def _described(said: Attribution, context: Context) -> list[tuple[Token, str]]:
    """Return the joined words that describe a source, with the words of each: "*police* and *hospital* officials"."""
    head = said.head
    if head is None or head.tag_ not in ("NNS", "NNPS"):
        return []
    for first in labels.children(head, "compound", "amod"):
        others = [other for other in labels.children(first, "conj") if other.i < head.i]
        if len(others) != 1 or not any(child.lower_ == "and" for child in others[0].children):
            continue
        if all(_names(one, context) for one in (first, others[0])):
            rest = head.doc[others[0].i + 1 : head.i + 1].text
            alone = first.text if first.lower_ == "police" else f"{first.text} {rest}"
            return [(first, alone), (others[0], f"{others[0].text} {rest}")]
    return []


def _names(modifier: Token, context: Context) -> bool:
    """Whether a word that describes a source says whose it is: a country, a body, or a kind of source."""
    return is_source_noun(modifier) or context.actors.at(context.sentence_index(modifier), modifier) is not None


def _speaker(whole: Speaker, head: Token, words: Span | None, context: Context) -> Speaker:
    """Return the columns of one of the joined."""
    if words is None:
        return whole
    mention = context.actors.at(context.sentence_index(head), head)
    return replace(
        whole,
        text=words.text,
        mention_id=mention.actor_mention_id if mention else None,
        actor_id=mention.actor_id if mention else None,
        source_type=source_type(words, head) or type_of(mention),
    )
