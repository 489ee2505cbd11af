"""What is counted or measured: the noun behind a number, its verb's subject or object, or what the number before counts."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from newsledger.extract.numbers import changes, concept_words, nouns, subjects, words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.phrases import Phrase, is_acronym, is_plural_at, is_tied, noun_phrase
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at
from newsledger.ontology import ClaimKind

# Words passed over between a number and the verb of its subject.
REACH: Final = 7
_JOINTS: Final = cues("count_joint")
_MODALS: Final = cues("modal")
_CATENATIVES: Final = cues("catenative")
_OPEN: Final = concept_words.ELLIPSIS | (cues("preposition") - {"of", "like", "than", "per", "between"})
_TOTALLING: Final = frozenset({"numbering", "costing", "weighing", "measuring", "averaging", "exceeding"})
_LEVELS: Final = frozenset({"to", "at", "from", "by"})
_REST: Final = cues("rest") - {"people"}


def _is_passed(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the word at ``at`` may stand between a subject's verb and the number: "is expected to rise only to"."""
    word = tokens[at].lower
    is_catenative = word in _CATENATIVES and lower_at(tokens, at + 1) == "to"
    return is_catenative or word in concept_words.ASIDES or word in _MODALS or word.endswith("ly")


def _object(tokens: Sequence[Token], draft: Draft) -> Phrase | None:
    """Find the object that is moved or put to the number: "put the toll at 23", "raised its demand to $120"."""
    at = draft.left - 1
    if lower_at(tokens, at) not in _LEVELS:
        return None
    start = changes.transitive_before(tokens, at)
    return subjects.leading(tokens, start, at) if start >= 0 else None


def _mover(tokens: Sequence[Token], draft: Draft) -> Phrase | None:
    """Find the subject of a verb of change further off: "sales have dropped since the fire from 8,000"."""
    verb = changes.verb_before(tokens, draft.left) if draft.change_role else -1
    while verb > 0 and _is_auxiliary(tokens, verb - 1):
        verb -= 1
    return subjects.find(tokens, verb) if verb > 0 else None


