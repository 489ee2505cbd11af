"""Words that were left together are cut as UD cuts them."""

import pytest

from training.corpora.words import cut


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran's fleet can't", "Iran 's fleet ca n't"),
        ("Iran ’s they’re", "Iran ’s they ’re"),
        ("'s 've n't", "'s 've n't"),
        ("'Stop \"Go home\" now''", "' Stop \" Go home \" now ''"),
        ("workers' hall", "workers ' hall"),
        ("`` '' -- ... -", "`` '' -- ... -"),
        ("(Kyiv) [sic]", "( Kyiv ) [ sic ]"),
        ("$2 HK$10 £1.7m", "$ 2 HK$ 10 £ 1.7m"),
        ("80% 3.5%", "80 % 3.5 %"),
        ("well-known 12-year-old", "well - known 12 - year - old"),
        ("19-21 mid- -based", "19 - 21 mid - - based"),
        ("PAC-3 Scud-B", "PAC-3 Scud - B"),
        ("weapons: Corp. U.S. threat.", "weapons : Corp. U.S. threat ."),
        ("O'Brien Qa'ida 7:41 and/or", "O'Brien Qa'ida 7:41 and/or"),
    ],
)
def test_marks_clitics_and_compounds_are_words_of_their_own(text: str, words: str) -> None:
    assert cut(text) == tuple(words.split())


def test_characters_are_never_lost() -> None:
    text = "\"It's a $5-a-day 'no-frills' trip,\" she (Ann) said: 90% don't."
    assert "".join(cut(text)) == text.replace(" ", "")
