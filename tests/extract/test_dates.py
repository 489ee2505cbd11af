"""Which days an expression means, what they stand on, and how they are written as rows and TIMEX3 values."""

from datetime import date, datetime

import pytest

import newsledger.nlp
from newsledger.extract.dates import dates, resolve, timex3_value
from newsledger.extract.timex import find
from newsledger.ids import make_id
from newsledger.ontology import TimestampPrecision
from newsledger.records import Article, DateMention

# A Wednesday.
PUBLISHED = date(2020, 1, 15)
MORNING = datetime.fromisoformat("2020-01-15T09:00")
CASES = [
    # Own words.
    ("It opened on 8 March 2019.", "2019-03-08", "2019-03-08", "day", "explicit"),
    ("It opened in March 2019.", "2019-03-01", "2019-03-31", "month", "explicit"),
    ("It opened in 2019.", "2019-01-01", "2019-12-31", "year", "explicit"),
    ("It opened in the 1990s.", "1990-01-01", "1999-12-31", "decade", "explicit"),
    ("It opened in the 20th century.", "1900-01-01", "1999-12-31", "century", "explicit"),
    ("It opened in the second quarter of 2019.", "2019-04-01", "2019-06-30", "quarter", "explicit"),
    ("It opened in summer 2016.", "2016-06-01", "2016-08-31", "season", "explicit"),
    ("It ran from 2003 to 2011.", "2003-01-01", "2011-12-31", "range", "explicit"),
    ("It ran between November 2018 and May 2019.", "2018-11-01", "2019-05-31", "range", "explicit"),
    ("It ran from 30 December to 2 January 2019.", "2018-12-30", "2019-01-02", "range", "explicit"),
    ("It opened in late March 2019.", "2019-03-21", "2019-03-31", "month", "explicit"),
    ("It opened in early June 2019.", "2019-06-01", "2019-06-10", "month", "explicit"),
    ("It opened in mid-June 2019.", "2019-06-11", "2019-06-20", "month", "explicit"),
    ("It opened on Thanksgiving 2019.", "2019-11-28", "2019-11-28", "day", "explicit"),
    ("It opened on Good Friday 2019.", "2019-04-19", "2019-04-19", "day", "explicit"),
    ("The second half of the 20th century was calm.", "1950-01-01", "1999-12-31", "century", "explicit"),
    ("The first half of the 1990s was calm.", "1990-01-01", "1994-12-31", "decade", "explicit"),
    ("The town grew in the 17th and 18th centuries.", "1600-01-01", "1799-12-31", "range", "explicit"),
    ("Sales fell in the first nine months of 2018.", "2018-01-01", "2018-09-30", "range", "explicit"),
    ("Sales fell in the last three months of 2018.", "2018-10-01", "2018-12-31", "range", "explicit"),
    ("It opened in the summer of '69.", "1969-06-01", "1969-08-31", "season", "explicit"),
    ("It opened back in '98.", "1998-01-01", "1998-12-31", "year", "explicit"),
    ("It opened on the fifth of May 1999.", "1999-05-05", "1999-05-05", "day", "explicit"),
    ("It began in the mid-14th century.", "1333-05-02", "1366-08-31", "century", "explicit"),
    ("A marriage in 1386 led to a union.", "1386-01-01", "1386-12-31", "year", "explicit"),
    ("It opened in the week of 9 May 2019.", "2019-05-06", "2019-05-12", "week", "explicit"),
    ("The first week of May 2019 was calm.", "2019-04-29", "2019-05-05", "week", "explicit"),
    ("The last Monday of August 2019 was warm.", "2019-08-26", "2019-08-26", "day", "explicit"),
    # Against the article's day.
    ("It opened yesterday.", "2020-01-14", "2020-01-14", "day", "article"),
    ("It opened two weeks ago.", "2019-12-30", "2020-01-05", "week", "article"),
    ("It opened less than a week ago.", "2020-01-08", "2020-01-15", "range", "article"),
    ("It opened a decade ago.", "2010-01-01", "2010-12-31", "year", "article"),
    ("It opened last month.", "2019-12-01", "2019-12-31", "month", "article"),
    ("It opens next year.", "2021-01-01", "2021-12-31", "year", "article"),
    ("It grew in the past three years.", "2017-01-15", "2020-01-15", "range", "article"),
    ("Prices doubled over the past year.", "2019-01-15", "2020-01-15", "range", "article"),
    ("It opened the year before last.", "2018-01-01", "2018-12-31", "year", "article"),
    ("It opens the week after next.", "2020-01-27", "2020-02-02", "week", "article"),
    ("It opened on the 15th of last month.", "2019-12-15", "2019-12-15", "day", "article"),
    ("It closes two weeks from next Tuesday.", "2020-02-03", "2020-02-09", "week", "article"),
    ("The union decided to boycott the April 26 poll.", "2020-04-26", "2020-04-26", "day", "article"),
    ("The judge ordered the firm to decide by May 5.", "2020-05-05", "2020-05-05", "day", "article"),
    ("The firm agreed to pay on Monday.", "2020-01-13", "2020-01-13", "day", "article"),
    ("The club's planned sale on 28 May fell through.", "2020-05-28", "2020-05-28", "day", "article"),
    ("It opened last Easter.", "2019-04-21", "2019-04-21", "day", "article"),
    ("Three men were shot overnight.", "2020-01-15", "2020-01-15", "day", "article"),
    ("It fell at 4 a.m. (0200 GMT) Tuesday.", "2020-01-14", "2020-01-14", "day", "article"),
    ("It ruled for much of the last decade.", "2010-01-15", "2020-01-15", "range", "article"),
    ("It opened on 14 September last year.", "2019-09-14", "2019-09-14", "day", "article"),
    ("It opened on Monday of last week.", "2020-01-06", "2020-01-06", "day", "article"),
    ("It opened over the weekend.", "2020-01-11", "2020-01-12", "range", "article"),
    ("It opened on Christmas Day.", "2019-12-25", "2019-12-25", "day", "article"),
    ("It opened last Thursday.", "2020-01-09", "2020-01-09", "day", "article"),
    ("The May launch would have failed.", "2019-05-01", "2019-05-31", "month", "article"),
    ("The May launch would fail.", "2020-05-01", "2020-05-31", "month", "article"),
    ("It opened at 10:30 on Tuesday.", "2020-01-14", "2020-01-14", "day", "article"),
    ("It ran from 5 p.m. to 7 p.m. on Friday.", "2020-01-10", "2020-01-10", "range", "article"),
    ("It closed earlier in the year.", "2020-01-01", "2020-12-31", "year", "article"),
    ("Talks will resume in two weeks.", "2020-01-27", "2020-02-02", "week", "article"),
    # The tense of the nearest verb gives the direction.
    ("It opened on Friday.", "2020-01-10", "2020-01-10", "day", "article"),
    ("It opened on Wednesday.", "2020-01-15", "2020-01-15", "day", "article"),
    ("It will open on Friday.", "2020-01-17", "2020-01-17", "day", "article"),
    ("It is to be opened on Friday.", "2020-01-17", "2020-01-17", "day", "article"),
    ("It opened in March.", "2019-03-01", "2019-03-31", "month", "article"),
    ("It will open in March.", "2020-03-01", "2020-03-31", "month", "article"),
    ("Until Friday, the side had won every match.", "2020-01-10", "2020-01-10", "day", "article"),
    ("The port stays shut until Friday.", "2020-01-17", "2020-01-17", "day", "article"),
    ("Two parties merged ahead of the November vote.", "2020-11-01", "2020-11-30", "month", "article"),
    ("The army spoke of its planned March launch.", "2020-03-01", "2020-03-31", "month", "article"),
    ("It has been shut since November.", "2019-11-01", "2019-11-30", "month", "article"),
]


