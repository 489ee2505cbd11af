"""When an article was published: how dates are written, and which source of one is believed."""

# ruff: noqa: DTZ001 - the tables hold UTC without a zone

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.ingest import dating, timestamps
from newsledger.ontology import PublishedBasis, TimestampPrecision

RUN = datetime(2024, 6, 1, 12)
SECOND, DAY, MONTH = TimestampPrecision.SECOND, TimestampPrecision.DAY, TimestampPrecision.MONTH

WRITTEN = [
    ("2021-05-12", "2021-05-12T00:00:00", DAY),
    ("2021/5/12", "2021-05-12T00:00:00", DAY),
    ("20210512", "2021-05-12T00:00:00", DAY),
    ("2021-05-12T16:40:05Z", "2021-05-12T16:40:05", SECOND),
    ("2021-05-12T16:40:05.250+02:00", "2021-05-12T14:40:05", SECOND),
    ("2021-05-12 16:40", "2021-05-12T16:40:00", SECOND),
    ("Wed, 12 May 2021 16:40:05 +0530", "2021-05-12T11:10:05", SECOND),
    ("MAY 12, 2021 16:40", "2021-05-12T16:40:00", SECOND),
    ("May 12th, 2021", "2021-05-12T00:00:00", DAY),
    ("May 12 , 2021", "2021-05-12T00:00:00", DAY),
    ("Wednesday, 12 May 2021", "2021-05-12T00:00:00", DAY),
    ("12-May-2021", "2021-05-12T00:00:00", DAY),
    ("Wed 12 May 2021 16.40 BST", "2021-05-12T15:40:00", SECOND),
    ("4:40 p.m. EDT, May 12, 2021", "2021-05-12T20:40:00", SECOND),
    ("12 a.m. GMT, May 12, 2021", "2021-05-12T00:00:00", SECOND),
    ("4 p.m. ET, January 12, 2021", "2021-01-12T21:00:00", SECOND),
    ("08:14, 3 May 2018", "2018-05-03T08:14:00", SECOND),
    ("1620837605", "2021-05-12T16:40:05", SECOND),
    ("1620837605000", "2021-05-12T16:40:05", SECOND),
    ("25/04/2019", "2019-04-25T00:00:00", DAY),
    ("04/25/2019", "2019-04-25T00:00:00", DAY),
    ("May 2021", "2021-05-01T00:00:00", MONTH),
    ("2021-05", "2021-05-01T00:00:00", MONTH),
]


@pytest.mark.parametrize(("text", "at", "precision"), WRITTEN)
def test_a_written_date_is_read_as_utc(text: str, at: str, precision: TimestampPrecision) -> None:
    assert timestamps.read(text) == (datetime.fromisoformat(at), precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2 hours ago",
        "2021",
        "03/04/2019",
        "Feb 30, 2019",
        "2021-13-01",
        "12",
        "n/a",
        "1 2 3",
        "v2021.5.1.9",
    ],
)
def test_what_is_no_date_or_could_be_two_is_none(text: str) -> None:
    assert timestamps.read(text) is None


@given(st.text(max_size=130))
def test_any_text_is_survived(text: str) -> None:
    assert timestamps.read(text) is None or timestamps.read(text)


@given(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2099, 1, 1)).map(lambda d: d.replace(microsecond=0))
)
def test_iso_dates_are_read_back(moment: datetime) -> None:
    assert timestamps.read(f"{moment.isoformat()}Z") == (moment, SECOND)


@pytest.mark.parametrize(
    ("url", "at", "precision"),
    [
        ("https://mercury.example/2021/05/12/train", "2021-05-12", DAY),
        ("https://mercury.example/world/2021-05-12/story_1.htm", "2021-05-12", DAY),
        ("https://mercury.example/a/202105/12/WS1.html", "2021-05-12", DAY),
        ("https://mercury.example/2021/may/12/train", "2021-05-12", DAY),
        ("https://mercury.example/news/train-20210512", "2021-05-12", DAY),
        ("https://mercury.example/2021/05/train", "2021-05-01", MONTH),
    ],
)
def test_a_url_dates_its_article(url: str, at: str, precision: TimestampPrecision) -> None:
    assert timestamps.of_url(url) == (datetime.fromisoformat(at), precision)


