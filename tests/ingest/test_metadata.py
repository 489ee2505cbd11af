"""The metadata cascade: who is believed about title, authors, publisher, URL and date."""

# ruff: noqa: DTZ001 - the tables hold UTC without a zone

from datetime import datetime

import pytest

from newsledger.ingest import page, publishers
from newsledger.ingest.articles import article
from newsledger.ingest.documents import Document
from newsledger.ingest.metadata import authors
from newsledger.records import Article
from newsledger.run import Run
from newsledger.settings import Settings

TEXT = "A freight train left the rails near Aldermoor on Tuesday. " * 8


@pytest.fixture
def run(tmp_path) -> Run:
    return Run(tmp_path, "test", (), Settings(min_words=5), datetime(2024, 6, 1))


def read(run: Run, head: str = "", uri: str = "/in/page.html", **metadata: str) -> Article:
    html = f"<html><head>{head}</head><body><article><h1>Train derails</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
    found = article(Document(uri, html, "html", metadata, True), run, document_key="key", source_hash="hash").article
    assert found is not None
    return found


JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "Organization", "name": "Wrong", "url": "https://wrong.example"},
 {"@type": ["NewsArticle"], "headline": "Train derails", "datePublished": "2021-05-12T16:40:00+02:00",
  "author": [{"@type": "Person", "name": "Jan Oster"}, {"@type": "Person", "name": "Ruth Vale"}],
  "publisher": {"@type": "Organization", "name": "Aldermoor Mercury"}, "mainEntityOfPage": {"@id": "https://mercury.example/train"},}
]}</script>"""
META = """<meta property="og:title" content="Train derails"><meta property="article:published_time" content="2021-05-11">
<meta name="author" content="By Ada Lind and Bo Ek"><meta property="og:site_name" content="Mercury Online">
<link rel="canonical" href="https://mercury.example/train?utm_source=feed#top">"""


def test_json_ld_is_read_through_a_graph_lists_and_a_trailing_comma(run: Run) -> None:
    found = read(run, JSON_LD)
    assert (found.title, found.authors, found.publisher) == (
        "Train derails",
        "Jan Oster; Ruth Vale",
        "Aldermoor Mercury",
    )
    assert found.published_at == datetime(2021, 5, 12, 14, 40)
    assert found.published_at_basis == "metadata"


def test_meta_tags_are_read_where_there_is_no_json_ld(run: Run) -> None:
    found = read(run, META)
    assert (found.title, found.authors, found.publisher) == ("Train derails", "Ada Lind; Bo Ek", "Mercury Online")
    assert (found.published_at, found.published_at_precision) == (datetime(2021, 5, 11), "day")
    assert found.url == "https://mercury.example/train"


def test_json_ld_goes_before_meta_tags(run: Run) -> None:
    assert read(run, META + JSON_LD).published_at == datetime(2021, 5, 12, 14, 40)


def test_what_the_source_states_goes_before_the_page(run: Run) -> None:
    found = read(
        run,
        JSON_LD,
        title="Stated",
        authors="Cy Dahl",
        publisher="Stated Press",
        published="2021-05-01",
        url="https://a.example/b",
    )
    assert (found.title, found.authors, found.publisher, found.url) == (
        "Stated",
        "Cy Dahl",
        "Stated Press",
        "https://a.example/b",
    )
    assert found.published_at == datetime(2021, 5, 1)


def test_the_date_of_a_feed_says_so(run: Run) -> None:
    assert read(run, uri="/in/feed.xml#entry=3", published="2021-05-01").published_at_basis == "feed"


def test_a_time_element_dates_a_page_that_states_nothing_else(run: Run) -> None:
    found = read(run, '<meta itemprop="datePublished" content="2021-05-12">')
    assert found.published_at == datetime(2021, 5, 12)


def test_broken_json_ld_still_gives_its_headline_and_date() -> None:
    block = '{"@type": "NewsArticle", "headline": "Train derails" "datePublished": "2021-05-12"'
    tree = page.parse(f'<html><head><script type="application/ld+json">{block}')
    assert tree is not None
    found = page.stated(tree)
    assert (found["title"], found["published"]) == ("Train derails", "2021-05-12")


@pytest.mark.parametrize(
    "block",
    [
        "",
        "{",
        "[" * 3000,
        "null",
        '"text"',
        '{"@type": 3}',
        '{"@type": "NewsArticle", "author": {"name": {"name": []}}}',
    ],
)
def test_any_json_ld_is_survived(block: str) -> None:
    tree = page.parse(
        f'<html><head><title>Train derails</title><script type="application/ld+json">{block}</script></head></html>'
    )
    assert tree is not None
    assert page.stated(tree)["title"] == "Train derails"


def test_a_page_title_loses_the_site_that_its_heading_does_not_have(run: Run) -> None:
    assert read(run, "<title>Train derails - Aldermoor Mercury</title>").title == "Train derails"


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("www.bbc.co.uk", "BBC News"),
        ("edition.cnn.com", "CNN"),
        ("news.mercury.example", "news.mercury.example"),
        ("www.mercury.example", "mercury.example"),
    ],
)
def test_a_domain_is_named_by_the_lexicon_or_by_itself(domain: str, name: str) -> None:
    assert publishers.of_domain(domain) == name


@pytest.mark.parametrize(
    ("given", "name"),
    [("www.reuters.com", "Reuters"), ("MailOnline", "Daily Mail"), (" Aldermoor  Mercury ", "Aldermoor Mercury")],
)
def test_a_publisher_has_one_name(given: str, name: str) -> None:
    assert publishers.normal(given) == name


@pytest.mark.parametrize(
    ("line", "rule", "name"),
    [
        ("- Sputnik International", "site_name", "Sputnik International"),
        ("Crew at work - The Guardian", "caption", "The Guardian"),
        ("© 2021 Aldermoor Mercury Ltd. All rights reserved.", "copyright", "Aldermoor Mercury"),
        ("© 2021, ALM. See www.mercury.example for more.", "copyright", "mercury.example"),
        ("Source: middleeastmonitor", "source", "Middle East Monitor"),
        ("Jane Roe/Reuters", "photo_credit", None),
        ("Related: a story by The Guardian", "related", None),
    ],
)
def test_furniture_names_its_site_and_credits_do_not(line: str, rule: str, name: str | None) -> None:
    assert publishers.named(line, rule) == name


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        ("By Ada Lind", "Ada Lind"),
        ("Ada Lind, Bo Ek and Cy Dahl", "Ada Lind; Bo Ek; Cy Dahl"),
        ("Ada Lind; Ada Lind", "Ada Lind"),
        ("desk@mercury.example", None),
        ("admin", None),
        ("", None),
        (None, None),
    ],
)
def test_authors_are_names_joined_by_semicolons(names: str | None, listed: str | None) -> None:
    assert authors(names) == listed