@pytest.mark.parametrize(("text", "start", "end", "precision", "basis"), CASES)
def test_an_expression_has_its_days_precision_and_basis(
    text: str, start: str, end: str, precision: str, basis: str
) -> None:
    (timex,) = find(text)
    resolved = resolve(timex, PUBLISHED)
    assert (str(resolved.start_on), str(resolved.end_on)) == (start, end)
    assert (resolved.date_precision, resolved.date_basis) == (precision, basis)


@pytest.mark.parametrize(
    "text", ["It opened yesterday.", "It opened on Friday.", "In March it rained.", "Two days later."]
)
def test_without_an_anchor_a_relative_date_has_no_days(text: str) -> None:
    (timex,) = find(text)
    resolved = resolve(timex, None)
    assert (resolved.start_on, resolved.end_on, resolved.date_precision, resolved.date_basis) == (None,) * 4


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("last week", "2020-W02"),
        ("this weekend", "2020-W02-WE"),
        ("the first quarter of 2012", "2012-Q1"),
        ("summer 2016", "2016-SU"),
        ("the 1990s", "199"),
        ("the 20th century", "19"),
        ("two years", "P2Y"),
        ("half an hour", "PT0.5H"),
        ("several weeks", "PXW"),
        ("every day", "P1D"),
        ("every Tuesday", "XXXX-WXX-2"),
        ("recently", "PAST_REF"),
        ("Tuesday night", "2020-01-14TNI"),
        ("12:00 UTC on Tuesday", "2020-01-14T12:00Z"),
        ("from 2003 to 2011", "2003/2011"),
    ],
)
def test_the_timex3_value_is_that_of_timeml(text: str, value: str) -> None:
    (timex,) = find(f"It happened {text}.")
    assert timex3_value(timex, PUBLISHED) == value


