"""The parse of any English pipeline as Universal Dependencies: what reads a parse has one scheme to know.

The shipped model labels as UD does; spaCy's ``en_core_web_*`` label as ClearNLP does, where a preposition heads its object
and a copula its predicate. The component here turns the second into the first in place, heads and labels, so that
``token.dep_``, ``doc.noun_chunks`` and displacy say the same whichever pipeline ran.

Source: Universal Dependencies v2, English guidelines; ClearNLP Guidelines for English (Choi and Palmer 2012).
"""

from enum import StrEnum
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

FACTORY: Final = "newsledger_universal"
ROOT: Final = "ROOT"


class Scheme(StrEnum):
    """Whose labels a parse carries."""

    UD = "ud"
    CLEARNLP = "clearnlp"


# Labels that both schemes have under the same name are left out: they tell nothing and need no change.
CLEARNLP: Final = {
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "discourse",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "pcomp": "obl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "possessive": "case",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prep": "obl",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
    "subtok": "goeswith",
}
UD: Final = frozenset(
    {"obj", "iobj", "obl", "cop", "flat", "fixed", "list", "discourse", "goeswith", "orphan", "vocative"}
)
CLAUSE_TAGS: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
NOMINAL_TAGS: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "EX"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
BE: Final = frozenset({"be", "am", "'m", "’m", "is", "'s", "’s", "are", "'re", "’re", "was", "were", "been", "being"})
PREPOSITIONAL: Final = frozenset({"prep", "agent", "dative"})


def scheme(doc: Doc) -> Scheme:
    """Say whose labels a parsed document carries: those that only one scheme has are counted, UD where none is told."""
    labels = [token.dep_ for token in doc]
    clearnlp = sum(label in CLEARNLP for label in labels)
    return Scheme.CLEARNLP if clearnlp > sum(label in UD or ":" in label for label in labels) else Scheme.UD


def _is_nominal(token: Token) -> bool:
    return token.pos_ in NOMINAL or token.tag_ in NOMINAL_TAGS


def _is_clause(token: Token) -> bool:
    return token.tag_ in CLAUSE_TAGS or token.pos_ in ("VERB", "AUX")


class _Tree:
    """The heads and labels of a document while they are turned; ``below`` are a word's dependents, in text order."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [token.head.i for token in doc]
        self.labels = [token.dep_ for token in doc]
        self.children: list[set[int]] = [set() for _ in doc]
        for word, head in enumerate(self.heads):
            if head != word:
                self.children[head].add(word)

    def below(self, word: int, *labels: str) -> list[int]:
        """Return the dependents of a word, those with one of ``labels`` where any is given."""
        return sorted(child for child in self.children[word] if not labels or self.labels[child] in labels)

    def hang(self, word: int, head: int, label: str) -> None:
        """Attach a word to another head."""
        self.children[self.heads[word]].discard(word)
        self.heads[word], self.labels[word] = head, label
        if head != word:
            self.children[head].add(word)

    def promote(self, word: int, label: str) -> None:
        """Let a word take its head's place; the head and its other dependents hang on the word, the head as ``label``."""
        head = self.heads[word]
        over, place = self.heads[head], self.labels[head]
        self.hang(word, word if over == head else over, place)
        for child in self.below(head):
            self.hang(child, word, self.labels[child])
        self.hang(head, word, label)


def _bottom_up(tree: _Tree) -> list[int]:
    """Return all words, each after its dependents."""
    order: list[int] = [word for word, head in enumerate(tree.heads) if head == word]
    for word in order:
        order += tree.children[word]
    return order[::-1]


def _prepositions(tree: _Tree) -> None:
    """Let the object of a preposition take its place: ``in`` > ``Homs`` becomes ``Homs`` > ``in``, as ``case`` or ``mark``."""
    for word in _bottom_up(tree):
        objects = tree.below(word, "pobj") or tree.below(word, "pcomp")
        if not objects and tree.labels[word] in PREPOSITIONAL and not _is_nominal(tree.doc[word]):
            objects = [child for child in tree.below(word, "prep") if tree.below(child, "case")]
        real = [child for child in objects if tree.children[child] or tree.doc[child].pos_ != "ADP"]
        if not real:
            continue
        for second in tree.below(word, "pcomp"):
            if second not in real:
                tree.labels[second] = "fixed"
        is_clause = tree.labels[real[0]] == "pcomp" and _is_clause(tree.doc[real[0]])
        kept = tree.below(word, "fixed")
        tree.promote(real[0], "mark" if is_clause else "case")
        for second in kept:
            tree.hang(second, word, "fixed")


