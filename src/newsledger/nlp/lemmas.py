"""Lemmas as Universal Dependencies writes them: spaCy's rule lemmatizer, with tables that are made by training/lemmas.py.

A word that the treebanks have is looked up with its tag. Of others the ending is taken off by the tag (VBZ, VBD, VBN, VBG,
NNS, NNPS, JJR, JJS, RBR, RBS): exceptions first, then the first rule that gives a word of the index. Names keep their
capitals, other words lose them, initialisms too, unless they are always written with one (Iraqi).
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.lookups import Lookups
from spacy.tokens import Token
from spacy.vocab import Vocab

from newsledger.errors import ModelError
from newsledger.nlp import endings

TABLES: Final = Path(__file__).resolve().parents[1] / "model" / "lemmas.bin"
# Words whose lemmas are kept in memory, about 40 MB; news of a year has some 300,000 of words and tags.
CACHED: Final = 200_000
# Tag -> the kind of word whose ending it says to take off.
KINDS: Final = {
    **dict.fromkeys(("VBZ", "VBD", "VBN", "VBG"), "verb"),
    **dict.fromkeys(("NNS", "NNPS"), "noun"),
    **dict.fromkeys(("JJR", "JJS", "RBR", "RBS"), "adj"),
}
_STRAIGHT: Final = str.maketrans("“”‘’´–—", "\"\"'''--")
_IS: Final = frozenset(("'s", "’s", "s", "'S", "’S", "`s"))
_THOUSANDS: Final = re.compile(r",(?=\d{3}(?!\d))")
_ROMAN: Final = frozenset("IVXLCDM")

Key = tuple[str, str, str, str]


def small_key(form: str, xpos: str) -> str:
    """Return the key, in the table of words, of a form with its tag, whatever its capitals."""
    return f"{form.lower()} {xpos}"


def exact_key(form: str, xpos: str) -> str:
    """Return the key of a form with its tag as it is printed."""
    return f"={form} {xpos}"


class UdLemmatizer(EnglishLemmatizer):
    """spaCy's rule lemmatizer with UD's lemmas; it reads ``token.tag_`` (Penn tags) beside ``token.pos_``.

    The rules are those of :mod:`newsledger.nlp.endings`. Tables: ``lemma_index`` and ``lemma_exc`` (kind of word -> base forms,
    form -> lemma), as spaCy's own; ``lemma_words`` (all: key of a form and its tag -> lemma); ``lemma_case`` (capital: words
    always written with one; name: names as they are printed).
    """

    def __init__(self, vocab: Vocab, lookups: Lookups) -> None:
        """Take the tables of ``lookups``."""
        super().__init__(vocab, None, "lemmatizer", mode="rule", overwrite=True)
        self.initialize(lookups=lookups)
        self._words: dict[str, str] = lookups.get_table("lemma_words")["all"]
        kinds = set(KINDS.values())
        self._exceptions: dict[str, dict[str, str]] = {kind: lookups.get_table("lemma_exc")[kind] for kind in kinds}
        self._index = {kind: frozenset(lookups.get_table("lemma_index")[kind]) for kind in kinds}
        self._capital = frozenset(lookups.get_table("lemma_case")["capital"])
        self._names: dict[str, str] = {name.lower(): name for name in lookups.get_table("lemma_case")["name"]}

    @classmethod
    def get_lookups_config(cls, mode: str) -> tuple[list[str], list[str]]:
        """Return the tables that are needed, and those that are not."""
        return ["lemma_index", "lemma_exc", "lemma_words", "lemma_case"], []

    def rule_lemmatize(self, token: Token) -> list[str]:
        """Return the lemma of a token, as a list of one."""
        return [self.lemma(token.text, token.pos_, token.tag_, str(token.morph))]

    def is_base(self, word: str, xpos: str) -> bool:
        """Say whether a word is a base form that words with this tag may come from."""
        return xpos in KINDS and word.lower() in self._index[KINDS[xpos]]

    def lemma(self, form: str, upos: str, xpos: str, feats: str = "_") -> str:
        """Return the lemma of a word, from its UD and Penn tags and features."""
        known = self._words.get(exact_key(form, xpos)) or self._words.get(small_key(form, xpos))
        if known is not None:
            return known
        match upos:
            case "PUNCT" | "SYM" | "X":
                return form.translate(_STRAIGHT)
            case "NUM":
                return _number(form)
        if upos == "PROPN" or xpos in ("NNP", "NNPS"):
            return self._name(form, _inflection(form) if upos == "VERB" else xpos, feats)
        return self._cased(form, self._base(form.lower(), xpos, feats), xpos)

    def _base(self, low: str, xpos: str, feats: str) -> str:
        """Return the word in small letters without the ending that its tag says."""
        kind = KINDS.get(xpos)
        if kind is None or "Number=Ptan" in feats:
            return low
        head, hyphen, last = low.rpartition("-")
        if hyphen and last and low not in self._index[kind]:
            return f"{head}-{self._base(last, xpos, feats)}"
        return self._exceptions[kind].get(low) or endings.strip(low, xpos, self._index[kind])

    def _cased(self, form: str, base: str, xpos: str) -> str:
        """Return ``base`` with the capitals of ``form`` if it always has one, or is an adjective from an unknown name."""
        if form.islower():
            return base
        is_from_name = xpos == "JJ" and base not in self._index["adj"] and form.istitle()
        return _recased(base, form) if base in self._capital or is_from_name else base

    def _name(self, form: str, xpos: str, feats: str) -> str:
        """Return a name with its capitals, one in capitals only as it is printed elsewhere; plurals lose their ending."""
        if form.isupper() or form.islower():
            form = self._names.get(form.lower(), form)
        return _recased(self._base(form.lower(), xpos, feats), form) if xpos in KINDS else form


def _inflection(form: str) -> str:
    """Return the tag of a verb in a name, which is tagged as a name: Developing."""
    return "VBG" if form.endswith("ing") else "VBN" if form.endswith("ed") else "NNP"


def _recased(base: str, form: str) -> str:
    """Return ``base`` with the capitals of the word that it is the base of."""
    if form.isupper() and len(form) > 1:
        return base.upper()
    shared = next(
        (at for at, (one, other) in enumerate(zip(base, form.lower(), strict=False)) if one != other), len(base)
    )
    return form[:shared] + base[shared:]


def _number(form: str) -> str:
    """Return 40000 for 40,000, 3.5 for 3,5, II for II, seven for Seven."""
    if form[:1].isdigit():
        return _THOUSANDS.sub("", form).replace(",", ".").translate(_STRAIGHT).lower()
    return form if _ROMAN.issuperset(form) else form.lower().translate(_STRAIGHT)


@cache
def lemmatizer(path: Path = TABLES) -> UdLemmatizer:
    """Return the lemmatizer with the tables at ``path``, loaded once a process.

    Raises:
        ModelError: there are no tables.
    """
    if not path.is_file():
        raise ModelError(
            f"{path}: the tables of lemmas are missing; install newsledger again, or make them with training/lemmas.py"
        )
    return UdLemmatizer(Vocab(), Lookups().from_bytes(path.read_bytes()))


_lemmas: dict[Key, str] = {}


def lemmatize(forms: Sequence[str], upos: Sequence[str], xpos: Sequence[str], feats: Sequence[str]) -> list[str]:
    """Return the lemmas of words in the order of their text, from their tags and features (``_``: none).

    What is known of a word alone is kept from call to call; ``'s`` is *be* or *have* by what follows.

    >>> lemmatize(["She", "'s", "gone"], ["PRON", "AUX", "VERB"], ["PRP", "VBZ", "VBN"], ["_", "_", "Tense=Past"])
    ['she', 'have', 'go']
    """
    keys = list(zip(forms, upos, xpos, feats, strict=True))
    lemmas = [_lemmas.get(key) or _new(key) for key in keys]
    for index, form in enumerate(forms):
        if form in _IS and xpos[index] == "VBZ" and _is_perfect(keys[index + 1 : index + 4]):
            lemmas[index] = "have"
    return lemmas


def _new(key: Key) -> str:
    if len(_lemmas) >= CACHED:
        _lemmas.clear()
    _lemmas[key] = lemmatizer().lemma(*key)
    return _lemmas[key]


def _is_perfect(following: Sequence[Key]) -> bool:
    """Say whether a participle that is no passive follows, adverbs between."""
    for _, _, tag, features in following:
        if tag != "RB":
            return tag == "VBN" and "Voice=Pass" not in features
    return False
