"""Names of actors in a doc: the recogniser's, corrected by the knowledge base, by titles, and by the rest of the article."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from newsledger import lexicon
from newsledger.extract import known_actors
from newsledger.extract.acting import acts
from newsledger.extract.actor_nouns import Kind, arms, family_first, genders, nouns, plain, title_ends, titles
from newsledger.extract.actor_titles import title_ending, title_opening
from newsledger.extract.doc_words import Words
from newsledger.extract.known_actors import How, KnownActor
from newsledger.extract.name_forms import is_short_for, parts, slugged
from newsledger.fold import fold

LABELS: Final = {"PERSON": Kind.PERSON, "PER": Kind.PERSON, "ORG": Kind.BODY, "NORP": Kind.PEOPLE}
# What a name cannot begin or end with.
EDGES: Final = frozenset("\"'`“”‘’,;:.-–—()[]/ ") | {
    "the",
    "The",
    "THE",
    "'s",
    "’s",
    "a",
    "an",
    "``",
    "''",
    "and",
    "of",
    "A",
    "An",
}
# Particles within a name, in small letters.
PARTICLES: Final = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "dos",
        "la",
        "le",
        "ul",
        "ud",
        "abu",
        "-",
        "’",
        "'",
        "ter",
        "y",
    }
)
# Words that come before what bears a person's name and is none.
BUILT: Final = ("FAC", "LOC")
NAMED_AFTER: Final = ("EVENT", "PRODUCT", "FAC", "LOC", "GPE")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as tokens ``start`` to ``end`` (half-open), without titles; ``known`` are the actors that it may be."""

    start: int
    end: int
    what: Kind
    known: tuple[KnownActor, ...] = ()
    how: How | None = None


@cache
def _name_words(position: str) -> dict[str, str]:
    return {row["word"]: row["label"] for row in lexicon.load("name_words") if row["position"] == position}


def names(words: Words, sites: Container[int] = ()) -> list[Named]:
    """Return the names of actors in text order, none overlapping; countries and capitals only where they act.

    What the recogniser takes for an actor, and who is known by a surname, is none at ``sites``: words in the names of places.
    """
    found = _Spans(words)
    for hit in _known(words):
        if hit.how is not How.PERSON or not _is_site(words, hit, sites):
            found.add(hit)
    recognised = list(_recognised(words))
    surnames = {words.word[end - 1] for start, end, what in recognised if what is Kind.PERSON and end - start > 1}
    for start, end, what in recognised:
        is_surname = what is Kind.PERSON and words.word[end - 1] in surnames
        if is_surname or not all(i in sites for i in range(start, end)):
            found.add_recognised(start, end, what)
    for named in _titled(words, found.taken):
        found.add(named)
    rows = _consistent(words, sorted(found.rows.values(), key=lambda row: row.start))
    for named in list(_repeated(words, rows, found.taken)):
        found.add(named)
        rows.append(named)
    return sorted(rows, key=lambda row: row.start)


def _is_site(words: Words, named: Named, sites: Container[int]) -> bool:
    """Whether a surname is that of a base or a bridge: "at Ain *al-Asad* base"."""
    return all(i in sites for i in range(named.start, named.end)) or _is_named_after(words, named.start, named.end)


class _Spans:
    """Names by the token they begin with; ``taken`` says which name a token is in."""

    def __init__(self, words: Words):
        self.words = words
        self.rows: dict[int, Named] = {}
        self.taken: dict[int, Named] = {}

    def add(self, named: Named) -> None:
        for old in {id(o): o for i in range(named.start, named.end) if (o := self.taken.get(i))}.values():
            self.drop(old)
        self.rows[named.start] = named
        self.taken.update(dict.fromkeys(range(named.start, named.end), named))

    def drop(self, named: Named) -> None:
        self.rows.pop(named.start, None)
        for i in range(named.start, named.end):
            self.taken.pop(i, None)

    def add_recognised(self, start: int, end: int, what: Kind) -> None:
        """Add what the recogniser found, unless the knowledge base has it; a longer name wins, but not by titles."""
        inside = list({id(o): o for i in range(start, end) if (o := self.taken.get(i))}.values())
        if any(o.start < start or end < o.end for o in inside):
            return
        if not inside:
            self.add(Named(start, end, what))
            return
        listed = [o for o in inside if o.how in (How.NAME, How.PERSON, How.INSTITUTION)]
        rest = [i for i in range(start, end) if i not in self.taken]
        is_longer = any(self.words.word[i][0].isupper() and not _is_title_word(self.words, i) for i in rest)
        if not listed or is_longer:
            known = (
                _agreeing(listed[0], self.words.quoted(start, end)) if len(listed) == 1 and what is Kind.PERSON else ()
            )
            self.add(Named(start, end, what, known, How.PERSON if known else None))


