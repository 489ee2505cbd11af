"""The patterns of trigger lexicons: a few words of grammar, compiled to one trie over lower-case words.

An element of a pattern is separated by a space from the next:

- ``word`` itself; ``one/other`` is any of them; ``@name`` any word of a set in ``lexicons/trigger_contexts.csv``
  (``@country`` also holds the one-word names, demonyms and capitals of ``lexicons/countries.csv``);
- ``~verb`` is all forms of a verb, ``+noun`` singular and plural;
- ``(word)`` may be absent; ``...`` skips up to ``MAX_GAP`` words of the same clause.

A hyphen in a word is a word of its own, in patterns and in the text that is read.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from newsledger import lexicon
from newsledger.inflect import noun_forms, verb_forms

# Light-verb phrases put a determiner, adjectives and a compound between their ends: "imposed a new round of sanctions".
# Five words reach 95 % of them in general news; more begins to join clauses.
MAX_GAP: Final = 5
GAP: Final = "..."
END: Final = ""
STOPS: Final = frozenset(".,;:!?()[]{}\"'`–—…") | {"``", "''", "--", "“", "”", "\n", "\n\n"}

Node = dict[str, Any]
Words = frozenset[str]


@cache
def context(name: str) -> Words:
    """Return the words of a set, inflected forms included; ``KeyError`` when there is none of that name."""
    rows = [row for row in lexicon.load("trigger_contexts") if row["name"] == name]
    if not rows:
        raise KeyError(f"trigger_contexts.csv has no set {name!r}")
    words = frozenset(form for row in rows for word in row["words"].split() for form in forms(word))
    return words | _countries() if name == "country" else words


def _countries() -> Words:
    columns = ("name", "names", "demonyms", "capital")
    names = [name for row in lexicon.load("countries") for column in columns for name in row[column].split("|")]
    return frozenset(name.lower() for name in names if name and " " not in name)


def forms(word: str) -> tuple[str, ...]:
    """Return what one alternative stands for.

    >>> forms("+raid"), forms("~say")
    (('raid', 'raids'), ('say', 'says', 'saying', 'said'))
    """
    if word.startswith("@"):
        return tuple(sorted(context(word[1:])))
    if word.startswith("~"):
        return verb_forms(word[1:])
    return noun_forms(word[1:]) if word.startswith("+") else (word,)


@cache
def words_of(alternatives: str) -> Words:
    """Return all words that ``one/~other/@set`` stands for."""
    return frozenset(form for word in alternatives.replace(" ", "/").split("/") for form in forms(word))


def tokens_of(word: str) -> list[str]:
    """Split a word at its hyphens, each a part of its own; the parts joined are the word."""
    return word.replace("-", " - ").split()


def insert(root: Node, pattern: str, value: object) -> None:
    """Add every reading of a pattern to the trie, each ending in a list that holds ``value``."""
    nodes = [root]
    for element in pattern.split():
        is_optional = element.startswith("(")
        kept = list(nodes) if is_optional else []
        nodes = kept + [_descend(node, form) for node in nodes for form in _alternatives(element.strip("()"))]
    for node in nodes:
        node.setdefault(END, []).append(value)


def _alternatives(element: str) -> Sequence[str]:
    return [GAP] if element == GAP else sorted(words_of(element))


def _descend(node: Node, form: str) -> Node:
    for token in [form] if form == GAP else tokens_of(form):
        node = node.setdefault(token, {})
    return node


def matches(
    node: Node, words: Sequence[str], position: int, end: int, own: int = 0
) -> Iterator[tuple[int, int, list[Any]]]:
    """Yield what every pattern that starts here and ends by ``end`` comes to: its end, its own words, its values.

    ``own`` counts the words matched so far: not those that a gap skips, nor hyphens.
    """
    if END in node:
        yield position, own, node[END]
    if position < end and (following := node.get(words[position])) is not None:
        yield from matches(following, words, position + 1, end, own + (words[position] != "-"))
    if (gap := node.get(GAP)) is not None:
        for start in range(position, min(position + MAX_GAP, end - 1) + 1):
            if words[start] in gap:
                yield from matches(gap, words, start, end, own)
            if words[start] in STOPS or words[start] in context("clause_break"):
                break