def test_an_unknown_year_is_written_as_x() -> None:
    assert [timex3_value(timex, None) for timex in find("In March, on 8 May and on Monday.")] == [
        "XXXX-03",
        "XXXX-05-08",
        "XXXX-WXX-1",
    ]


def article(text: str, published_at: datetime | None = MORNING, precision: str = "second") -> Article:
    return Article(
        article_id=make_id("art", text),
        document_key="text:1",
        source_uri="a.txt",
        published_at=published_at,
        published_at_precision=TimestampPrecision(precision),
        text=text,
        char_count=len(text),
        word_count=len(text.split()),
        text_hash="1",
        source_hash="1",
        revision=1,
        ingested_at=MORNING,
        run_id="run",
    )


def read(text: str, published_at: datetime | None = MORNING) -> list[DateMention]:
    return list(dates(newsledger.nlp.load_for_text()(text), article(text, published_at)))


def days(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(m.text, m.start_on and m.start_on.isoformat(), m.date_basis) for m in read(text)]


def test_what_follows_counts_from_the_last_date_in_the_text() -> None:
    assert days("It hit on 7 March 2019. The next day ten died. Two days later they left. That year was hard.") == [
        ("7 March 2019", "2019-03-07", "explicit"),
        ("The next day", "2019-03-08", "relative"),
        ("Two days later", "2019-03-10", "relative"),
        ("That year", "2019-01-01", "relative"),
    ]


def test_what_follows_does_not_count_from_the_day_on_which_it_was_said() -> None:
    said = "They met on 8 January, officials said on Thursday. They had fled two days earlier."
    assert [row.start_on for row in read(said)] == [date(2020, 1, 8), date(2020, 1, 9), date(2020, 1, 6)]


def test_a_day_does_not_count_from_a_year() -> None:
    assert days("It began in 2003. Two days later they left.")[1] == ("Two days later", None, None)


def test_a_time_is_on_the_day_talked_of() -> None:
    assert days("It hit on 7 March 2019. At 10:30 it was over.")[1] == ("10:30", "2019-03-07", "relative")


def test_lengths_and_repetitions_are_no_date_mentions() -> None:
    assert days("It took two years, every day, and recently more.") == []


def test_a_row_quotes_its_words_and_names_its_rule() -> None:
    text = "Nobody came.\n\nIt opened on 8 March 2019."
    (mention,) = read(text)
    assert text[mention.start_char : mention.end_char] == mention.text == "8 March 2019"
    assert (mention.sentence_index, mention.rule) == (1, "day month")
    assert mention.date_mention_id == make_id("dtm", mention.article_id, mention.start_char, mention.end_char)


def test_an_article_without_a_date_guesses_nothing() -> None:
    (mention,) = read("It opened on Friday.", None)
    assert (mention.start_on, mention.end_on, mention.date_precision, mention.date_basis) == (None,) * 4


def test_an_article_of_which_only_the_month_is_known_guesses_no_day() -> None:
    text = "It opened yesterday."
    (mention,) = dates(newsledger.nlp.load_for_text()(text), article(text, precision="month"))
    assert mention.start_on is None
