"""Where spaces stood in text that a corpus gives as words only."""

from collections.abc import Sequence

CLOSING = frozenset(".,;:!?)]}%…”’") | {"...", "''"}
OPENING = frozenset("([{$£€#“‘") | {"``", "US$", "A$", "C$"}
CLITICS = frozenset({"n't", "n’t", "'s", "'re", "'ve", "'ll", "'d", "'m", "’s", "’re", "’ve", "’ll", "’d", "’m"})
QUOTES = frozenset({'"', "'"})
JOINTS = frozenset("/–—")


def spaces(words: Sequence[str]) -> tuple[bool, ...]:
    """Return whether a space follows each word, as English text is set; the last word has one.

    Straight quotes open and close by turns; one without a partner is an apostrophe, or opens at the start.

    >>> spaces(["He", "did", "n't", "say", '"', "no", '"', ".", "(", "Yes", ")"])
    (True, False, True, True, False, False, False, True, False, False, True)
    """
    after, is_open = [True] * len(words), dict.fromkeys(QUOTES, False)
    for index, word in enumerate(words):
        has_partner = word in words[index + 1 :] or index == 0
        is_opening, is_closing = _sides(word, is_open, has_partner=has_partner)
        if is_closing and index:
            after[index - 1] = False
        if is_opening and index + 1 < len(words):
            after[index] = False
    return tuple(after)


def _sides(word: str, is_open: dict[str, bool], *, has_partner: bool) -> tuple[bool, bool]:
    """Return whether the next word follows at once, and whether the word itself follows the one before at once."""
    if word in QUOTES:
        is_open[word] = has_partner and not is_open[word]
        return is_open[word], not is_open[word]
    if word in JOINTS:
        return True, True
    return word in OPENING, word in CLOSING or word.lower() in CLITICS
