"""Spans of parties: which words around a head word are who it is, and which only count or describe.

Of "two angry Velian farmers from the north, who fled" the span is "Velian farmers", as event data codes it (CAMEO and PLOVER
mark actors so): no articles, numbers, adjectives before a name, relative clauses, or appositions behind a comma.
"""

from typing import Final

from spacy.tokens import Doc, Token

from newsledger.nlp.labels import DEEPEST, preposition, relation
from newsledger.nlp.rule_words import event_nouns

NAMED: Final = frozenset({"PERSON", "ORG", "GPE", "NORP"})
BODIES: Final = frozenset({"ORG", "GPE"})
# What stands before a noun as a part of its phrase, and behind it as a part of its name.
BEFORE: Final = frozenset({"compound", "amod", "nmod", "flat", "goeswith"})
NAME_PARTS: Final = frozenset({"flat", "compound", "fixed", "goeswith", "appos", "nummod"})
# What tells which of a kind somebody is, behind the noun: "forces *loyal* to", "a group *based* in".
TELLING: Final = frozenset({"loyal", "based", "allied", "affiliated", "linked"})
HYPHENS: Final = frozenset("-–/&")
BRACKETS: Final = {"[": "]", "(": ")"}
# Prepositions that tell which of a kind somebody is, before a name.
ORIGINS: Final = frozenset({"in", "at", "from", "throughout", "across"})
# Words that only count, or tell that there are more ("*other* agencies", "a 42-year-*old* driver").
VAGUE: Final = frozenset(
    {"other", "such", "same", "own", "several", "many", "few", "various", "certain", "more", "most", "old"}
    | {"last", "first", "next", "latest"}
)
# Words of the longest party: of 687 in two codebooks' examples none has more than nine; longer runs are captions.
LONGEST: Final = 20
NO_START: Final = frozenset({"DET", "NUM", "PUNCT", "ADP"})


def extent(noun: Token) -> tuple[int, int]:
    """Return the words of a party by token indices, half-open: from its first name or noun to its last.

    A phrase behind it belongs to it where it tells which it is: "*chief of staff*", "*rebels in Velia*".
    """
    first, last = start(noun), end(noun)
    if noun.ent_type_ in NAMED:
        while last < len(noun.doc) and noun.doc[last].ent_iob_ == "I" and _is_name(noun.doc[last]):
            last += 1
    first, last = whole(noun.doc, first, last)
    return (first, last) if last - first <= LONGEST else (noun.i, noun.i + 1)


def whole(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Return words with the rest of a hyphenated name ("Ain al*-Asad*") and the bracket before one that they close."""
    if first and doc[first - 1].text in BRACKETS and BRACKETS[doc[first - 1].text] in [t.text for t in doc[first:last]]:
        first -= 1
    while last + 1 < len(doc) and doc[last].text == "-" and not (doc[last - 1].whitespace_ or doc[last].whitespace_):
        rest = doc[last + 1]
        if not (rest.text[0].isupper() and rest.pos_ == "PROPN") or rest.ent_type_ in NAMED:
            break
        last += 2
    return first, last


def _is_name(word: Token) -> bool:
    """Whether a word of a recognised name is no bracket or quote within it."""
    return word.pos_ != "PUNCT" or word.text in HYPHENS


def start(noun: Token, depth: int = 0) -> int:
    """Return the first word of a party."""
    lefts = _lefts(noun) if depth < DEEPEST else []
    printed = [child for child in lefts if is_printed(child)]
    is_name = bool(printed) or (noun.text[0].isupper() and noun.ent_type_ != "NORP")
    for child in lefts:
        if child.dep_ == "nmod:poss" and child.pos_ == "PRON":
            continue
        if child.dep_ in ("nmod:poss", "nmod:desc"):
            first = start(child, depth + 1)
            # "the rights group *Velt Watch*": what kind of body it is no part of its name, a person's title is.
            if child.dep_ == "nmod:poss" or noun.ent_type_ not in BODIES or is_printed(child.doc[first]):
                return first
        elif child in printed or not (is_name or child.tag_ == "JJS"):
            return first_word(child.left_edge.i, child)
    return noun.i


def first_word(index: int, head: Token) -> int:
    """Return the first word from ``index`` on that a span may begin with, at most that of ``head``."""
    while index < head.i and head.doc[index].pos_ in NO_START:
        index += 1
    return index


def _lefts(noun: Token) -> list[Token]:
    """Return what stands before a noun as a part of its phrase, behind what only counts ("shot dead 22 *Velian* men")."""
    lefts: list[Token] = []
    for child in noun.lefts:
        label = relation(child)
        if label == "nummod" or child.lower_ in VAGUE:
            lefts = []
        elif label in BEFORE:
            lefts.append(child)
    return lefts


def is_printed(word: Token) -> bool:
    """Whether a word before a noun is a name or part of one; the capital of a sentence's first word says so before another."""
    if word.ent_type_ in NAMED:
        return True
    if not word.text[0].isupper():
        return False
    after = word.nbor() if word.i + 1 < len(word.doc) else word
    return not word.is_sent_start or word.pos_ == "PROPN" or (after.text[0].isupper() and after.ent_type_ not in NAMED)


def end(noun: Token, depth: int = 0) -> int:
    """Return one past the last word of a party."""
    last = noun.i + 1
    for child in noun.rights if depth < DEEPEST else ():
        label, first = relation(child), child.left_edge
        if label == "punct" and child.text in HYPHENS and child.i == last:
            last += 1
        elif first.i != last:
            continue
        elif label in NAME_PARTS or _tells_which(noun, child, label):
            if first.pos_ == "PUNCT" and first.text not in HYPHENS:
                break
            last = end(child, depth + 1) if label in NAME_PARTS else _phrase_end(child, depth + 1)
        elif child.dep_ != "case":
            break
    return last - 1 if last - 1 > noun.i and noun.doc[last - 1].text in HYPHENS else last


def _phrase_end(word: Token, depth: int) -> int:
    """Return where a phrase ends, with the names joined to its noun: "lawmakers in *Oram and Velt*", "loyal *to Velt*"."""
    if word.pos_ in ("ADJ", "VERB") and depth < DEEPEST:
        phrase = next((child for child in word.rights if relation(child) in ("obl", "nmod")), None)
        return word.i + 1 if phrase is None else _phrase_end(phrase, depth + 1)
    last = end(word, depth)
    for child in word.rights:
        if child.dep_ == "conj" and child.pos_ == "PROPN" and child.left_edge.i == last:
            last = end(child, depth + 1)
    return last


def _tells_which(noun: Token, child: Token, label: str) -> bool:
    """Whether what stands behind a noun is a part of what it is called: "chief of staff", "rebels in Velia"."""
    if label in ("amod", "acl"):
        return child.lower_ in TELLING
    if label != "nmod":
        return False
    if noun.ent_type_ in NAMED and child.ent_type_ == noun.ent_type_ and child.ent_iob_ == "I":
        return True
    word = preposition(child)
    if word == "of":
        return noun.ent_type_ != "PERSON" and child.lower_ not in event_nouns()
    if word not in ORIGINS or any(is_printed(left) for left in noun.lefts):
        return False
    return child.pos_ == "PROPN" or (word == "from" and any(is_printed(left) for left in child.lefts))
