"""Lists of mentions made ready to be read: names without parts of titles, couples, phrases that cross none, other nouns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from newsledger.extract.knowledge.actors import by_name
from newsledger.extract.knowledge.nouns import Kind
from newsledger.extract.naming.chains import Mention
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.mentions import share_surname
from newsledger.extract.naming.named import Named
from newsledger.extract.naming.pronoun_choice import Rival
from newsledger.ontology import MentionType
from newsledger.records import PlaceMention

# Grammatical roles of nouns that a pronoun may take up.
NOUNS: Final = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "root", "conj", "appos"}
)
# Nouns that are a name of their own elsewhere, and a part of a title within one.
PARTS: Final = frozenset(
    [
        "army",
        "navy",
        "marine",
        "marines",
        "defense",
        "defence",
        "state",
        "force",
        "police",
        "senate",
        "house",
        "interior",
    ]
)
Pair = tuple[Named, Mention]


def is_country(place: PlaceMention) -> bool:
    """Whether a place is a country, or stands for one."""
    return place.mention_type is not MentionType.NAME or (place.place_id or "country:").startswith("country:")


def tokens(words: Words, places: Iterable[PlaceMention]) -> Iterator[int]:
    """Yield the words in the names of places."""
    for place in places:
        if span := words.span(place.start_char, place.end_char):
            yield from range(*span)


def no_parts_of_titles(words: Words, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Leave out names that are nouns within a title: "Army" in "Army General", "Defense" in "Secretary of Defense"."""
    entitled = {i for _, m in pairs if m.title for i in range(m.start, m.end - 1)}
    for named, mention in pairs:
        is_noun = named.how is None and named.what is Kind.BODY and words.lower[named.end - 1] in PARTS
        if not (is_noun and mention.start in entitled):
            yield named, mention


def couples(words: Words, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield names with the surname of the one that they stand beside, and who is known by it."""
    for (named, mention), after in zip_longest(pairs, pairs[1:]):
        if after is not None and share_surname(words, mention, after[1]):
            yield replace(named, known=by_name(mention.name)), mention
        else:
            yield named, mention


def rivals(words: Words, taken: set[int]) -> list[Rival]:
    """Return the nouns that are no actors, the first last."""
    found = [
        Rival(i, words.tag[i] in ("NNS", "NNPS"))
        for i, pos in enumerate(words.pos)
        if pos in ("NOUN", "PROPN") and i not in taken and words.dep[i] in NOUNS
    ]
    return found[::-1]


def uncrossed(mentions: list[Mention]) -> list[Mention]:
    """Cut a phrase to its head where it crosses a name; leave out a second mention of the same words."""
    kept: list[Mention] = []
    seen: set[tuple[int, int]] = set()
    owner: dict[int, Mention] = {}
    for mention in mentions:
        ends = (owner.get(mention.start), owner.get(mention.end - 1))
        if mention.kind is MentionType.NOMINAL and any(other is not None and _cross(mention, other) for other in ends):
            mention.start, mention.end = mention.head, mention.head + 1
        if (mention.start, mention.end) not in seen:
            seen.add((mention.start, mention.end))
            kept.append(mention)
            owner.update(dict.fromkeys(range(mention.start, mention.end), mention))
    return kept


def _cross(one: Mention, other: Mention) -> bool:
    """Whether two mentions share words and neither holds the other."""
    first, second = sorted((one, other), key=lambda m: (m.start, -m.end))
    return first.start < second.start < first.end < second.end
