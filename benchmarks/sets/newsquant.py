"""NewsQuant (CQE evaluation, EMNLP 2023): quantities of news sentences, without offsets.

Value F1 is one to one with relative tolerance 1e-5; a range is a pair. Conventions of the gold that a prediction is read by:

* The two ends of a change ("fell from A to B") are one pair, whose sign is that of its fall; the gold writes a rise as =.
* Plural scale words are written from one of them to ten times that ("thousands" is 1,000 to 10,000, "dozens" 12 to
  120); the ledger says at least two of them. Such a prediction is rewritten to the gold's pair; ``strict_value_f1``
  is without this.
* Vague words without a scale ("several", "a few"), ordinals and ranks, scores but for one, "twice" and "double" are
  not annotated: such predictions are left out.
* Minor coins count as printed ("19 cents" is 19).

``unit`` compares the plain name of unit or currency; for a bare count the counted noun must be among the gold's words.
``comparator`` compares ``change``: nearly and about are ~, up_to, at_most and less_than are <. ``concept`` is scored as its
authors do, over all quantities: of those whose value agrees, partial where a word of ``referred_concepts`` is among ours,
complete where the sets of words are equal; "-" is an empty set, which an empty prediction matches. The gold holds the content
words of noun phrases, so determiners, pronouns, prepositions and "and" are left out of ours. The gold has the noun that a
bare count counts as its unit, and whose it is as its concept: our ``entity_text``. For amounts, and for counts that are the
level of something (the *toll* of "the toll rose to 63": the gold gives no unit), it has what is measured and whose it is: our
``concept_text`` with ``entity_text``.
"""

import re
from pathlib import Path
from typing import Any

from benchmarks.claims import counted_of
from benchmarks.numbers import close, listed, overlap, pair, prf, read
from benchmarks.report import Report, Score, f1, read_cases
from newsledger.extract.figures import Counted, Figure
from newsledger.extract.numbers.units import name
from newsledger.extract.quantities import Quantity
from newsledger.ontology import ChangeRole, ClaimKind, Comparator

FILES = ("newsquant.jsonl",)
_SIGNS = {
    Comparator.ABOUT: "~",
    Comparator.NEARLY: "~",
    Comparator.AT_LEAST: ">",
    Comparator.MORE_THAN: ">",
    Comparator.UP_TO: "<",
    Comparator.AT_MOST: "<",
    Comparator.LESS_THAN: "<",
}
_MOVES = {ChangeRole.UP_BY: "up", ChangeRole.DOWN_BY: "down"}
_CURRENCIES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "AUD": "australian dollar",
    "CAD": "canadian dollar", "DKK": "danish krone", "MYR": "malaysian ringgit", "CNY": "chinese yuan",
    "ILS": "shekel", "JPY": "japanese yen", "INR": "indian rupee", "CHF": "swiss franc", "RUB": "russian ruble",
    "HKD": "hong kong dollar", "SGD": "singapore dollar", "NZD": "new zealand dollar", "SEK": "swedish krona",
    "NOK": "norwegian krone", "ZAR": "south african rand", "KRW": "south korean won", "TRY": "turkish lira",
    "MXN": "mexican peso",
}  # fmt: skip
# Of a noun phrase, what is no content word.
_FUNCTION_WORDS = {
    *(
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "such",
        "which",
        "who",
        "whose",
        "than",
        "and",
        "or",
    ),
    *(
        "it",
        "he",
        "she",
        "they",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
    ),
    *(
        "from",
        "with",
        "within",
        "per",
        "as",
        "into",
        "over",
        "under",
        "up",
        "off",
        "about",
        "among",
        "between",
        "including",
    ),
}
Reading = tuple[Quantity, float, float]


def _is_annotated(quantity: Quantity) -> bool:
    is_vague = quantity.rule == "fuzzy" and (quantity.low or 0) < 10
    return (
        not is_vague
        and quantity.kind not in (ClaimKind.RANK, ClaimKind.SCORE)
        and quantity.rule not in ("multiplier:word",)
    )


def _bounds(quantity: Quantity, is_strict: bool) -> tuple[float, float]:
    if quantity.value is not None:
        value = quantity.value * 100 if quantity.rule.endswith(":minor") else quantity.value
        return value, value
    low = quantity.low if quantity.low is not None else 0.0
    high = quantity.high if quantity.high is not None else float("inf")
    if quantity.rule == "fuzzy" and not is_strict:
        one = low / (3 if re.match(r"(?i)several|a few|few", quantity.text) else 2)
        return one, 10 * one
    return low, high


def _readings(found: list[Quantity], is_strict: bool = False) -> list[Reading]:
    """Return predictions as the gold writes them: pairs, the two ends of a change joined."""
    readings: list[Reading] = []
    for quantity in filter(_is_annotated, found):
        low, high = _bounds(quantity, is_strict)
        is_end = (
            bool(readings) and quantity.change_role is ChangeRole.TO and readings[-1][0].change_role is ChangeRole.FROM
        )
        if is_end:
            readings[-1] = (quantity, readings[-1][1], high)
        else:
            readings.append((quantity, low, high))
    return readings


