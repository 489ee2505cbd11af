"""Text that carries no page's furniture must come through untouched: the share of its characters kept, title included.

MEANTIME (Wikinews) and PolNeAR (attribution corpus) hold articles that people annotated, cut from their pages by hand.
"""

from pathlib import Path

from benchmarks.report import Report, Score, read_cases
from benchmarks.sets.cleaning import kept, share_kept
from newsledger.ingest.cleaning import clean_text

FILES = ("meantime_en.jsonl", "polnear_dev.jsonl")


def score(folder: Path) -> Report:
    """Score each file; the errors list every dropped line with its rule."""
    report = Report()
    for file in FILES:
        texts = [case["text"] for case in read_cases(folder / file)]
        report.scores.append(
            Score(f"cleaning_clean.{file.partition('_')[0]}", share_kept(map(kept, texts)), len(texts), target=0.99)
        )
        for text in texts:
            report.errors += [f"{entry.rule}: {entry.line[:150]}" for entry in clean_text(text).dropped]
    report.errors.sort()
    return report
