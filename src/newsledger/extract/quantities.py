"""Read the quantities of one sentence: every number that counts, measures or prices something, with what its words say."""

from collections.abc import Sequence

from newsledger.extract.numbers import (
    ages,
    changes,
    comparators,
    labels,
    masks,
    money,
    multipliers,
    ones,
    points,
    ranges,
    ranks,
    scan,
    sharing,
)
from newsledger.extract.numbers.gate import may_hold_number
from newsledger.extract.numbers.quantity import Draft, Quantity
from newsledger.extract.numbers.tokens import Token, merge, narrow, tokenize
from newsledger.ontology import Comparator

__all__ = ["Quantity", "quantities"]


def _kept(tokens: Sequence[Token], drafts: list[Draft]) -> list[Draft]:
    """Return the numbers that are no part of a name and no pronoun."""
    kept: list[Draft] = []
    names: set[int] = set()
    for draft in drafts:
        multipliers.extend(tokens, draft)
        ages.read(tokens, draft)
        if labels.is_name(tokens, draft, names):
            names.update(range(draft.first, draft.last + 1))
            for token in tokens[draft.first : draft.last]:
                token.is_taken = True
        elif not ones.is_pronoun(tokens, draft, kept[-1] if kept else None):
            draft.rule = ones.ONE_OF if ones.is_one_of(tokens, draft) else draft.rule
            kept.append(draft)
    return kept


def _read_words_around(tokens: Sequence[Token], drafts: list[Draft]) -> None:
    """Read comparators and changes, each number seeing the one before it."""
    floor = 0
    sharing.share_units(tokens, drafts)
    for draft, previous in zip(drafts, (None, *drafts), strict=False):
        comparators.read(tokens, draft, floor)
        changes.read(tokens, draft, previous)
        floor = draft.right
    comparators.inherit(tokens, drafts)


def _quantity(text: str, tokens: Sequence[Token], draft: Draft) -> Quantity:
    low, high, is_low_inclusive, is_high_inclusive = comparators.bounds(draft)
    start, end = tokens[draft.left].start, tokens[draft.right - 1].end
    comparator = draft.comparator or (Comparator.FUZZY if draft.rule == "fuzzy" else Comparator.EXACTLY)
    return Quantity(
        start=start,
        end=end,
        text=text[start:end],
        value=draft.value,
        low=low,
        high=high,
        is_low_inclusive=is_low_inclusive,
        is_high_inclusive=is_high_inclusive,
        comparator=comparator,
        kind=draft.kind,
        unit=draft.unit,
        currency=None if draft.currency == money.UNNAMED else draft.currency,
        currency_basis=None if draft.currency == money.UNNAMED else draft.currency_basis,
        per=draft.per,
        is_age=draft.is_age,
        change_role=draft.change_role,
        rule=draft.rule,
        number_start=tokens[draft.first].start,
        number_end=tokens[draft.last - 1].end,
    )


def _without_overlap(drafts: list[Draft]) -> list[Draft]:
    """Return drafts in order; one that runs into the one before it gives up the words they share."""
    ordered = sorted(drafts, key=lambda draft: draft.first)
    kept: list[Draft] = []
    for draft in ordered:
        if kept and draft.first < kept[-1].right:
            continue
        draft.left = max(draft.left, kept[-1].right if kept else 0)
        kept.append(draft)
    return kept


def quantities(text: str, taken: Sequence[tuple[int, int]] = (), country: str | None = None) -> list[Quantity]:
    """Return the quantities in ``text``, one sentence, in order; their spans do not overlap.

    ``taken`` are spans that others have read (dates); nothing is read from them. ``country`` is the publisher's (ISO
    3166-1 alpha-3), whose money a bare "$" or "pounds" is. What the fields mean is said on :class:`Quantity`. Never
    raises on any text; time is linear in its length.

    >>> [(q.text, q.comparator.value, q.low, q.kind.value) for q in quantities("More than 50 troops were hurt.")]
    [('More than 50', 'more_than', 50.0, 'count')]
    """
    if not may_hold_number(text):
        return []
    plain = narrow(text)
    tokens = tokenize(plain, merge([*taken, *masks.spans(plain)]))
    drafts = _kept(tokens, list(scan.numbers(tokens)))
    drafts = _without_overlap(ranges.join(tokens, drafts) + list(ranks.read(tokens)))
    ages.spread(tokens, drafts)
    points.read(tokens, drafts)
    _read_words_around(tokens, drafts)
    for draft in drafts:
        money.localise(draft, country)
    return [_quantity(text, tokens, draft) for draft in drafts]
