"""PropBank's roles on the trees of UD English-EWT: each argument by its syntactic head word.

Source: the unified PropBank release of Bonial et al. (frames 3.1), mapped to UD's words. It is exhaustive for verbs
(96 % of the words UD tags VERB have a roleset; the others are attributive participles and the prepositions "including",
"according to"), for the nouns in its frame inventory (85 % of the tokens of lemmas that it knows) and for adjectives that
are predicates of a copula (75 %), so that all three are for ``Sentence.predicate_pos``. It covers all of EWT but for a few
sentences, which :func:`roles` leaves out.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from training.corpora import conllu
from training.example import Predicate

ROLES_FILE = Path("propbank_ewt/propbank_ewt_on_ud.jsonl")
TREE_FILES = tuple(Path(f"ud_ewt/en_ewt-ud-{split}.conllu") for split in ("train", "dev", "test"))

_POS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
_POS_BY_XPOS = {"V": "VERB", "N": "NOUN"}
# "The first phase, she said, will ..." is one argument in two parts, like any other C- argument.
_DISCONTINUOUS_SPEECH = "-DSP"
# ARGA, a second causer ("where I am boarding [a horse]"), occurs three times in all: too few to learn.
_UNLEARNABLE = frozenset({"ARGA"})

# A word of a tree: upos, xpos, head (its own index for the root).
Word = tuple[str, str, int]


def roles(corpora: Path) -> dict[str, tuple[Predicate, ...]]:
    """Return the predicates of each annotated sentence of EWT, by UD's ``sent_id``, in the order of its words.

    A sentence that is missing was not annotated: it has verbs, but none of them a roleset, or PropBank has nothing of
    its whole document. Auxiliaries ("has" in "has left") are no predicates; copulas are, as VERB.
    """
    trees = dict(_trees(corpora))
    rows: dict[str, list[dict[str, Any]]] = {sentence_id: [] for sentence_id in trees}
    for line in (corpora / ROLES_FILE).read_bytes().splitlines():
        row = orjson.loads(line)
        rows[row["sent_id"]].append(row)
    documents = {_document_id(sentence_id) for sentence_id, found in rows.items() if found}
    return {
        sentence_id: tuple(_predicates(found, trees[sentence_id]))
        for sentence_id, found in rows.items()
        if found or (_document_id(sentence_id) in documents and not _has_verb(trees[sentence_id]))
    }


def span_head(heads: Sequence[int], start: int, end: int, ignored: frozenset[int] = frozenset()) -> int:
    """Return the head word of ``start:end``: its highest word whose own head is outside, the first of equals.

    ``heads`` are indices within the sentence, a root's is its own; words in ``ignored`` (punctuation) count only where
    there is no other.

    >>> span_head([1, 1, 3, 1], 2, 4)
    3
    """
    tops = [word for word in range(start, end) if not start <= heads[word] < end or heads[word] == word]
    wanted = [word for word in tops if word not in ignored] or tops
    return min(wanted, key=lambda word: (_depth(heads, word), word))


def _depth(heads: Sequence[int], word: int) -> int:
    depth = 0
    while heads[word] != word:
        word, depth = heads[word], depth + 1
    return depth


def _predicates(rows: Sequence[Mapping[str, Any]], tree: Sequence[Word]) -> Iterator[Predicate]:
    for row in sorted(rows, key=lambda row: int(row["token"])):
        if not _is_auxiliary(row, tree):
            yield _predicate(row, tree)


def _is_auxiliary(row: Mapping[str, Any], tree: Sequence[Word]) -> bool:
    return tree[row["token"]][0] == "AUX" and not row["args"]


def _predicate(row: Mapping[str, Any], tree: Sequence[Word]) -> Predicate:
    word = row["token"]
    heads = [head for _, _, head in tree]
    marks = frozenset(index for index, (upos, _, _) in enumerate(tree) if upos == "PUNCT")
    found: dict[int, str] = {}
    for label, first, last in row["args"]:
        head = span_head(heads, first, last + 1, marks)
        if head != word and label not in _UNLEARNABLE:
            found.setdefault(head, label.removesuffix(_DISCONTINUOUS_SPEECH))
    return Predicate(word=word, sense=row["roleset"], pos=_pos(tree[word]), roles=tuple(sorted(found.items())))


def _pos(word: Word) -> str:
    """VERB, NOUN or ADJ; a word that UD tags otherwise ("enough", a split "over expose") by its XPOS, ADJ if all fails."""
    upos, xpos, _ = word
    return _POS.get(upos) or _POS_BY_XPOS.get(xpos[:1], "ADJ")


def _has_verb(tree: Sequence[Word]) -> bool:
    return any(upos in ("VERB", "AUX") for upos, _, _ in tree)


def _document_id(sentence_id: str) -> str:
    return sentence_id.rpartition("-")[0]


def _trees(corpora: Path) -> Iterator[tuple[str, list[Word]]]:
    for name in TREE_FILES:
        for parsed in conllu.read(corpora / name):
            sentence = parsed.sentence
            yield (
                sentence.sentence_id,
                list(zip(sentence.upos or (), sentence.xpos or (), sentence.heads or (), strict=True)),
            )
