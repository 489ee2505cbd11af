"""Make the tables of the lemmatizer: ``python -m training.lemmas CONVERTED OUT``.

CONVERTED holds ``ewt.train.jsonl`` and ``gum.train.jsonl`` (training.convert); OUT is the file to write, ``lemmas.bin``. Base
forms and exceptions are those of the package spacy-lookups-data (MIT; from WordNet 3.0); words whose lemma in the treebanks'
training parts is not what those give are listed with their tag.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from spacy.lookups import Lookups, load_lookups
from spacy.vocab import Vocab

from newsledger import lexicon
from newsledger.nlp import endings
from newsledger.nlp.lemmas import KINDS, UdLemmatizer, exact_key, small_key
from training.example import read

# The treebanks, and what a word of each counts where they differ (people/people, people/person): the model is EWT's first.
CORPORA: Final = {"ewt": 2, "gum": 1}
TAGS: Final = {"verb": ("VBZ", "VBD", "VBG"), "noun": ("NNS",), "adj": ("JJR", "JJS")}
# Sum of weights up to which a word is seen too seldom to tell which of two lemmas is usual: three times in EWT.
SELDOM: Final = 6

Counts = dict[str, Counter[str]]


class Word(NamedTuple):
    """A word of a treebank with its tags and its lemma there."""

    form: str
    upos: str
    xpos: str
    feats: str
    lemma: str
    weight: int


def words(folder: Path) -> Iterator[Word]:
    """Yield the words of the treebanks' training parts, without parts of words that are printed apart and typing errors."""
    for corpus, weight in CORPORA.items():
        for document in read(folder / f"{corpus}.train.jsonl"):
            for s in document.sentences:
                if s.lemmas and s.upos and s.xpos and s.feats:
                    columns = zip(s.words, s.upos, s.xpos, s.feats, s.lemmas, strict=True)
                    yield from (word for row in columns if _is_good(word := Word(*row, weight)))


def _is_good(word: Word) -> bool:
    return word.lemma != "_" and word.xpos != "GW" and "Typo=Yes" not in word.feats


def base_forms(spacys: Lookups) -> dict[str, list[str]]:
    """Return the base forms of each kind; those of more than one word are left out."""
    index = spacys.get_table("lemma_index")
    return {kind: sorted(word for word in index[kind] if word.isalpha()) for kind in TAGS}


def exceptions(spacys: Lookups, index: dict[str, list[str]]) -> dict[str, dict[str, str]]:
    """Return form -> lemma of each kind, where the rules give another for one of its tags."""
    table = spacys.get_table("lemma_exc")
    return {kind: dict(_exceptions(table[kind], tags, frozenset(index[kind]))) for kind, tags in TAGS.items()}


def _exceptions(table: dict[str, list[str]], tags: Iterable[str], index: frozenset[str]) -> Iterator[tuple[str, str]]:
    for form, lemmas in sorted(table.items()):
        lemma = _usual(lemmas)
        if form.isalpha() and lemma not in {endings.strip(form, tag, index) for tag in tags}:
            yield form, lemma


def _usual(lemmas: list[str]) -> str:
    """Return the first of the lemmas of a form, the American spelling of it where both are there: install, not instal."""
    doubled = lemmas[0] + lemmas[0][-1]
    return doubled if doubled in lemmas else lemmas[0]


def spellings(known: list[Word]) -> dict[str, list[str]]:
    """Return the words that are always written with a capital, and names as they are printed."""
    cases: dict[str, Counter[bool]] = defaultdict(Counter)
    for word in known:
        if word.upos in ("NOUN", "ADJ", "ADV", "VERB"):
            cases[word.lemma.lower()][word.lemma != word.lemma.lower()] += 1
    capital = {lemma for lemma, count in cases.items() if count[True] > count[False]} | _demonyms()
    return {"capital": sorted(capital), "name": sorted(_names(known))}


def _demonyms() -> set[str]:
    rows = lexicon.load("countries")
    return {name.lower() for row in rows for name in row["demonyms"].split("|") if name.isalpha()}


def _names(known: list[Word]) -> set[str]:
    """Return names that are oftener printed with one capital than in capitals only, and first names."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for word in known:
        if word.upos == "PROPN" and word.xpos == "NNP" and not word.form.islower():
            seen[word.form.lower()][word.form] += 1
    usual = {counts.most_common(1)[0][0] for counts in seen.values()}
    first = {row["name"] for row in lexicon.load("first_names") if row["name"].lower() not in seen}
    return {name for name in usual | first if not name.isupper() and name.isalpha()}


def listed(known: list[Word], lemmatizer: UdLemmatizer) -> dict[str, str]:
    """Return key -> lemma where the lemmatizer without them gives another: by small letters, then as printed.

    It is asked without features, so that a plural that has no singular (clothes) needs no help of the tagger.
    """
    found: dict[str, str] = {}
    for spelling in (small_key, exact_key):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        given: dict[str, Counter[str]] = defaultdict(Counter)
        for word in known:
            key = spelling(word.form, word.xpos)
            counts[key][word.lemma] += word.weight
            small = found.get(small_key(word.form, word.xpos))
            given[key][small or lemmatizer.lemma(word.form, word.upos, word.xpos)] += word.weight
        found |= dict(_better(counts, given, lemmatizer))
    return dict(sorted(found.items()))


def _better(counts: Counts, given: Counts, lemmatizer: UdLemmatizer) -> Iterator[tuple[str, str]]:
    """Yield key and lemma where that is right oftener than what was given, unless it is doubtful."""
    for key, lemmas in counts.items():
        (lemma, count), (other, _) = lemmas.most_common(1)[0], given[key].most_common(1)[0]
        is_seldom = sum(lemmas.values()) <= SELDOM
        if count > sum((lemmas & given[key]).values()) and not _is_doubtful(
            lemma, other, key.rpartition(" ")[2], is_seldom, lemmatizer
        ):
            yield key, lemma


def _is_doubtful(lemma: str, other: str, xpos: str, is_seldom: bool, lemmatizer: UdLemmatizer) -> bool:
    """Say whether a lemma is rather an error, or one of two readings: the other is a base form, and it is none or seldom."""
    is_error = KINDS.get(xpos) == "verb" and not lemmatizer.is_base(lemma, xpos)
    return lemmatizer.is_base(other, xpos) and (is_seldom or is_error)


def tables(known: list[Word]) -> Lookups:
    """Return the tables that :class:`newsledger.nlp.lemmas.UdLemmatizer` reads."""
    spacys = load_lookups("en", ["lemma_index", "lemma_exc"])
    index = base_forms(spacys)
    lookups = Lookups()
    lookups.add_table("lemma_index", index)
    lookups.add_table("lemma_exc", exceptions(spacys, index))
    lookups.add_table("lemma_case", spellings(known))
    lookups.add_table("lemma_words", {"all": {}})
    found = listed(known, UdLemmatizer(Vocab(), lookups))
    lookups.remove_table("lemma_words")
    lookups.add_table("lemma_words", {"all": found})
    return lookups


if __name__ == "__main__":
    converted, out = map(Path, sys.argv[1:3])
    made = tables(list(words(converted)))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(made.to_bytes())
    listed_words = len(made.get_table("lemma_words")["all"])
    sys.stdout.write(f"{out}: {out.stat().st_size} bytes, {listed_words} words with their tag\n")
