"""Actor mentions as rows: names with titles, groups, bodies and countries that act, and what each is."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger import nlp
from newsledger.extract.actors import actors
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.titles import begins_title
from newsledger.ontology import ActorType, MentionType
from tests.extract.actors_read import article, mention, read

WORDS = (
    *("General", "Orin", "Vask", "he", "they", ",", "(", ")", "“", "”", "'s", "of", "the"),
    *("Iran", "police", "said", "who", "."),
)


@pytest.mark.parametrize(
    ("text", "words", "name", "title"),
    [
        ("General Orin Vask visited the base.", "General Orin Vask", "Orin Vask", "General"),
        ("US Marine General Kenneth Harlow spoke.", "US Marine General Kenneth Harlow", "Kenneth Harlow", "US Marine General"),
        ("Police Sgt. Maria Lopez made the arrest.", "Police Sgt. Maria Lopez", "Maria Lopez", "Police Sgt."),
        ("Plumber's mate Tom Reed and driver Dan Ross waved.", "driver Dan Ross", "Dan Ross", "driver"),
        ("Mr. Peter Novak resigned on Monday.", "Mr. Peter Novak", "Peter Novak", "Mr."),
        ("Prince Karim opened the parliament.", "Prince Karim", "Prince Karim", None),
        ("Anna Weber's lawyers protested.", "Anna Weber", "Anna Weber", None),
    ],
)  # fmt: skip
def test_a_title_before_a_name_is_in_its_mention_and_not_in_the_name(
    text: str, words: str, name: str, title: str | None
):
    found = mention(text, words)
    assert (found.mention_type, found.name, found.title, found.actor_type) == (
        MentionType.NAME,
        name,
        title,
        ActorType.PERSON,
    )


def test_what_stands_beside_a_name_is_the_same_actor_with_its_title():
    text = "Fuad Karim, head of the Iraqi election commission, resigned."
    name, role = mention(text, "Fuad Karim"), next(row for row in read(text) if row.text.startswith("head of"))
    assert role.actor_key == name.actor_key
    assert role.title is not None and role.title.startswith("head of")
    assert role.name == "Fuad Karim" and role.mention_type is MentionType.NOMINAL


@pytest.mark.parametrize(
    ("text", "words", "country", "sector", "actor_type"),
    [
        ("Iranian forces fired on the boats.", "Iranian forces", "IRN", "MIL", ActorType.MILITARY),
        ("Two US officials denied the report.", "Two US officials", "USA", "GOV", ActorType.GROUP),
        ("The Iranian foreign ministry denied it.", "Iranian foreign ministry", "IRN", "GOV", ActorType.GOVERNMENT),
        ("Turkish police arrested a man.", "Turkish police", "TUR", "COP", ActorType.GOVERNMENT),
        ("Iraqi protesters burned tyres.", "Iraqi protesters", "IRQ", "CVL", ActorType.GROUP),
        ("US Marine General Kenneth Harlow spoke.", "US Marine General Kenneth Harlow", "USA", "MIL", ActorType.PERSON),
    ],
)  # fmt: skip
def test_country_and_sector_come_from_the_words_of_the_mention(
    text: str, words: str, country: str, sector: str, actor_type: ActorType
):
    found = mention(text, words)
    assert (found.country, found.sector, found.actor_type) == (country, sector, actor_type)


def test_a_group_of_a_country_has_one_key_in_every_article_and_a_name_in_words():
    first = mention("Iranian forces fired on the boats.", "Iranian forces")
    second = mention("On Monday Iranian troops left the town.", "Iranian troops")
    assert first.actor_key == second.actor_key is not None
    assert first.name == "Iranian military personnel"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two US officials denied the report.", "US officials"),
        ("American forces fired on the boats.", "US military personnel"),
        ("Iraqi security forces fired on the boats.", "Iraqi military personnel"),
        ("The US military fired on the boats.", "US military"),
    ],
)
def test_forces_of_any_country_are_a_group_of_it_and_its_military_is_an_institution(text: str, name: str):
    assert [row.name for row in read(text)][:1] == [name]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Troops moved the Patriot to Oram.", "the Patriot"),
        ("The mechanics of it are clear, Orin Vask said.", "The mechanics of it"),
        ("There were two passengers on board.", "board"),
        ("He was held at Union III near the embassy.", "Union III"),
        ("The Joint Plan of Action (JPA) was signed, and Iran kept the JPA.", "JPA"),
        ("The fleet of jets was sold.", "The fleet of jets"),
    ],
)
def test_weapons_plans_bases_and_idioms_are_no_actors(text: str, words: str):
    assert words not in [row.text for row in read(text)]


def test_a_phrase_does_not_begin_with_the_preposition_before_its_number():
    assert "5,000 soldiers" in [row.text for row in read("The force shrank to 5,000 soldiers in the hills.")]


def test_a_word_within_a_name_says_no_sector_of_it():
    assert mention("The War Gazette reported the strike.", "War Gazette").sector in (None, "JRN")


def test_a_place_that_ends_a_longer_name_tells_no_country():
    assert mention("The Velt Po hospital said two people died.", "The Velt Po hospital").country is None


def test_a_group_that_nothing_tells_apart_has_no_key():
    found = mention("Gunmen attacked a bank.", "Gunmen")
    assert found.actor_key is None and found.actor_type is not None


def test_such_a_group_is_an_actor_of_its_article_once_it_is_spoken_of_again():
    text = "Five protesters were arrested. The protesters had thrown stones."
    first, again = mention(text, "Five protesters"), mention(text, "The protesters")
    assert first.actor_key == again.actor_key is not None


@pytest.mark.parametrize(
    ("text", "is_actor"),
    [
        ("Iran condemned the attack.", True),
        ("The United States attacked Iran.", True),
        ("Talks with Iran failed.", True),
        ("Iran's attack on the base failed.", True),
        ("A bomb exploded in Iran.", False),
        ("The convoy drove across Iran.", False),
    ],
)
def test_a_country_is_an_actor_where_it_acts_or_is_acted_on_and_a_place_otherwise(text: str, is_actor: bool):
    assert any(row.text == "Iran" for row in read(text)) is is_actor


def test_a_capital_that_acts_is_its_government():
    capital, country = (
        mention("Baghdad condemned the attack.", "Baghdad"),
        mention("Iraq condemned the attack.", "Iraq"),
    )
    assert capital.actor_key == country.actor_key
    assert (capital.country, capital.actor_type) == ("IRQ", ActorType.GOVERNMENT)


def test_storms_and_ships_are_no_people():
    assert not [row for row in read("Hurricane Katrina hit the coast.") if row.actor_type is ActorType.PERSON]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "😀 😀", "He", "General.", "of of of", "“He”", "CENTCOM (", "'s", "- - -"]
)
def test_text_of_any_kind_is_read(text: str):
    assert all(text[row.start_char : row.end_char] == row.text for row in read(text))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_mentions_lie_within_one_another_or_apart_and_have_one_row_each(words: list[str]):
    rows = read(" ".join(words))
    spans = [(row.start_char, row.end_char) for row in rows]
    assert len(set(spans)) == len(spans) and spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    assert not [(a, b) for a in spans for b in spans if a[0] < b[0] < a[1] < b[1]]


def test_a_pipeline_without_parse_or_names_is_read():
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    text = "General Orin Vask met Boeing in Iran. They said so."
    assert list(actors(blank(text), article(text), [])) is not None


@pytest.mark.parametrize(
    ("text", "start", "begins"),
    [("the National Security Adviser", 1, True), ("the National", 1, False), ("National Security", 0, False)],
)
def test_a_title_of_several_words_ends_within_the_text(text: str, start: int, begins: bool):
    assert begins_title(Words(nlp.load()(text), text), start) is begins
