"""Semantic roles on the test split of EWT (PropBank): given predicates, finding predicates, and both at once.

A role is right when its predicate, the head word of its argument and its label are (R- and C- labels as they stand); ``plain``
leaves out R- and C- on both sides. A predicate that is found counts with the part of speech that the gold gives its word, or,
where the gold has none there, with its own. Adjectives are scored in roles, and not in finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks import corpora as layers
from benchmarks.conll18 import Counts
from benchmarks.pipelines import predicates, read
from benchmarks.report import Report, Score
from training.example import Document

FILES = layers.EWT_FILES
NAME = "model.roles"
# PropBank's parts of speech, and what the pipeline calls them.
POS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
FOUND = ("verb", "noun")
GIVEN_TARGET = 0.80
VERB_TARGET = 0.92
Role = tuple[int, int, str]


@dataclass(slots=True)
class Gold:
    """The annotated sentences of a document: its words in them, predicates with their parts of speech, and roles."""

    words: set[int] = field(default_factory=set)
    predicates: dict[int, str] = field(default_factory=dict)
    roles: set[Role] = field(default_factory=set)


def gold(document: Document) -> Gold:
    """Return the gold of a document, words counted from its first."""
    found = Gold()
    for start, sentence in zip(layers.starts(document), document.sentences, strict=True):
        if sentence.predicates is None:
            continue
        found.words |= set(range(start, start + len(sentence.words)))
        for predicate in sentence.predicates:
            found.predicates[start + predicate.word] = POS[predicate.pos]
            found.roles |= {(start + predicate.word, start + word, label) for word, label in predicate.roles}
    return found


def roles(doc: Doc) -> set[Role]:
    """Return the roles that a pipeline gives."""
    found = predicates(doc)
    return {(word, argument.head.i, argument.role) for word in found for argument in found[word].arguments}


def plain(found: set[Role]) -> set[Role]:
    """Return the roles without those of relative words (R-) and of continued arguments (C-)."""
    return {role for role in found if not role[2].startswith(("R-", "C-"))}


def count(right: set[Role], found: set[Role]) -> Counts:
    """Return the counts of two sets."""
    return Counts(len(right & found), len(found), len(right))


def finding(right: Gold, found: dict[int, str], pos: str) -> Counts:
    """Return the counts of found predicates of one part of speech."""
    wanted = {word for word, kind in right.predicates.items() if kind == pos}
    ours = {word for word, kind in found.items() if word in right.words and right.predicates.get(word, kind) == pos}
    return Counts(len(wanted & ours), len(ours), len(wanted))


def misses(right: Gold, found: set[Role], doc: Doc) -> Iterator[str]:
    """Yield a line a wrong role, its kind first."""
    theirs = {role[:2]: role[2] for role in found}
    ours = {role[:2]: role[2] for role in right.roles}
    for word, head in sorted(ours.keys() | theirs.keys()):
        want, got = ours.get((word, head)), theirs.get((word, head))
        if want != got:
            kind = f"{want} said {got}" if want and got else f"missed {want}" if want else f"extra {got}"
            yield f"{kind}: {doc[word].text} ({right.predicates.get(word)}) <- {doc[head].text} | {doc[word].sent.text}"


def score(corpora: Path, nlp: Language) -> Report:
    """Score roles of given predicates, then what the pipeline finds by itself."""
    report = Report()
    documents = layers.ewt_test(corpora)
    golds = [gold(document) for document in documents]
    given, given_plain, whole = Counts(), Counts(), Counts()
    pairs = zip(documents, golds, strict=True)
    told = read(nlp, (layers.doc(nlp, document, sorted(right.predicates)) for document, right in pairs))
    for right, doc in zip(golds, told, strict=True):
        found = {role for role in roles(doc) if role[0] in right.words}
        given.add(count(right.roles, found))
        given_plain.add(count(plain(right.roles), plain(found)))
        report.errors += misses(right, found, doc)
    by_pos = {pos: Counts() for pos in FOUND}
    for right, doc in zip(golds, read(nlp, (layers.doc(nlp, document) for document in documents)), strict=True):
        said = {word: predicate.pos for word, predicate in predicates(doc).items()}
        whole.add(count(right.roles, {role for role in roles(doc) if role[0] in right.words}))
        for pos, counts in by_pos.items():
            counts.add(finding(right, said, pos))
    report.scores = [
        Score(f"{NAME}.given_f1", given.f1, given.gold, target=GIVEN_TARGET),
        Score(f"{NAME}.given_plain_f1", given_plain.f1, given_plain.gold),
        Score(f"{NAME}.end_to_end_f1", whole.f1, whole.gold),
        Score(f"{NAME}.verb_finding_f1", by_pos["verb"].f1, by_pos["verb"].gold, target=VERB_TARGET),
        Score(f"{NAME}.noun_finding_f1", by_pos["noun"].f1, by_pos["noun"].gold),
    ]
    return report
