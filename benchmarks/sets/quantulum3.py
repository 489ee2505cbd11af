"""quantulum3's own test sentences: technical and everyday quantities, and number words.

``value_f1`` pairs readings with gold that overlaps and has their value; ``value_unit_recall`` also compares the
unit's plain name (British spelling, as quantulum3 has it). Conventions: a range is its middle in the gold (half its
width is the uncertainty), so the ledger's low and high are averaged; minor coins count as printed; amounts in
brackets are negative in the gold. The gold also takes bare years and identifiers for numbers. ``spellout`` is the
share of phrases whose number words all read to their values, in order.
"""

from pathlib import Path
from typing import Any

from benchmarks.numbers import close, listed, overlap, pair, prf, read, share
from benchmarks.report import Report, read_cases
from newsledger.extract.numbers.units import name
from newsledger.extract.quantities import Quantity

FILES = ("quantulum3_quantities.jsonl", "quantulum3_spellout.jsonl")
_CURRENCIES = {"USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "yen", "INR": "indian rupee"}


def _value(quantity: Quantity) -> float | None:
    if quantity.value is None and quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return quantity.value * 100 if quantity.value is not None and quantity.rule.endswith(":minor") else quantity.value


def _unit(quantity: Quantity) -> str:
    base = _CURRENCIES.get(quantity.currency, "") if quantity.currency else name(quantity.unit or "dimensionless")
    return f"{base} per {quantity.per}" if quantity.per else base


def _agrees(gold: dict[str, Any], quantity: Quantity) -> bool:
    return overlap((gold["start"], gold["end"]), (quantity.start, quantity.end)) and close(
        float(gold["value"]), _value(quantity)
    )


def score(folder: Path) -> Report:
    """Score quantities and number words."""
    report = Report()
    right = units = predicted = gold = 0
    for case in read_cases(folder / FILES[0]):
        wanted = [q for q in case["quantities"] if q.get("start") is not None]
        found = read(case["text"])
        pairs = pair(wanted, found, _agrees)
        right, predicted, gold = right + len(pairs), predicted + len(found), gold + len(wanted)
        same = [_unit(quantity).lower() == str(one["unit"]).lower().removeprefix("degree ") for one, quantity in pairs]
        units += sum(same)
        matched = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
        listed(
            report,
            "missed",
            [f"{q['surface']} = {q['value']}" for q in wanted if id(q) not in matched[0]],
            case["text"],
        )
        listed(report, "false", [f"{q.text} = {q.value}" for q in found if id(q) not in matched[1]], case["text"])
        listed(
            report,
            "unit",
            [f"{q.text}: {_unit(q)} <> {one['unit']}" for (one, q), ok in zip(pairs, same, strict=True) if not ok],
            "",
        )
    spelled = count = 0
    for case in read_cases(folder / FILES[1]):
        values = [q.value for q in read(case["text"])]
        is_right = len(values) == len(case["values"]) and all(map(close, values, case["values"]))
        spelled, count = spelled + is_right, count + 1
        listed(report, "spellout", [] if is_right else [f"{values} <> {case['values']}"], case["text"])
    report.errors.sort()
    report.scores = [
        *prf("quantulum3.value", right, predicted, gold, target=0.85),
        share("quantulum3.value_unit_recall", units, gold),
        share("quantulum3.spellout", spelled, count),
    ]
    return report
