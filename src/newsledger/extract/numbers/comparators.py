"""The words before and behind a number that bound it: "more than", "at least", "or so".

The facts are in ``lexicons/comparators.csv``.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from newsledger import lexicon
from newsledger.extract.numbers import changes, concept_words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token
from newsledger.ontology import ClaimKind, Comparator

Phrases = dict[str, list[tuple[tuple[str, ...], Comparator]]]
# Prepositions that also bound numbers: not after "talks", nor before a stretch of time.
_PREPOSITIONS: Final = frozenset(
    {("about",), ("over",), ("around",), ("above",), ("below",), ("under",), ("close", "to")}
)
_TOPICS: Final = cues("topic")
_TOPIC_VERBS: Final = cues("topic_verb")
_PARTICLES: Final = cues("takes_over")
_BEING: Final = frozenset({"was", "were", "is", "are", "been", "be", "being", "man", "men", "woman", "women", "people"})
_LASTING: Final = cues("lasting")
_BEFORE_BOUND: Final = cues("before_bound")
# Words that may stand between the bound and its number: "more than the $110", "at least another 12".
_BETWEEN: Final = frozenset({"a", "an", "the", "another", "just", "only", "even", "still"})


def _phrases(position: str, edge: int) -> Phrases:
    """Return the phrases of one side, by their word next to the number, longest first."""
    found: Phrases = defaultdict(list)
    for row in lexicon.load("comparators"):
        if row["position"] == position:
            words = tuple(row["phrase"].split())
            found[words[edge]].append((words, Comparator(row["comparator"])))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return dict(found)


_BEFORE: Final = _phrases("before", -1)
_AFTER: Final = _phrases("after", 0)
_BOUNDS: Final = {
    Comparator.AT_LEAST: (True, False),
    Comparator.MORE_THAN: (True, False),
    Comparator.UP_TO: (False, True),
    Comparator.AT_MOST: (False, True),
    Comparator.LESS_THAN: (False, True),
    Comparator.NEARLY: (False, True),
    Comparator.ABOUT: (False, False),
}
_EXCLUSIVE: Final = frozenset({Comparator.MORE_THAN, Comparator.LESS_THAN, Comparator.NEARLY})


def _words(tokens: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[start:end]) if start >= 0 else ()


def _is_preposition(tokens: Sequence[Token], start: int, phrase: tuple[str, ...], draft: Draft) -> bool:
    """Say whether "about" or "over" ties the number to a word before it instead of bounding it."""
    before = tokens[start - 1].lower if start else ""
    if phrase == ("say",):
        return before != ","
    if phrase == ("up", "to"):
        return changes.VERBS.get(before) == changes.ANY
    if start and tokens[start - 1].text == "-" and not tokens[start - 1].has_gap:
        return True
    if phrase == ("within",):
        return draft.kind is not ClaimKind.DURATION
    if phrase not in _PREPOSITIONS:
        return False
    if phrase == ("close", "to") and draft.is_attributive:
        return True
    if phrase in (("over",), ("about",)) and _is_topic(tokens, start - 1, draft):
        return True
    if phrase == ("over",) and draft.kind is ClaimKind.DURATION:
        return before not in _LASTING
    if phrase == ("around",) and before in ("turn", "turned", "gathered", "all"):
        return True
    return phrase == ("about",) and before in concept_words.NOT_ABOUT


def _is_topic(tokens: Sequence[Token], at: int, draft: Draft) -> bool:
    """Say whether "over" or "about" behind ``at`` names a topic: "anger over 12 killings", "was held over two deaths"."""
    word = tokens[at].lower if at >= 0 else ""
    if word in _TOPICS or word in _PARTICLES:
        return True
    is_passive = any(token.lower in _BEING for token in tokens[max(0, at - 2) : at])
    return word in _TOPIC_VERBS and is_passive and draft.kind is ClaimKind.COUNT


def before(tokens: Sequence[Token], draft: Draft) -> tuple[Comparator, int] | None:
    """Return the comparator that ends where the draft starts, and its first token; None when there is none."""
    at = draft.left
    if at >= 3 and [token.lower for token in tokens[at - 3 : at]] == [",", "say", ","]:
        return Comparator.ABOUT, at - 2
    if at >= 2 and tokens[at - 1].lower in _BETWEEN and tokens[at - 2].lower in _BEFORE_BOUND:
        at -= 1
    for phrase, comparator in _BEFORE.get(tokens[at - 1].lower, ()) if at else ():
        start = at - len(phrase)
        if (
            _words(tokens, start, at) == phrase
            and not tokens[start].is_taken
            and not _is_preposition(tokens, start, phrase, draft)
        ):
            return comparator, start
    return None


def after(tokens: Sequence[Token], draft: Draft) -> tuple[Comparator, int] | None:
    """Return the comparator that starts where the draft ends ("or more", "-plus", ", at least"), and its end."""
    at = draft.right
    while at < len(tokens) and tokens[at].text in ",-" and at < draft.right + 1:
        at += 1
    if at >= len(tokens):
        return None
    for phrase, comparator in _AFTER.get(tokens[at].lower, ()):
        end = at + len(phrase)
        if _words(tokens, at, end) != phrase:
            continue
        is_joined = at == draft.right or tokens[draft.right].text != "," or phrase[0] in ("at", "give")
        is_trailing = end >= len(tokens) or tokens[end].kind != "n" or phrase[0] == "give"
        is_tied = phrase[0] not in ("plus", "odd", "+") or not tokens[at].has_gap
        if is_joined and is_trailing and is_tied:
            return comparator, end
    return None


def read(tokens: Sequence[Token], draft: Draft, floor: int) -> None:
    """Find what bounds the number; tokens before ``floor`` belong to another number."""
    if draft.comparator is not None:
        return
    if (found := before(tokens, draft)) and found[1] >= floor:
        draft.comparator, draft.left = found
    elif behind := after(tokens, draft):
        draft.comparator, draft.right = behind


def inherit(tokens: Sequence[Token], drafts: Sequence[Draft]) -> None:
    """Give a conversion in brackets the bound and the change of what it converts: "more than 100 km (60 miles)"."""
    for first, second in pairwise(drafts):
        between = "".join(token.text for token in tokens[first.right : second.left])
        is_measured = (first.unit and second.unit and first.kind is second.kind) or (first.currency and second.currency)
        if between == ",or" and first.kind is not ClaimKind.COUNT and second.kind is not ClaimKind.COUNT:
            second.change_role = second.change_role or first.change_role
        elif between in ("(", "/") and is_measured and first.unit != "%":
            second.comparator = second.comparator or first.comparator
            second.change_role = second.change_role or first.change_role


def bounds(draft: Draft) -> tuple[float | None, float | None, bool | None, bool | None]:
    """Return low, high and whether each is itself meant; the table is in ``quantity.Quantity``."""
    if draft.low is None and draft.high is None:
        draft.low = draft.high = draft.value
    comparator = draft.comparator or Comparator.EXACTLY
    has_low, has_high = _BOUNDS.get(comparator, (True, True))
    if comparator is Comparator.ABOUT and draft.value is None:
        has_low = has_high = True
    low = draft.low if has_low else None
    high = draft.high if has_high else None
    is_inclusive = comparator not in _EXCLUSIVE
    return low, high, is_inclusive if low is not None else None, is_inclusive if high is not None else None
