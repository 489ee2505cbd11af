"""Give a number what is written right behind it: its currency or unit, and what a rate is taken over."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import fractions, money, units, words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at
from newsledger.ontology import ClaimKind

# Above this a sum of "pounds" is money, not weight.
POUNDS_ARE_MONEY: Final = 10_000
# Words of weight this near make even millions of pounds a weight.
NEAR: Final = 7
_WEIGHT: Final = cues("weight")
_PAYMENT: Final = cues("payment")
# No earthquake was ever this strong.
STRONGEST: Final = 10
_QUAKES: Final = cues("quake")
# What "a" takes a rate over behind a noun: "12 people a day", not "12 eggs, a dozen".
_PERIODS: Final = cues("per_time")
_RATE_STARTS: Final = frozenset({"per", "a", "an", "each", "every"})
# Behind these "a day" is a time: "12 people met a day later".
_CLOSING: Final = (cues("stop") | cues("verb")) - {"of", "people"}
_DAILY: Final = {"day": "d", "hour": "h", "second": "s"}
_DESCRIBING: Final = cues("before_unit")


def _is_weighed(tokens: Sequence[Token], at: int) -> bool:
    """Say whether words of weight stand near the name at ``at``: "a thrust of 5 million pounds"."""
    return any(token.lower in _WEIGHT for token in tokens[max(0, at - NEAR) : at + NEAR])


def _is_paid(tokens: Sequence[Token], at: int) -> bool:
    """Say whether words of payment stand near the name at ``at``: "a fine of 500 pounds", not "sold 500 pounds of meat"."""
    if lower_at(tokens, at + 1) == "of":
        return False
    for token in reversed(tokens[max(0, at - NEAR) : at]):
        if token.lower in _PAYMENT or token.text in ",;:":
            return token.kind == "w"
    return False


def _is_money(draft: Draft, tokens: Sequence[Token], at: int) -> bool:
    """Say whether the name at ``at`` is a currency: 5 pounds are a weight, 2 million are not; "won" is mostly a verb."""
    name, amount = tokens[at].lower, draft.value or draft.low or 0
    is_large = draft.scale >= 1000 or amount >= POUNDS_ARE_MONEY
    if name not in ("pound", "pounds"):
        return name != "won" or is_large
    if _is_weighed(tokens, at):
        return False
    return is_large or lower_at(tokens, at + 1) == "sterling" or _is_paid(tokens, at)


def _add_money(tokens: Sequence[Token], draft: Draft) -> bool:
    """Take the currency written behind the number; say whether there is one."""
    at = (
        draft.last + 1
        if draft.last < len(tokens) and tokens[draft.last].lower == "of" and draft.rule == "fuzzy"
        else draft.last
    )
    found = money.suffix(tokens, at)
    if found is None or not _is_money(draft, tokens, at + (tokens[at].text == "-")):
        return False
    if draft.currency and found.code not in (draft.currency, "USD"):
        return False
    for bound in ("value", "low", "high"):
        amount = getattr(draft, bound)
        setattr(draft, bound, None if amount is None else amount * found.factor)
    if not draft.currency:
        draft.currency, draft.currency_basis, draft.currency_form = found.code, found.basis, found.form
    draft.rule += "" if found.factor == 1 else ":minor"
    draft.right, draft.kind = found.edge, ClaimKind.MONEY
    draft.is_attributive = at < len(tokens) and tokens[at].text == "-"
    return True


def _described_unit(tokens: Sequence[Token], at: int) -> units.Unit | None:
    """Read a unit of time behind a word that describes it: "five full minutes", "three more days"."""
    if lower_at(tokens, at) not in _DESCRIBING:
        return None
    unit = units.read(tokens, at + 1)
    return unit if unit is not None and unit.dimension == "time" and not unit.is_attributive else None


def _is_magnitude(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether the number is the strength of an earthquake: "magnitude 7", "a 7.9 quake"."""
    at = draft.first - 1 - (lower_at(tokens, draft.first - 1) in ("-", "of"))
    if lower_at(tokens, at) == "magnitude":
        return True
    is_decimal = draft.value is not None and draft.value < STRONGEST and "." in tokens[draft.first].text
    at = draft.last + (lower_at(tokens, draft.last) in ("-", "strong", "undersea", "offshore"))
    on_scale = [token.lower for token in tokens[draft.last : draft.last + 3]] == ["on", "the", "richter"]
    return is_decimal and (on_scale or lower_at(tokens, at) in _QUAKES)


