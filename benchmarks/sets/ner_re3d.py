"""Named entities in reports on Iraq and Syria (re3d): spans of confidence 1 that are names, exact but for articles and titles.

The gold marks whole noun phrases, names or not ("ISIL", "ISIL tactical units", "the group", "we"). A span is a name when,
without a leading article, its first and last words have a capital, its other words too but for particles ("of", "and", "al-"),
it is no pronoun, and, where it begins a sentence with one word, that word is nowhere in the set in small letters ("Militants").
A Person span must have a word beside its titles and no "of" or "for": "Prime Minister" and "Minister for the Interior" name
nobody. A place and what holds it are one span of two ("Mosul, Iraq") and are asked for as two.

Ours is right with or without article and titles. A state or people that acts is an Organisation there, so GPE and NORP are
right for Organisation; else ORG is Organisation, PERSON Person, NORP Nationality, and GPE, LOC and FAC Location. Ours are wrong
when they match no name, unless they lie in a phrase of the gold that is no name, or are one of its uncertain spans: names
inside of phrases are not asked for ("ISIL" in "ISIL tactical units").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

import newsledger.nlp
from benchmarks.report import Report, Score, f1, ratio, read_cases

FILES = ("re3d.jsonl",)
NAME = "ner_re3d"
TARGET = 0.60
CERTAIN = 1
LABELS = {
    "Organisation": {"ORG", "GPE", "NORP"},
    "Person": {"PERSON"},
    "Nationality": {"NORP"},
    "Location": {"GPE", "LOC", "FAC"},
}
OURS = frozenset().union(*LABELS.values())
ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]{2}")  # not so a coordinate
PARTICLES = frozenset({"of", "and", "the", "for", "in", "to", "on", "at", "&", "al", "de", "bin", "ibn", "abu"})
PRONOUNS = frozenset(
    {
        "I",
        "We",
        "They",
        "He",
        "She",
        "It",
        "You",
        "His",
        "Her",
        "Their",
        "Our",
        "My",
        "Its",
        "This",
        "These",
        "Those",
        "Who",
    }
)
TITLES = frozenset(
    (
        "Acting", "Admiral", "Adviser", "Advisor", "Ambassador", "Assistant", "Brig", "Brigadier", "Capt", "Captain",
        "Chancellor", "Chief", "Class", "Col", "Colonel", "Commander", "Commodore", "Defence", "Defense", "Deputy", "Director",
        "Dr", "Emir", "Envoy", "FCO", "Foreign", "Gen", "General", "Governor", "HE", "Iraqi", "King", "Lieutenant", "Lord",
        "Lt", "MR", "MS", "Maj", "Major", "Minister", "Mr", "Mrs", "Ms", "Navy", "Office", "Officer", "Operator", "Pentagon",
        "Petty", "Presidential", "President", "Press", "Prime", "Prince", "Professor", "SECRETARY", "Secretary", "Senator",
        "Sergeant", "Sheikh", "Sir", "Special", "Staff", "Spokesman", "Spokesperson", "Spokeswoman", "State", "U.S", "UK", "US",
        "Vice", "Warfare", "1st",
    )
)  # fmt: skip
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is asked for: its type, and the spans that are right for it, the longest first."""

    kind: str
    spans: tuple[Span, ...]


def is_capital(word: str) -> bool:
    """Whether a word is written as a name's: a capital or a digit in it ("al-Assad", "5th")."""
    return any(letter.isupper() or letter.isdigit() for letter in word)


def is_name(words: list[str], *, begins_sentence: bool, small: frozenset[str]) -> bool:
    """Whether the words of a span, without a leading article, are a name; ``small`` are words seen in small letters."""
    if (
        not LETTERS.search(" ".join(words))
        or words[0] in PRONOUNS
        or not is_capital(words[0])
        or not is_capital(words[-1])
    ):
        return False
    if begins_sentence and len(words) == 1 and words[0].lower() in small:
        return False
    return all(is_capital(word) or word.lower().strip("-") in PARTICLES for word in words)


def untitled(words: list[str]) -> int:
    """Return how many words at the beginning are titles."""
    return next((at for at, word in enumerate(words) if word.strip(".,\u200e") not in TITLES), len(words))


def without_article(text: str, span: Span) -> Span:
    """Return the span without an article at its beginning."""
    article = ARTICLE.match(text, span[0], span[1])
    return (article.end() if article else span[0]), span[1]


