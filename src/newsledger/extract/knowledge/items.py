"""The words of an actor's phrase, one after the other: known names, countries, nouns and titles, and what links them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from newsledger import lexicon
from newsledger.extract.knowledge.actors import Found, parts
from newsledger.extract.knowledge.rows import nouns
from newsledger.fold import fold_name
from newsledger.inflect import noun_forms
from newsledger.ontology import ActorType

# Longest text of agents.csv, in words; longer rows of a user's would not be found.
LONGEST: Final = 6
WORD: Final = re.compile(r"[^\W_](?:[\w.'&/]|,(?=\d))*|,|;|\(")
POSSESSIVE: Final = ("'s", "'")
# What ends the part of a phrase that holds its head; "of" and the like begin a part that may lend country and sector.
PREPOSITIONS: Final = (
    *(
        "of",
        "in",
        "from",
        "for",
        "to",
        "at",
        "with",
        "across",
        "near",
        "by",
        "on",
        "against",
        "inside",
        "outside",
        "among",
    ),
    *("under", "within", "throughout", "between", "over", "into"),
)
RELATIVE: Final = frozenset(["who", "whom", "whose", "which", "that", "where", "when", ",", ";", "("])


class Agent(NamedTuple):
    """One row of ``agents.csv`` or noun of ``institutions.csv``, as one of its forms."""

    kind: str
    sector: str | None
    actor_type: ActorType | None
    office: str | None
    institution: str | None
    is_plural: bool


class Item(NamedTuple):
    """One piece of a phrase, half-open in its characters: of ``value`` None it is a plain word, or a link to the next part."""

    start: int
    end: int
    text: str
    value: Found | Agent | tuple[str, ...] | None
    is_link: bool = False

    @property
    def agent(self) -> Agent | None:
        """The noun or title that it is."""
        return self.value if isinstance(self.value, Agent) else None

    @property
    def countries(self) -> tuple[str, ...]:
        """The codes of the country that it is the name or adjective of."""
        return () if self.value is None or isinstance(self.value, Found | Agent) else self.value

    @property
    def found(self) -> Found | None:
        """The known name that it is."""
        return self.value if isinstance(self.value, Found) else None


def forms(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the forms of a noun phrase, with whether they are plural: "members of parliament" too."""
    before, of, after = text.partition(" of ")
    first, _, last = before.rpartition(" ")
    stem = last.removesuffix("man")
    is_man = stem != last and last not in ("man", "woman", "german", "ottoman", "shaman")
    for form in (last, f"{stem}men") if is_man else noun_forms(last):
        yield f"{first} {form}{of}{after}".strip(), form != last


@cache
def agents() -> dict[str, Agent]:
    """Return the agents by their forms, folded and in small letters."""
    found: dict[str, Agent] = {}
    for row in lexicon.load("agents"):
        if not row["kind"]:
            continue
        kind = ActorType(row["actor_type"]) if row["actor_type"] else None
        agent = Agent(row["kind"], row["sector"] or None, kind, row["office"] or None, None, False)
        for form, is_plural in forms(row["text"]) if kind else [(row["text"], False)]:
            found.setdefault(fold_name(form).lower(), agent._replace(is_plural=is_plural))
    for row in lexicon.load("institutions"):
        facts = (row["sector"], ActorType(row["actor_type"]), None, row["key"], False)
        for noun, key in nouns():
            if key == row["key"]:
                found[fold_name(noun).lower()] = Agent("head", *facts)
    return found


@cache
def _lengths() -> dict[str, int]:
    """Return how many words the longest agent has that begins with a word."""
    found: dict[str, int] = {}
    for text in agents():
        words = text.split()
        found[words[0]] = max(found.get(words[0], 1), min(len(words), LONGEST))
    return found


def _agent_at(words: list[tuple[int, int, str]], index: int) -> tuple[int, Agent] | None:
    """Return the longest agent that begins at a word, with how many words it has."""
    first = words[index][2]
    bare = first[:-2] if first.endswith("'s") else first.rstrip(".'")
    for length in range(min(max(_lengths().get(first, 1), _lengths().get(bare, 1)), len(words) - index), 0, -1):
        text = " ".join(word for _, _, word in words[index : index + length])
        for form in (text, text.removesuffix("'s").rstrip(".'")):
            if (agent := agents().get(form)) is not None:
                return length, agent
    return None


def items(folded: str, country: str | None = None) -> list[Item]:
    """Return the pieces of a folded phrase, in order: known names first, then the longest nouns, then countries, then words.

    ``country`` is the one that is spoken of, where that is known.
    """
    names, countries = parts(folded, country)
    by_start: dict[int, Found] = {found.start: found for found in names}
    adjectives = {start: (end, codes) for start, end, codes in countries}
    words = [(found.start(), found.end(), found.group().lower()) for found in WORD.finditer(folded)]
    pieces: list[Item] = []
    index = end = 0
    while index < len(words):
        start, stop, word = words[index]
        found, agent, length = by_start.get(start), _agent_at(words, index), 1
        if found is not None:
            piece = Item(start, found.end, folded[start : found.end], found)
        elif agent is not None:
            length = agent[0]
            end = words[index + length - 1][1]
            piece = Item(start, end, folded[start:end], agent[1])
        elif start in adjectives:
            end, codes = adjectives[start]
            piece = Item(start, end, folded[start:end], codes)
        else:
            piece = Item(start, stop, folded[start:stop], None, word in PREPOSITIONS or word in RELATIVE)
        pieces.append(piece)
        index += length
        while index < len(words) and words[index][0] < piece.end:
            index += 1
    return pieces
