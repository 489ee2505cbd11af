"""Event mentions as rows: spans, ids, what is known and what stays null."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsledger import nlp
from newsledger.extract.articles import context_of
from newsledger.extract.coding import coded
from newsledger.extract.events import event_mentions
from newsledger.ontology import RoleName
from newsledger.records import EventMention
from tests.articles import article

TEXT = (
    "Rebels shelled the port of Karsa on Monday. The premier condemned “the barbaric attack” and said he will meet "
    "the envoy.\n\nDockers won’t end their strike, a union leader said."
)


def read(text: str) -> list[EventMention]:
    doc = nlp.load()(text)
    return [event.mention for event in event_mentions(doc, context_of(doc, article(text)))]


def test_every_mention_quotes_its_words_in_text_order() -> None:
    mentions = read(TEXT)
    assert [(m.trigger_text, m.event_type.value, m.mode, m.sentence_index) for m in mentions] == [
        ("shelled", "ASSAULT", "heavy-weapons", 0),
        ("condemned", "ACCUSE", "disapprove", 1),
        ("attack", "ASSAULT", None, 1),
        ("meet", "AGREE", None, 1),
        ("end their strike", "REJECT", "yield", 2),
    ]
    assert all(TEXT[m.start_char : m.end_char] == m.trigger_text for m in mentions)


def test_a_mention_says_which_row_made_it_and_has_a_cameo_code_where_there_is_one() -> None:
    shelled, condemned = read(TEXT)[:2]
    assert shelled.rule.split("; ")[0] == "predicate 'shell' (verb) -> ASSAULT heavy-weapons"
    assert (shelled.cameo_code, condemned.cameo_code) == ("194", "111")


def test_ids_depend_on_place_and_type_alone() -> None:
    first, again = read(TEXT), read(TEXT)
    assert [m.event_mention_id for m in first] == [m.event_mention_id for m in again]
    assert len({m.event_mention_id for m in first}) == len(first)


def test_tags_are_used_when_the_doc_has_them() -> None:
    """The verb of "Troops attack villages" names an event; tagged as an adjective it does not."""
    words = ["Troops", "attack", "villages"]
    for tag, count in (("VERB", 1), ("ADJ", 0)):
        doc = Doc(nlp.load().vocab, words=words, pos=["NOUN", tag, "NOUN"], sent_starts=[True, False, False])
        assert len(list(coded(doc))) == count


WORDS = [
    "Rebels",
    "attack",
    "the",
    "base",
    ".",
    "\n",
    "“",
    "called for",
    "will",
    "not",
    "talks",
    "agreed to",
    "é",
    "🚀",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_and_every_span_is_its_text(text: str) -> None:
    for mention in read(text):
        assert text[mention.start_char : mention.end_char] == mention.trigger_text
        assert mention.start_char < mention.end_char


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Hackers launched cyber-attacks on two banks.", "launched cyber-attacks"),
        ("Police broke up anti-government protests.", "anti-government protests"),
    ],
)
def test_a_hyphenated_word_is_read_by_its_parts(text: str, trigger: str) -> None:
    assert trigger in [mention.trigger_text for mention in read(text)]


@pytest.mark.parametrize(
    ("text", "word", "role", "name"),
    [
        ("The Iranian missile attack hurt two men.", "missile attack", RoleName.ACTOR, "Iran"),
        ("The Iran attacks came days later.", "attacks", RoleName.ACTOR, "Iran"),
        ("He spoke of the US killing of Mara Velt.", "killing", RoleName.ACTOR, "United States"),
        ("The assassination by America of Mara Velt angered many.", "assassination", RoleName.ACTOR, "United States"),
        ("Velt condemned the U.S. strikes on the islands.", "strikes", RoleName.ACTOR, "United States"),
        ("Rebels attacked a Turkish post.", "attacked", RoleName.RECIPIENT, "Turkey"),
        ("“We sent troops to Oram,” General Mara Velt said.", "sent troops", RoleName.ACTOR, "Mara Velt"),
    ],
)
def test_a_country_is_the_actor_of_what_is_its_own_and_we_are_who_speaks(
    text: str, word: str, role: RoleName, name: str
) -> None:
    doc = nlp.load()(text)
    context = context_of(doc, article(text))
    names = {row.actor_mention_id: row.name for row in context.actors}
    fillers = next(event.roles for event in event_mentions(doc, context) if event.mention.trigger_text == word)
    assert [names.get(filler.actor_mention_id or "") for filler in fillers if filler.role is role] == [name]
