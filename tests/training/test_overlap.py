"""What counts as the same sentence."""

import pytest

from training.corpora.overlap import known

TEXT = "The navy said on Friday that two of its boats had sunk in a storm off the northern coast."


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        (TEXT, True),
        (TEXT.upper().replace(" ", "  "), True),
        ("The navy said on Friday that three of its boats had sunk in a storm off the northern coast .", True),
        ("Two of its boats had sunk in a storm off the northern coast", True),
        ("The navy said on Friday that it would buy new boats from a yard in the south.", False),
        ("The northern coast", False),
        ("", False),
    ],
    ids=[
        "itself",
        "case and spaces",
        "one word changed",
        "a part of it",
        "same beginning",
        "a phrase of it",
        "nothing",
    ],
)
def test_a_few_changed_words_make_no_other_sentence(text: str, is_same: bool) -> None:
    assert known([TEXT])(text) is is_same


def test_short_texts_are_the_same_only_when_equal() -> None:
    is_known = known(["Two are dead."])
    assert (is_known("two are dead"), is_known("Two are missing."), is_known("Two are dead now.")) == (
        True,
        False,
        False,
    )
