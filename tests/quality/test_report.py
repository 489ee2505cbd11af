"""`report.html`: what a run did, in one file that opens offline, whatever the news had in it."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from newsledger.errors import ValidationFailed
from newsledger.quality.html import bars
from newsledger.quality.report import write_report
from newsledger.quality.step import validate
from newsledger.run import Run
from newsledger.settings import Settings
from tests.quality.made import World, change, made, new_run

HOSTILE = "<script src='https://evil.example/x.js'></script>\"&'"
# What makes a browser fetch something.
LOADS = {"src", "href", "srcset", "data", "action", "poster", "background", "xlink:href"}


class Page(HTMLParser):
    """The tags, the attributes and the visible text of a page; every tag that opens must close."""

    VOID = frozenset({"meta", "br", "rect"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        """All visible words."""
        return " ".join(" ".join(self.words).split())


def page(run: Run) -> Page:
    """Write the report and read it."""
    return Page(write_report(run).read_text(encoding="utf-8"))


def damaged(rows: World) -> None:
    """Break a claim, and give an article the worst names."""
    change(rows, "claims", text="13 crates")
    rows["articles"] = [
        replace(a, publisher=HOSTILE, title=HOSTILE, source_uri=f"/news/{HOSTILE}") for a in rows["articles"]
    ]


def test_nothing_is_loaded_and_no_script_runs(tmp_path: Path) -> None:
    """Also where the news tries: its text is text."""
    run = made(tmp_path, articles=4, damage=damaged)
    run.write_summary("ingest", {"documents": 4, "articles_new": 4, "publishers": {HOSTILE: 4}})
    validate(run)
    source = (run.directory / "report.html").read_text(encoding="utf-8")
    read = Page(source)
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form"} & set(read.tags)
    assert not [name for name, _ in read.attributes if name in LOADS or name.startswith("on")]
    assert not re.search(r"@import|url\(", source)
    assert HOSTILE in read.text


def test_it_says_what_came_in_and_out_what_was_checked_and_what_was_rejected(tmp_path: Path) -> None:
    run = made(tmp_path, articles=4, damage=damaged)
    run.write_summary(
        "ingest", {"documents": 1234, "articles_new": 4, "articles_unchanged": 1230, "formats": {"html": 7}}
    )
    run.write_summary("seconds", {"ingest": 1.25, "extract": 20.0})
    validate(run)
    seen = page(run).text
    for words in ("checked", "1,234 documents read", "4 new articles", "html 7", "Harbour", "en 4", "sentences 12"):
        assert words in seen.replace(HOSTILE, "Harbour"), words
    assert "failed claims span_equals_text warn 1 of 12 rows" in seen
    assert re.search(r"1 span_equals_text validate claims /news/", seen)
    assert "extract 20.0 s" in seen and "chunk_size" in seen and "great-expectations" in seen


def test_a_blocked_run_says_so_first(tmp_path: Path) -> None:
    run = new_run(tmp_path)
    run.write_summary("ingest", {"documents": 2, "articles_rejected": 2})
    with pytest.raises(ValidationFailed):
        validate(run)
    seen = page(run).text
    assert "blocked" in seen and "nothing was published: 1 blocking check failed" in seen
    assert seen.index("some_document_is_accepted") < seen.index("documents_are_accounted_for")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"status": "published", "version": 7}, "version 7 of the ledger holds what this run found"),
        ({"status": "unchanged", "version": 7}, "nothing new: the ledger stays as it is"),
        ({}, "the staged rows may be published"),
    ],
)
def test_it_says_what_became_of_the_run(tmp_path: Path, facts: dict[str, object], words: str) -> None:
    run = new_run(tmp_path)
    if facts:
        run.write_summary("publish", facts)
    assert words in page(run).text


def test_a_run_that_died_at_its_start_still_has_a_report(tmp_path: Path) -> None:
    run = Run.create([], Settings(ledger=tmp_path / "ledger"))
    seen = page(run).text
    assert "no sources" in seen and "Nothing needed checking." in seen and "Nothing was refused or dropped." in seen


def test_a_chart_shows_each_value_and_sums_the_long_tail() -> None:
    chart = bars("rows", {f"name {n}": 100 - n for n in range(30)})
    assert chart.count("<rect") == 12
    assert "19 others" in chart and f">{sum(100 - n for n in range(11, 30)):,}<" in chart


def test_a_chart_of_nothing_is_nothing_and_of_zeros_has_no_bars() -> None:
    assert bars("rows", {}) == ""
    assert 'width="0.0"' in bars("rows", {"a": 0})
