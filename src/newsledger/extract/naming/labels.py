"""One label a name: a person here is no firm there, and a name found once is one wherever it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from newsledger.extract.knowledge.nouns import Kind, family_first, nouns
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.forms import slugged
from newsledger.extract.naming.named import Named
from newsledger.extract.naming.titled import is_title_word, is_titled, may_be_name
from newsledger.extract.naming.titles import title_ending

# A title before a name outweighs the recogniser: its labels of names are right four times in five.
OF_TITLE: Final = 5


def consistent(words: Words, rows: list[Named]) -> list[Named]:
    """Give a name that the recogniser labels now so, now so, one label in the article: that of a title, else the commoner."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for row in rows:
        if row.how is None:
            votes[slugged(words.quoted(row.start, row.end))][row.what] += _weight(words, row)
    opening = {words.word[row.start] for row in rows if row.what is Kind.BODY and row.end - row.start > 1}
    ending = {words.word[row.end - 1] for row in rows if row.what is Kind.PERSON and row.end - row.start > 1}
    return [_relabelled(words, row, votes, opening - ending) for row in rows]


def _weight(words: Words, row: Named) -> int:
    title = title_ending(words, row.start, words.bounds[words.sentence[row.start]][0])
    return OF_TITLE if title and row.what is Kind.PERSON else 1


def _relabelled(words: Words, row: Named, votes: dict[str, Counter[Kind]], firms: set[str]) -> Named:
    """Return a name with the label of the article; "Varro" is a firm where it has "Varro Motors" and no other Varro."""
    if row.how is not None:
        return row
    if row.what is Kind.PERSON and row.end - row.start == 1 and words.word[row.start] in firms:
        return replace(row, what=Kind.BODY)
    if row.what is Kind.BODY and words.lower[row.end - 1] not in nouns() and is_titled(words, row.start):
        return replace(row, what=Kind.PERSON)
    counted = votes[slugged(words.quoted(row.start, row.end))].most_common(2)
    return replace(row, what=counted[0][0]) if len(counted) > 1 and counted[0][1] > counted[1][1] else row


def repeated(words: Words, rows: Iterable[Named], taken: dict[int, Named]) -> Iterator[Named]:
    """Yield the names that the recogniser missed where they stand again: whole names, and surnames of full ones."""
    sought: dict[str, tuple[tuple[str, ...], Named]] = {}
    for row in rows:
        if row.what in (Kind.PERSON, Kind.BODY):
            tokens = tuple(words.word[row.start : row.end])
            sought.setdefault(tokens[0], (tokens, row))
            if row.what is Kind.PERSON and len(tokens) > 1 and len(tokens[-1]) > 3:
                name = tokens[0] if tokens[0].lower() in family_first() else tokens[-1]
                sought.setdefault(name, ((name,), row))
    for i, word in enumerate(words.word):
        if i not in taken and (found := sought.get(word)) and words.pos[i] == "PROPN":
            tokens, row = found
            if tuple(words.word[i : i + len(tokens)]) == tokens and _is_alone(words, i, i + len(tokens)):
                yield Named(
                    i,
                    i + len(tokens),
                    row.what,
                    row.known if len(tokens) > 1 else (),
                    row.how if len(tokens) > 1 else None,
                )


def _is_alone(words: Words, start: int, end: int) -> bool:
    """Whether no capitalised name goes on beside the words: "Lincoln" in "Lincoln Bridge" is no person."""
    bounds = words.bounds[words.sentence[start]]
    before = start > bounds[0] and may_be_name(words, start - 1) and not is_title_word(words, start - 1)
    return end <= bounds[1] and not before and not (end < bounds[1] and may_be_name(words, end))
