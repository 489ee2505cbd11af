"""Made-up runs: articles whose rows follow from their id and a number, so that a test can say what must be published.

As a script, ``made.py LEDGER NAME...`` publishes one run after the other: the process that the crash test kills.
"""

import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb

from newsledger.ids import make_id
from newsledger.ledger import files
from newsledger.ontology import ClaimKind, Comparator, PlacePrecision
from newsledger.records import Article, Claim, Place, PlaceMention, Reject, Sentence
from newsledger.run import Run
from newsledger.settings import Settings
from newsledger.store.publish import publish

BUCKETS = 4
DAY = datetime(2031, 5, 1)  # noqa: DTZ001 - the tables hold UTC without a zone


def article_id(name: str) -> str:
    """Return the id of the article of this name."""
    return make_id("art", f"https://example.org/{name}")


def new_run(ledger: Path, name: str = "run-1", sources: Iterable[str] = ("made",)) -> Run:
    """Return a new run of this id."""
    return Run.create(sources, Settings(ledger=ledger, buckets=BUCKETS), name)


def sentences(name: str, content: int) -> list[str]:
    """Return the sentences of an article's revision: one to three of them."""
    return [f"In {name}, {content} bridges were closed on day {n}." for n in range(content % 3 + 1)]


def article(name: str, content: int = 1, *, copies: str | None = None, days: int = 0) -> Article:
    """Return an article; ``copies`` is the name of the one it repeats, ``days`` how long after the first it appeared."""
    text = " ".join(sentences(name, content))
    return Article(
        article_id=article_id(name),
        document_key=f"https://example.org/{name}",
        url=f"https://example.org/{name}",
        source_uri=f"made/{name}.txt",
        publisher=f"The {name} Courier",
        title=f"Bridges of {name}",
        published_at=DAY + timedelta(days=days),
        text=text,
        char_count=len(text),
        word_count=len(text.split()),
        text_hash=make_id("txt", text),
        source_hash=make_id("src", text),
        duplicate_of=article_id(copies) if copies else None,
        revision=1,
        ingested_at=DAY,
        run_id="made",
    )


def sentence_rows(name: str, content: int) -> list[Sentence]:
    """Return the sentences of an article as rows."""
    rows: list[Sentence] = []
    for index, text in enumerate(sentences(name, content)):
        start = rows[-1].end_char + 1 if rows else 0
        rows.append(
            Sentence(
                article_id=article_id(name),
                sentence_index=index,
                start_char=start,
                end_char=start + len(text),
                text=text,
            )
        )
    return rows


def claim_rows(name: str, content: int) -> list[Claim]:
    """Return one claim a sentence: the number of bridges."""
    return [
        Claim(
            claim_id=make_id("clm", row.article_id, row.start_char, content),
            article_id=row.article_id,
            sentence_index=row.sentence_index,
            start_char=row.start_char + len(f"In {name}, "),
            end_char=row.start_char + len(f"In {name}, {content}"),
            text=str(content),
            value=float(content),
            comparator=Comparator.EXACTLY,
            kind=ClaimKind.COUNT,
            concept="bridge",
            as_of_on=date(2031, 5, 1),
            rule="made",
        )
        for row in sentence_rows(name, content)
    ]


def stage(run: Run, contents: Mapping[str, int], part: str = "part-00000") -> Run:
    """Stage articles by name and content with their sentences and claims; return the run."""
    run.stage("articles", part, [article(name, content) for name, content in contents.items()])
    run.stage("sentences", part, [row for name, content in contents.items() for row in sentence_rows(name, content)])
    run.stage("claims", part, [row for name, content in contents.items() for row in claim_rows(name, content)])
    return run


def stage_places(run: Run, names: Iterable[str]) -> Run:
    """Stage the places of the whole ledger; return the run."""
    rows = [Place(place_id=f"geo_{name}", name=name, precision=PlacePrecision.CITY) for name in names]
    run.stage("places", "all", rows)
    return run


def place_rows(name: str, places: Iterable[str]) -> list[PlaceMention]:
    """Return one mention of each place in the first sentence of an article."""
    return [
        PlaceMention(
            place_mention_id=make_id("plm", article_id(name), place),
            place_id=f"geo_{place}",
            article_id=article_id(name),
            sentence_index=0,
            start_char=0,
            end_char=2,
            text="In",
        )
        for place in places
    ]


def refusal(run: Run, number: int) -> Reject:
    """Return a reject row about a document."""
    return run.reject("ingest", "empty", source_uri=f"made/{number}.txt", detail={"bytes": 0})


def published(ledger: Path, contents: Mapping[str, int], run_id: str = "run-1") -> Run:
    """Publish articles by name and content; return the run."""
    run = stage(new_run(ledger, run_id), contents)
    publish(run)
    return run


def rows(ledger: Path, table: str, columns: str = "*") -> list[tuple[object, ...]]:
    """Return the published rows of a table, from its Parquet files, sorted."""
    paths = [str(path) for path in files(ledger, table)]
    if not paths:
        return []
    with duckdb.connect() as connection:
        sql = f"SELECT {columns} FROM read_parquet($paths, hive_partitioning = false) ORDER BY ALL"
        return connection.execute(sql, {"paths": paths}).fetchall()


def contents(ledger: Path) -> dict[str, int]:
    """Return what the ledger holds, as the names and contents that were staged."""
    names = dict(rows(ledger, "articles", "article_id, document_key"))
    return {
        str(names[key]).rpartition("/")[2]: int(str(text)) for key, text in rows(ledger, "claims", "article_id, text")
    }


def main(ledger: Path, names: list[str]) -> None:
    """Publish one run a name: two articles revised by every run, one added, a refusal."""
    for name in names:
        number = int(name.rpartition("-")[2])
        run = stage(new_run(ledger, name), {"north": number, "south": number, f"town-{number}": number})
        run.stage("rejects", "ingest", [refusal(run, number)])
        stage_places(run, [f"town-{n}" for n in range(number + 1)])
        publish(run)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
