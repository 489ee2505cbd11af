"""Nominals: people and bodies that a noun names: "Iranian forces", "two US officials", "the ministry", "police"."""

from collections.abc import Container, Iterator
from typing import Final

from newsledger.extract.knowledge.nouns import Kind, Noun, arms, nouns
from newsledger.extract.naming.chains import Mention
from newsledger.extract.naming.doc_words import SUBJECTS, Words
from newsledger.extract.naming.recognised import NUMBERED
from newsledger.ontology import MentionType

# A noun that stands before another is a part of its phrase, and no mention.
WITHIN: Final = frozenset({"compound", "nmod:desc", "amod", "flat", "fixed", "goeswith", "punct", "case"})
# What belongs to a noun behind it: "members *of* the council", "minister *for* trade".
BEHIND: Final = frozenset({"of", "for"})
# Longer phrases behind a noun are descriptions, not names of what it is.
LONGEST_BEHIND: Final = 14
# Bodies that are places where they do not act: "in the country", "at the hospital".
PLACES_TOO: Final = frozenset({"country", "hospital", "school", "church"})
# What a phrase cannot begin with: "up *to* 5,000 soldiers".
LINKS: Final = frozenset({"to", "of", "by", "with", "for", "from", "in", "on"})
# Bodies that are meant where their noun stands bare behind a preposition ("in parliament"); others are not ("on board").
BARE_TOO: Final = frozenset({"parliament", "state", "party"})
SPECIFIC: Final = frozenset({"the", "this", "that", "these", "those"})
UNSPECIFIC: Final = frozenset(
    {"a", "an", "some", "any", "no", "every", "each", "another", "many", "most", "few", "several", "other"}
)


def noun_at(words: Words, i: int) -> Noun | None:
    """Return the noun for an actor that ends at a word: of two words where the list has them ("news agency")."""
    listed = nouns()
    if i and (found := listed.get(f"{words.lower[i - 1]} {words.lower[i]}")):
        return found
    return listed.get(words.lower[i])


def nominal(words: Words, i: int, noun: Noun) -> Mention:
    """Return the mention of the phrase that a noun heads."""
    start, end = words.phrase_start(i), i + 1
    while start < i and (words.lower[start] in LINKS or words.pos[start] == "PUNCT"):
        start += 1
    for child in words.kids(i, ("nmod",)):
        last = words.subtree_end(child)
        if (
            child > i
            and words.preposition(child) in BEHIND
            and words.subtree_start(child) == i + 1
            and last - i <= LONGEST_BEHIND
        ):
            end = last
            break
    end = _before_clause(words, i, end)
    return Mention(
        start, end, i, words.sentence[i], MentionType.NOMINAL, noun.kind,
        noun=noun, gender=noun.gender, is_plural=noun.is_plural,
        title=words.quoted(start + (words.dep[start] == "det"), end) if noun.title and not noun.is_plural else None,
    )  # fmt: skip


def _before_clause(words: Words, i: int, end: int) -> int:
    """End a phrase before a comma or a relative clause in it."""
    for at in range(i + 1, end):
        if words.lower[at] in (",", "who", "which", "that", "(", "–", "—", "--"):
            return at
    return end


def is_numbered(words: Words, i: int) -> bool:
    """Whether a number with a capital's noun makes it a site's name: "Union III"."""
    return words.word[i][0].isupper() and i + 1 < len(words) and NUMBERED.fullmatch(words.word[i + 1]) is not None


def _is_idiom(words: Words, i: int, noun: Noun) -> bool:
    """Whether a noun for a body stands bare behind a preposition and says how or where: "on board", "in command"."""
    is_bare = i > 0 and words.pos[i - 1] == "ADP" and noun.kind is Kind.BODY and not noun.is_plural
    return is_bare and words.lower[i - 1] in LINKS and not noun.means & BARE_TOO


def nominals(words: Words, taken: Container[int], beside: Container[int]) -> Iterator[Mention]:
    """Yield the nominals outside the tokens ``taken`` by names; the words of ``beside`` stand beside a person's name."""
    listed = nouns()
    for i, lower in enumerate(words.lower):
        if i in taken or words.pos[i] not in ("NOUN", "PROPN", "ADJ") or words.dep[i] in WITHIN:
            continue
        if lower in listed:
            noun = noun_at(words, i)
            if lower in arms() and words.word[i][0].isupper():
                continue
            if noun is not None and noun.means & PLACES_TOO and words.dep[words.first_of_list(i)] not in SUBJECTS:
                continue
            is_noun = words.pos[i] != "ADJ" or words.tag[i].startswith("N")
            if noun is not None and is_noun and not is_numbered(words, i) and not _is_idiom(words, i, noun):
                yield nominal(words, i, noun)
        elif i in beside:
            yield nominal(words, i, Noun(lower, Kind.PERSON, "", frozenset(), None, False, lower))
