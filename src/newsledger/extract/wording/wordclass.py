"""Verb or noun: from the tags of a doc that has them, else from the word before, which settles most cases in news.

"to attack", "they attack" are verbs; "the attack", "deadly attack", "after attacks" are nouns; the rest stays open, and
then either reading is allowed: both carry the same event where the lexicon has both.
"""

from collections.abc import Sequence

from newsledger.extract.wording.patterns import context
from newsledger.inflect import irregular_pasts

ADJECTIVE_ENDINGS = ("al", "ic", "ive", "ous", "ful", "less", "able", "ible", "ary")


def _follows_noun_marker(words: Sequence[str], index: int) -> bool:
    before = words[index - 1] if index else ""
    if before in context("determiner") or before in context("preposition"):
        return True
    return before in context("adjective") or (len(before) > 5 and before.endswith(ADJECTIVE_ENDINGS))


def _follows_verb_marker(words: Sequence[str], index: int) -> bool:
    before = words[index - 1] if index else ""
    return before in context("verb_marker") or (before == "to" and not words[index].endswith("s"))


def _may_follow_subject(words: Sequence[str], index: int) -> bool:
    """Whether a bare form that is a noun too can be a verb here: after a plural, an adverb or a comma."""
    if words[index] not in context("noun_too"):
        return True
    before = words[index - 1] if index else ""
    return before == "," or before.endswith(("s", "ly")) or before in context("collective")


def may_be_verb(words: Sequence[str], tags: Sequence[str] | None, index: int) -> bool:
    """Whether the word can be a finite verb, participle or infinitive; ``tags`` are universal tags or None."""
    if tags is not None:
        return tags[index] in ("VERB", "AUX")
    word = words[index]
    if word.endswith(("ed", "ing")) or word in irregular_pasts():
        return index == 0 or words[index - 1] not in context("determiner")
    if _follows_verb_marker(words, index):
        return True
    return not _follows_noun_marker(words, index) and _may_follow_subject(words, index)


def may_be_noun(words: Sequence[str], tags: Sequence[str] | None, index: int) -> bool:
    """Whether the word can be a noun; ``tags`` are universal tags or None."""
    if tags is not None:
        return tags[index] in ("NOUN", "PROPN")
    return not _follows_verb_marker(words, index)


def is_passive(words: Sequence[str], index: int, first: int) -> bool:
    """Whether the verb's object stands before it: "were later seized", "seized by". ``first`` begins the sentence."""
    if words[index].endswith("ing"):
        return False
    before = index - 1
    while before > first and (words[before].endswith("ly") or words[before] in context("modal_filler")):
        before -= 1
    return (before >= first and words[before] in context("be")) or words[index + 1 : index + 2] == ["by"]
