"""The extract step: every part in every table, one bad article rejects itself, and all executors agree."""

import json
import os
import signal
from pathlib import Path

import pytest

from newsledger.errors import ExtractError
from newsledger.extract import articles, step
from newsledger.extract.articles import TABLES, SpanError, records
from newsledger.extract.context import Context
from newsledger.extract.step import Job, extract, extract_part
from newsledger.nlp import load
from newsledger.project import LEXICONS
from newsledger.records import Article, Claim, Sentence
from newsledger.run import Run, utc_now
from newsledger.settings import Settings

STORY = "Rebels shelled the port of Basra on Monday, killing at least nine people. The premier condemned the attack."
FRENCH = "Les dockers du port ont fait grève lundi pour protester contre la réforme des retraites."


def article(number: int, text: str = STORY, language: str | None = "en") -> Article:
    return Article(
        article_id=f"art_{number:04d}",
        document_key=f"file:/news/{number}.txt",
        source_uri=f"/news/{number}.txt",
        language=language,
        text=text,
        char_count=len(text),
        word_count=len(text.split()),
        text_hash=f"{number}",
        source_hash=f"{number}",
        revision=1,
        ingested_at=utc_now(),
        run_id="r",
    )


def staged(folder: Path, *parts: list[Article], **settings: object) -> Run:
    values = {"ledger": folder / "ledger", "workers": 1} | settings
    run = Run.create(["news"], Settings.model_validate(values), "r")
    for number, part in enumerate(parts):
        run.stage("articles", f"part-{number:05d}", part)
    return run


def rejects(run: Run) -> list[tuple[str, str, str]]:
    return [(row["reason"], row["table_name"], row["row_id"]) for row in run.read("rejects").to_pylist()]


def test_every_part_has_its_file_in_every_table_even_when_nothing_is_found(tmp_path: Path) -> None:
    run = staged(tmp_path, [article(1)], [article(2, "Nothing.")])
    extract(run)
    for table in TABLES:
        assert [path.stem for path in run.staged(table)] == ["part-00000", "part-00001"]
    assert [path.stem for path in run.staged("rejects")] == ["extract-00000", "extract-00001"]


def test_the_summary_counts_parts_articles_words_rows_and_seconds(tmp_path: Path) -> None:
    run = staged(tmp_path, [article(1), article(2)], [article(3, FRENCH, "fr")])
    extract(run)
    facts = run.summary("extract")
    assert (facts["parts_planned"], facts["parts_done"]) == (2, 2)
    assert (facts["articles"], facts["articles_rejected"], facts["words"]) == (3, 0, 2 * len(STORY.split()))
    assert facts["sentences"] == facts["rows"]["sentences"] == 4
    assert set(facts["rows"]) == set(TABLES)
    assert set(facts["seconds"]) == {"nlp", "attribution", *TABLES} - {"event_roles"}


def test_an_article_in_another_language_stays_with_a_row_that_says_why_nothing_was_read(tmp_path: Path) -> None:
    run = staged(tmp_path, [article(1, FRENCH, "fr"), article(2, "?!", None)])
    extract(run)
    assert run.count("articles") == 2
    assert run.count("sentences") == 0
    assert rejects(run) == [
        ("language_not_supported", "sentences", "art_0001"),
        ("language_not_supported", "sentences", "art_0002"),
    ]


def fails_on_the_second(context: Context, events: object) -> list[Claim]:
    if context.article.article_id == "art_0002":
        raise ValueError("no such word")
    return []


def test_an_article_that_an_extractor_fails_on_is_rejected_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "claims", fails_on_the_second)
    run = staged(tmp_path, [article(1), article(2), article(3)])
    extract(run)
    assert run.read("articles")["article_id"].to_pylist() == ["art_0001", "art_0003"]
    assert set(run.read("sentences")["article_id"].to_pylist()) == {"art_0001", "art_0003"}
    assert rejects(run) == [("extraction_failed", "articles", "art_0002")]
    detail = json.loads(run.read("rejects").to_pylist()[0]["detail"])
    assert (detail["error"], detail["message"]) == ("ValueError", "no such word")
    assert detail["where"].startswith("test_step.py:")
    assert run.summary("extract")["articles_rejected"] == 1


def test_a_part_that_is_tried_again_keeps_what_the_first_try_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(articles, "claims", fails_on_the_second)
        run = staged(tmp_path, [article(1), article(2)])
        extract(run)
    extract(run)
    assert rejects(run) == [("extraction_failed", "articles", "art_0002")]
    assert run.read("articles")["article_id"].to_pylist() == ["art_0001"]


def test_words_that_the_article_does_not_have_there_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Sentence(article_id="art_0001", sentence_index=0, start_char=0, end_char=5, text="other")
    monkeypatch.setattr(articles, "sentences", lambda doc, story: [wrong])
    with pytest.raises(SpanError, match=r"sentences: text\[0:5\] is 'Rebel', the record says 'other'"):
        records(load()(STORY), article(1))


def test_a_pool_of_processes_finds_the_same_rows(tmp_path: Path) -> None:
    parts = [[article(1)], [article(2)], [article(3, FRENCH, "fr")]]
    serial = staged(tmp_path / "one", *parts)
    pool = staged(tmp_path / "two", *parts, workers=2)
    extract(serial)
    extract(pool)
    assert all(serial.read(table).equals(pool.read(table)) for table in (*TABLES, "rejects"))


def test_a_users_lexicon_is_read_by_the_workers(tmp_path: Path) -> None:
    """Workers are fresh processes: lexicons are compiled once in each."""
    folder = tmp_path / "lexicons"
    folder.mkdir()
    (folder / "triggers.csv").write_text("pattern,pos,event_type,mode,needs,example\n~defenestrate,verb,ASSAULT,,,x\n")
    story = article(1, "They defenestrated the envoy.")
    run = staged(tmp_path, [story], [article(2)], workers=2, lexicons=folder)
    extract(run)
    assert "defenestrated" in run.read("event_mentions")["trigger_text"].to_pylist()


def is_killed(job: Job) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_worker_is_an_error_that_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "extract_part", is_killed)
    with pytest.raises(ExtractError, match="fewer --workers"):
        extract(staged(tmp_path, [article(1)], [article(2)], workers=2))


def test_a_part_of_no_articles_is_a_part_of_no_rows(tmp_path: Path) -> None:
    run = staged(tmp_path, [])
    facts = extract_part(Job(run.directory, "part-00000"))
    assert facts.articles == 0
    assert all(run.count(table) == 0 for table in TABLES)


def test_currencies_of_the_users_own_lexicon_are_read_by_the_runs_that_name_it(tmp_path: Path) -> None:
    """Also by extractors that compile their lexicons as they are imported, and by the next run without them no more."""
    mine = tmp_path / "mine"
    mine.mkdir()
    head = next(line for line in (LEXICONS / "currencies.csv").read_text().splitlines() if not line.startswith("#"))
    row = {"code": "XTS", "names": "florik"}
    (mine / "currencies.csv").write_text(f"{head}\n" + ",".join(row.get(name, "") for name in head.split(",")) + "\n")
    found = []
    for number, folder in enumerate((None, mine, None)):
        run = staged(tmp_path / str(number), [article(1, "The town paid 300 floriks on Monday.")], lexicons=folder)
        extract(run)
        found.append([claim["currency"] for claim in run.read("claims").to_pylist()])
    assert found == [[None], ["XTS"], [None]]
