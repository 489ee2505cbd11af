"""Who reports something, as columns of a row: the source's words, its actor, and what kind of source it is."""

from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Doc

from newsledger import lexicon, nlp
from newsledger.extract.attribution import attributions
from newsledger.extract.context import Context, Mentions
from newsledger.extract.speakers import Speaker, speaker
from newsledger.ontology import ActorType, SourceType
from newsledger.records import ActorMention
from tests.articles import article

VOUCHED = list(lexicon.read(Path(__file__).parent / "vouching_cases.csv"))


def actor(text: str, word: str) -> ActorMention:
    start = text.index(word)
    return ActorMention(
        actor_mention_id=f"acm_{word}",
        article_id="art",
        sentence_index=0,
        start_char=start,
        end_char=start + len(word),
        text=word,
    )


def of(doc: Doc, word: str, *actors: ActorMention) -> Speaker:
    """Return who says what stands at a word."""
    context = Context(
        article(doc.text), tuple(doc.sents), Mentions(actors), Mentions([]), Mentions([]), tuple(attributions(doc))
    )
    token = next(token for token in doc if token.text == word)
    return speaker(context.said_by(token), context)


TEXT = "Anna Berg said the bridge collapsed."


def test_the_authors_own_words_have_no_speaker() -> None:
    assert of(nlp.load()("The bridge collapsed."), "collapsed") == Speaker()


def test_a_speaker_has_the_words_of_the_source_and_its_actor() -> None:
    found = of(nlp.load()(TEXT), "collapsed", actor(TEXT, "Anna Berg"))
    assert (found.text, found.cue, found.mention_id) == ("Anna Berg", "said", "acm_Anna Berg")


def test_a_relative_pronoun_speaks_for_its_noun() -> None:
    text = "Anna Berg, who said the bridge collapsed, left."
    found = of(nlp.load()(text), "collapsed", actor(text, "Anna Berg"))
    assert (found.text, found.mention_id) == ("Anna Berg", "acm_Anna Berg")


@pytest.mark.parametrize(
    ("sector", "actor_type", "kind"),
    [
        ("GOV", ActorType.PERSON, SourceType.OFFICIAL),
        ("MIL", ActorType.PERSON, SourceType.MILITARY),
        ("COP", None, SourceType.POLICE),
        ("JRN", None, SourceType.MEDIA),
        (None, ActorType.ARMED_GROUP, SourceType.MILITARY),
        (None, ActorType.PERSON, None),
    ],
)
def test_where_the_words_do_not_tell_the_actor_tells_the_kind(
    sector: str | None, actor_type: ActorType | None, kind: SourceType | None
) -> None:
    mention = replace(actor(TEXT, "Anna Berg"), sector=sector, actor_type=actor_type)
    assert of(nlp.load()(TEXT), "collapsed", mention).source_type is kind


def test_what_is_only_praised_is_the_authors() -> None:
    assert of(nlp.load()("The bishop praised the raid that freed nine sailors."), "freed") == Speaker()


@pytest.mark.parametrize("case", VOUCHED, ids=[case["rule"] for case in VOUCHED])
def test_who_asserts_it_answers_for_it(case: dict[str, str]) -> None:
    assert (of(nlp.load()(case["text"]), case["word"]).text or "") == case["source"]
