"""Coreference within an article: which mentions are one actor, and which pronouns are left open."""

import pytest

from newsledger.extract.naming.forms import alike, is_acronym, is_short_for, parts
from newsledger.ontology import MentionType
from tests.extract.actors_read import mention, read


def are_one(text: str, first: str, second: str, nth: int = 0) -> bool:
    """Whether the first mention of ``first`` and the ``nth`` of ``second`` are one actor."""
    key = mention(text, first).actor_key
    return key is not None and key == mention(text, second, nth).actor_key


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Kenneth Harlow spoke on Monday. Harlow left.", "Kenneth Harlow", "Harlow"),
        ("Harlow dies. Kenneth Harlow was 80.", "Kenneth Harlow", "Harlow"),
        ("Adil Abdul-Mahdi resigned. Abdul-Mahdi is 77.", "Adil Abdul-Mahdi", "Abdul-Mahdi"),
        ("Mohammad Suleimani was hit. Mohammed Soleimani died.", "Mohammad Suleimani", "Mohammed Soleimani"),
        ("Xi Haoran spoke. Xi left the hall.", "Xi Haoran", "Xi"),
        ("The Northern Aid Council (NAC) sent trucks. NAC drivers waited, and NAC said so.", "Northern Aid Council", "NAC"),
        ("The US Coast Watch sent boats. Coast Watch said so.", "US Coast Watch", "Coast Watch"),
        ("Varro Motors cut jobs. Varro said it had no choice.", "Varro Motors", "Varro"),
    ],
)  # fmt: skip
def test_shorter_names_and_spellings_are_the_actor_that_is_named_in_full(text: str, first: str, second: str):
    assert are_one(text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("John Kerry met John Kirby.", "John Kerry", "John Kirby"),
        ("Peter Novak and Anna Novak arrived.", "Peter Novak", "Anna Novak"),
        ("Boeing sued Airbus.", "Boeing", "Airbus"),
    ],
)
def test_other_people_and_bodies_stay_apart(text: str, first: str, second: str):
    assert not are_one(text, first, second)


def test_the_company_is_no_one_where_two_may_be_meant():
    text = "Airbus, Boeing and Embraer met in Oslo. The company gave no details."
    keys = {mention(text, name).actor_key for name in ("Airbus", "Boeing", "Embraer")}
    assert mention(text, "The company").actor_key not in keys


def test_the_first_of_a_couple_has_the_surname_that_stands_once():
    text = "Peter and Anna Novak arrived in Oslo. Mr. Novak spoke first."
    assert mention(text, "Peter").name == "Peter Novak"
    assert are_one(text, "Peter", "Mr. Novak") and not are_one(text, "Anna Novak", "Mr. Novak")


def test_a_bare_surname_of_two_is_of_the_gender_that_its_title_tells():
    text = "Peter Novak and Anna Novak arrived in Oslo. Mrs. Novak spoke first."
    assert are_one(text, "Anna Novak", "Mrs. Novak")
    assert not are_one(text, "Peter Novak", "Mrs. Novak")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("General Orin Vask took the town on Sunday. The general lost ten men.", "General Orin Vask", "The general"),
        ("Maoist rebels took the town on Sunday. The rebels burned a bank.", "Maoist rebels", "The rebels"),
        ("The Defense Ministry denied it. The ministry gave no details.", "Defense Ministry", "The ministry"),
        ("Boeing cut jobs. The company gave no details.", "Boeing", "The company"),
        (
            "The strike killed Iranian commander Orin Vask. The Iranian general was 60.",
            "Orin Vask",
            "The Iranian general",
        ),
    ],
)
def test_definite_descriptions_are_the_actor_before_that_they_fit(text: str, first: str, second: str):
    row = next(row for row in read(text) if row.text.endswith(first))
    assert row.actor_key == mention(text, second).actor_key is not None


def test_an_indefinite_description_is_someone_else():
    assert not are_one("General Orin Vask fled. A general was killed.", "General Orin Vask", "A general")


@pytest.mark.parametrize(
    ("text", "first", "pronoun"),
    [
        ("Peter Novak said he would resign.", "Peter Novak", "he"),
        ("Anna Weber met Peter Novak. She thanked him.", "Anna Weber", "She"),
        ("Anna Weber met Peter Novak. She thanked him.", "Peter Novak", "him"),
        ("Peter Novak blamed himself.", "Peter Novak", "himself"),
        ("Boeing said it would cut jobs.", "Boeing", "it"),
        ("Peter Novak, who led the talks, resigned.", "Peter Novak", "who"),
        ("Protesters threw stones, and they burned tyres.", "Protesters", "they"),
        ("“I will resign,” Peter Novak said.", "Peter Novak", "I"),
    ],
)
def test_pronouns_mean_the_actor_of_their_gender_and_number(text: str, first: str, pronoun: str):
    row = mention(text, pronoun)
    assert row.mention_type is MentionType.PRONOUN
    assert row.actor_key == mention(text, first).actor_key is not None
    assert row.resolved_by and 0 < (row.confidence or 0) <= 1


def test_a_pronoun_does_not_mean_another_argument_of_its_verb():
    text = "Peter Novak met Karl Berg. Novak praised him."
    assert not are_one(text, "Peter Novak", "him")


def test_it_that_stands_for_nothing_or_a_thing_has_no_row():
    assert not [
        row for row in read("It rained. The bridge fell because it was old.") if row.mention_type is MentionType.PRONOUN
    ]


def test_a_pronoun_with_no_one_before_it_has_no_actor():
    row = mention("He left the country.", "He")
    assert row.actor_key is None and row.confidence is None


@pytest.mark.parametrize(
    ("short", "full", "is_one"),
    [
        ("Kerry", "John Kerry", True),
        ("J. Kerry", "John Kerry", True),
        ("Kerry", "John Kirby", False),
        ("John Kerry", "John Kirby", False),
        ("bin Salman", "Mohammed bin Salman", True),
        ("Xi", "Xi Jinping", True),
        ("Orin", "Orin Vask", False),
    ],
)
def test_a_person_may_be_called_by_the_end_or_the_ends_of_the_name(short: str, full: str, is_one: bool):
    assert is_short_for(parts(short), parts(full)) is is_one


@pytest.mark.parametrize(
    ("short", "full", "is_one"),
    [
        ("NAC", "Northern Aid Council", True),
        ("CENTCOM", "Central Command", True),
        ("NAC", "Southern Aid Council", False),
        ("Nac", "Northern Aid Council", False),
    ],
)
def test_an_acronym_spells_beginnings_of_the_words_of_its_name(short: str, full: str, is_one: bool):
    assert is_acronym(short, full) is is_one


def test_spellings_of_transliterations_are_alike_and_short_names_are_not():
    assert alike("qassem", "kasem") and alike("mohammed", "mohamed")
    assert not alike("kerry", "kirby") and not alike("kim", "kem")


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("CENTCOM head, US Marine General Orin Vask, spoke on Monday.", "CENTCOM head", "US Marine General Orin Vask"),
        ("The Oram Herald news outlet said so. Oram Herald is new.", "The Oram Herald news outlet", "Oram Herald"),
    ],
)
def test_a_role_or_kind_beside_a_name_is_the_same_actor(text: str, role: str, name: str):
    assert are_one(text, role, name)


def test_a_description_that_says_which_one_is_not_the_one_before():
    text = "Missiles killed the Iranian commander Orin Vask. The commander responsible for troops in Oram said he was sorry."
    assert not are_one(text, "Iranian commander Orin Vask", "The commander")
