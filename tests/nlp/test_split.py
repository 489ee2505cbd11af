"""Sentence boundaries: each case is a text with ``|`` where a sentence ends."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.training import Example

import newsledger.nlp
from newsledger.errors import ModelError
from newsledger.nlp.sentences import LONGEST, split

CASES = [
    # Titles, ranks and initials stand before names.
    "Gen. Abel Storm met Mr. Fry.|They left.",
    "Lt. Gen. A. B. Cole spoke to J. K. Smith.|He agreed.",
    "They reached St. Petersburg and Mt. Hood.|It rained.",
    # Acronyms end a sentence only before a word that starts one.
    "The U.S. President flew home.|The envoy stayed in the U.S.|He will return.",
    "The U.N. Security Council met.|The U.S.-led force left.",
    "He studied in Washington, D.C. and Boston.",
    "Acme Inc. Chief Executive Ann Lee quit.|She had run Acme Inc.|The board met.",
    # Months and numbers.
    "It began on Jan. 30 at noon.|It ended in Feb.|Nobody won.",
    "He wore No. 5 on Sept. 11.|See Vol. 2, p. 17.",
    "Prices rose 3.5 percent to $1.2 billion.|They fell later.",
    "They met at 5 p.m. EST.|They parted at 9 p.m.|The talks failed.",
    # Quotes and brackets close on the sentence before them.
    "“We won.”|She smiled.",
    '"Stop!" he cried.|"Why?" Ms. Fry asked.|"No."|He ran.',
    "(It was late.)|They slept.",
    "It cost more (see p. 5).|It broke.",
    'He said , " We won . "|They left .',
    "He said `` no . ''|`` Yes , '' she said .",
    # Marks together, ellipses, small-letter names.
    "Really?!|Yes...|Then it stopped.|But wait ... there is more.",
    "It was late.|iPhone sales fell.",
    # A long line without capitals starts sentences with small letters; any other does not.
    (
        "karsa: police fired at a mob near the old bridge and two men died, mr. rao said.|a curfew was imposed in the town on "
        "friday and shops stayed shut.|nobody was seen in the streets, and the trains to brenn did not run that day."
    ),
    "They gave approx. five tonnes to the town.",
    "He shouted at Yahoo! Inc. staff.|They shrugged.",
    # Latin abbreviations.
    "Fruit, e.g. apples, i.e. food vs. drink.|They ate rice, beans, etc.|Guests left.",
    # URLs and lost spaces.
    "See www.example.org/a.b?c=d.e for more.|Write to a.b@example.org.",
    # Line breaks, lists and headings.
    "Storm hits coast\n|Ten boats were lost.\n|\n- one\n|- two",
    "1. First we wait.|Then we go.\n|2. Last, we rest.",
    "• Bread is dear. • Milk is not.".replace(". •", ".|•"),
]


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_ends_where_the_mark_shows(case: str) -> None:
    expected = [piece.strip() for piece in case.split("|") if piece.strip()]
    assert pieces(case.replace("|", " ").replace("\n ", "\n")) == expected


def test_a_lost_space_is_seen_before_a_word_that_starts_sentences() -> None:
    assert pieces("The raid failed.The troops left.") == ["The raid failed.", "The troops left."]
    assert pieces("Forty were injured.Police came.") == ["Forty were injured.", "Police came."]
    assert pieces("The toll rose to 31.At dawn it rained.") == ["The toll rose to 31.", "At dawn it rained."]
    for whole in ("Buy it at Example.Com today.", "The site of gov.Uk is down.", "Run v2.Alpha now."):
        assert pieces(whole) == [whole]
    assert pieces("The site node.js is down.") == ["The site node.js is down."]


def test_an_unbalanced_quote_swallows_nothing() -> None:
    assert pieces('He said: "We go. They stay. He left.') == ['He said: "We go.', "They stay.", "He left."]


@given(st.text(alphabet=st.sampled_from(list("aA1 .!?\"'”)\n\t-•Mr")), max_size=80) | st.text(max_size=80))
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    spans = split(text)
    inside = [position for start, end in spans for position in range(start, end)]
    assert inside == sorted(set(inside))
    visible = {position for position, character in enumerate(text) if not character.isspace()}
    assert visible <= set(inside)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


def test_the_pipeline_has_the_same_sentences_and_leaves_the_text_alone() -> None:
    text = " Gen. Fry left the U.S. base. “We won.”\n\nHe was wrong."
    doc = newsledger.nlp.load()(text)
    assert doc.text == text
    assert [sent.text.strip() for sent in doc.sents] == pieces(text)


def test_what_has_no_mark_is_cut_at_a_space_into_sentences_of_bounded_length() -> None:
    doc = newsledger.nlp.load()("word " * 200_000)
    sentences = [sent.text for sent in doc.sents]
    assert max(map(len, sentences)) <= LONGEST
    assert {word for sentence in sentences for word in sentence.split()} == {"word"}
    assert sum(sentence.count("word") for sentence in sentences) == 200_000


def test_the_pipeline_is_made_once() -> None:
    assert newsledger.nlp.load() is newsledger.nlp.load()


def test_a_model_that_is_not_installed_is_named_with_what_to_do() -> None:
    with pytest.raises(ModelError, match=r"'xx_absent_sm'.*download xx_absent_sm"):
        newsledger.nlp.load("xx_absent_sm")


def test_a_model_of_the_users_keeps_its_parser_and_gets_our_boundaries_before_it(tmp_path: Path) -> None:
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    other.add_pipe("parser")
    words = Example.from_dict(other.make_doc("Go now"), {"heads": [0, 0], "deps": ["ROOT", "advmod"]})
    other.initialize(lambda: [words])
    other.to_disk(tmp_path / "theirs")
    nlp = newsledger.nlp.load(str(tmp_path / "theirs"))
    doc = nlp("Mr. Fry left. He ran.")
    assert nlp.pipe_names[:2] == ["newsledger_sentences", "parser"]
    assert {0, doc.text.index("He")} <= {sent.start_char for sent in doc.sents}
    assert doc.has_annotation("DEP")
