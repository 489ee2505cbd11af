"""The name within a phrase that a treebank parses: "the former Prime Minister Ann Lee, who left" names Ann Lee."""

from functools import cache

from newsledger import lexicon
from training.example import Sentence

PROPER = frozenset({"NNP", "NNPS"})
# Words inside a name that are no proper nouns: "Bank of the West", "Johnson & Johnson", "St. John 's", "Coca - Cola".
LINK_TAGS = frozenset({"DT", "CC", "POS", "HYPH", "CD"})
LINK_WORDS = frozenset({"of", "for", "to", "on", "upon", "de", "du", "-", "–", "/"})
DASHES = frozenset({"-", "–", "/"})
# Parts of a name with capitals of their own: "Supreme Court", "Going - to - the - Sun Road".
CAPITALISED_TAGS = frozenset({"JJ", "VBG", "NN", "NNS"})
# Kinds of ``place_context.csv`` and labels of ``name_words.csv``: a bare word of these ("the University", "the President")
# is short for a name, or none.
GENERIC_KINDS = frozenset({"org_of", "title", "division", "place_noun", "place_noun_after", "feature"})
GENERIC_LABELS = ("GPE", "FAC", "ORG", "TITLE")


def head(sentence: Sentence, start: int, end: int) -> int:
    """Return the first word of a span whose own head lies outside of it.

    Raises:
        ValueError: the sentence has no heads.
    """
    if sentence.heads is None:
        raise ValueError(f"{sentence.sentence_id}: no heads; is it a treebank's?")
    heads = sentence.heads
    return next((word for word in range(start, end) if heads[word] == word or not start <= heads[word] < end), start)


def name(sentence: Sentence, start: int, end: int, is_person: bool) -> tuple[int, int] | None:
    """Return the name that a phrase is of, half-open; None where its head is no proper noun.

    It goes from the head over proper nouns and what links them, never past a comma or bracket. A person's goes without
    titles, and only as far as the parts of the name itself.
    """
    middle = head(sentence, start, end)
    if sentence.xpos is None or sentence.xpos[middle] not in PROPER or sentence.words[middle].islower():
        return None
    first, last = _reach(sentence, middle, start - 1, -1), _reach(sentence, middle, end, 1)
    if is_person:
        return _person(sentence, middle, first, last)
    if first > start and sentence.xpos[first - 1] == "CD" and sentence.words[first - 1].isdigit():
        first -= 1
    return first, last + 1


def _reach(sentence: Sentence, word: int, stop: int, step: int) -> int:
    """Return the furthest proper noun from ``word`` that only proper nouns and links lead to."""
    assert sentence.xpos is not None
    furthest = word
    for index in range(word + step, stop, step):
        tag, text = sentence.xpos[index], sentence.words[index]
        if tag in PROPER or (tag == "CD" and step > 0 and index == furthest + 1):
            furthest = index
        elif not _is_link(tag, text):
            break
    return furthest


def _is_link(tag: str, text: str) -> bool:
    return text.lower() in LINK_WORDS or tag in LINK_TAGS or (text[:1].isupper() and tag in CAPITALISED_TAGS)


def _person(sentence: Sentence, middle: int, first: int, last: int) -> tuple[int, int] | None:
    """Return a person's name: what is flat on its head, and what is compounded with it and no title."""
    heads, deprels = sentence.heads or (), sentence.deprels or ()
    parts = {middle} | {word for word in range(first, last + 1) if heads[word] == middle and _is_part(sentence, word)}
    low = high = middle
    while low - 1 in parts or (low - 2 in parts and sentence.words[low - 1] in DASHES):
        low -= 1
    while high + 1 in parts or (high + 2 in parts and sentence.words[high + 1] in DASHES):
        high += 1
    is_office = low == high and any(
        heads[word] == middle and deprels[word].startswith("nmod") and word > middle for word in range(middle, last + 1)
    )
    return None if is_office or sentence.words[high] in _words("TITLE") else (low, high + 1)


def _is_part(sentence: Sentence, word: int) -> bool:
    deprel = (sentence.deprels or ())[word]
    return deprel.startswith("flat") or (deprel == "compound" and sentence.words[word] not in _generic())


def is_generic(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a name is one common noun with a capital: "the Court", "our President"."""
    start, end = span
    return end - start == 1 and sentence.words[start] in _generic()


@cache
def _generic() -> frozenset[str]:
    rows = lexicon.load("place_context")
    return _words(*GENERIC_LABELS) | {row["text"].title() for row in rows if row["kind"] in GENERIC_KINDS}


@cache
def _words(*labels: str) -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.load("name_words") if row["label"] in labels)
