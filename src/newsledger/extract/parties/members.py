"""Parties: the people, groups, offices and states that an argument of an event is, or that stand within it.

The object of "shelled Velian villages" is a thing; who is meant by it is Velian. So an argument is a party itself, or the
first party inside of it: who has it, what describes it, or a phrase behind it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from spacy.tokens import Span, Token

from newsledger import lexicon
from newsledger.extract.knowledge.nouns import nouns
from newsledger.extract.parties.frames import NOUN, frame
from newsledger.extract.parties.spans import BEFORE, NAMED, end, extent, first_word, start, whole
from newsledger.inflect import noun_forms
from newsledger.nlp.labels import preposition, relation
from newsledger.nlp.rule_words import event_nouns, lemma
from newsledger.ontology import EventType

# A recogniser has many states as regions ("the Ivory Coast"), and regions are met as states are ("the West Bank").
STATES: Final = frozenset({"GPE", "NORP"})
REGION: Final = "LOC"
NO_PARTY: Final = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "WEAPON", "EVENT", "PRODUCT", "FAC"}
)
PRONOUNS: Final = frozenset(
    {"he", "she", "they", "we", "i", "you", "it", "him", "them", "us", "me", "her", "one"}
    | {"his", "their", "its", "our", "my", "your"}
)
# Kinds of names in ``weapons.csv`` that are seldom anything else's.
ALONE: Final = frozenset({"name", "cued"})
THINGS: Final = frozenset({"", "FAC", "PRODUCT", "WEAPON"})
ENDINGS: Final = (
    *("er", "or", "ist", "ian", "ee", "man", "men", "woman", "women"),
    *("ers", "ors", "ists", "ians", "ees"),
)
# Shorter words that end so are seldom people ("her", "tee", "fist").
SHORTEST: Final = 5
# How deep a party is looked for inside an argument: "an end to the ban on flights of the group" is three deep.
DEEPEST: Final = 4
# How many are joined at most: longer runs are lists of names, and no text's events.
MOST: Final = 50
# Phrases of a thing that tell whose it is, for who does something with it; any phrase may tell whom it meets.
SOURCES: Final = frozenset({"of", "by", "from", "between", "among", "involving"})
# Prepositions of where and how: of these only somebody or a place is met, and nobody inside of it.
WHERE: Final = frozenset({"in", "at", "near", "during", "within", "outside", "as"})


class Party(NamedTuple):
    """Somebody: the head word, and the words by token indices (half-open)."""

    head: Token
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The words."""
        return self.head.doc[self.start : self.end]


@cache
def _words(kind: str) -> frozenset[str]:
    listed = [row["word"] for row in lexicon.load("party_nouns") if row["kind"] == kind]
    return frozenset(form for word in listed for form in (word, *noun_forms(word)))


@cache
def is_people(word: str) -> bool:
    """Whether a common noun in small letters, singular or plural, names people, a group or an office.

    Those of ``party_nouns.csv``, the nouns for actors of :mod:`newsledger.extract.knowledge.nouns`, and others by their ending.
    """
    if word in _words("party") or word in _words("through"):
        return True
    if word in _words("not") or word in _words("part"):
        return False
    return word in nouns() or (len(word) >= SHORTEST and word.endswith(ENDINGS))


def is_party(token: Token) -> bool:
    """Whether a word as the head of a phrase is somebody."""
    kind, pos = token.ent_type_, token.pos_
    if kind in NO_PARTY or is_weapon(token):
        return False
    if pos == "PRON":
        return token.lower_ in PRONOUNS or is_people(token.lower_)
    if kind in NAMED or kind == REGION:
        return True
    if pos == "PROPN" and token.text[0].isupper():
        return token.is_alpha and token.lower_ not in event_nouns()
    if pos in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS"):
        return is_people(token.lower_)
    return (pos == "NUM" and token.text.isalnum()) or (
        pos == "ADJ" and token.lower_ in _words("party") and _has_article(token)
    )


def charges() -> frozenset[str]:
    """Return the nouns, in all their forms, for what somebody is accused of having done: "on *charges* of attacking"."""
    return _words("charge")


def is_weapon(token: Token) -> bool:
    """Whether a name that the recogniser takes for a people or place is a weapon's: "the *Patriots* were requested"."""
    return token.ent_type_ in STATES and token.text[0].isupper() and token.lower_ in weapon_names()


