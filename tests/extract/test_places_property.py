"""Whatever the text, reading places neither fails nor gives spans that overlap or cross sentences."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsledger.extract.places import find
from newsledger.fold import fold

WORDS = """
Paris Texas , . ( ) Jordan Michael US $ Anbar province Aleppo Governorates and in near the village of Kabul State New York
Times Lake National Park Georgia - al-Asad Airbase I’m ﬁ ß İstanbul \U0001f1fa\U0001f1f8 Springfield Ill. BAGHDAD Dallas , TX
"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@given(TEXTS)
@example("")
@example("\x00\ud800")
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(deadline=None)
@given(TEXTS, st.lists(st.integers(0, 300), max_size=5))
def test_mentions_are_in_order_apart_and_within_a_sentence(text: str, cuts: list[int]) -> None:
    edges = [0, *sorted(cut for cut in set(cuts) if 0 < cut < len(text)), len(text)]
    sentences = list(pairwise(edges))
    found = find(text, sentences)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(any(start <= item.start and item.end <= end for start, end in sentences) for item in found)
    assert find(text, sentences) == found
