"""Parties: the people, groups, offices and states that an argument of an event is, or that stand within it.

The object of "shelled Velian villages" is a thing; who is meant by it is Velian. So an argument is a party itself, or the
first party inside of it: who has it, what describes it, or a phrase behind it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from spacy.tokens import Span, Token

from newsledger import lexicon
from newsledger.extract.actor_nouns import Kind, nouns
from newsledger.inflect import noun_forms
from newsledger.nlp.labels import preposition
from newsledger.nlp.rule_words import event_nouns

NAMED: Final = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# A recogniser has many states as regions ("the Ivory Coast"), and regions are met as states are ("the West Bank").
REGION: Final = "LOC"
NO_PARTY: Final = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "WEAPON", "EVENT", "PRODUCT", "FAC"}
)
PRONOUNS: Final = frozenset(
    {"he", "she", "they", "we", "i", "you", "it", "him", "them", "us", "me", "her", "one"}
    | {"his", "their", "its", "our", "my", "your"}
)
# What tells which of a kind somebody is, behind the noun: "forces *loyal* to", "a group *based* in".
TELLING: Final = frozenset({"loyal", "based", "allied", "affiliated", "linked"})
HYPHENS: Final = frozenset("-–/&")
ENDINGS: Final = (
    *("er", "or", "ist", "ian", "ee", "man", "men", "woman", "women"),
    *("ers", "ors", "ists", "ians", "ees"),
)
# Shorter words that end so are seldom people ("her", "tee", "fist").
SHORTEST: Final = 5
# What stands before a noun as a part of its phrase.
BEFORE: Final = frozenset({"compound", "amod", "nmod", "flat", "goeswith"})
# What stands behind a noun as a part of its name.
NAME_PARTS: Final = frozenset({"flat", "compound", "fixed", "goeswith", "appos", "nummod"})
# How deep a party is looked for inside an argument: "an end to the ban on flights of the group" is three deep.
DEEPEST: Final = 4
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


def relation(token: Token) -> str:
    """Return the UD label without its subtype."""
    return token.dep_.partition(":")[0]


@cache
def is_people(word: str) -> bool:
    """Whether a common noun in small letters, singular or plural, names people, a group or an office.

    Those of ``party_nouns.csv``, the nouns for people of :mod:`newsledger.extract.actor_nouns`, and others by their ending.
    """
    if word in _words("party") or word in _words("through"):
        return True
    if word in _words("not"):
        return False
    noun = nouns().get(word)
    is_listed = noun is not None and noun.kind in (Kind.PERSON, Kind.PEOPLE)
    return is_listed or (len(word) >= SHORTEST and word.endswith(ENDINGS))


def is_party(token: Token) -> bool:
    """Whether a word as the head of a phrase is somebody."""
    kind, pos = token.ent_type_, token.pos_
    if kind in NO_PARTY:
        return False
    if pos == "PRON":
        return token.lower_ in PRONOUNS or is_people(token.lower_)
    if kind in NAMED or kind == REGION:
        return True
    if pos == "PROPN" and token.text[0].isupper():
        return token.is_alpha and token.lower_ not in event_nouns()
    if pos in ("NOUN", "PROPN"):
        return is_people(token.lower_)
    return pos == "NUM" or (pos == "ADJ" and token.lower_ in _words("party"))


def is_place(token: Token) -> bool:
    """Whether a common noun is where people live, so that it acts for them, and is met as theirs: "a *Velian* town"."""
    return token.pos_ == "NOUN" and token.lower_ in _words("place")


def is_thing(token: Token) -> bool:
    """Whether a word heads the name of something that can be hit, and is no event, weapon, time or sum."""
    if token.lower_ in event_nouns():
        return False
    return token.pos_ in ("NOUN", "PROPN") and token.ent_type_ in ("", "FAC", "PRODUCT") and token.is_alpha


def is_met(token: Token) -> bool:
    """Whether who is where something happens is met there: not "in *recognition* of the country's moves"."""
    return is_party(token) or is_place(token)


def parties(token: Token, *, doing: bool, depth: int = 0) -> list[Party]:
    """Return who an argument is or who stands within it, each of several joined; empty where nobody does.

    ``doing``: asked of who does something, so that a place of it or whom it meets is not taken for the doer.
    """
    found: list[Party] = []
    for noun in (token, *_joined(token)):
        found += [party for party in _one(noun, doing, depth) if party not in found]
    return found


def _joined(token: Token) -> Iterator[Token]:
    """Yield the nouns joined to a noun, or to a part of its name."""
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ != "VERB":
            yield child
            yield from _joined(child)
        elif relation(child) == "flat" or (child.dep_ == "appos" and child.left_edge.i == token.i + 1):
            yield from _joined(child)


def _one(noun: Token, doing: bool, depth: int) -> list[Party]:
    children = [(relation(child), child) for child in noun.children]
    if (noun.pos_ == "NUM" or noun.lower_ in _words("through") or noun.lower_ in _words("part")) and depth < DEEPEST:
        for label, child in children:
            is_measured = label == "nmod" and child.i > noun.i and preposition(child) == "of"
            if is_measured and (inner := parties(child, doing=doing, depth=depth + 1)):
                return inner
    if is_place(noun):
        owned = [] if doing else _of_place(noun, children)
        return owned or [Party(noun, *extent(noun))]
    if is_party(noun):
        return [Party(noun, *extent(noun))]
    return _within(noun, children, doing, depth) if depth < DEEPEST else []


def _of_place(noun: Token, children: Sequence[tuple[str, Token]]) -> list[Party]:
    """Return whose a place is, or what it is called: "a *Velian* town", "the capital *Oram*"."""
    if any(label == "nmod" and child.i > noun.i and preposition(child) == "of" for label, child in children):
        return []
    named = next((child for label, child in children if label in ("appos", "flat") and child.i > noun.i), None)
    if named is not None and is_party(named) and named.left_edge.i == noun.i + 1:
        return [Party(named, *extent(named))]
    return described_by(noun, children)


def _within(noun: Token, children: Sequence[tuple[str, Token]], doing: bool, depth: int) -> list[Party]:
    """Return the first parties inside of a thing: its owner, what describes it, what stands behind it."""
    for _, child in children:
        is_owner = child.dep_ == "nmod:poss" and child.pos_ != "PRON"
        if is_owner and (owners := parties(child, doing=doing, depth=depth + 1)):
            return owners
    if described := described_by(noun, children):
        return described
    for label, child in children:
        if child.i > noun.i and label in ("nmod", "obl") and child.ent_type_ not in NO_PARTY:
            word = preposition(child)
            is_asked = word in SOURCES if doing else word not in WHERE or is_met(child)
            if is_asked and (inner := parties(child, doing=doing, depth=depth + 1)):
                return inner
    return _behind(children, doing, depth)


def _behind(children: Sequence[tuple[str, Token]], doing: bool, depth: int) -> list[Party]:
    """Return the first parties of a participle behind a thing: "a rally staged by *students*", "roads leading into *Velia*"."""
    for label, child in children:
        if label == "acl" and child.tag_ in ("VBN", "VBG"):
            for phrase in child.rights:
                is_asked = relation(phrase) in ("obl", "obj") and (preposition(phrase) == "by" or not doing)
                is_asked = is_asked and phrase.ent_type_ not in NO_PARTY
                if is_asked and (found := parties(phrase, doing=doing, depth=depth + 1)):
                    return found
    return []


def described_by(noun: Token, children: Sequence[tuple[str, Token]]) -> list[Party]:
    """Return the party among the words before a thing: "*Velian army* bulldozers", "the *Velian* attack"."""
    before = [child for label, child in children if child.i < noun.i and label in BEFORE and child.dep_ != "nmod:poss"]
    who = [child for child in before if _describes(child)]
    if not who:
        return []
    head = who[-1]
    start = min(
        child.left_edge.i for child in before if child.i <= head.i and (child in who or child.text[0].isupper())
    )
    others = [child for word in who for child in word.rights if child.dep_ == "conj" and _describes(child)]
    return [Party(head, start, min(_end(head), noun.i)), *(Party(child, child.i, child.i + 1) for child in others)]


def _describes(word: Token) -> bool:
    if word.pos_ == "NOUN":
        return word.ent_type_ in NAMED or (not word.ent_type_ and is_people(word.lower_))
    return word.ent_type_ in NAMED or (word.pos_ == "PROPN" and not word.ent_type_)


def extent(noun: Token) -> tuple[int, int]:
    """Return the words of a party, half-open: from its first name or noun to its last, without what only counts or describes.

    Left out: articles, numbers, adjectives before a name ("two angry *Velian farmers*"), relative clauses, appositions behind a
    comma, and where it is, unless that tells which it is ("*security forces in Velia*").
    """
    return _start(noun), _end(noun)


def _start(noun: Token) -> int:
    lefts = _lefts(noun)
    printed = [child for child in lefts if _is_printed(child)]
    is_name = bool(printed) or (noun.text[0].isupper() and noun.ent_type_ != "NORP")
    for child in lefts:
        if child.dep_ == "nmod:poss":
            if child.pos_ != "PRON":
                return _start(child)
        elif child.dep_ == "nmod:desc":
            # "the rights group *Velt Watch*": what kind of body it is no part of its name, a person's title is.
            if noun.ent_type_ not in ("ORG", "GPE") or _is_printed(child.doc[_start(child)]):
                return _start(child)
        elif child in printed or not (is_name or child.tag_ == "JJS"):
            start = child.left_edge.i
            while noun.doc[start].pos_ in ("DET", "NUM", "PUNCT") and start < child.i:
                start += 1
            return start
    return noun.i


def _lefts(noun: Token) -> list[Token]:
    """Return what stands before a noun as a part of its phrase, behind its last number ("shot dead 22 *Velian* men")."""
    lefts: list[Token] = []
    for child in noun.lefts:
        if relation(child) == "nummod":
            lefts = []
        elif relation(child) in BEFORE:
            lefts.append(child)
    return lefts


def _is_printed(word: Token) -> bool:
    """Whether a word before a noun is a name or part of one; the capital of a sentence's first word says so before another."""
    if word.ent_type_ in NAMED:
        return True
    if not word.text[0].isupper():
        return False
    after = word.nbor() if word.i + 1 < len(word.doc) else word
    return not word.is_sent_start or word.pos_ == "PROPN" or (after.text[0].isupper() and after.ent_type_ not in NAMED)


