"""A word and what it says things of: who does it, to what, with which prepositions, and the clause it governs.

The same for the active, the passive, participles and relative clauses: "lifted the ban", "the ban was lifted", "the ban
lifted in May" and "the ban that they lifted" all have "ban" in the slot ``object``.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final

from spacy.tokens import Token

from newsledger.extract.wording.patterns import Words, context
from newsledger.nlp import labels
from newsledger.nlp.predicates import predicate

Slots = dict[str, list[Token]]

SUBJECT: Final = "subject"
OBJECT: Final = "object"
RECIPIENT: Final = "recipient"
CLAUSE: Final = "clause"
MODIFIER: Final = "modifier"
# Two or more who do it together: "*France* and *Egypt*", "*French* and *Egyptian* warships".
TOGETHER: Final = "together"
# Slots that are no preposition.
NAMED: Final = (SUBJECT, OBJECT, RECIPIENT, CLAUSE, MODIFIER, TOGETHER)
RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
# What opens a clause that is a complement and no background: "urged them *to* go", "accused them *of* planting".
MARKERS: Final = frozenset({"to", "for", "of", "from", "into", "against"})
# What each relation of UD fills, the label in full before the label without its subtype.
_SLOT: Final = {
    "nsubj": SUBJECT, "csubj": SUBJECT, "nsubj:pass": OBJECT, "csubj:pass": OBJECT, "nsubj:outer": SUBJECT,
    "obl:agent": SUBJECT, "obj": OBJECT, "iobj": RECIPIENT, "ccomp": CLAUSE, "xcomp": CLAUSE,
    "compound": MODIFIER, "amod": MODIFIER, "nmod:poss": MODIFIER, "nmod:desc": MODIFIER, "nmod:unmarked": MODIFIER,
}  # fmt: skip
_ROLE_SLOT: Final = {"ARG0": SUBJECT, "ARG1": OBJECT}
# Names that say when: "called *on Monday*" is no call on anyone.
TIMES: Final = frozenset({"DATE", "TIME"})
# Names of countries and their people.
COUNTRIES: Final = frozenset({"GPE", "NORP"})
# Words of a noun phrase that say what it is of: "missile attacks", "peace talks", "Palmer and Ross".
_PARTS: Final = frozenset({"compound", "amod", "flat", "conj", "nmod:poss", "nmod:desc", "fixed", "appos"})


def slots(token: Token) -> Slots:
    """Return what fills each slot of a word: the named ones, and a slot for each preposition in small letters."""
    found: Slots = {}
    for child in token.children:
        relation = child.dep_
        if slot := _SLOT.get(relation):
            found.setdefault(slot, []).append(child)
        elif relation.startswith(("obl", "nmod")) and child.ent_type_ not in TIMES:
            found.setdefault(labels.preposition(child), []).append(child)
        elif relation in ("advcl", "acl") and (child.i == token.i + 1 or labels.marker(child) in MARKERS):
            found.setdefault(CLAUSE, []).append(child)
    if token.pos_ == "VERB":
        _add_shared(token, found)
    else:
        found.setdefault(OBJECT, []).extend(found.get("of", ()))
    if not (found.get(SUBJECT) and found.get(OBJECT)):
        _add_roles(token, found)
    if joined := [noun for noun in (token, *found.get(SUBJECT, ())) if noun.pos_ != "VERB" and _is_joined(noun)]:
        found[TOGETHER] = joined
    return found


def _is_joined(noun: Token) -> bool:
    words = [noun, *(child for child in noun.lefts if child.dep_ in _PARTS)]
    return any(child.dep_ == "conj" for word in words for child in word.rights) or _has_joined_countries(noun)


def _has_joined_countries(noun: Token) -> bool:
    """Whether countries are joined before a noun, however the parse has them: "*Moravian and South Ruritanian* forces"."""
    return noun.pos_ == "NOUN" and any(
        word.lower_ == "and" and word.nbor(-1).ent_type_ in COUNTRIES and word.nbor(1).ent_type_ in COUNTRIES
        for word in noun.doc[noun.left_edge.i + 1 : noun.i]
    )


def _add_shared(token: Token, found: Slots) -> None:
    """Add what a participle or relative clause describes, and what a conjunct shares with the first."""
    relation = token.dep_
    if relation == "acl":
        found.setdefault(OBJECT if token.tag_ == "VBN" else SUBJECT, []).append(token.head)
    elif relation == "acl:relcl":
        gaps = [slot for slot in (SUBJECT, OBJECT) if any(noun.lower_ in RELATIVE for noun in found.get(slot, ()))]
        if not gaps and SUBJECT in found and OBJECT not in found:
            gaps = [OBJECT]
        for slot in gaps:
            found.setdefault(slot, []).append(token.head)
    elif relation == "conj" and SUBJECT not in found and OBJECT not in found:
        found[SUBJECT], found[OBJECT] = labels.subjects(token), labels.passive_subjects(token)
    if not found.get(OBJECT) and token.tag_ != "VBN" and (objects := _object_behind(token)):
        found[OBJECT] = objects
    for noun in list(found.get(OBJECT, ())):
        _add_behind(noun, found)


def _add_behind(noun: Token, found: Slots) -> None:
    """Add what prepositions join to an object, or to what it is a number of: "fired *a volley of rockets at* the port"."""
    for child in noun.children:
        if child.dep_ == "nmod" and (word := labels.preposition(child)):
            found.setdefault(word, []).append(child)
            if word == "of" and noun.lower_ in partitive():
                _add_behind(child, found)


def _object_behind(verb: Token) -> list[Token]:
    """Return the object that verbs joined in a row share: "*pushing*, *kicking* and slapping the guards"."""
    first = verb.head if verb.dep_ == "conj" else verb
    joined = [other for other in first.rights if other.dep_ == "conj" and other.i > verb.i and other.tag_ == verb.tag_]
    return next((objects for other in joined if (objects := labels.objects(other))), [])


def _add_roles(token: Token, found: Slots) -> None:
    """Add the agent and the patient of the semantic roles, where the parse did not see them; what is a subject stays one."""
    said = predicate(token)
    for argument in said.arguments if said else ():
        slot, noun = _ROLE_SLOT.get(argument.role), argument.head
        if slot and noun not in found.get(SUBJECT, ()) and noun not in found.get(slot, ()):
            found.setdefault(slot, []).append(noun)


def named(nouns: Iterable[Token]) -> dict[str, Token]:
    """Return the words of noun phrases that say what they are, in small letters, each with the head of its phrase.

    A name has its label too (PERSON, GPE). Of "a dozen hostages" and "a number of hostages" that is "hostages" too, in the
    second with itself as the head.
    """
    words: dict[str, Token] = {}
    for noun in nouns:
        words.setdefault(noun.lower_, noun)
        words.setdefault(noun.ent_type_, noun)
        if noun.i > 1 and noun.nbor(-1).text == "-":
            words.setdefault(f"{noun.nbor(-2).lower_}-{noun.lower_}", noun)
        for child in noun.children:
            if child.dep_ in _PARTS or (child.dep_ == "nummod" and child.lower_ in context("scale")):
                words.setdefault(child.lower_, child if child.dep_ == "conj" else noun)
            elif child.dep_ == "nmod" and noun.lower_ in partitive():
                for word in (child, *child.lefts):
                    if word is child or word.dep_ in _PARTS:
                        words.setdefault(word.lower_, child)
    return words


@cache
def partitive() -> Words:
    """Return nouns that stand for what follows "of": "a number of", "a round of"."""
    return context("partitive")
