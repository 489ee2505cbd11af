"""What the sets of casualties and crowds share: when a claim says what the gold says.

A claim is one of a gold number when it overlaps its evidence. Its bounds are the gold's when low and high are equal, where the
gold writes "more than 50" and "at least 50" alike as low 50, and "about 200" as 200 to 200; a vague gold ("dozens", whose width
is the annotator's or null) is any fuzzy claim; of a distractor the gold holds the printed value alone. Its kind is the gold's
by :data:`KINDS`, else of the same name, else other: the gold's list is longer than the ledger's, which calls the deported
expelled and the tortured other, and tells who is held by an authority (arrested) from shields and hostages (captured).
"""

from collections.abc import Iterable
from typing import Any, Final

from benchmarks.numbers import close, overlap
from newsledger.ontology import Comparator, Measure
from newsledger.records import Claim

KINDS: Final = {
    "deaths": (Measure.KILLED,),
    "fatalities": (Measure.KILLED,),
    "wounded": (Measure.INJURED,),
    "held": (Measure.ARRESTED, Measure.CAPTURED),
    "detained": (Measure.ARRESTED,),
    "kidnapped": (Measure.CAPTURED,),
    "hostages": (Measure.CAPTURED,),
    "deported": (Measure.EXPELLED,),
    "refugees": (Measure.DISPLACED,),
    "freed": (Measure.RELEASED,),
    "troops": (Measure.DEPLOYED,),
    "protesters": (Measure.PARTICIPANTS,),
}


def near(gold: dict[str, Any], claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims whose words overlap the gold's evidence."""
    return [row for row in claims if overlap((row.start_char, row.end_char), (gold["start"], gold["end"]))]


def is_bounded(gold: dict[str, Any], claim: Claim) -> bool:
    """Whether the bounds of a claim are the gold's."""
    if "vague" in gold["qualifier"]:
        return claim.comparator is Comparator.FUZZY
    if gold["qualifier"] == "distractor":
        return close(gold["low"], claim.value)
    is_about = claim.comparator is Comparator.ABOUT
    low, high = (claim.value, claim.value) if is_about else (claim.low, claim.high)
    return close(gold["low"], low) and close(gold["high"], high)


def is_measured(gold: dict[str, Any], claim: Claim) -> bool:
    """Whether a claim measures what the gold says."""
    kind = gold["kind"]
    return claim.measure in KINDS.get(kind, (kind if kind in set(Measure) else Measure.OTHER,))


def shown(claims: Iterable[Claim]) -> str:
    """Return claims as one line of a miss."""
    return "; ".join(f"{row.text} [{row.low}, {row.high}] {row.measure}" for row in claims) or "nothing"
