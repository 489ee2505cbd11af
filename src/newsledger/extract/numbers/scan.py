"""Find the numbers of a sentence, left to right: fuzzy words, shares, digits, number words; each with its currency and unit."""

from collections.abc import Iterator, Sequence
from typing import Final

from newsledger.extract.numbers import (
    attach,
    cardinals,
    changes,
    fractions,
    fuzzy,
    literals,
    money,
    multipliers,
    units,
    words,
)
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at
from newsledger.ontology import ClaimKind

_SIGNED: Final = frozenset({"minus", "negative"})
# "Double-digit growth" is one of 10 to 99 percent.
_PERCENT_NOUNS: Final = cues("percent_noun")
# What "a single" describes without counting it, and what makes it none.
_ALONE: Final = cues("alone")
_NONE: Final = frozenset({"not", "without", "never", "nor"})
# The words that a number in words can start with; all others are passed over at once.
_STARTS: Final = frozenset({"a", "an", "half", "quarter", *_SIGNED, *words.KINDS, *fuzzy.STARTS, *multipliers.WORDS})


def _fuzzy(tokens: Sequence[Token], position: int) -> Draft | None:
    found = fuzzy.read(tokens, position)
    if found is None:
        return None
    bounds, end = found
    draft = Draft(position, end, None, "fuzzy", low=bounds.low, high=bounds.high, is_grouped=True)
    if tokens[end - 1].lower in ("digit", "digits") and _is_percent(tokens, draft):
        draft.kind, draft.unit, draft.dimension = ClaimKind.PERCENT, "%", "percent"
    return draft


