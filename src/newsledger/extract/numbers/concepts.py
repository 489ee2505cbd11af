"""What is counted or measured, by adjacency: the noun phrase behind a number, the phrase after "of", or the subject before its verb.

No parse is at hand: a noun phrase ends at a function word, a mark or a verb; its head is its last noun, the plural one for a
count. Head rules after the usual noun compound reading (the last noun names the thing: "cruise missiles").
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsledger.extract.numbers import changes, concept_words
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token
from newsledger.ontology import ClaimKind

# Words looked at behind a number for its noun, and before its verb for its subject.
REACH: Final = 7
_OPENERS: Final = "\"'“‘(["
_HYPHENS: Final = "-‐‑"


class Phrase(NamedTuple):
    """A noun phrase: its first token and its head."""

    start: int
    head: int


def _is_verbal(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the word is a verb form here, not an adjective before a plural noun ("12 wounded soldiers")."""
    word = tokens[at].lower
    if word not in concept_words.VERBS and not (word.endswith("ed") and len(word) > 4):
        return False
    return at + 1 >= len(tokens) or not (tokens[at + 1].kind == "w" and concept_words.is_plural(tokens[at + 1].lower))


def _ends(tokens: Sequence[Token], at: int, is_first: bool) -> bool:
    token = tokens[at]
    if token.kind == "s":
        return not (token.text in _HYPHENS and not token.has_gap) and not (is_first and token.text in _OPENERS)
    if token.kind == "n":
        return not token.is_taken and not (at + 1 < len(tokens) and tokens[at + 1].text in _HYPHENS)
    return token.lower in concept_words.STOPS or _is_verbal(tokens, at)


def phrase(tokens: Sequence[Token], at: int, wants_plural: bool) -> Phrase | None:
    """Return the noun phrase that starts at ``at``; None when none does.

    A count above one wants a plural head; its first plural ends the phrase unless another one follows ("arms deals").
    """
    start, last = -1, -1
    for position in range(at, min(at + REACH, len(tokens))):
        if _ends(tokens, position, start < 0):
            break
        token = tokens[position]
        if token.kind != "w" or token.is_taken or token.lower.endswith("'s"):
            continue
        start = position if start < 0 else start
        last = position
        if wants_plural and concept_words.is_plural(token.lower) and not _plural_follows(tokens, position):
            return Phrase(start, position)
    if last < 0 or tokens[last].lower in concept_words.FILLERS or tokens[last].lower.endswith("ly"):
        return None
    return Phrase(start, last)


def _plural_follows(tokens: Sequence[Token], position: int) -> bool:
    at = position + 1
    return (
        at < len(tokens)
        and tokens[at].kind == "w"
        and concept_words.is_plural(tokens[at].lower)
        and not _ends(tokens, at, False)
    )


def _past_of(tokens: Sequence[Token], at: int) -> int:
    """Return the position behind "of the 11" and the like; ``at`` itself when no "of" stands there."""
    position = at
    if position < len(tokens) and tokens[position].lower == "of":
        position += 1
        while position < len(tokens) and (
            tokens[position].lower in concept_words.BRIDGES or tokens[position].kind == "n"
        ):
            position += 1
    return position


def _behind(tokens: Sequence[Token], draft: Draft) -> Phrase | None:
    """Find the noun phrase behind the number: right behind a count or an amount, after "of" for shares and measures."""
    at = draft.right
    is_many = draft.value is None or draft.value != 1
    if at < len(tokens) and tokens[at].text in _HYPHENS and not tokens[at].has_gap:
        return phrase(tokens, at + 1, False) if draft.kind is ClaimKind.COUNT else None
    behind_of = _past_of(tokens, at)
    if behind_of > at:
        return phrase(tokens, behind_of, draft.kind in (ClaimKind.COUNT, ClaimKind.RATIO))
    if draft.kind is ClaimKind.COUNT:
        return phrase(tokens, at, is_many)
    is_modifier = draft.is_attributive or draft.kind in (
        ClaimKind.MONEY,
        ClaimKind.RATIO,
        ClaimKind.PERCENT,
        ClaimKind.RANK,
    )
    return phrase(tokens, at, draft.kind is ClaimKind.RATIO) if is_modifier else None