def _agreeing(listed: Named, name: str) -> tuple[KnownActor, ...]:
    """Return the known people of a surname that a longer name may be of: "Qasem" and no other "Soleimani"."""
    return tuple(actor for actor in listed.known if is_short_for(parts(name), parts(actor.name)))


def _is_title_word(words: Words, i: int) -> bool:
    return title_ending(words, i + 1, i) is not None


def _known(words: Words) -> Iterator[Named]:
    """Yield what the knowledge base finds; a country or capital where it acts, or is an organisation to the recogniser."""
    organised = {(ent.start, ent.end) for ent in words.doc.ents if LABELS.get(ent.label_) is Kind.BODY}
    for hit in known_actors.find(fold(words.text)):
        span = words.span(hit.start, hit.end)
        if span is None or words.sentence[span[0]] != words.sentence[span[1] - 1]:
            continue
        start, end = span
        if hit.how in (How.COUNTRY, How.CAPITAL):
            if (start, end) in organised or acts(words, words.head_of(start, end)):
                yield Named(start, end, Kind.COUNTRY, hit.actors, hit.how)
            continue
        yield Named(start, end, Kind.PERSON if hit.how is How.PERSON else Kind.BODY, hit.actors, hit.how)


def _recognised(words: Words) -> Iterator[tuple[int, int, Kind]]:
    """Yield the people, organisations and peoples that the recogniser found, trimmed."""
    for ent in words.doc.ents:
        what = LABELS.get(ent.label_)
        if what is None:
            continue
        if what is Kind.BODY and _is_honoured(words, ent.start, ent.end):
            what = Kind.PERSON
        for first, last in _pieces(words, ent.start, ent.end, what):
            start, end = _trimmed(words, first, last, what)
            if (
                start < end
                and any(c.isalpha() for c in words.quoted(start, end))
                and _is_actor(words, start, end, what)
            ):
                yield start, end, what


def _is_honoured(words: Words, start: int, end: int) -> bool:
    """Whether a name is a person's by its honorific ("Prince Karim"), and not of what is named so ("King Saud University")."""
    title = titles().get(plain(words.word[start]))
    is_honorific = title is not None and title.kind == "honorific" and bool(title.gender)
    return is_honorific and 1 < end - start < LONGEST_HONOURED and words.lower[end - 1] not in nouns()


def _is_actor(words: Words, start: int, end: int, what: Kind) -> bool:
    """Whether a recognised name is one of an actor: of people that it is a noun, of a person that no storm or ship bears it."""
    if what is Kind.PEOPLE:
        return _are_people(words, end - 1) and words.lower[end - 1] not in arms()
    return what is not Kind.PERSON or not _is_named_after(words, start, end)


def _pieces(words: Words, start: int, end: int, what: Kind) -> Iterator[tuple[int, int]]:
    """Yield the names of a span: two that "and" joins, where the parse has the second as a name of its own; an owner alone."""
    at = start
    for i in range(start + 1, end):
        is_list = words.lower[i] == "and" and any(
            words.dep[c] == "conj" and start <= c < end for c in words.children[words.head_of(start, i)]
        )
        is_owner = what is Kind.PERSON and words.lower[i] in ("'s", "’s")
        if (is_list or is_owner) and i > at:
            yield at, i
            at = i + 1
    yield at, end


def _trimmed(words: Words, start: int, end: int, what: Kind) -> tuple[int, int]:
    while start < end and words.word[start] in EDGES:
        start += 1
    while start < end and (words.word[end - 1] in EDGES or words.pos[end - 1] == "VERB"):
        end -= 1
    while what is Kind.PERSON and (opening := title_opening(words, start, end)):
        start = opening[0]
    return start, end


def _are_people(words: Words, i: int) -> bool:
    """Whether an adjective of a people is a noun for them: "Iranians", "the Houthis"."""
    return (
        words.lower[i].endswith("s") and words.dep[i] not in ("amod", "compound", "nmod:desc") and words.pos[i] != "ADJ"
    )


