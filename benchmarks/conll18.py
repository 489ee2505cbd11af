"""Scores of the CoNLL 2018 shared task (Zeman et al. 2018, "Multilingual Parsing from Raw Text to Universal Dependencies").

Words of the system and of the gold are aligned by their characters, white space left out, so that any tokenization can be
scored. As in the task: relations count by their universal part (``nmod:poss`` is ``nmod``), features by the universal ones,
and a gold lemma ``_`` holds whatever is said. The words of one surface form ("do" "n't") lie where they are printed, as spaCy's
tokens do, so that tokens and words are the same. (The task also aligns words that do not add up to their surface form, as
French "du" is "de" "le"; English treebanks have none, and :mod:`benchmarks.conllu` says so where one has.)
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from benchmarks.report import f1

METRICS = ("sentences", "words", "upos", "xpos", "feats", "lemma", "uas", "las")
UNIVERSAL_FEATURES = frozenset(
    (
        "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite",
        "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite",
    )
)  # fmt: skip
Span = tuple[int, int]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a document.

    ``head`` is the index of its head in the document's words, None for a root, -1 for a white space.
    ``start`` and ``end`` count the characters that are not white space.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int | None
    deprel: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document, as gold or as said by a system: its characters, words, and the spans of its sentences."""

    characters: str
    words: tuple[Word, ...]
    sentences: tuple[Span, ...]


@dataclass(slots=True)
class Counts:
    """How many are right, of those that the system gave and those of the gold."""

    correct: int = 0
    system: int = 0
    gold: int = 0

    def add(self, other: "Counts") -> None:
        """Add those of another document."""
        self.correct += other.correct
        self.system += other.system
        self.gold += other.gold

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return f1(self.correct, self.system, self.gold)


Tally = dict[str, Counts]


def tally() -> Tally:
    """Return no counts of every metric."""
    return {metric: Counts() for metric in METRICS}


def squeezed(text: str) -> str:
    """Return the characters of a text that are not white space."""
    return "".join(text.split())


def said(doc: Doc) -> Analysis:
    """Return what a spaCy pipeline said of a text; tokens of white space are no words."""
    tokens = [token for token in doc if not token.is_space]
    places = {token.i: index for index, token in enumerate(tokens)}
    words: list[Word] = []
    at = 0
    for token in tokens:
        start, at = at, at + len(squeezed(token.text))
        head = None if token.head.i == token.i else places.get(token.head.i, -1)
        deprel = "root" if token.dep_ == "ROOT" else token.dep_
        columns = (token.lemma_, token.pos_, token.tag_, str(token.morph))
        words.append(Word(token.text, *columns, head, deprel, start, at))
    inside = [[places[token.i] for token in sentence if token.i in places] for sentence in doc.sents]
    sentences = tuple((words[part[0]].start, words[part[-1]].end) for part in inside if part)
    return Analysis(squeezed(doc.text), tuple(words), sentences)


def score(gold: Analysis, system: Analysis) -> Tally:
    """Return the counts of one document, words aligned by characters.

    Raises:
        ValueError: the two have not the same characters; says where they part.
    """
    if gold.characters != system.characters:
        pairs = zip(gold.characters, system.characters, strict=False)
        at = next((i for i, (one, other) in enumerate(pairs) if one != other), 0)
        raise ValueError(f"gold and system differ at {gold.characters[at : at + 20]!r} (character {at} without spaces)")
    counts = compare(gold.words, system.words, list(aligned(gold.words, system.words)))
    counts["sentences"] = spans(gold.sentences, system.sentences)
    return counts


def spans(gold: Sequence[Span], system: Sequence[Span]) -> Counts:
    """Return the counts of equal spans."""
    return Counts(len(set(gold) & set(system)), len(system), len(gold))


def aligned(gold: Sequence[Word], system: Sequence[Word]) -> Iterator[Pair]:
    """Yield the index of each gold word and of the system's word for it, where there is one."""
    i = j = 0
    while i < len(gold) and j < len(system):
        if (gold[i].start, gold[i].end) == (system[j].start, system[j].end):
            yield i, j
            i, j = i + 1, j + 1
        elif gold[i].start <= system[j].start:
            i += 1
        else:
            j += 1


def compare(gold: Sequence[Word], system: Sequence[Word], pairs: Sequence[Pair]) -> Tally:
    """Return the counts of all metrics of words, given which gold word (first) each of the system's is."""
    place = {j: i for i, j in pairs}

    def head(word: Word) -> int | None:
        return None if word.head is None else place.get(word.head, -1)

    agree: dict[str, Callable[[Word, Word], bool]] = {
        "words": lambda ours, theirs: True,
        "upos": lambda ours, theirs: ours.upos == theirs.upos,
        "xpos": lambda ours, theirs: ours.xpos == theirs.xpos,
        "feats": lambda ours, theirs: universal_features(ours.feats) == universal_features(theirs.feats),
        "lemma": lambda ours, theirs: ours.lemma in ("_", theirs.lemma),
        "uas": lambda ours, theirs: ours.head == head(theirs),
        "las": lambda ours, theirs: (ours.head, relation(ours.deprel)) == (head(theirs), relation(theirs.deprel)),
    }
    return tally() | {
        metric: Counts(sum(holds(gold[i], system[j]) for i, j in pairs), len(system), len(gold))
        for metric, holds in agree.items()
    }


def relation(deprel: str) -> str:
    """Return the universal part of a relation."""
    return deprel.partition(":")[0]


def universal_features(feats: str) -> frozenset[str]:
    """Return the features (``Number=Sing|Typo=Yes``) that the task compares."""
    return frozenset(feat for feat in feats.split("|") if feat.partition("=")[0] in UNIVERSAL_FEATURES)
