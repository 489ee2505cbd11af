"""Time expressions in a sentence: what is one, what is none, and where it begins and ends."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.extract.dates import resolve
from newsledger.extract.timex import TimexKind, find

FOUND = [
    # Days.
    ("On March 31, 2020 11:30 it rained.", ["March 31, 2020 11:30"]),
    ("Talks on 2020-03-31, on 31/03/2020 and on Jan. 30.", ["2020-03-31", "31/03/2020", "Jan. 30"]),
    ("It fell on 8 January and on Sept. 11.", ["8 January", "Sept. 11"]),
    ("He was born on the 3rd of May, 1951, a Thursday.", ["3rd of May, 1951", "Thursday"]),
    ("They met on 14 September last year.", ["14 September last year"]),
    ("It began on New Year's Eve and lasted the weekend.", ["New Year's Eve", "the weekend"]),
    ("They arrived Monday morning and left on the night of 8 January.", ["Monday morning", "the night of 8 January"]),
    ("He left on 7-9 January 2020.", ["7-9 January 2020"]),
    ("San Pedro, 22 Dec 88 (Radio) and 31-Oct-1974.", ["22 Dec 88", "31-Oct-1974"]),
    ("On 5 May 12 people fled.", ["5 May"]),
    # Periods.
    ("Late January, early March and mid-2019 were dry.", ["Late January", "early March", "mid-2019"]),
    ("The 1990s, the sixties and the 20th century.", ["The 1990s", "the sixties", "the 20th century"]),
    ("In the first quarter of 2020 and in summer 2016.", ["the first quarter of 2020", "summer 2016"]),
    ("Since 2003, and in 2015-16.", ["2003", "2015-16"]),
    ("From 2003 to 2011 and between May and July 2018.", ["From 2003 to 2011", "between May and July 2018"]),
    ("The first week of May was calm.", ["The first week of May"]),
    ("The last Monday of August 2019 was warm.", ["The last Monday of August 2019"]),
    # Relative to now or to the text.
    ("It closed earlier this month and reopens next week.", ["earlier this month", "next week"]),
    ("He died two days ago.", ["two days ago"]),
    ("Less than a week earlier she had called.", ["Less than a week earlier"]),
    ("In the past three years it doubled.", ["the past three years"]),
    ("The following day they rested.", ["The following day"]),
    ("Two days after Christmas it snowed.", ["Two days after Christmas"]),
    # Times, lengths, repetitions.
    ("It struck at 07:00, again at 3 p.m. EST and at 0800 UTC.", ["07:00", "3 p.m. EST", "0800 UTC"]),
    ("It struck at 8 a.m. this morning.", ["8 a.m. this morning"]),
    ("They served two and a half years.", ["two and a half years"]),
    ("They served two years and three months.", ["two years and three months"]),
    ("It was the worst in two weeks.", ["two weeks"]),
    ("After two days of talks they met in the week of 9 May.", ["two days", "the week of 9 May"]),
    ("Following two days of talks they left.", ["two days"]),
    ("It fell at 4 a.m. (0200 GMT) Tuesday.", ["4 a.m. (0200 GMT) Tuesday"]),
    ("It fell at 5 o'clock in the morning.", ["5 o'clock in the morning"]),
    ("It is open from 10am to 6pm.", ["from 10am to 6pm"]),
    ("They lost the nation's May elections.", ["May"]),
    ("It began in the late nineties.", ["the late nineties"]),
    ("They met every other Thursday.", ["every other Thursday"]),
    ("It ends in a year's time.", ["a year's time"]),
    ("He ran every day and on Mondays, 15 times a year.", ["every day", "Mondays", "a year"]),
]
NOT_FOUND = [
    "Resolution 1441 cost $2019 and 2,000 troops with an F-16.",
    "It ran Windows 98 on Flight 1942 and Boeing 1950.",
    "You may march on; the sun sat low and they fall.",
    "Theresa May spoke to Jan.",
    "The second half was played before 2000 people.",
    "A second report came from Room 1920.",
    "He bought 1.2020 shares at 10-2020-A.",
    "Three quarters of them voted.",
    "It failed a second time, a second, louder blast followed.",
    "The party said that Britain's May resigned.",
    "It was an overnight success in the years 1441 and after.",
    "She is in her early thirties.",
    "It met in 1400 cases on Fat Tuesday.",
    "It was one last day of calm and this day of prayer.",
    "USA Today printed notice 2012-07-S-051.",
    "It was the last week of the war for a 20-year-old.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_an_expression_is_found_whole(text: str, expected: list[str]) -> None:
    assert [timex.text for timex in find(text)] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("two days ago", TimexKind.DATE),
        ("two days", TimexKind.DURATION),
        ("every two days", TimexKind.SET),
        ("10:30 on Tuesday", TimexKind.TIME),
    ],
)
def test_the_kind_tells_a_length_from_a_date(text: str, kind: TimexKind) -> None:
    (timex,) = find(f"It was {text}.")
    assert timex.kind is kind


def test_a_range_keeps_its_two_ends() -> None:
    (timex,) = find("It ran from May to July 2018.")
    assert [part.text for part in timex.parts] == ["May", "July 2018"]


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
FORMATS = [
    lambda day: day.isoformat(),
    lambda day: f"{day.day} {day:%B %Y}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b}. {day.day}, {day.year}",
    lambda day: f"{day.day}{ENDINGS.get(day.day, 'th')} of {day:%B %Y}",
    lambda day: f"{day:%A}, {day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%d %B %Y}",
]


@given(DAYS, st.sampled_from(FORMATS))
def test_a_day_in_any_usual_format_reads_back(day: date, write) -> None:
    (timex,) = find(f"It was on {write(day)} that they met.")
    assert timex.text == write(day)
    resolved = resolve(timex, None)
    assert (resolved.start_on, resolved.end_on) == (day, day)


PIECES = [
    *("May", "8", "January", "2020", ",", "the", "last", "two", "weeks", "ago", "of", "to", "from", "between", "and"),
    *("10:30", "p.m.", "first", "quarter", "Monday", "late", "mid-", "every", "year", "'s", "31/02/2020", "9/11", "in"),
    *("three", "days", "before", "Christmas", "1990s", "-", "next", "night", "0", "29", "February"),
]
WORDS = st.lists(
    st.sampled_from(PIECES),
    max_size=14,
).map(" ".join)


@given(st.text(max_size=60) | WORDS, st.dates() | st.none())
def test_any_text_is_read_without_error_and_spans_are_ordered_and_exact(text: str, anchor: date | None) -> None:
    found = find(text)
    assert all(timex.text == text[timex.start : timex.end] != "" for timex in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for timex in found:
        resolved = resolve(timex, anchor)
        known = [resolved.start_on, resolved.end_on, resolved.date_precision, resolved.date_basis]
        assert all(fact is None for fact in known) or (None not in known and resolved.start_on <= resolved.end_on)
