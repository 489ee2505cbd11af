"""Checks of the run itself: did what came in go somewhere, and did every part come out. Rows of table 'run' in ``checks``.

They read what the steps counted (``run.summary``) and the staged files, and need no database.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from newsledger import tables
from newsledger.current import DROPPING_STEPS
from newsledger.ontology import Severity
from newsledger.quality.findings import Finding, crashed
from newsledger.records import Scope
from newsledger.run import Run

TABLE: Final = "run"
INGEST_TABLES: Final = ("articles", "article_signatures")
# Half refused is a wrong column map or a wrong folder; single bad files are everyday.
MAX_REFUSED_SHARE = 0.5
# Below this many documents a share says little.
MIN_DOCUMENTS_FOR_SHARE = 10
# As many as validate itself would move to rejects: one bad article is everyday, more is a bug in an extractor.
MAX_FAILED_SHARE = 0.05
MAX_FAILED_ARTICLES = 3
MIN_ARTICLES_WITH_FINDINGS = 3
OUTCOMES = ("articles_new", "articles_changed", "articles_unchanged", "articles_rejected")


def _finding(name: str, is_success: bool, observed: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(TABLE, name, severity, is_success, observed)


def _counts(run: Run) -> dict[str, int]:
    facts = run.summary("ingest")
    return {name: int(facts.get(name, 0)) for name in ("documents", *OUTCOMES)}


def sources_yield_documents(run: Run) -> Finding:
    """Sources were named, so something was read from them."""
    documents = _counts(run)["documents"]
    observed = f"{documents:,} documents from {len(run.sources):,} sources"
    return _finding("sources_yield_documents", not run.sources or documents > 0, observed)


def documents_are_accounted_for(run: Run) -> Finding:
    """Every document read is new, changed, unchanged or refused."""
    counts = _counts(run)
    observed = ", ".join(f"{count:,} {name.removeprefix('articles_')}" for name, count in counts.items())
    held = counts["documents"] == sum(counts[name] for name in OUTCOMES)
    return _finding("documents_are_accounted_for", held, observed)


def some_document_is_accepted(run: Run) -> Finding:
    """Not everything was refused."""
    counts = _counts(run)
    held = counts["documents"] == 0 or counts["articles_rejected"] < counts["documents"]
    observed = f"{counts['articles_rejected']:,} of {counts['documents']:,} documents refused"
    return _finding("some_document_is_accepted", held, observed)


def few_documents_are_refused(run: Run) -> Finding:
    """At most half of the documents were refused."""
    counts = _counts(run)
    refused, documents = counts["articles_rejected"], counts["documents"]
    held = documents < MIN_DOCUMENTS_FOR_SHARE or refused <= documents * MAX_REFUSED_SHARE
    observed = f"{refused:,} of {documents:,} documents refused"
    return _finding("few_documents_are_refused", held, observed, Severity.WARN)


def articles_are_all_staged(run: Run) -> Finding:
    """What ingest counted as new or changed is staged: no part was lost."""
    counts, staged, dropped = _counts(run), run.count("articles"), _dropped_articles(run)
    expected = counts["articles_new"] + counts["articles_changed"]
    observed = f"{expected:,} counted, {staged:,} staged, {dropped:,} taken out since"
    return _finding("articles_are_all_staged", staged + dropped == expected, observed)


def _dropped_articles(run: Run) -> int:
    """Return how many articles were rejected after ingest: by extract, or by a try of this step that was killed."""
    rejects = run.read("rejects").select(["step", "table_name"]).to_pylist()
    return sum(r["step"] in DROPPING_STEPS and r["table_name"] == "articles" for r in rejects)


def few_articles_fail_extraction(run: Run) -> Finding:
    """Extraction failed for at most a twentieth of the articles (or three), and not for all of them."""
    facts = run.summary("extract")
    failed = int(facts.get("articles_rejected", 0))
    articles = failed + int(facts.get("articles", run.count("articles")))
    held = not failed or (failed < articles and failed <= max(MAX_FAILED_ARTICLES, articles * MAX_FAILED_SHARE))
    return _finding("few_articles_fail_extraction", held, f"{failed:,} of {articles:,} articles could not be read")


def parts_are_all_extracted(run: Run) -> Finding:
    """Every part of the articles has its file in every table that extract wrote, and extract counted all of them."""
    parts = {path.stem for path in run.staged("articles")}
    missing = sorted(f"{table}/{part}" for table in _extracted(run) for part in parts - _stems(run, table))
    facts = run.summary("extract")
    planned, done = facts.get("parts_planned", len(parts)), facts.get("parts_done", len(parts))
    observed = f"{done} of {planned} parts done, {len(parts)} staged" + "".join(
        f"; {name} is missing" for name in missing
    )
    return _finding("parts_are_all_extracted", not missing and len(parts) == planned == done, observed)


def _stems(run: Run, table: str) -> set[str]:
    return {path.stem for path in run.staged(table)}


def _extracted(run: Run) -> Iterator[str]:
    """Yield the tables that extract writes: sentences always, the others where it wrote any part."""
    for spec in tables.tables(Scope.ARTICLE):
        if spec.name == "sentences" or (spec.name not in INGEST_TABLES and run.staged(spec.name)):
            yield spec.name


def something_is_extracted(run: Run) -> Finding:
    """English articles have sentences, and something was found in them: a number, a date, a place or an event.

    One or two short articles may hold none of these: that is a warn.
    """
    english = sum(_english(path) for path in run.staged("articles"))
    sentences = run.count("sentences")
    found = sum(run.count(name) for name in _extracted(run)) - sentences
    observed = f"{english:,} English articles, {sentences:,} sentences, {found:,} rows found in them"
    held = not english or bool(sentences and found)
    is_small = bool(sentences) and english < MIN_ARTICLES_WITH_FINDINGS
    return _finding("something_is_extracted", held, observed, Severity.WARN if is_small else Severity.ERROR)


def _english(path: Path) -> int:
    return pq.read_table(path, columns=["language"], partitioning=None)["language"].to_pylist().count("en")


INGEST_CHECKS: tuple[Callable[[Run], Finding], ...] = (
    sources_yield_documents,
    documents_are_accounted_for,
    some_document_is_accepted,
    few_documents_are_refused,
    articles_are_all_staged,
)
EXTRACT_CHECKS: tuple[Callable[[Run], Finding], ...] = (
    parts_are_all_extracted,
    few_articles_fail_extraction,
    something_is_extracted,
)


def check_run(run: Run) -> list[Finding]:
    """Return the findings about the run; a run without sources (a retraction) brings nothing in to be checked."""
    checks = INGEST_CHECKS if run.sources else ()
    if run.staged("articles"):
        checks += EXTRACT_CHECKS
    return [_guarded(check, run) for check in checks]


def _guarded(check: Callable[[Run], Finding], run: Run) -> Finding:
    try:
        return check(run)
    except (OSError, ValueError, KeyError, TypeError) as error:
        return crashed(TABLE, check.__name__, repr(error))
