"""Names as linking compares them: which words and names may be spellings of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.link.names import (
    Likeness,
    compare_groups,
    compare_people,
    is_acronym,
    is_spelling,
    person,
    plain_words,
    ratio,
    words,
)

SAME, SHORTER, DIFFERENT = Likeness.SAME, Likeness.SHORTER, Likeness.DIFFERENT
PEOPLE = [
    ("Qasem Soleimani", "Qassem Suleimani", SAME),
    ("Adil Abdul-Mahdi", "Adel Abd al-Mahdi", SAME),
    ("Mohammed Javad Zarif", "Muhammad Jawad Zarif", SAME),
    ("Bashar al-Assad", "Bashar Assad", SAME),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", SAME),
    ("Volodymyr Zelenskyy", "Volodymyr Zelensky", SAME),
    ("Bill Clinton", "William Clinton", SAME),
    ("George Bush", "George W. Bush", SHORTER),
    ("J. Kerry", "John Kerry", SHORTER),
    ("Soleimani", "Qasem Soleimani", SHORTER),
    ("John Kerry", "John Kirby", DIFFERENT),
    ("John Kerr", "John Kerry", DIFFERENT),
    ("John Hall", "John Hill", DIFFERENT),
    ("Robert Gates", "Robert Kates", DIFFERENT),
    ("George H. W. Bush", "George W. Bush", DIFFERENT),
    ("John F. Dunne", "John R. Dunne", DIFFERENT),
    ("Daniel Smith", "Danielle Smith", DIFFERENT),
    ("Michael Brunt", "Michelle Brunt", DIFFERENT),
    ("Ali Khamenei", "Ruhollah Khomeini", DIFFERENT),
    ("Carl Weyland", "Carl Weyland Jr.", DIFFERENT),
    ("Carl Weyland Sr.", "Carl Weyland Jr", DIFFERENT),
]
GROUPS = [
    ("Ministry of Defence", "the Ministry of Defense", SAME),
    ("Kata'ib Hezbollah", "Kataib Hizballah", SAME),
    ("World Health Organization", "World Health Organisation", SAME),
    ("Eastern Command", "Western Command", DIFFERENT),
    ("101st Airborne Division", "102nd Airborne Division", DIFFERENT),
    ("Kataib Hezbollah", "Hezbollah", DIFFERENT),
    ("Army of Islam", "Islam Army", DIFFERENT),
    ("Northern Front", "Southern Front", DIFFERENT),
]
ANY_TEXT = st.text(max_size=30)


@pytest.mark.parametrize(("one", "other", "likeness"), PEOPLE)
def test_how_two_peoples_names_stand_to_each_other(one: str, other: str, likeness: Likeness) -> None:
    assert compare_people(person(one), person(other)) is likeness
    assert compare_people(person(other), person(one)) is likeness


@pytest.mark.parametrize(("one", "other", "likeness"), GROUPS)
def test_how_two_organisations_names_stand_to_each_other(one: str, other: str, likeness: Likeness) -> None:
    assert compare_groups(plain_words(one), plain_words(other)) is likeness


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CENTCOM", True),
        ("U.N.", True),
        ("NATO-led", False),
        ("Reuters", False),
        ("IS-K", True),
        ("A", False),
        ("NEW YORK", False),
    ],
)
def test_what_is_an_acronym(text: str, expected: bool) -> None:
    assert is_acronym(text) is expected


@given(ANY_TEXT, ANY_TEXT)
def test_any_two_texts_can_be_compared_whichever_comes_first(one: str, other: str) -> None:
    assert compare_people(person(one), person(other)) is compare_people(person(other), person(one))
    assert compare_people(person(one), person(one)) in (SAME, SHORTER)
    assert ratio(one, other) == ratio(other, one)
    assert 0 <= ratio(one, other) <= 1


@given(ANY_TEXT)
def test_every_word_is_a_spelling_of_itself(name: str) -> None:
    assert all(is_spelling(word, word) for word in words(name))