def starts_at(text: str, start: int) -> bool:
    """Whether a sentence starts here: at the beginning, after a line break or a final mark."""
    before = text[:start].rstrip(" \"“'‘(")
    return not before or before[-1] in "\n.!?:"


def parts(text: str, kind: str, span: Span) -> Iterator[Span]:
    """Yield the span; a Location's between its commas."""
    if kind != "Location":
        yield span
        return
    yield from (
        (span[0] + piece.start(), span[0] + piece.end()) for piece in re.finditer(r"[^,\s][^,]*", text[slice(*span)])
    )


def name(text: str, kind: str, span: Span, small: frozenset[str]) -> Name | None:
    """Return what is asked for of a span; None where it is no name."""
    bare = without_article(text, span)
    words = text[slice(*bare)].split()
    if not is_name(words, begins_sentence=bare == span and starts_at(text, span[0]), small=small):
        return None
    if kind != "Person":
        return Name(kind, tuple(dict.fromkeys((span, bare))))
    titles = untitled(words)
    if titles == len(words) or words[-1] in TITLES or {"of", "for"} & set(words):
        return None
    firsts = [bare[0] + match.start() for match in re.finditer(r"\S+", text[slice(*bare)])]
    return Name(kind, tuple(dict.fromkeys((span, *((first, bare[1]) for first in firsts[: titles + 1])))))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a document asks for: its names, and the phrases of the gold that are none or uncertain."""

    names: frozenset[Name]
    others: frozenset[Span]

    def leaves_out(self, span: Span) -> bool:
        """Whether an entity that is no name's counts neither way: it lies in a phrase that is no name, or is unsure."""
        is_asked = any(span in wanted.spans for wanted in self.names)
        return not is_asked and any(start <= span[0] and span[1] <= end for start, end in self.others)


def asked(case: dict[str, Any], small: frozenset[str]) -> Asked:
    """Return what a document asks for; ``small`` are words seen in small letters."""
    found: dict[Span, set[Name]] = {}
    for entity in case["entities"]:
        kind, span = entity["type"], (entity["begin"], entity["end"])
        known = found.setdefault(span, set())
        if kind in LABELS and entity["confidence"] == CERTAIN:
            pieces = (name(case["text"], kind, part, small) for part in parts(case["text"], kind, span))
            known |= {piece for piece in pieces if piece}
    return Asked(
        names=frozenset(one for names in found.values() for one in names),
        others=frozenset(span for span, names in found.items() if not names),
    )


def score(folder: Path, nlp: Language | None = None) -> Report:
    """Score all names, and each type's recall, with the shipped pipeline or another."""
    report = Report()
    cases = list(read_cases(folder / FILES[0]))
    small = frozenset(word for case in cases for word in re.findall(r"\b[a-z][\w'’-]*", case["text"]))
    counted = right = 0
    hits: dict[str, list[bool]] = {kind: [] for kind in LABELS}
    docs = (nlp or newsledger.nlp.load()).pipe(case["text"] for case in cases)
    for case, doc in zip(cases, docs, strict=True):
        text, gold = case["text"], asked(case, small)
        found = {(ent.start_char, ent.end_char): ent.label_ for ent in doc.ents if ent.label_ in OURS}
        matched: set[Span] = set()
        for wanted in sorted(gold.names, key=lambda one: one.spans):
            same = {span for span in wanted.spans if found.get(span) in LABELS[wanted.kind]}
            hits[wanted.kind].append(bool(same))
            matched |= same
            if not same:
                report.errors.append(_line(f"missed {wanted.kind}", text, wanted.spans[-1]))
        wrong = {span for span in found.keys() - matched if not gold.leaves_out(span)}
        right, counted = right + len(matched), counted + len(matched | wrong)
        report.errors += [_line(f"wrong {found[span]}", text, span) for span in sorted(wrong)]
    every = [hit for kind in hits.values() for hit in kind]
    precision, recall = ratio(right, counted), ratio(sum(every), len(every))
    report.scores = [
        Score(f"{NAME}.f1", f1(precision * recall, precision, recall), len(every), target=TARGET),
        Score(f"{NAME}.precision", precision, counted),
        *(Score(f"{NAME}.{kind.lower()}_recall", ratio(sum(hit), len(hit)), len(hit)) for kind, hit in hits.items()),
    ]
    return report


def _line(kind: str, text: str, span: Span) -> str:
    start, end = span
    return f"{kind}: {text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 40]}".replace("\n", " ")