def _is_percent(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether digits are those of a percentage: "double-digit inflation", "rose by double digits"."""
    is_step = lower_at(tokens, draft.first - 1) in ("by", "the") and changes.moves(tokens, draft.first - 1)
    return is_step or any(token.lower in _PERCENT_NOUNS for token in tokens[draft.last : draft.last + 3])


def _share(tokens: Sequence[Token], draft: Draft) -> Draft:
    """Turn "two" before "thirds" into two thirds, and add "and a half" to the last scale: "3 million and a half"."""
    if draft.value is None:
        return draft
    sign = -1.0 if draft.value < 0 else 1.0
    if part := fractions.denominator(tokens, draft.last, draft.value):
        draft.value, draft.last, draft.kind, draft.rule = (
            draft.value / part.value,
            part.end,
            ClaimKind.RATIO,
            "fraction",
        )
        factor, end = fractions.scale(tokens, draft.last)
        if factor > 1:
            draft.value, draft.last, draft.kind, draft.scale = draft.value * factor, end, ClaimKind.COUNT, factor
    elif (addition := fractions.addition(tokens, draft.last))[0]:
        extra, end = addition
        own_scale = words.MULTIPLES.get(lower_at(tokens, end), 1.0)
        if draft.scale > own_scale > 1:
            draft.value, draft.last = draft.value + sign * extra * own_scale, end + 1
        else:
            one = words.VALUES["dozen"] if lower_at(tokens, draft.last - 1) == "dozen" else draft.scale
            total = cardinals.Sum(abs(draft.value) + extra * one, "literal")
            draft.last = cardinals.extend(tokens, end, total)
            draft.value, draft.scale = sign * total.value, max(draft.scale, total.scale)
    draft.right = draft.last
    return draft


def _article_fraction(tokens: Sequence[Token], position: int) -> Draft | None:
    """Read "a third of", "a fifth"."""
    if tokens[position].lower not in ("a", "an"):
        return None
    part = fractions.denominator(tokens, position + 1, 1.0)
    is_half = lower_at(tokens, position + 1) == "half"
    return Draft(position, part.end, 1 / part.value, "fraction", kind=ClaimKind.RATIO) if part and not is_half else None


def _unit_and_a_half(tokens: Sequence[Token], position: int) -> Draft | None:
    """Read "a day and a half" and "an hour and a quarter", and "a single day"."""
    if tokens[position].lower not in ("a", "an", "one") or position + 1 >= len(tokens):
        return None
    is_single = lower_at(tokens, position + 1) == "single"
    unit = units.read(tokens, position + 1 + is_single)
    if unit is None or unit.dimension == "percent":
        return None
    share, end = fractions.addition(tokens, unit.end)
    if not share and not is_single:
        return None
    draft = Draft(position, position + 1, 1 + share, "words", is_grouped=True, kind=units.kind(unit.dimension))
    draft.unit, draft.dimension, draft.right = unit.code, unit.dimension, end
    return draft


def _single(tokens: Sequence[Token], position: int) -> Draft | None:
    """Read the one of "a single shot"; not "a single mother", nor "not a single shot"."""
    is_single = tokens[position].lower == "a" and lower_at(tokens, position + 1) == "single"
    follows = lower_at(tokens, position + 2)
    if not is_single or not follows.isalpha() or follows in _ALONE or lower_at(tokens, position - 1) in _NONE:
        return None
    draft = Draft(position + 1, position + 2, 1.0, "words", is_grouped=True)
    draft.left = position
    return draft


def _halved(tokens: Sequence[Token], position: int) -> Draft | None:
    found = fractions.half(tokens, position)
    if found is None:
        return None
    value, end = found
    return Draft(position, end, value, "fraction", kind=ClaimKind.RATIO if value < 1 else ClaimKind.COUNT)


def _digits(tokens: Sequence[Token], position: int, start: int) -> Draft | None:
    """Read the literal at ``position``; ``start`` is where its sign stands."""
    if lower_at(tokens, position + 1) in "/⁄" and literals.is_counter(tokens, position):
        return None
    if (share := literals.ratio(tokens, position)) is not None:
        return Draft(start, position + 3, share, "fraction", kind=ClaimKind.RATIO)
    behind = money.prefix(tokens, start)
    found = literals.read(tokens, position, behind is not None)
    if found is None:
        return None
    value, end, scale = found
    sign = -1.0 if start < position or (position and tokens[position - 1].text in ("-", "−") and behind) else 1.0
    grouped = literals.is_grouped(tokens[position].text) or scale > 1 or "." in tokens[position].text
    draft = _share(tokens, Draft(start, end, sign * value, "digits", scale=scale, is_grouped=grouped))
    if behind:
        draft.left, draft.kind = behind.edge, ClaimKind.MONEY
        draft.currency, draft.currency_basis, draft.currency_form = behind.code, behind.basis, behind.form
    return draft


def _worded(tokens: Sequence[Token], position: int) -> Draft | None:
    start = position + 1 if tokens[position].lower in _SIGNED and position + 1 < len(tokens) else position
    found = cardinals.read(tokens, start)
    if found is None:
        return None
    value, end, scale = found
    draft = Draft(position, end, -value if start > position else value, "words", scale=scale, is_grouped=True)
    return _share(tokens, draft)


def _number(tokens: Sequence[Token], position: int) -> Draft | None:
    """Return the number that starts at ``position``, a token that may start one; the first layer that reads one wins."""
    token = tokens[position]
    if token.kind == "n":
        return _digits(tokens, position, literals.sign_before(tokens, position))
    if token.text in words.VULGAR:
        return Draft(position, position + 1, words.VULGAR[token.text], "fraction", kind=ClaimKind.RATIO)
    return (
        _unit_and_a_half(tokens, position)
        or _single(tokens, position)
        or _halved(tokens, position)
        or fuzzy_or_share(tokens, position)
        or multipliers.word(tokens, position)
        or _worded(tokens, position)
    )


def fuzzy_or_share(tokens: Sequence[Token], position: int) -> Draft | None:
    """Read a fuzzy word, else "a third"."""
    return _fuzzy(tokens, position) or _article_fraction(tokens, position)


def _may_start(token: Token) -> bool:
    """Whether a number may start with a token that no other layer has taken: few words may."""
    if token.is_taken or token.kind == "n":
        return not token.is_taken
    if token.kind != "w" or token.text in words.VULGAR:
        return token.text in words.VULGAR
    return token.lower in _STARTS or token.lower.startswith("multi") or token.lower.endswith("fold")


def _is_tolerance(tokens: Sequence[Token], position: int) -> bool:
    """Say whether the number at ``position`` is the width of another one: "2.5 ± 0.1", "400, give or take 20"."""
    before = lower_at(tokens, position - 1)
    return before == "±" or (before == "take" and lower_at(tokens, position - 3) == "give" and position > 3)


def numbers(tokens: Sequence[Token]) -> Iterator[Draft]:
    """Yield the numbers of a sentence in order; none overlaps another or touches a taken token."""
    position, free = 0, 0
    while position < len(tokens):
        if not _may_start(tokens[position]) or _is_tolerance(tokens, position):
            position += 1
            continue
        draft = _number(tokens, position)
        if draft is None or any(t.is_taken for t in tokens[draft.first : draft.last]):
            position += 1
            continue
        draft.first = max(draft.first, free)
        draft.left = max(draft.left, free)
        if not draft.unit:
            attach.add_unit(tokens, draft)
        yield draft
        position = free = max(draft.right, draft.last)
