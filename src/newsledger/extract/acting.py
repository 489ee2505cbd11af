"""Acting: whether a country's name or capital is an actor in its sentence, or the place where something is."""

from typing import Final

from newsledger.extract.doc_words import SUBJECTS, Words
from newsledger.nlp.predicates import predicate

# Prepositions whose noun is a party to an event ("talks with Iran", "attack on Iran"); behind others it is a place.
OF_PARTIES: Final = frozenset(
    {"with", "against", "between", "among", "by", "on", "toward", "towards", "to", "for", "of", "than", "versus"}
)
# Semantic roles of parties; the others say where, when and how.
NUMBERED: Final = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})
# Behind these a country may be where something goes to: a party only where the roles of the word above say so.
OF_PLACES_TOO: Final = frozenset({"to", "for", "of", "on", "by"})


def acts(words: Words, i: int) -> bool:
    """Whether a country's name acts: it is the subject, object or party of what happens, its possessor, or who speaks.

    Source: PLOVER manual 2.0, "Actors": a country stands for its government where it does or suffers something.
    """
    i = words.first_of_list(i)
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


def _is_party(words: Words, i: int, head: int) -> bool:
    found = predicate(words.doc[head])
    return found is not None and any(a.role in NUMBERED and a.head.i == i for a in found.arguments)