def _subject(tokens: Sequence[Token], draft: Draft) -> Phrase | None:
    """Find the noun before the verb that ties it to the number: "the death toll climbed to 63"."""
    at, has_verb = draft.left - 1, False
    floor = max(-1, at - REACH)
    while at > floor and tokens[at].kind == "w":
        word = tokens[at].lower
        if word in concept_words.COPULAS or word in changes.VERBS:
            has_verb = True
        elif (
            word not in concept_words.ASIDES
            and not word.endswith("ly")
            and word not in ("will", "would", "could", "may", "might")
        ):
            break
        at -= 1
    if not has_verb or at < 0 or tokens[at].kind != "w" or tokens[at].lower in concept_words.STOPS:
        return None
    return _with_head(tokens, at)


def _with_head(tokens: Sequence[Token], last: int) -> Phrase:
    """Return the phrase that ends at ``last``; in "the price of oil" the head is "price", in "the number of dead" it is "dead"."""
    start = last
    while start > 0 and tokens[start - 1].kind == "w" and tokens[start - 1].lower not in concept_words.STOPS:
        start -= 1
    if start >= 2 and tokens[start - 1].lower == "of" or (start >= 3 and tokens[start - 2].lower == "of"):
        noun = start - 2 if tokens[start - 1].lower == "of" else start - 3
        if tokens[noun].kind == "w" and tokens[noun].lower not in concept_words.HOLLOW | concept_words.STOPS:
            return Phrase(noun, noun)
    return Phrase(start, last)


def _is_elliptic(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a bare count leaves its noun out: "more than 100 were wounded", "200 others"."""
    if draft.kind is not ClaimKind.COUNT:
        return False
    following = tokens[draft.right].lower if draft.right < len(tokens) else ""
    return following in concept_words.ELLIPSIS or not following.isalpha()


def _set(text: str, tokens: Sequence[Token], draft: Draft, found: Phrase) -> None:
    head = tokens[found.head]
    lemma = concept_words.lemma(head.lower)
    draft.concept = lemma if head.text.islower() or found.head == 0 else lemma[:1].upper() + lemma[1:]
    draft.concept_text = text[tokens[found.start].start : head.end]


def read(text: str, tokens: Sequence[Token], draft: Draft, previous: Draft | None) -> None:
    """Give the number its concept; ``previous`` is the number before it in the sentence."""
    if draft.concept is not None or draft.kind is ClaimKind.SCORE:
        return
    found = None if _is_elliptic(tokens, draft) else _behind(tokens, draft)
    if found is None and (draft.change_role is not None or _is_elliptic(tokens, draft) or draft.unit or draft.currency):
        found = _subject(tokens, draft)
    if found is None and draft.kind is ClaimKind.COUNT:
        found = _subject(tokens, draft)
    if found is not None:
        _set(text, tokens, draft, found)
    elif previous is not None and (
        draft.change_role is not None or (_is_elliptic(tokens, draft) and previous.kind is ClaimKind.COUNT)
    ):
        draft.concept, draft.concept_text = previous.concept, previous.concept_text


def share_backwards(tokens: Sequence[Token], drafts: Sequence[Draft]) -> None:
    """Give a bare count the concept of the next one that it is coordinated with: "102 and 21 people", "14 of 19 drones"."""
    for first, second in zip(drafts, drafts[1:], strict=False):
        between = [token.lower for token in tokens[first.right : second.left]]
        if (
            first.concept is None
            and first.kind is ClaimKind.COUNT
            and between in (["and"], ["or"], ["of"], ["of", "the"], [","])
        ):
            first.concept, first.concept_text = second.concept, second.concept_text