def _add_distant_rate(tokens: Sequence[Token], draft: Draft) -> None:
    """Read the rate behind what is measured or counted: "2 million barrels of oil per day", "12 cases per 100,000 people".

    The number that a rate is taken over is part of the rate.
    """
    is_measured = bool(draft.unit) and lower_at(tokens, draft.right) == "of"
    if not is_measured and (draft.unit or draft.currency or draft.kind is not ClaimKind.COUNT):
        return
    if draft.right >= len(tokens) or tokens[draft.right].kind != "w":
        return
    for at in range(draft.right + 1 + is_measured, min(draft.right + 5, len(tokens) - 1)):
        if tokens[at].lower.endswith(("ing", "ly")):
            return
        is_open = tokens[at].lower not in ("a", "an") or tokens[at - 1].lower not in _CLOSING
        is_open = is_open and (tokens[at].lower == "per" or tokens[at + 1].lower in _PERIODS)
        if tokens[at].lower in _RATE_STARTS and is_open and (rate := units.per(tokens, at)):
            code = f"{draft.unit}/{_DAILY.get(rate[0], '')}"
            draft.unit, draft.per = (code, None) if units.is_code(code) else (draft.unit, rate[0])
            for token in tokens[at : rate[1]]:
                token.is_taken = token.is_taken or token.kind == "n"
            return
        if tokens[at].kind != "w":
            return


def add_unit(tokens: Sequence[Token], draft: Draft) -> None:
    """Give the number the currency or unit written behind it, and what a rate is taken over."""
    if not _add_money(tokens, draft) and not draft.currency:
        at = draft.last
        joints = {"fuzzy": ("of",), "fraction": ("of", "a", "an")}.get(draft.rule, ())
        if draft.last + 1 < len(tokens) and tokens[at].lower in joints:
            at += 1
            if (
                lower_at(tokens, at) in ("a", "an", "1", "one")
                and draft.rule == "fraction"
                and units.read(tokens, at + 1)
            ):
                at += 1
        if (unit := units.read(tokens, at) or _described_unit(tokens, at)) is not None:
            draft.unit, draft.dimension, draft.right = unit.code, unit.dimension, unit.end
            draft.kind, draft.is_attributive = units.kind(unit.dimension), unit.is_attributive
            _add_and_a_half(tokens, draft)
            _add_below_zero(tokens, draft)
    if not draft.unit and not draft.currency:
        _add_percent_before(tokens, draft)
    if not draft.unit and not draft.currency and _is_magnitude(tokens, draft):
        draft.unit, draft.dimension, draft.kind = "magnitude", "seismic", ClaimKind.MEASURE
    if rate := units.per(tokens, draft.right):
        code = f"{draft.unit}/{_DAILY.get(rate[0], '')}"
        draft.right = rate[1]
        draft.unit, draft.per = (code, None) if units.is_code(code) else (draft.unit, rate[0])
    else:
        _add_distant_rate(tokens, draft)


def _add_percent_before(tokens: Sequence[Token], draft: Draft) -> None:
    """Read "a passing percentage of 47.6" and "percent of 10"; "5 percent of 40 firms" counts firms."""
    at = draft.first - 2
    if lower_at(tokens, at + 1) != "of" or lower_at(tokens, at) not in ("percentage", "percent", "cent"):
        return
    at -= lower_at(tokens, at) == "cent"
    before, follows = lower_at(tokens, at - 1), lower_at(tokens, draft.last)
    if lower_at(tokens, at) in ("percentage", "percent", "per") and not (
        before.isdecimal() or before in words.VALUES or before in ("a", "half") or follows.isalpha()
    ):
        draft.unit, draft.dimension, draft.kind, draft.left = "%", "percent", ClaimKind.PERCENT, at


def _add_below_zero(tokens: Sequence[Token], draft: Draft) -> None:
    """Read "five degrees below zero" as minus five."""
    is_below = lower_at(tokens, draft.right) == "below" and lower_at(tokens, draft.right + 1) == "zero"
    if is_below and draft.dimension in ("temperature", "angle") and draft.value is not None:
        draft.value, draft.right = -abs(draft.value), draft.right + 2


def _add_and_a_half(tokens: Sequence[Token], draft: Draft) -> None:
    """Read the half behind a unit: "two hours and a half"."""
    share, end = fractions.addition(tokens, draft.right)
    if share and draft.value is not None:
        draft.value, draft.right = draft.value + share, end
