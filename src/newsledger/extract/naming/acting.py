"""Acting: whether a country's name or capital is an actor in its sentence, or the place where something is."""

from collections.abc import Iterable, Iterator
from typing import Final

from newsledger.extract import countries
from newsledger.extract.knowledge.actors import Found, How, government
from newsledger.extract.knowledge.nouns import Kind
from newsledger.extract.naming.doc_words import SUBJECTS, Words
from newsledger.extract.naming.named import Named
from newsledger.extract.parties.members import is_people
from newsledger.nlp.predicates import predicate, trigger

# Prepositions whose noun is a party to an event ("talks with Iran", "attack on Iran"); behind others it is a place.
OF_PARTIES: Final = frozenset(
    {"with", "against", "between", "among", "by", "on", "toward", "towards", "to", "for", "of", "than", "versus"}
)
# Semantic roles of parties; the others say where, when and how.
NUMBERED: Final = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})
# Behind these a country may be where something goes to: a party only where the roles of the word above say so.
OF_PLACES_TOO: Final = frozenset({"to", "for", "of", "on"})
# What stands before a noun to say whose it is: "*US* airstrikes", "the *Iranian* attack".
BEFORE: Final = frozenset({"compound", "amod", "nmod:desc", "nmod"})
# Prepositions of what an act of force is aimed at.
AIMED: Final = frozenset({"on", "at", "against", "into"})
WEAPON: Final = "WEAPON"


def acts(words: Words, i: int, *, is_capital: bool = False) -> bool:
    """Whether a country's name acts: it is the subject, object or party of what happens, its possessor, or who speaks.

    Source: PLOVER manual 2.0, "Actors": a country stands for its government where it does or suffers something.
    """
    i = words.first_of_list(i)
    if _is_before(words, i) and not is_capital:
        return owns(words, i)
    dep, head = words.dep[i], words.head[i]
    if dep in SUBJECTS or dep in ("iobj", "obl:agent"):
        return True
    if dep == "obj":
        return True
    if dep == "nmod:poss":
        return predicate(words.doc[head]) is not None
    if dep in ("obl", "nmod"):
        case = words.preposition(i)
        return case in OF_PARTIES and (case not in OF_PLACES_TOO or _is_party(words, i, head))
    return False


def adjectives(
    words: Words, names: Iterable[Found], found: Iterable[tuple[int, int, tuple[str, ...]]]
) -> Iterator[Named]:
    """Yield the adjectives of countries that act, as their governments: "the *Iranian* attack", "*US*-led".

    ``found`` are the words of countries as characters, with their codes; those within one of ``names`` are of its actor.
    """
    taken = {char for name in names for char in range(name.start, name.end)}
    for start, end, codes in found:
        span = words.span(start, end) if start not in taken and len(codes) == 1 else None
        if span is None or words.text[start:end] not in countries.demonyms():
            continue
        i = words.head_of(*span)
        if _is_before(words, i) and owns(words, i):
            yield Named(*span, Kind.COUNTRY, (government(codes[0]),), How.COUNTRY)


def _is_before(words: Words, i: int) -> bool:
    """Whether a word says of the noun or "led" behind it whose that is."""
    head = words.head[i]
    return i < head and (words.dep[i] in BEFORE or words.lower[head] == "led")


def owns(words: Words, i: int) -> bool:
    """Whether a country before a noun is a party to what the noun names, or is whom something meets that is its own.

    "*Iranian* strikes", "the *US* decision to", "*US*-led", "*Iranian* missiles hit"; "strikes on *US* bases"; but "*Iranian*
    soldiers" are others.
    """
    head = words.head[i]
    noun = words.doc[head]
    if words.lower[head] == "led":
        return True
    if words.pos[head] not in ("NOUN", "PROPN") or is_people(words.lower[head]):
        return False
    if trigger(noun) is not None or _is_party(words, i, head):
        return True
    if noun.ent_type_ == WEAPON:
        return words.dep[head] in SUBJECTS
    above = words.head[head]
    if words.pos[head] != "NOUN" or trigger(words.doc[above]) is None:
        return False
    return _is_party(words, head, above) or words.preposition(head) in AIMED


def _is_party(words: Words, i: int, head: int) -> bool:
    found = predicate(words.doc[head])
    return found is not None and any(a.role in NUMBERED and a.head.i == i for a in found.arguments)