def _is_named_after(words: Words, start: int, end: int) -> bool:
    """Whether a storm, a ship or a building bears a person's name ("Hurricane Otto", "Lincoln Bridge")."""
    before = words.word[start - 1] if start else ""
    first, last = words.word[start], words.word[end - 1]
    after = words.word[end] if end < len(words) and words.sentence[end] == words.sentence[end - 1] else ""
    return (
        _name_words("first").get(before) in NAMED_AFTER
        or (_name_words("first").get(first) in NAMED_AFTER and end - start > 1)
        or _name_words("last").get(after) in NAMED_AFTER
        or _name_words("last").get(after.capitalize()) in BUILT
        or (_name_words("last").get(last) in NAMED_AFTER and end - start > 1 and last not in ("Hill", "Park", "Bush"))
    )


def _titled(words: Words, taken: dict[int, Named]) -> Iterator[Named]:
    """Yield people that only a title before the name tells: "General Orin Vask"."""
    ends = title_ends()
    behind = [i + 1 for i, lower in enumerate(words.lower[:-1]) if lower.replace(".", "") in ends]
    for i in behind:
        if i not in taken and _is_titled(words, i):
            yield Named(i, _name_end(words, i, taken), Kind.PERSON)


def _is_titled(words: Words, i: int) -> bool:
    """Whether a name may begin here behind an office, rank or honorific with a capital."""
    bound = words.bounds[words.sentence[i]][0]
    if i == bound or not _may_be_name(words, i) or not words.word[i - 1][0].isupper():
        return False
    title = title_ending(words, i, bound)
    return title is not None and title[1].kind != "role" and not _is_title_word(words, i)


def _may_be_name(words: Words, i: int) -> bool:
    return words.pos[i] == "PROPN" and words.word[i][0].isupper() and len(words.word[i]) > 1


def _name_end(words: Words, i: int, taken: dict[int, Named]) -> int:
    bound, end = words.bounds[words.sentence[i]][1], i
    while end < bound and end not in taken and (_may_be_name(words, end) or words.lower[end] in PARTICLES):
        end += 1
    while end > i and not _may_be_name(words, end - 1):
        end -= 1
    return end


def _consistent(words: Words, rows: list[Named]) -> list[Named]:
    """Give a name that the recogniser labels now so, now so, one label in the article: that of a title, else the commoner."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for row in rows:
        if row.how is None:
            votes[slugged(words.quoted(row.start, row.end))][row.what] += _weight(words, row)
    opening = {words.word[row.start] for row in rows if row.what is Kind.BODY and row.end - row.start > 1}
    ending = {words.word[row.end - 1] for row in rows if row.what is Kind.PERSON and row.end - row.start > 1}
    return [_relabelled(words, row, votes, opening - ending) for row in rows]


# Longer names behind an honorific are of what bears a person's name.
LONGEST_HONOURED: Final = 4
# A title before a name outweighs the recogniser: its labels of names are right four times in five.
OF_TITLE: Final = 5


def _weight(words: Words, row: Named) -> int:
    title = title_ending(words, row.start, words.bounds[words.sentence[row.start]][0])
    return OF_TITLE if title and row.what is Kind.PERSON else 1


def _relabelled(words: Words, row: Named, votes: dict[str, Counter[Kind]], firms: set[str]) -> Named:
    """Return a name with the label of the article; "Varro" is a firm where it has "Varro Motors" and no other Varro."""
    if row.how is not None:
        return row
    if row.what is Kind.PERSON and row.end - row.start == 1 and words.word[row.start] in firms:
        return replace(row, what=Kind.BODY)
    if row.what is Kind.BODY and words.lower[row.end - 1] not in nouns() and _is_titled(words, row.start):
        return replace(row, what=Kind.PERSON)
    counted = votes[slugged(words.quoted(row.start, row.end))].most_common(2)
    return replace(row, what=counted[0][0]) if len(counted) > 1 and counted[0][1] > counted[1][1] else row


def _repeated(words: Words, rows: Iterable[Named], taken: dict[int, Named]) -> Iterator[Named]:
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
    before = start > bounds[0] and _may_be_name(words, start - 1) and not _is_title_word(words, start - 1)
    return end <= bounds[1] and not before and not (end < bounds[1] and _may_be_name(words, end))


def gender_of(words: Words, named: Named) -> str:
    """Return the gender that a person's given name tells; empty where it tells none."""
    if named.what is not Kind.PERSON or (named.end - named.start < 2 and named.how is None):
        return genders().get(words.lower[named.start], "") if named.end - named.start == 1 else ""
    return genders().get(words.lower[named.start], "")
