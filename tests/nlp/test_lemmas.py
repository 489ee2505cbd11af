"""Lemmas are those of Universal Dependencies: by word and tag, by exceptions, by spelling."""

import time
from pathlib import Path

import pytest
from spacy.tokens import Doc

from newsledger.errors import ModelError
from newsledger.nlp.lemmas import lemmatize, lemmatizer

# Lookups of known words a second; a tenth of what a core of 2020 does.
FEWEST_A_SECOND = 500_000


def _lemmas(*words: tuple[str, ...]) -> list[str]:
    forms, upos, xpos, feats = zip(*((*word, "_")[:4] for word in words), strict=True)
    return lemmatize(forms, upos, xpos, feats)


@pytest.mark.parametrize(
    ("upos", "xpos", "pairs"),
    [
        (
            "VERB",
            "VBD",
            "hoped:hope fled:flee killed:kill shelled:shell seized:seize occurred:occur struck:strike said:say",
        ),
        (
            "VERB",
            "VBD",
            "travelled:travel offered:offer panicked:panic died:die carried:carry released:release led:lead",
        ),
        ("VERB", "VBN", "evacuated:evacuate wounded:wound found:find re-elected:re-elect planned:plan forced:force"),
        ("VERB", "VBG", "hopping:hop hoping:hope lying:lie targeting:target mimicking:mimic singing:sing using:use"),
        ("VERB", "VBZ", "plans:plan goes:go dies:die carries:carry leaves:leave has:have hopes:hope"),
        # Words that no list has.
        ("VERB", "VBD", "tweeted:tweet geofenced:geofence livestreamed:livestream weaponized:weaponize"),
        ("NOUN", "NNS", "airstrikes:airstrike drones:drone jihadists:jihadist cybergangs:cybergang doxxes:doxx"),
        (
            "NOUN",
            "NNS",
            "casualties:casualty crises:crisis policemen:policeman wives:wife buses:bus forces:force bases:base lives:life",
        ),
        (
            "NOUN",
            "NNS",
            "series:series species:species clothes:clothes Rebels:rebel people:people co-defendants:co-defendant",
        ),
        ("NOUN", "NN", "Ceasefire:ceasefire news:news RFP:rfp"),
        ("ADJ", "JJR", "worse:bad deadlier:deadly bigger:big larger:large"),
        ("ADJ", "JJS", "deadliest:deadly best:good biggest:big latest:late"),
        ("ADJ", "JJ", "Iraqi:Iraqi Old:old Maidanesque:Maidanesque wounded:wounded"),
        ("PROPN", "NNP", "Kyiv:Kyiv NATO:NATO TEXAS:Texas Sept.:September"),
        ("PROPN", "NNPS", "States:State Nations:Nation Houthis:Houthi Philippines:Philippines Democrats:Democrat"),
        ("PRON", "PRP", "him:he them:they I:I us:we herself:herself 's:we"),
        ("PRON", "PRP$", "their:their my:my"),
        ("AUX", "MD", "wo:will ca:can 'll:will 'd:would would:would"),
        ("AUX", "VBD", "'d:have was:be did:do"),
        ("PART", "RB", "n't:not n’t:not"),
        ("PART", "POS", "'s:'s ’s:'s ':'s"),
        ("DET", "DT", "an:a these:this Those:that"),
        ("NUM", "CD", "40,000:40000 1,250,000:1250000 3,5:3.5 Seven:seven XII:XII bn:billion"),
        ("X", "FW", "Bundestag:Bundestag"),
    ],
)
def test_the_lemma_of_a_word_with_its_tag(upos: str, xpos: str, pairs: str) -> None:
    expected = dict(pair.split(":") for pair in pairs.split())
    assert dict(zip(expected, _lemmas(*((form, upos, xpos) for form in expected)), strict=True)) == expected


def test_quotes_and_dashes_are_straight() -> None:
    assert _lemmas(("“", "PUNCT", "``"), ("”", "PUNCT", "''"), ("–", "PUNCT", ":")) == ['"', '"', "-"]


def test_a_plural_without_singular_is_its_own_lemma_by_its_features() -> None:
    assert _lemmas(("lodgings", "NOUN", "NNS", "Number=Ptan"), ("drones", "NOUN", "NNS", "Number=Plur")) == [
        "lodgings",
        "drone",
    ]


@pytest.mark.parametrize(
    ("participle", "feats", "lemma"),
    [
        ("gone", "Tense=Past|VerbForm=Part", "have"),
        ("hit", "Tense=Past|VerbForm=Part|Voice=Pass", "be"),
    ],
)
def test_apostrophe_s_is_have_before_a_participle_that_is_no_passive(participle: str, feats: str, lemma: str) -> None:
    words = (("He", "PRON", "PRP"), ("'s", "AUX", "VBZ"), ("now", "ADV", "RB"), (participle, "VERB", "VBN", feats))
    assert _lemmas(*words)[1] == lemma
    assert _lemmas(*words[:3]) == ["he", "be", "now"]


def test_it_is_a_lemmatizer_of_spacy() -> None:
    ours = lemmatizer()
    doc = Doc(ours.vocab, words=["Rebels", "fled"], pos=["NOUN", "VERB"], tags=["NNS", "VBD"])
    assert [token.lemma_ for token in ours(doc)] == ["rebel", "flee"]


def test_missing_tables_are_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no\.bin: the tables of lemmas are missing; install"):
        lemmatizer(tmp_path / "no.bin")


def test_known_words_are_fast() -> None:
    words = [("Troops", "NOUN", "NNS", "Number=Plur"), ("fled", "VERB", "VBD", "Tense=Past")] * 10_000
    columns = list(zip(*words, strict=True))
    lemmatize(*columns)
    started = time.process_time()
    lemmatize(*columns)
    assert len(words) / (time.process_time() - started) > FEWEST_A_SECOND
