"""Tokens: the syntactic words of Universal Dependencies, cut by spaCy's tokenizer with rules of our own, in bounded time.

No token holds white space beside letters, and no character is changed: offsets are the text's.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from spacy.lang.char_classes import ALPHA
from spacy.lang.en import EnglishDefaults
from spacy.tokenizer import Tokenizer as SpacyTokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

from newsledger import lexicon
from newsledger.nlp import token_rules

# Characters without white space that are tokenized at once. Addresses of pages are shorter; 5,000 brackets in a row take
# spaCy 3 seconds, 20,000 a minute, and in pieces of this length a few hundredths of a second.
LONGEST_RUN: Final = 256
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")
# A period that ends no sentence, as what follows shows: a small letter, a digit, or a mark that no sentence begins with.
_GOES_ON: Final = re.compile(rf"\.(?<=[{ALPHA}]\.)(?=[,;:)]|\s[a-z]|\s?(?P<digit>[0-9]))")
_WORD: Final = re.compile(r"[\w.'’-]+\Z")
# Characters before a period in which an abbreviation is looked for: longer than any in the lexicon.
_LONGEST_ABBREVIATION: Final = 12

Tokenizer = Callable[[str], Doc]


def _unless_letters(match: Callable[[str], re.Match[str] | None], text: str) -> re.Match[str] | None:
    """Match a rule, at once not where there are only letters: no rule cuts those, and most of text is those."""
    return None if text.isalpha() else match(text)


def _find_unless_letters(find: Callable[[str], Iterator[re.Match[str]]], text: str) -> Iterable[re.Match[str]]:
    return () if text.isalpha() else find(text)


@dataclass(frozen=True, slots=True)
class UdTokenizer:
    """spaCy's tokenizer with the rules of this module, then :func:`joined`; a class, so that it travels to other processes."""

    cut: SpacyTokenizer

    def __call__(self, text: str) -> Doc:
        """Return the document of ``text``."""
        return joined(self.cut(text))


def tokenizer(vocab: Vocab) -> Tokenizer:
    """Return a tokenizer that cuts text into the words of Universal Dependencies.

    >>> import spacy
    >>> [token.text for token in tokenizer(spacy.blank("en").vocab)("Pro-EU MPs didn't pay $5bn for F-16s?!")]
    ['Pro-EU', 'MPs', 'did', "n't", 'pay', '$', '5', 'bn', 'for', 'F', '-', '16s', '?!']
    """
    cut = SpacyTokenizer(
        vocab,
        rules=token_rules.exceptions(),
        prefix_search=partial(_unless_letters, compile_prefix_regex(token_rules.prefixes()).search),
        suffix_search=partial(_unless_letters, compile_suffix_regex(token_rules.suffixes()).search),
        infix_finditer=partial(_find_unless_letters, compile_infix_regex(token_rules.infixes()).finditer),
        token_match=partial(_unless_letters, token_rules.WHOLE.fullmatch),
        url_match=partial(_unless_letters, EnglishDefaults.url_match),  # type: ignore[arg-type]  # English has one
    )
    return UdTokenizer(cut)


@cache
def _open_abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Return abbreviations whose period is part of them only where the sentence goes on: those before digits, and others."""
    rows = [row for row in lexicon.load("abbreviations") if row["kind"] != "mark" and not token_rules.keeps_period(row)]
    numbers = frozenset(text for row in rows if row["kind"] == "number" for text in token_rules.with_period(row))
    return numbers, frozenset(text for row in rows for text in token_rules.with_period(row)) - numbers


def _joints(text: str) -> Iterator[tuple[int, int]]:
    numbers, others = _open_abbreviations()
    for match in _GOES_ON.finditer(text):
        word = _WORD.search(text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.end()])
        if word and word[0] in (numbers if match["digit"] else others):
            yield match.end() - len(word[0]), match.end()


def joined(doc: Doc) -> Doc:
    """Join abbreviations with their period where what follows shows that no sentence ends: ``No. 5``, ``guns, etc., that``."""
    ends = dict(_joints(doc.text))
    if not ends:
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    end = 0
    for token in doc:
        if token.idx < end:
            words[-1] += token.text
            spaces[-1] = bool(token.whitespace_)
        else:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            end = ends.get(token.idx, end)
    return Doc(doc.vocab, words=words, spaces=spaces)


@dataclass(frozen=True, slots=True)
class _Bounded:
    """A tokenizer in bounded time; a class, so that it travels to other processes."""

    tokenizer: Tokenizer
    vocab: Vocab

    def __call__(self, text: str) -> Doc:
        if not _LONG_RUN.search(text):
            return self.tokenizer(text)
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _pieces(text):
            for token in self.tokenizer(piece):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self.vocab, words=words, spaces=spaces)


def bounded(tokenizer: Tokenizer, vocab: Vocab) -> Tokenizer:
    """Return a tokenizer that gives what ``tokenizer`` does, but cuts runs longer than ``LONGEST_RUN`` first."""
    return _Bounded(tokenizer, vocab)


def _pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces, cut only inside of long runs."""
    start = 0
    for run in _LONG_RUN.finditer(text):
        yield text[start : run.end()]
        start = run.end()
    yield text[start:]