@pytest.mark.parametrize(
    "url",
    [
        "https://mercury.example/story-2021",
        "https://mercury.example/12345678/x",
        "https://mercury.example/?d=2021-05-12",
    ],
)
def test_a_number_in_a_url_is_no_date(url: str) -> None:
    assert timestamps.of_url(url) is None


@pytest.mark.parametrize("name", ["/in/2021-05-12-train.txt", "/in/20210512_train.txt", "/in/train_2021_05_12.html"])
def test_a_file_name_dates_its_article(name: str) -> None:
    assert timestamps.of_file(name) == (datetime(2021, 5, 12), DAY)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("MAY 12, 2021 16:40", "MAY 12, 2021 16:40"),
        ("Published: 12 May 2021, 16:40", "12 May 2021, 16:40"),
        ("Wire | Updated: 2021-05-12 16:40", "2021-05-12 16:40"),
        ("date 2021-05-12 The Mercury Home Sport", "2021-05-12"),
        ("Posted on May 12, 2021", "May 12, 2021"),
    ],
)
def test_a_header_line_gives_the_words_of_its_date(line: str, words: str) -> None:
    assert dating.stamp(line) == words


@pytest.mark.parametrize(
    "line",
    ["In May 2021, the bank slipped.", "The bridge opened on May 12, 2021.", "Updated 2 hours ago", "Sport 2021"],
)
def test_running_text_is_never_searched_for_a_date(line: str) -> None:
    assert dating.stamp(line) is None


def test_the_publication_goes_before_an_update_and_a_time_before_its_day() -> None:
    assert dating.best_stamp(["Updated: May 14, 2021 09:00", "Published: May 12, 2021"]) == "May 12, 2021"
    assert dating.best_stamp(["date 2021-05-12 Home", "MAY 12, 2021 16:40"]) == "MAY 12, 2021 16:40"


def published(**sources: str) -> dating.Published | None:
    stated = [
        (sources[name], basis)
        for name, basis in (("stated", PublishedBasis.METADATA), ("feed", PublishedBasis.FEED))
        if name in sources
    ]
    others = {name: words for name, words in sources.items() if name in ("file_uri", "url", "header", "text")}
    return dating.published(stated, started_at=RUN, **others)[0]


EVERYTHING = {
    "stated": "2021-05-01",
    "feed": "2021-05-02",
    "file_uri": "/in/2021-05-03.txt",
    "url": "https://mercury.example/2021/05/04/train",
    "header": "May 5, 2021",
    "text": "ALDERMOOR, May 6, 2021 (Wire) -- A train derailed.",
}
BASES = ["metadata", "feed", "metadata", "url", "text", "text"]


@pytest.mark.parametrize("known", range(6))
def test_sources_of_a_date_are_believed_in_order(known: int) -> None:
    found = published(**dict(list(EVERYTHING.items())[known:]))
    assert found == dating.Published(datetime(2021, 5, known + 1), DAY, PublishedBasis(BASES[known]))


def test_without_a_source_there_is_no_date() -> None:
    assert published(text="The bank slipped on May 6, 2021, engineers said.") is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("1899-12-31", "implausible_date"),
        ("2024-06-04", "implausible_date"),
        ("last week some time", "unreadable_date"),
    ],
)
def test_a_date_that_cannot_be_is_told_and_the_next_source_asked(words: str, reason: str) -> None:
    found, refused = dating.published(
        [(words, PublishedBasis.METADATA)], started_at=RUN, url="https://mercury.example/2021/05/04/x"
    )
    assert found is not None
    assert found.basis is PublishedBasis.URL
    assert refused == ((reason, words),)


def test_a_paper_may_be_two_days_ahead_of_the_run() -> None:
    assert published(stated="2024-06-03") is not None