def _predicate(tree: _Tree, copula: int) -> int | None:
    """Return what a form of "be" says of its subject: a noun or adjective, else the phrase that follows it."""
    if tree.below(copula, "expl"):
        return None
    if said := tree.below(copula, "attr", "acomp"):
        return said[0]
    phrases = [child for child in tree.below(copula, "obl") if child > copula and tree.below(child, "case")]
    return phrases[0] if phrases else None


def _copulas(tree: _Tree) -> None:
    """Let what "be" says of its subject take its place; after "there" it is the subject itself."""
    for word in _bottom_up(tree):
        if tree.doc[word].lower_ not in BE or tree.labels[word] in ("aux", "auxpass"):
            continue
        for there in tree.below(word, "expl"):
            for said in tree.below(word, "attr") if tree.doc[there].lower_ == "there" else []:
                tree.labels[said] = "nsubj"
        if (said_first := _predicate(tree, word)) is not None:
            tree.promote(said_first, "cop")


def _raised(tree: _Tree) -> None:
    """Hang the subject of an infinitive on the verb before it: ``ordered`` > ``troops`` to ``attack``."""
    for word, label in enumerate(tree.labels):
        subjects = tree.below(word, "nsubj", "nsubjpass")
        is_marked = bool(tree.below(word, "mark")) or any(
            tree.doc[child].tag_ in ("MD", "VBD", "VBZ", "VBP") for child in tree.below(word, "aux", "auxpass")
        )
        if label == "ccomp" and tree.doc[word].tag_ == "VB" and subjects and not is_marked:
            tree.hang(subjects[0], tree.heads[word], "dobj")
            tree.labels[word] = "xcomp"


def _coordination(tree: _Tree) -> None:
    """Hang every conjunct on the first, and each conjunction on the conjunct that follows it."""
    for word in range(len(tree.heads)):
        while tree.labels[word] == "conj" and tree.labels[tree.heads[word]] == "conj":
            tree.hang(word, tree.heads[tree.heads[word]], "conj")
    for word, label in enumerate(tree.labels):
        if label == "cc":
            head = tree.heads[word]
            first = tree.heads[head] if tree.labels[head] == "conj" else head
            following = [child for child in tree.below(first, "conj") if child > word]
            if following:
                tree.hang(word, following[0], "cc")


def _phrases(tree: _Tree) -> None:
    """Label prepositional phrases, which hang by their noun or verb now, and prepositions left alone."""
    for word, label in enumerate(tree.labels):
        if label in (*PREPOSITIONAL, "pobj", "pcomp") and tree.heads[word] != word:
            tree.labels[word] = _phrase(tree, word, label)


def _phrase(tree: _Tree, word: int, label: str) -> str:
    is_noun = _is_nominal(tree.doc[tree.heads[word]])
    if tree.below(word, "mark") and _is_clause(tree.doc[word]):
        return "acl" if is_noun else "advcl"
    if not tree.below(word, "case"):
        return "iobj" if label == "dative" else "advmod"
    return "nmod" if is_noun else "obl:agent" if label == "agent" else "obl"


def _label(tree: _Tree, word: int) -> str:
    """Return the UD label of a word that hangs where UD hangs it."""
    label = tree.labels[word]
    if tree.heads[word] == word:
        return ROOT
    return "mark" if label == "aux" and tree.doc[word].tag_ == "TO" else CLEARNLP.get(label, label)


def convert(doc: Doc) -> Doc:
    """Turn the heads and labels of a document into UD's, in place; one that is UD's already is left as it is.

    Tags are read, so that a tagger should have run. Sentences stay as they are.
    """
    if not doc.has_annotation("DEP") or scheme(doc) is Scheme.UD:
        return doc
    tree = _Tree(doc)
    for step in (_prepositions, _phrases, _copulas, _raised, _coordination):
        step(tree)
    labels = [doc.vocab.strings.add(_label(tree, word)) for word in range(len(doc))]
    offsets = np.array([head - word for word, head in enumerate(tree.heads)], dtype=np.int64)
    columns = np.column_stack([offsets.astype(np.uint64), np.array(labels, dtype=np.uint64)])
    return doc.from_array(["HEAD", "DEP"], columns)  # type: ignore[arg-type]  # as Doc.to_array gives them


@Language.component(FACTORY, requires=["token.head", "token.dep"], assigns=["token.head", "token.dep"])
def component(doc: Doc) -> Doc:
    """Be the pipeline component of :func:`convert`."""
    return convert(doc)