def _end(noun: Token) -> int:
    end = noun.i + 1
    for child in noun.rights:
        label, first = relation(child), child.left_edge.i
        if label == "punct" and child.text in HYPHENS and child.i == end:
            end += 1
        elif first != end:
            continue
        elif label in NAME_PARTS or _tells_which(noun, child, label):
            if child.doc[first].pos_ == "PUNCT" and child.doc[first].text not in HYPHENS:
                break
            end = _phrase_end(child) if label in ("amod", "acl", "nmod") else _end(child)
        elif child.dep_ != "case":
            break
    return end


def _phrase_end(word: Token) -> int:
    """Return where a phrase ends, with the names joined to its noun: "lawmakers in *Oram and Velt*", "loyal *to Velt*"."""
    if word.pos_ in ("ADJ", "VERB"):
        phrase = next((child for child in word.rights if relation(child) in ("obl", "nmod")), None)
        return word.i + 1 if phrase is None else _phrase_end(phrase)
    end = _end(word)
    for child in word.rights:
        if child.dep_ == "conj" and child.pos_ == "PROPN" and child.left_edge.i == end:
            end = _end(child)
    return end


def _tells_which(noun: Token, child: Token, label: str) -> bool:
    """Whether a phrase behind a noun is a part of what it is called: "chief of staff", "rebels in Velia"."""
    if label in ("amod", "acl"):
        return child.lower_ in TELLING
    if label != "nmod":
        return False
    if noun.ent_type_ in NAMED and child.ent_type_ == noun.ent_type_ and child.ent_iob_ == "I":
        return True
    word = preposition(child)
    is_bare = not any(_is_printed(left) for left in noun.lefts)
    is_named = child.pos_ == "PROPN" or (word == "from" and any(_is_printed(left) for left in child.lefts))
    if word == "of":
        return noun.ent_type_ != "PERSON" and child.lower_ not in event_nouns()
    return is_bare and is_named and word in ("in", "at", "from", "throughout", "across")
