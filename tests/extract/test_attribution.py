"""Who says what: each row of ``attribution_cases.csv`` is a rule by example; what needs more than a sentence is below."""

from pathlib import Path

import pytest
from spacy.tokens import Doc

from newsledger import lexicon, nlp
from newsledger.extract.attribution import Attribution, attributions, outermost
from newsledger.ontology import QuoteType, SourceType

CASES = list(lexicon.read(Path(__file__).parent / "attribution_cases.csv"))


def told(attribution: Attribution) -> dict[str, str]:
    """Return an attribution as the columns of the cases."""
    return {
        "source": attribution.source.text if attribution.source is not None else "",
        "cue": attribution.cue_text or "",
        "contents": " / ".join(span.text for span in attribution.contents),
        "quote_type": attribution.quote_type,
        "is_report": "yes" if attribution.is_report else "no",
    }


def said(text: str) -> list[tuple[str, list[str]]]:
    """Return the sources of a text with what each says."""
    return [
        (found.source.text if found.source is not None else "", [span.text for span in found.contents])
        for found in attributions(nlp.load()(text))
    ]


def source_types(text: str) -> list[SourceType | None]:
    return [found.source_type for found in attributions(nlp.load()(text))]


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_source_cue_and_content_are_read(case: dict[str, str]) -> None:
    found = [told(attribution) for attribution in attributions(nlp.load()(case["text"]))]
    wanted = {column: case[column] for column in ("source", "cue", "contents", "quote_type", "is_report")}
    assert wanted in found if case["cue"] else found == []


def test_an_outer_content_holds_the_inner_attribution_and_comes_first() -> None:
    assert said("He said the ministry had told him that the rebels had left.") == [
        ("He", ["the ministry had told him that the rebels had left"]),
        ("the ministry", ["that the rebels had left"]),
    ]


def test_the_innermost_is_no_outermost() -> None:
    found = list(attributions(nlp.load()("He said the ministry had told him that the rebels had left.")))
    assert [attribution.cue_text for attribution in outermost(found)] == ["said"]


def test_who_is_cited_says_it_too() -> None:
    assert said("State TV, citing police, said 12 people had died.") == [
        ("State TV, citing police,", ["12 people had died"]),
        ("police", ["12 people had died"]),
    ]


def test_who_is_quoted_by_another_says_it_too() -> None:
    assert said("The Merowe Eye quoted unnamed sources as saying that the army had sent tanks.") == [
        ("The Merowe Eye", ["that the army had sent tanks"]),
        ("unnamed sources", ["that the army had sent tanks"]),
    ]


def test_who_is_quoted_has_the_quotation_too() -> None:
    assert said("“The dam will hold,” the Eye quoted Anna Berg as saying.") == [
        ("the Eye", ["“The dam will hold,”"]),
        ("Anna Berg", ["“The dam will hold,”"]),
    ]


def test_a_speaker_goes_on_with_a_participle() -> None:
    assert said("The minister said the road was closed, warning that the bridge could fall.") == [
        ("The minister", ["the road was closed"]),
        ("The minister", ["that the bridge could fall"]),
    ]


def test_a_quotation_of_several_paragraphs_is_opened_in_each_and_closed_in_the_last() -> None:
    text = '"We waited for weeks," the nurse said. "Nobody came.\n"Then the water rose.\n"We left at night."'
    assert said(text) == [
        ("the nurse", ['"We waited for weeks,"', '"Nobody came.', '"Then the water rose.', '"We left at night."'])
    ]


def test_paragraphs_left_open_wait_for_a_speaker_behind_them() -> None:
    assert said('"We waited for weeks.\n"Then the water rose," the nurse said.') == [
        ("the nurse", ['"We waited for weeks.', '"Then the water rose,"'])
    ]


def test_a_quotation_in_a_paragraph_of_its_own_follows_a_colon() -> None:
    assert said("The mayor said:\n“The dam will hold. It was built well.”") == [
        ("The mayor", ["“The dam will hold. It was built well.”"])
    ]


def test_a_mark_without_its_other_half_breaks_nothing() -> None:
    (source, contents), *others = said("“The dam will hold, said the mayor.\nThe river rose again.")
    assert source == "the mayor"
    assert "The dam will hold" in contents[0]
    assert not others


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    doc = nlp.load()("The nurse, who said the ward was full, left at noon.")
    found = next(attributions(doc))
    assert (found.source_text, found.head) == ("The nurse", doc[1])


def test_a_quoted_speaker_is_the_source_of_what_he_thinks_himself() -> None:
    assert said('"I think they will come," the nurse said.') == [("the nurse", ['"I think they will come,"'])]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The interior minister said the vote was fair.", SourceType.OFFICIAL),
        ("A military spokesman said the ship was hit.", SourceType.MILITARY),
        ("The police chief said two men were held.", SourceType.POLICE),
        ("A hospital official said nine people had died.", SourceType.HOSPITAL),
        ("The aid group said the camp was empty.", SourceType.NGO),
        ("The newspaper reported that the bank was closed.", SourceType.MEDIA),
        ("Witnesses said the roof fell.", SourceType.WITNESS),
        ("A spokesman for the navy said the ship was hit.", SourceType.MILITARY),
        ("Lena Aziz, a surgeon, said nine people had died.", SourceType.HOSPITAL),
        ("Several aid agencies said the camp was empty.", SourceType.NGO),
        ("Two people familiar with the talks said they had failed.", SourceType.UNNAMED),
        ("An army officer who asked not to be named said the base was lost.", SourceType.UNNAMED),
        ("It is alleged that the colonel fled.", SourceType.UNNAMED),
        ("Anna Berg said the roof fell.", None),
    ],
)
def test_the_words_of_a_source_tell_its_kind(text: str, kind: SourceType | None) -> None:
    assert source_types(text) == [kind]


@pytest.mark.parametrize(
    "text", ["", " \n ", "😀😀 😀", '"', "\" \" “ ” '' ‘", "said said said", ":", "a:\n:b", "“" * 300, "said " * 2000]
)
def test_any_text_is_read(text: str) -> None:
    doc = nlp.load()(text)
    for attribution in attributions(doc):
        assert attribution.quote_type in QuoteType
        assert all(len(span) for span in attribution.contents)


def test_a_parse_without_lemmas_is_read() -> None:
    words, tags = ["Police", "said", "they", "left"], ["NOUN", "VERB", "PRON", "VERB"]
    deps = ["nsubj", "ROOT", "nsubj", "ccomp"]
    doc = Doc(nlp.load().vocab, words=words, pos=tags, heads=[1, 1, 3, 1], deps=deps)
    assert [told(found)["source"] for found in attributions(doc)] == ["Police"]


def test_text_without_a_parse_is_read() -> None:
    doc = Doc(nlp.load().vocab, words=["Police", "said", "they", "left"], sent_starts=[True, False, False, False])
    assert list(attributions(doc)) == []