def _agrees(gold: dict[str, Any], reading: Reading) -> bool:
    return close(gold["low"], reading[1]) and close(gold["high"], reading[2])


def _unit(quantity: Quantity) -> str:
    base = _CURRENCIES.get(quantity.currency or "", "") if quantity.currency else name(quantity.unit or "")
    if quantity.rule.endswith(":minor"):
        base = "cent"
    if quantity.rule.startswith("age"):
        base = "year of age"
    return f"{base} per {quantity.per}" if quantity.per and base else base


def _unit_agrees(gold: dict[str, Any], quantity: Quantity, counted: Counted) -> bool:
    wanted = (gold["normalized_unit"] or "-").lower()
    if quantity.unit or quantity.currency:
        return _unit(quantity) == wanted
    words = set(re.findall(r"\w+", f"{wanted} {gold['unit']}".lower()))
    return wanted == "-" or (not words if _is_level(counted) else bool(words & _nouns(counted)))


def _nouns(counted: Counted) -> set[str]:
    return {text.lower() for text in (counted.concept, counted.head.text if counted.head else None) if text}


def _counted(quantity: Quantity, numbers: list[tuple[Figure, Counted]]) -> Counted:
    """Return what a quantity counts, by where it stands; nothing where the parse cuts the text otherwise."""
    span = quantity.start, quantity.end
    found = (counted for figure, counted in numbers if overlap(span, (figure.start_char, figure.end_char)))
    return next(found, Counted())


def _is_level(counted: Counted) -> bool:
    """Whether a count counts no noun of its own: it is the level of something, or nothing is said."""
    return counted.concept is None or counted.rule == "counted:level"


def _change(quantity: Quantity, low: float, high: float) -> str:
    """Return the gold's sign: a bounding word first, then the direction of a change; ``low`` and ``high`` as written."""
    if high < low and quantity.change_role is ChangeRole.TO:
        return "down"
    move = _MOVES.get(quantity.change_role, "=") if quantity.change_role else "="
    return _SIGNS.get(quantity.comparator, move)


def _words(text: str | None) -> set[str]:
    split = re.sub(r"['’]s\b", "", (text or "").lower()).replace(",", " ").split()
    return {word.strip('()"“”') for word in split} - _FUNCTION_WORDS - {"-", ""}


def _concepts(quantity: Quantity, counted: Counted) -> set[str]:
    """Return the content words of what a quantity is about, as the gold has it."""
    is_unit = quantity.kind is ClaimKind.COUNT and not _is_level(counted)
    return _words(counted.entity_text) | (set() if is_unit else _words(counted.concept_text))


def score(folder: Path) -> Report:
    """Score values, and units, comparators and concepts of the values that are right."""
    report = Report()
    correct = strict = predicted = gold = units = comparators = partial = complete = 0
    cases = list(read_cases(folder / FILES[0]))
    for case, numbers in zip(cases, counted_of(case["text"] for case in cases), strict=True):
        found = read(case["text"])
        readings = _readings(found)
        pairs = pair(case["quantities"], readings, _agrees)
        strict += len(pair(case["quantities"], _readings(found, is_strict=True), _agrees))
        correct, predicted, gold = correct + len(pairs), predicted + len(readings), gold + len(case["quantities"])
        matched = [id(one) for one, _ in pairs], [id(other) for _, other in pairs]
        missed = [f"{q['value']} {q['unit']}" for q in case["quantities"] if id(q) not in matched[0]]
        listed(report, "missed", missed, case["text"])
        listed(report, "false", [r[0].text for r in readings if id(r) not in matched[1]], case["text"])
        for one, reading in pairs:
            counted = _counted(reading[0], numbers)
            is_unit, is_sign = _unit_agrees(one, reading[0], counted), _change(*reading) == one["change"]
            units, comparators = units + is_unit, comparators + is_sign
            if not is_unit:
                report.errors.append(
                    f"unit: {reading[0].text} [{_unit(reading[0]) or counted.concept}] != {one['normalized_unit']}"
                )
            if not is_sign:
                report.errors.append(
                    f"comparator: {reading[0].text} [{_change(*reading)}] != {one['change']} | {case['text']}"
                )
            wanted, ours = _words(one["referred_concepts"]), _concepts(reading[0], counted)
            partial, complete = partial + (bool(wanted & ours) or wanted == ours), complete + (wanted == ours)
            if not wanted & ours and wanted != ours:
                what = counted.concept_text, counted.entity_text
                report.errors.append(
                    f"concept: {reading[0].text} {what} != {one['referred_concepts']} | {case['text']}"
                )
    report.errors.sort()
    report.scores = [
        *prf("newsquant.value", correct, predicted, gold, target=0.94),
        Score("newsquant.strict_value_f1", f1(strict, predicted, gold), gold),
        Score("newsquant.value_unit_f1", f1(units, predicted, gold), gold, target=0.88),
        Score("newsquant.value_comparator_f1", f1(comparators, predicted, gold), gold, target=0.92),
        Score("newsquant.concept_partial", f1(partial, predicted, gold), gold, target=0.82),
        Score("newsquant.concept_complete", f1(complete, predicted, gold), gold, target=0.62),
    ]
    return report
