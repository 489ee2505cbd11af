"""The rules on claims that hang together: a change adds up, a part is within its total, both within one article."""

from pathlib import Path
from typing import Any

import pytest

from newsledger.ids import make_id
from newsledger.ontology import ChangeRole, ClaimKind, Comparator
from newsledger.quality.findings import Finding
from newsledger.quality.rules import bindings, judge, rules
from newsledger.quality.views import add_ledger, connect
from newsledger.records import Claim
from newsledger.run import Run
from tests.quality.made import World, derived, new_run, stage, world

Row = tuple[str, str, float] | tuple[str, str, float, str]
MONEY = {"kind": ClaimKind.MONEY, "currency": "EUR"}


def judged(run: Run, name: str) -> Finding:
    """Run the one rule of claims that ``name`` names."""
    (binding,) = (b for rule in rules() for b in bindings(rule) if f"{b.table_name}.{b.check_name}" == f"claims.{name}")
    with connect(run) as connection:
        add_ledger(run, connection)
        return judge(connection, binding)


def claim(rows: World, number: int, **facts: Any) -> Claim:
    """Return a claim of the first article, beside those that the world has."""
    first: Claim = rows["claims"][0]
    kept = {name: getattr(first, name) for name in ("article_id", "sentence_index", "start_char", "end_char", "rule")}
    value = facts.get("value")
    bounds = {"low": value, "high": value, "is_low_inclusive": True, "is_high_inclusive": True}
    plain = {"comparator": Comparator.EXACTLY, "kind": ClaimKind.COUNT, "text": str(value)}
    return Claim(**{"claim_id": make_id("clm", str(number)), **kept, **bounds, **plain, **facts})


def change(rows: World, *numbers: Row) -> None:
    """Add the claims of one change: role, text, value, and kind where it is no count."""
    for at, (role, text, value, *kind) in enumerate(numbers):
        facts = MONEY if kind == ["money"] else {"kind": ClaimKind(kind[0])} if kind else {}
        row = claim(rows, at, text=text, value=value, change_role=ChangeRole(role), change_id="chg_1", **facts)
        rows["claims"].append(row)


ADDS_UP: list[tuple[Row, ...]] = [
    (("from", "12", 12), ("up_by", "two", 2), ("to", "14", 14)),
    (("from", "500", 500), ("down_by", "120", 120), ("to", "380", 380)),
    (("from", "1.2 million", 1.2e6), ("up_by", "300,000", 3e5), ("to", "1.5 million", 1.5e6)),
    (("from", "€13.33", 13.33, "money"), ("up_by", "5%", 5, "percent"), ("to", "€14", 14, "money")),
    (
        ("from", "4.8%", 4.8, "percent"),
        ("up_by", "0.3 points", 0.3, "percentage_point"),
        ("to", "5.1%", 5.1, "percent"),
    ),
    (("level", "15 million", 15e6), ("down_by", "four million", 4e6), ("from", "19 million", 19e6)),
    (("from", "12", 12), ("to", "40", 40)),
    (("up_by", "5%", 5, "percent"), ("to", "€14", 14, "money")),
]
DOES_NOT: list[tuple[Row, ...]] = [
    (("from", "12", 12), ("up_by", "two", 2), ("to", "16", 16)),
    (("from", "500", 500), ("down_by", "120", 120), ("to", "620", 620)),
    (("from", "€10.00", 10, "money"), ("up_by", "50%", 50, "percent"), ("to", "€14.00", 14, "money")),
    (
        ("from", "4.8%", 4.8, "percent"),
        ("down_by", "0.3 points", 0.3, "percentage_point"),
        ("to", "5.1%", 5.1, "percent"),
    ),
    (("level", "15 million", 15e6), ("down_by", "one million", 1e6), ("from", "19 million", 19e6)),
]


@pytest.mark.parametrize(("numbers", "holds"), [*((one, True) for one in ADDS_UP), *((one, False) for one in DOES_NOT)])
def test_the_ends_of_a_change_are_its_size_apart(tmp_path: Path, numbers: tuple[Row, ...], holds: bool) -> None:
    """From and up_by make to, within the digits printed; an end that is missing, or open, is no contradiction."""
    run = new_run(tmp_path)
    rows = world(run) | derived()
    change(rows, *numbers)
    assert judged(stage(run, rows), "change_adds_up").is_success is holds


@pytest.mark.parametrize(
    ("part", "total", "holds"),
    [
        ({"value": 5.0}, {"value": 12.0}, True),
        ({"value": 12.0}, {"value": 5.0}, False),
        ({"value": 12.0}, {"value": 5.0, "high": None, "is_high_inclusive": None, "comparator": "at_least"}, True),
        ({"value": 60.0, "kind": ClaimKind.PERCENT}, {"value": 12.0}, True),
    ],
)
def test_a_part_is_within_its_total(tmp_path: Path, part: dict[str, Any], total: dict[str, Any], holds: bool) -> None:
    """A part is at most its total; what is counted otherwise, or open, says nothing."""
    run = new_run(tmp_path)
    rows = world(run) | derived()
    whole = claim(rows, 1, **total)
    rows["claims"] += [whole, claim(rows, 2, is_part=True, total_claim_id=whole.claim_id, **part)]
    assert judged(stage(run, rows), "part_is_within_its_total").is_success is holds


@pytest.mark.parametrize("tie", ["total", "change", "itself", "no part"])
def test_claims_hang_together_within_their_article(tmp_path: Path, tie: str) -> None:
    """A total or a change of another article is an error, as is a claim that is its own total or has one without being part."""
    run = new_run(tmp_path)
    rows = world(run) | derived()
    other = next(row for row in rows["claims"] if row.article_id != rows["claims"][0].article_id)
    ours = claim(rows, 1, value=5.0)
    ties = {
        "total": {"is_part": True, "total_claim_id": other.claim_id},
        "change": {"change_id": "chg_1"},
        "itself": {"is_part": True, "total_claim_id": ours.claim_id},
        "no part": {"total_claim_id": rows["claims"][0].claim_id},
    }
    rows["claims"].append(claim(rows, 1, value=5.0, **ties[tie]))
    if tie == "change":
        rows["claims"].append(claim(rows, 2, value=5.0, change_id="chg_1", article_id=other.article_id))
    assert not judged(stage(run, rows), "ties_are_of_one_article").is_success
