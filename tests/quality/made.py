"""A small made-up world that breaks no rule, for tests to break one thing at a time."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from newsledger.ids import make_id
from newsledger.ontology import (
    ClaimKind,
    Comparator,
    CurrencyBasis,
    EventBasis,
    EventType,
    Factuality,
    Measure,
    PublishedBasis,
    RoleName,
)
from newsledger.records import (
    Actor,
    ActorAlias,
    ActorMention,
    Article,
    Claim,
    DateMention,
    Event,
    EventMention,
    EventRole,
    Place,
    PlaceMention,
    ReconciledClaim,
    Record,
    Sentence,
)
from newsledger.run import Run
from newsledger.settings import Settings

World = dict[str, list[Any]]
# An emoji family and a combining accent stand before the spans: offsets count code points, not what a reader sees as one.
SENTENCES = (
    "The crew 👩‍👩‍👧 of the cafe\u0301 boat counted 12 crates on Monday.",
    "Police arrested 3 smugglers in Malta, said Captain Vella.",
    "More than €40 million of goods were missing.",
)
TEXT = "  ".join(SENTENCES)


def spanned(words: str) -> dict[str, Any]:
    """Return where the words stand in TEXT: sentence_index, start_char, end_char."""
    start = TEXT.index(words)
    index = next(i for i, sentence in enumerate(SENTENCES) if words in sentence)
    return {"sentence_index": index, "start_char": start, "end_char": start + len(words)}


def article(run: Run, n: int = 0, **changes: Any) -> Article:
    """Return made-up article number ``n``."""
    facts: dict[str, Any] = {
        "article_id": make_id("art", n),
        "document_key": f"https://harbour.example/{n}",
        "source_uri": f"/news/{n}.txt",
        "publisher": "Harbour Times",
        "published_at": datetime.fromisoformat("2024-05-07T18:30"),
        "published_at_basis": PublishedBasis.METADATA,
        "language": "en",
        "text": TEXT,
        "char_count": len(TEXT),
        "word_count": len(TEXT.split()),
        "text_hash": str(n),
        "source_hash": str(n),
        "revision": 1,
        "ingested_at": run.started_at,
        "run_id": run.run_id,
    }
    return Article(**(facts | changes))


def claim(article_id: str, words: str, low: float | None, high: float | None, **changes: Any) -> Claim:
    """Return a claim that stands at ``words``, exact and inclusive unless changed."""
    facts: dict[str, Any] = {
        "claim_id": make_id("clm", article_id, words),
        "article_id": article_id,
        "text": words,
        "value": low,
        "low": low,
        "high": high,
        "is_low_inclusive": None if low is None else True,
        "is_high_inclusive": None if high is None else True,
        "comparator": Comparator.EXACTLY,
        "kind": ClaimKind.COUNT,
        "rule": "number",
    }
    return Claim(**(facts | spanned(words) | changes))


def rows_of(story: Article) -> World:
    """Return the rows that were read from one article."""
    key = story.article_id
    event = make_id("evm", key)
    euros = {"kind": ClaimKind.MONEY, "currency": "EUR", "currency_basis": CurrencyBasis.SYMBOL}
    money = euros | {"comparator": Comparator.MORE_THAN, "is_low_inclusive": False}
    tied = {"event_mention_id": event, "event_basis": EventBasis.ROLE, "confidence": 0.9}
    starts = [TEXT.index(sentence) for sentence in SENTENCES]
    return {
        "articles": [story],
        "sentences": [
            Sentence(article_id=key, sentence_index=i, start_char=start, end_char=start + len(text), text=text)
            for i, (start, text) in enumerate(zip(starts, SENTENCES, strict=True))
        ],
        "actor_mentions": [
            ActorMention(actor_mention_id=make_id("acm", key), article_id=key, text="Captain Vella", **spanned("Captain Vella"))
        ],
        "place_mentions": [
            PlaceMention(place_mention_id=make_id("plm", key), article_id=key, text="Malta", country="MLT", **spanned("Malta"))
        ],
        "date_mentions": [
            DateMention(date_mention_id=make_id("dtm", key), article_id=key, text="Monday", rule="weekday", **spanned("Monday"))
        ],
        "event_mentions": [
            EventMention(
                event_mention_id=event, article_id=key, event_type=EventType.COERCE, trigger_text="arrested", rule="arrest",
                factuality=Factuality.ACTUAL, start_on=date(2024, 5, 6), end_on=date(2024, 5, 6), **spanned("arrested"),
            )
        ],
        "event_roles": [
            EventRole(
                event_mention_id=event, article_id=key, role=RoleName.RECIPIENT, text="3 smugglers",
                start_char=TEXT.index("3 smugglers"), end_char=TEXT.index(" in Malta"),
            )
        ],
        "claims": [
            claim(key, "12 crates", 12, 12),
            claim(key, "3 smugglers", 3, 3, measure=Measure.ARRESTED, **tied),
            claim(key, "More than €40 million", 40e6, None, **money),
        ],
    }  # fmt: skip


def derived() -> World:
    """Return rows of the tables that are made across articles."""
    counts: dict[str, Any] = {"mention_count": 1, "article_count": 1}
    return {
        "places": [Place(place_id="geo_malta", name="Malta", country="MLT", latitude=35.9, longitude=14.5)],
        "actors": [Actor(actor_id="act_vella", name="Captain Vella", **counts)],
        "actor_aliases": [ActorAlias(actor_id="act_vella", alias="Vella", mention_count=1)],
        "events": [
            Event(event_id="evt_1", label="Arrest in Malta", event_type=EventType.COERCE, publisher_count=1, **counts)
        ],
        "reconciled_claims": [
            ReconciledClaim(
                event_id="evt_1", measure=Measure.ARRESTED, concept="smuggler", low=3, best=3, high=3, claim_count=1,
                publisher_count=1, is_conflict=False, method="the only report",
            )
        ],
    }  # fmt: skip


def world(run: Run, articles: int = 2) -> World:
    """Return the rows of some articles, and nothing across articles."""
    found: World = {}
    for n in range(articles):
        for table, rows in rows_of(article(run, n)).items():
            found.setdefault(table, []).extend(rows)
    return found


def change(rows: World, table: str, index: int = 0, **values: Any) -> None:
    """Change one row of the world."""
    rows[table][index] = replace(rows[table][index], **values)


def new_run(tmp_path: Path, name: str = "made-up") -> Run:
    """Return a new run of a ledger under ``tmp_path``, of one source."""
    return Run.create(["news"], Settings(ledger=tmp_path / "ledger"), run_id=name)


def stage(run: Run, rows: dict[str, Iterable[Record]]) -> Run:
    """Stage the world as one part, with the counts that the steps before would have left."""
    for table, records in rows.items():
        run.stage(table, "part-00000", records)
    staged = run.count("articles")
    run.write_summary("ingest", {"documents": staged, "articles_new": staged})
    run.write_summary("extract", {"parts_planned": 1, "parts_done": 1, "articles": staged, "articles_rejected": 0})
    return run


def made(tmp_path: Path, articles: int = 2, damage: Callable[[World], None] | None = None) -> Run:
    """Return a run whose staged rows are a world that ``damage`` has changed."""
    run = new_run(tmp_path)
    rows = world(run, articles)
    if damage is not None:
        damage(rows)
    return stage(run, rows)