@cache
def weapon_names() -> frozenset[str]:
    """Return the names of weapons that are one word, singular and plural, in small letters."""
    listed = {row["name"].lower() for row in lexicon.load("weapons") if row["kind"] in ALONE and row["name"].isalpha()}
    return frozenset(form for name in listed for form in (name, *noun_forms(name)))


def _has_article(adjective: Token) -> bool:
    """Whether an adjective stands for people: "*the wounded*"."""
    return any(child.dep_ == "det" for child in adjective.lefts)


def is_place(token: Token) -> bool:
    """Whether a common noun is where people live, so that it acts for them, and is met as theirs: "a *Velian* town"."""
    return token.pos_ == "NOUN" and token.lower_ in _words("place")


def is_thing(token: Token) -> bool:
    """Whether a word heads the name of something that can be hit, and is no event, time or sum."""
    if token.lower_ in event_nouns():
        return False
    return token.pos_ in ("NOUN", "PROPN") and token.ent_type_ in THINGS and token.is_alpha


def is_part(token: Token) -> bool:
    """Whether a noun only measures what is behind its "of": "a *wave* of arrests"."""
    return token.lower_ in _words("part")


def is_met(token: Token) -> bool:
    """Whether a phrase of where says whom something meets: not "in *recognition* of the country's moves"."""
    return token.lower_ not in _words("manner")


def parties(token: Token, *, doing: bool, depth: int = 0) -> list[Party]:
    """Return who an argument is or who stands within it, each of several joined; empty where nobody does.

    ``doing``: asked of who does something, so that a place of it or whom it meets is not taken for the doer.
    """
    found: list[Party] = []
    for noun in (token, *_joined(token)):
        found += [party for party in _one(noun, doing, depth) if party not in found]
    return found


def _joined(token: Token) -> Iterator[Token]:
    """Yield the nouns joined to a noun, or to a part of its name, in text order."""
    waiting = [token]
    for word in waiting:
        for child in word.rights:
            if child.dep_ == "conj" and child.pos_ != "VERB":
                yield child
                waiting.append(child)
            elif relation(child) == "flat" or (child.dep_ == "appos" and child.left_edge.i == word.i + 1):
                waiting.append(child)
        if len(waiting) > MOST:
            return


def _one(noun: Token, doing: bool, depth: int) -> list[Party]:
    if depth < DEEPEST and (members := _members(noun, doing, depth)):
        return members
    if is_place(noun):
        return ([] if doing else _of_place(noun)) or [Party(noun, *extent(noun))]
    if is_party(noun):
        if depth and noun.pos_ == "PRON":
            return []
        noun = _name_behind(noun) or noun
        return _of_several(noun, noun) or [Party(noun, *extent(noun))]
    return _within(noun, doing, depth) if depth < DEEPEST else []


def _of_several(noun: Token, head: Token) -> list[Party]:
    """Return the groups of several states that share a noun: "*Velian* and *Sudmarkian troops*"; none for those of one.

    ``head`` ends the words of the last: the noun, or of a thing the last word before it that is somebody.
    """
    for child in noun.lefts:
        if child.ent_type_ in STATES and child.dep_ != "nmod:poss":
            joined = [
                word for word in child.rights if word.dep_ == "conj" and word.ent_type_ in STATES and word.i < noun.i
            ]
            if joined:
                last = head if head.i > joined[-1].i else joined[-1]
                states = [Party(word, *extent(word)) for word in (child, *joined[:-1])]
                return [*states, Party(last, start(joined[-1]), end(noun) if last == noun else last.i + 1)]
    return []


def _name_behind(noun: Token) -> Token | None:
    """Return the person's name behind an office: "the then president, *Mara Velt*"."""
    if noun.pos_ != "NOUN" or noun.ent_type_:
        return None
    for child in noun.rights:
        is_named = child.dep_ == "appos" and child.ent_type_ == "PERSON"
        if is_named and (child.left_edge.pos_ == "PUNCT" or child.left_edge.nbor(-1).text == ","):
            return child if child.left_edge.pos_ not in ("ADP", "VERB") else None
    return None


