"""The characters of a text: one form for each, nothing that does not print, no word changed."""

import re
import unicodedata
from typing import Final

# C0 and C1 controls but tab and newline, lone surrogates (no encoder takes them), and characters of no width.
UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
NEWLINES: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACES: Final = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
ODD_SPACE: Final = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|  |\n | \n|^ | $")
BLANK_LINES: Final = re.compile("\n{3,}")


def normalize_line(line: str) -> str:
    """Return a line with single plain spaces, none at its ends."""
    return SPACES.sub(" ", line).strip(" ")


def normalize(text: str) -> str:
    """Return ``text`` in NFC, with plain spaces and newlines, nothing unprintable, and at most one blank line in a row."""
    text = NEWLINES.sub("\n", UNPRINTABLE.sub("", text))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if ODD_SPACE.search(text):
        text = "\n".join(normalize_line(line) for line in text.split("\n"))
    return BLANK_LINES.sub("\n\n", text).strip("\n")
