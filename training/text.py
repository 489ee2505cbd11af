"""Unannotated text in few bytes: words as indices of forms, cut as the shipped pipeline cuts them."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from newsledger.nlp.load import load_for_text
from newsledger.nlp.windows import LONGEST, WINDOW, Sentence, fitted, pack
from newsledger.nlp.wordpiece import WordPiece

# Sentences at the start of a part that may have a window apart from the others; windows have four or so.
MOST_APART = 4
# Pieces that mark the ends of a window.
ENDS = 2

Array = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text in parts that stand apart (paragraphs, articles).

    ``forms``: the different words; ``words`` [N]: of the text, as indices of ``forms``; ``sentences`` [S + 1]: where each
    sentence starts among the words, and their end; ``parts`` [P + 1]: where each part starts among the sentences.
    """

    forms: tuple[str, ...]
    words: Array
    sentences: Array
    parts: Array

    def write(self, path: Path) -> None:
        """Write the arrays, all at once."""
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new.npz")
        forms = np.frombuffer("\n".join(self.forms).encode(), np.uint8)
        words = self.words.astype(np.int32)
        np.savez_compressed(new, forms=forms, words=words, sentences=self.sentences, parts=self.parts)
        new.replace(path)

    @classmethod
    def read(cls, path: Path) -> "Text":
        """Read what :meth:`write` wrote."""
        with np.load(path) as held:
            arrays = {name: held[name].astype(np.int64) for name in ("words", "sentences", "parts")}
            return cls(forms=tuple(held["forms"].tobytes().decode().split("\n")), **arrays)


def indexed(parts: Iterable[Iterable[Sequence[str]]]) -> Text:
    """Return parts, each of sentences of words, as one text; sentences that do not fit the encoder whole are left out."""
    index: dict[str, int] = {}
    words, sentences, starts = list[int](), [0], [0]
    for part in parts:
        for sentence in part:
            if 0 < len(sentence) <= LONGEST:
                words += [index.setdefault(word, len(index)) for word in sentence]
                sentences.append(len(words))
        if len(sentences) - 1 > starts[-1]:
            starts.append(len(sentences) - 1)
    return Text(forms=tuple(index), words=np.array(words), sentences=np.array(sentences), parts=np.array(starts))


def cut(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the sentences of running text as words."""
    for sentence in load_for_text()(text).sents:
        yield tuple(token.text for token in sentence if not token.is_space)


def words_and_spaces(sentence: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """Return the words of one sentence, and whether a space follows each."""
    tokens = [token for token in load_for_text().make_doc(sentence) if not token.is_space]
    return tuple(token.text for token in tokens), tuple(bool(token.whitespace_) for token in tokens)


class Windows:
    """The windows of a text: whole sentences, together at most ``WINDOW`` word pieces; longer sentences are left out."""

    def __init__(self, text: Text, vocabulary: WordPiece):
        self.text = text
        self.pieces = [vocabulary.pieces(form) for form in text.forms]
        counts = np.array([len(each) for each in self.pieces])[text.words]
        self.sizes = np.diff(np.concatenate([[0], np.cumsum(counts)])[text.sentences])

    def spans(self, chance: random.Random) -> list[tuple[int, int]]:
        """Return the windows as sentences, half-open, shuffled; where each part is cut first differs from call to call."""
        found = []
        for start, end in pairwise(self.text.parts.tolist()):
            first = start + chance.randrange(min(MOST_APART, end - start))
            for low, high in ((start, first), (first, end)):
                found += [(low + begun, low + done) for begun, done in pack(self.sizes[low:high].tolist())]
        chance.shuffle(found)
        return [(start, end) for start, end in found if self.sizes[start:end].sum() + ENDS <= WINDOW]

    def window(self, span: tuple[int, int]) -> list[Sentence]:
        """Return the sentences of a window: words and their pieces."""
        return [self._sentence(number) for number in range(*span)]

    def _sentence(self, number: int) -> Sentence:
        start, end = self.text.sentences[number : number + 2].tolist()
        words = self.text.words[start:end].tolist()
        return [self.text.forms[word] for word in words], fitted([self.pieces[word] for word in words])