def _is_auxiliary(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower
    return word in concept_words.COPULAS or word in _MODALS or _is_passed(tokens, at) or word in ("to", "not")


def _subject(tokens: Sequence[Token], draft: Draft) -> Phrase | None:
    """Find the noun before the verb that ties it to the number: "the death toll climbed to 63", "a crew of six"."""
    at, has_verb = draft.left - 1, False
    if lower_at(tokens, at) == "of" and at >= 1:
        return nouns.group(tokens, at - 1)
    floor = max(-1, at - REACH)
    while at > floor and tokens[at].kind == "w":
        word = tokens[at].lower
        if word in concept_words.COPULAS or word in changes.VERBS:
            has_verb = True
        elif word == "worth" and lower_at(tokens, at - 1) not in concept_words.COPULAS:
            return nouns.group(tokens, at - 1)
        elif not _is_passed(tokens, at):
            break
        at -= 1
    if lower_at(tokens, at) in words.VALUES:
        return None
    is_gerund = lower_at(tokens, at + 1).endswith("ing") and lower_at(tokens, at) != ","
    if is_gerund and lower_at(tokens, at + 1) in concept_words.COPULAS | _TOTALLING and at >= 0:
        return nouns.group(tokens, at)
    if not has_verb or at < 0 or is_gerund or tokens[at].lower in concept_words.STOPS:
        return None
    return subjects.find(tokens, at + 1)


def _is_elliptic(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a bare count leaves its noun out: "more than 100 were wounded", "200 others"."""
    following = lower_at(tokens, draft.right)
    if draft.right < len(tokens) and is_acronym(tokens[draft.right]):
        return False
    if following in _REST:
        return draft.kind is ClaimKind.COUNT and noun_phrase(tokens, draft.right + 1, True) is None
    if following == "of" and lower_at(tokens, draft.right + 1) in nouns.MEMBERS:
        return not is_plural_at(tokens, draft.right + 2)
    is_marked = not nouns.is_word(tokens, draft.right) and not is_tied(tokens, draft.right)
    may_describe = following in concept_words.VERBS or following.endswith("ly")
    is_open = following in _OPEN or may_describe or is_marked
    is_adjective = may_describe and noun_phrase(tokens, draft.right, True) is not None
    return draft.kind is ClaimKind.COUNT and is_open and not is_adjective


def _goes_on(tokens: Sequence[Token], draft: Draft, previous: Draft) -> bool:
    """Say whether a bare count goes on counting what the one before it did: "12 soldiers and 30 wounded", "22 of whom".

    Verbs and adverbs may stand between ("killed six people and wounded two"); "others" are of the kind named before.
    """
    if previous.kind is not ClaimKind.COUNT:
        return False
    if lower_at(tokens, draft.right) == "of":
        return lower_at(tokens, draft.right + 1) in nouns.MEMBERS
    at, is_rest = draft.left - 1, lower_at(tokens, draft.right) in _REST
    while (
        at >= previous.right
        and draft.left - at <= REACH
        and lower_at(tokens, at) not in _JOINTS | concept_words.PART_CUES
    ):
        is_verb = tokens[at].lower.endswith(("ed", "ly", "ing")) or tokens[at].lower in concept_words.VERBS
        if not (is_verb or (is_rest and tokens[at].kind == "w")):
            return False
        at -= 1
    return at >= previous.right and lower_at(tokens, at) in _JOINTS | concept_words.PART_CUES


def _is_compared(tokens: Sequence[Token], draft: Draft, previous: Draft) -> bool:
    """Say whether the number before this one is compared with it: "6 million phones, compared with 1 million"."""
    before = (lower_at(tokens, draft.left - 2), lower_at(tokens, draft.left - 1))
    is_cued = before in (("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"))
    return is_cued and draft.kind is previous.kind


def _set(text: str, tokens: Sequence[Token], draft: Draft, found: Phrase) -> None:
    head = tokens[found.head]
    lemma = concept_words.lemma(head.lower)
    if not lemma:
        return
    is_cased = not head.text[1:].islower() and head.lower.startswith(lemma)
    if is_cased and len(lemma) > 1:
        lemma = head.text[: len(lemma)]
    is_name = head.text[0].isupper() and found.head > 0
    draft.concept = lemma[:1].upper() + lemma[1:] if is_name else lemma
    draft.concept_text = text[tokens[found.start].start : head.end]


def read_behind(text: str, tokens: Sequence[Token], draft: Draft) -> None:
    """Give the number the concept that stands behind it."""
    if draft.concept is not None or draft.kind is ClaimKind.SCORE or _is_elliptic(tokens, draft):
        return
    if (found := nouns.behind(tokens, draft)) is not None:
        _set(text, tokens, draft, found)


def read_before(text: str, tokens: Sequence[Token], draft: Draft, previous: Draft | None) -> None:
    """Give a number still without a concept its verb's subject, else what ``previous``, the number before it, counts."""
    if draft.concept is not None or draft.kind is ClaimKind.SCORE:
        return
    is_elliptic = _is_elliptic(tokens, draft)
    found = _object(tokens, draft) or _subject(tokens, draft)
    if found is None and previous is not None and changes.verb_before(tokens, draft.left) >= previous.right:
        found = _mover(tokens, draft)
    if found is not None:
        _set(text, tokens, draft, found)
    elif previous is not None and (
        draft.change_role
        or _is_compared(tokens, draft, previous)
        or (is_elliptic and _goes_on(tokens, draft, previous))
    ):
        draft.concept, draft.concept_text = previous.concept, previous.concept_text
    if draft.concept is None and (found := _mover(tokens, draft)) is not None:
        _set(text, tokens, draft, found)


def share_backwards(tokens: Sequence[Token], drafts: Sequence[Draft]) -> None:
    """Give a bare count the concept of the next one that it is coordinated with: "102 and 21 people", "14 of 19 drones"."""
    joints = (["and"], ["or"], ["of"], ["of", "the"], [","])
    for first, second in reversed(list(pairwise(drafts))):
        between = [token.lower for token in tokens[first.right : second.left]]
        is_share = first.kind in (ClaimKind.COUNT, ClaimKind.RATIO, ClaimKind.PERCENT)
        is_owned = is_share and between[:1] == ["of"] and len(between) <= REACH and between[-1].endswith("'s")
        is_joined = first.kind is ClaimKind.COUNT and between in joints
        if first.concept is None and second.kind is ClaimKind.COUNT and (is_joined or is_owned):
            first.concept, first.concept_text = second.concept, second.concept_text


def share_units(tokens: Sequence[Token], drafts: Sequence[Draft]) -> None:
    """Give a bare number the unit of the one that it is coordinated with: "eight or nine euros", "45 and 50 mg"."""
    for first, second in pairwise(drafts):
        between = [token.lower for token in tokens[first.right : second.left]]
        is_bare = first.kind is ClaimKind.COUNT and first.rule in ("digits", "words")
        if (
            between in (["and"], ["or"])
            and is_bare
            and (second.unit or second.currency)
            and second.left == second.first
        ):
            first.unit, first.dimension, first.kind = second.unit, second.dimension, second.kind
            first.pay_in(second)
