"""Where spaces stood in text that a corpus gives as words only."""

from collections.abc import Sequence

CLOSING = frozenset(".,;:!?)]}%…”’") | {"...", "''", "n't"}
OPENING = frozenset("([{$£€#“‘") | {"``", "US$", "A$", "C$"}
CLITICS = frozenset({"'s", "'re", "'ve", "'ll", "'d", "'m", "’s", "’re", "’ve", "’ll", "’d", "’m"})
QUOTES = frozenset({'"', "'"})
SLASHES = frozenset("/–—")


def spaces(words: Sequence[str]) -> tuple[bool, ...]:
    """Return whether a space follows each word, as English text is set; the last word has one.

    Straight quotes open and close by turns.

    >>> spaces(["He", "did", "n't", "say", '"', "no", '"', ".", "(", "Yes", ")"])
    (True, False, True, True, False, False, False, True, False, False, True)
    """
    after = [True] * len(words)
    opened = dict.fromkeys(QUOTES, False)
    for index, word in enumerate(words):
        is_opening, is_closing = _sides(word, opened)
        if is_closing and index:
            after[index - 1] = False
        if is_opening and index + 1 < len(words):
            after[index] = False
    return tuple(after)


def _sides(word: str, opened: dict[str, bool]) -> tuple[bool, bool]:
    """Return whether the next word follows at once, and whether the word itself follows the one before at once."""
    if word in QUOTES:
        opened[word] = not opened[word]
        return opened[word], not opened[word]
    if word in SLASHES:
        return True, True
    return word in OPENING, word in CLOSING or word.lower() in CLITICS or word.lower() == "n't"
