"""The country of a phrase (NGEC's actor tests): by the names in it.

Convention: cases with a country expected that has an ISO code (KOS for their XKX), or with none. A person's or a
group's country cannot be read from a name ("Tony Blair"): such cases count against recall. Precision is over the
phrases that we gave a country.
"""

from pathlib import Path

from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.extract.countries import country
from newsledger.extract.places import find

NAME = "places_ngec_country"
FILES = ("ngec_actor_resolution.jsonl",)
NOT_ISO = frozenset({"EUR", "UNO", "IGO"})


def ours(phrase: str) -> str | None:
    """Return the country of a phrase."""
    found = {item.country for item in find(phrase) if item.country}
    return country(phrase) or (found.pop() if len(found) == 1 else None)


def score(folder: Path) -> Report:
    """Score every phrase once."""
    report, wanted = Report(), {}
    for case in read_cases(folder / FILES[0]):
        code = case["expect"].get("country", case["expect"].get("cc"))
        if not case["skipped"] and isinstance(code, str) and code not in NOT_ISO:
            wanted[case["actor"]] = code.replace("XKX", "KOS")
    answers = {phrase: ours(phrase) for phrase in wanted}
    right = [phrase for phrase, code in wanted.items() if code and answers[phrase] == code]
    given = [phrase for phrase, answer in answers.items() if answer]
    report.errors = [
        f"{p!r}: expected {wanted[p] or None}, ours {answers[p]}" for p in wanted if (answers[p] or "") != wanted[p]
    ]
    report.scores = [
        Score(f"{NAME}.precision", ratio(len(right), len(given)), len(given)),
        Score(f"{NAME}.recall", ratio(len(right), sum(map(bool, wanted.values()))), sum(map(bool, wanted.values()))),
    ]
    return report