def _members(noun: Token, doing: bool, depth: int) -> list[Party]:
    """Return those whom a number or group is of: "dozens of *journalists*", "members of the *council*"."""
    if noun.pos_ == "NUM" or noun.lower_ in _words("through") or noun.lower_ in _words("part"):
        for child in noun.rights:
            is_whole = relation(child) == "nmod" and preposition(child) == "of"
            if is_whole and (found := parties(child, doing=doing, depth=depth + 1)):
                return found
    return []


def _of_place(noun: Token) -> list[Party]:
    """Return whose a place is, or what it is called: "a *Velian* town", "the capital *Oram*"."""
    for child in noun.rights:
        label = relation(child)
        if label == "nmod" and preposition(child) == "of":
            return []
        if label in ("appos", "flat") and child.left_edge.i == noun.i + 1 and is_party(child):
            return [Party(child, *extent(child))]
    return described_by(noun)


def _within(noun: Token, doing: bool, depth: int) -> list[Party]:
    """Return the first parties inside of a thing: its owner, what describes it, what stands behind it."""
    for child in noun.lefts:
        is_owner = child.dep_ == "nmod:poss" and child.pos_ != "PRON"
        if is_owner and (owners := parties(child, doing=doing, depth=depth + 1)):
            return owners
    if described := described_by(noun):
        return described
    for child in noun.rights:
        if relation(child) in ("nmod", "obl") and child.ent_type_ not in NO_PARTY:
            word = preposition(child)
            is_asked = _is_source(noun, word) if doing else word not in WHERE or is_met(child)
            if is_asked and (found := parties(child, doing=doing, depth=depth + 1)):
                return found
    return _behind(noun, doing, depth)


def _is_source(noun: Token, preposition: str) -> bool:
    """Whether a phrase of a thing tells who does it: not "the killing *of* men"; of a fight *with* somebody both do."""
    if preposition == "with":
        return frame(lemma(noun), NOUN, EventType.ASSAULT, None).is_mutual
    listed = event_nouns().get(lemma(noun)) if preposition == "of" else None
    return preposition in SOURCES and (listed is None or listed.of == "ARG0")


def _behind(noun: Token, doing: bool, depth: int) -> list[Party]:
    """Return the first parties of a participle behind a thing: "a rally staged by *students*", "roads into *Velia*"."""
    clauses = [child for child in noun.rights if relation(child) == "acl" and child.tag_ in ("VBN", "VBG")]
    for phrase in (child for clause in clauses for child in clause.rights):
        is_asked = relation(phrase) in ("obl", "obj") and (not doing or preposition(phrase) == "by")
        is_asked = is_asked and phrase.ent_type_ not in NO_PARTY
        if is_asked and (found := parties(phrase, doing=doing, depth=depth + 1)):
            return found
    return []


def described_by(noun: Token) -> list[Party]:
    """Return the parties among the words before a thing: "*Velian army* bulldozers", "the *Velian* and *Sudmarkian* fleets"."""
    before = [child for child in noun.lefts if relation(child) in BEFORE and child.dep_ != "nmod:poss"]
    who = [child for child in before if _describes(child)]
    if not who:
        return []
    head = who[-1]
    if several := _of_several(noun, head):
        return several
    names = [child for child in before if child.i <= head.i and (child in who or _names(child))]
    last = min(end(head), noun.i)
    # "US *military* bases": who is meant are the forces, whether the word is read as an adjective or not.
    is_of_state = head.ent_type_ in STATES and last < noun.i and noun.doc[last].dep_ == "amod"
    is_of_state = is_of_state and is_people(noun.doc[last].lower_)
    first = first_word(min(child.left_edge.i for child in names), head)
    return [Party(head, *whole(head.doc, first, last + is_of_state))]


def _names(word: Token) -> bool:
    """Whether a word before a noun is part of a name, or begins with one ("*Velian*-led")."""
    return word.pos_ == "PROPN" or word.left_edge.ent_type_ in NAMED


def _describes(word: Token) -> bool:
    if is_weapon(word):
        return False
    if word.pos_ in ("ADJ", "NOUN") and any(left.ent_type_ in STATES and left.i == word.i - 1 for left in word.lefts):
        return True
    if word.pos_ == "NOUN":
        return word.ent_type_ in NAMED or (not word.ent_type_ and is_people(word.lower_))
    return word.ent_type_ in NAMED or (word.pos_ == "PROPN" and not word.ent_type_)
