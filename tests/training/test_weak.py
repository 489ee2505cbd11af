"""What the project knows about places, groups and dates sharpens what a corpus leaves open."""

import pytest

from training.corpora import labels
from training.corpora.kinds import other, place
from training.corpora.weak import sharpen
from training.example import Entity, Sentence

ALL = ("GPE", "LOC", "FAC")


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Iraq", ("GPE",)),
        ("Texas", ("GPE",)),
        ("the Netherlands", ("GPE",)),
        ("canada", ("GPE",)),
        ("NEW DELHI", ("GPE",)),
        ("Dohuk Province", ("GPE",)),
        ("Lake Chad", ("LOC",)),
        ("Kura River", ("LOC",)),
        ("Gulf of Aden", ("LOC",)),
        ("Europe", ("LOC",)),
        ("the South", ("LOC",)),
        ("Erbil International Airport", ("FAC",)),
        ("Highway 7 North", ("FAC",)),
        ("Block 7 North", ALL),
        ("Harrow Bridge", ("FAC",)),
        ("Terminal 2", ("FAC",)),
        ("Niagara Falls", ("GPE", "LOC")),
        ("Bright Tree", ALL),
        ("Iraqi", ("NORP",)),
    ],
)
def test_a_place_is_governed_natural_or_built_where_its_name_says_so(name: str, kinds: tuple[str, ...]) -> None:
    assert place(name.split()) == kinds


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Sunni Arabs", ("NORP",)),
        ("AMERICAN", ("NORP",)),
        ("the Battle of Harran", ("EVENT",)),
        ("Winter Olympics 2014", ("EVENT",)),
        ("Hurricane Olga", ("EVENT",)),
        ("MiG-29 Fighter", ("PRODUCT",)),
        ("F - 16", ("PRODUCT",)),
        ("F-16 Fighting Falcon", ("PRODUCT",)),
        ("USS Cole", ("PRODUCT",)),
        ("Songs of Rain", ("NORP", "EVENT", "PRODUCT")),
    ],
)
def test_another_name_is_a_group_event_or_product_where_it_says_so(name: str, kinds: tuple[str, ...]) -> None:
    assert other(name.split()) == kinds


def _sentence(text: str, *entities: tuple[str, tuple[str, ...]], annotated: tuple[str, ...] = labels.NAMES) -> Sentence:
    words = tuple(text.split())
    found = []
    for name, kinds in entities:
        parts = tuple(name.split())
        start = next(i for i in range(len(words)) if words[i : i + len(parts)] == parts)
        found.append(Entity(start=start, end=start + len(parts), labels=kinds))
    return Sentence(words=words, spaces=(True,) * len(words), entities=tuple(found), annotated=annotated)


def _named(sentence: Sentence) -> list[tuple[str, str]]:
    found = sentence.entities or ()
    return [(" ".join(sentence.words[item.start : item.end]), "|".join(item.labels)) for item in found]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Two Iraqi pilots and a Texan met", [("Iraqi", "NORP"), ("Texan", "NORP")]),
        ("Iraqi Shiites voted for Democrats", [("Iraqi Shiites", "NORP"), ("Democrats", "NORP")]),
        ("an African - American judge", [("African - American", "NORP")]),
        ("he wrote the note in Spanish .", []),
        ("she is a fluent French speaker", []),
        ("boats in Spanish waters", [("Spanish", "NORP")]),
        ("the Indian Ocean is warm", []),
        ("the Soviet Union fell", []),
    ],
)
def test_groups_of_people_are_marked(text: str, named: list[tuple[str, str]]) -> None:
    sentence = sharpen(_sentence(text))
    assert _named(sentence) == named
    assert "NORP" in sentence.annotated


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The port fell on 3 May 2011 after two weeks .", ["3 May 2011", "two weeks"]),
        ("Yesterday it rained for two hours .", ["Yesterday"]),
        ("It lasted from March to June .", ["March", "June"]),
        ("They now meet last .", []),
        ("In recent years prices rose .", ["recent years"]),
        ("They stayed one night .", []),
    ],
)
def test_days_and_longer_periods_are_dates(text: str, named: list[str]) -> None:
    sentence = sharpen(_sentence(text))
    assert [name for name, kind in _named(sentence) if kind == "DATE"] == named
    assert "DATE" in sentence.annotated


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They met on Monday morning .", "DATE"),
        ("It opens every Monday .", "DATE"),
        ("Room 1983 is closed .", "DATE"),
        ("an american car", "NORP"),
    ],
)
def test_a_word_that_may_be_a_label_or_not_leaves_it_open(text: str, label: str) -> None:
    assert label not in sharpen(_sentence(text)).annotated


def test_no_group_or_date_is_looked_for_within_a_name() -> None:
    sentence = _sentence("The 1998 German Grand Prix was wet", ("1998 German Grand Prix", ("EVENT",)))
    assert _named(sharpen(sentence)) == [("1998 German Grand Prix", "EVENT")]


def test_a_name_of_no_kind_that_we_have_is_left_out_and_covers_its_words() -> None:
    assert _named(sharpen(_sentence("They sang German Evenings twice", ("German Evenings", ())))) == []


def test_a_name_that_may_be_anything_else_leaves_those_labels_open() -> None:
    everything = (*labels.NAMES, *labels.OTHERS)
    sentence = sharpen(_sentence("They sang Bright Rain twice", ("Bright Rain", labels.OTHERS), annotated=everything))
    assert _named(sentence) == []
    assert set(sentence.annotated) == {*labels.NAMES, "DATE"}


def test_what_has_no_names_cannot_be_sharpened() -> None:
    with pytest.raises(ValueError, match="no entities"):
        sharpen(Sentence(words=("Rain",), spaces=(True,)))
