"""Words as UD cuts them, from the looser words of other corpora."""

import re

# A clitic that stands alone is a word; marks, currencies, hyphens and clitics that were left on a word are cut off it.
_CUT = re.compile(
    r"""^(?!['’](?:s|re|ve|ll|d|m|t)$) (["“”‘’'`(\[]+) (?=\w)  # "It, (Hong
    | (?<=\w) (n['’]t|['’](?:s|re|ve|ll|d|m)) $  # don't, Iran's
    | (?<=\w) (["”’')\]]+) $  # Games", Workers'
    | ^((?:US|HK|A|C)?[$£€]) (?=\d) | (?<=\d) (%) $  # $2, 80%
    | (?<=\w) (-) (?=[^\W\d]|$) | ^(-) (?=\w) | (?<=\d) (-) (?=\d)  # nuclear-tipped, mid-, -related, 19-21, not PAC-3
    | (?<=[a-z]{5}) ([.,:]) $""",  # weapons: but not Corp.
    re.VERBOSE | re.IGNORECASE,
)


def cut(text: str) -> tuple[str, ...]:
    """Return the words of a text whose words stand between spaces, with what UD has apart cut off them.

    >>> cut("Don't call the 12-year-old Iran's PAC-3 '' n't")
    ('Do', "n't", 'call', 'the', '12', '-', 'year', '-', 'old', 'Iran', "'s", 'PAC-3', "''", "n't")
    """
    return tuple(piece for word in text.split() for piece in _CUT.split(word) if piece)
