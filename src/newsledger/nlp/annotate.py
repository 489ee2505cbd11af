"""Writing parses into a doc, as arrays: a few microseconds a word, where setting attributes token by token takes dozens.

Of white space it says what spaCy does: tag ``_SP``, label ``dep``, attached to the word before it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsledger.nlp.decoding import Parse
from newsledger.nlp.layout import Layout, space_heads
from newsledger.nlp.lemmas import lemmatize
from newsledger.nlp.predicates import (
    ArgumentRow,
    PredicateRow,
    TriggerRow,
    predicate_pos,
    set_predicates,
    set_triggers,
)
from newsledger.nlp.readings import Labels

Ints = npt.NDArray[np.intp]
Hashes = npt.NDArray[np.uint64]
Columns = dict[str, Hashes]
# What spaCy's column ENT_IOB holds.
INSIDE, OUTSIDE, BEGIN = 1, 2, 3
# Labels that spaCy or we give: of a root ("root" in UD), of a later part of a sentence too long to be read at once, of what
# has no better; and the tag of white space.
ROOT, PART, OTHER, SPACE_TAG = "ROOT", "parataxis", "dep", "_SP"
NO_FEATURES: Final = "_"


class Annotator:
    """Writes parses into docs of one vocabulary: the labels' hashes are looked up once, here."""

    def __init__(self, vocab: Vocab, labels: Labels):
        self.strings = vocab.strings
        self.xpos = labels.xpos
        self.upos = [label.partition("|")[0] for label in labels.morph]
        self.feats = [label.partition("|")[2] for label in labels.morph]
        self.tags = self._hashes(labels.xpos)
        self.pos = self._hashes(self.upos)
        plain = ["" if feats == NO_FEATURES else feats for feats in self.feats]
        self.morphs = np.array([vocab.morphology.add(feats) for feats in plain], np.uint64)
        self.no_morph = vocab.morphology.add("")
        self.deps = self._hashes([ROOT if label == "root" else label for label in labels.deprel])
        self.root, self.part, self.other = self._hashes([ROOT, PART, OTHER])
        self.space_tag, self.space_pos = self._hashes([SPACE_TAG, "SPACE"])

    def _hashes(self, texts: Iterable[str]) -> Hashes:
        """Return spaCy's number of each text; for names of its own (NOUN, VERB) that is the symbol, as its columns want it."""
        return np.array([self.strings.add(text) for text in texts], np.uint64)

    def annotate(self, doc: Doc, layout: Layout, parses: Sequence[Parse]) -> Doc:
        """Write the parse of each segment of ``layout`` into ``doc``, in place of what was there, and return it."""
        offsets = np.cumsum([0, *map(len, layout.segments)]).tolist()
        xpos, morph = _joined(parse.xpos for parse in parses), _joined(parse.morph for parse in parses)
        lemmas = self._lemmas(layout, xpos, morph)
        columns = self._blank(doc)
        tokens = layout.tokens
        columns["TAG"][tokens], columns["POS"][tokens] = self.tags[xpos], self.pos[morph]
        columns["MORPH"][tokens], columns["LEMMA"][tokens] = self.morphs[morph], self._hashes(lemmas)
        self._set_entities(columns, layout, parses, offsets)
        heads = self._set_relations(columns, layout, parses, offsets)
        _write(doc, columns, heads, layout)
        upos = [self.upos[index] for index in morph.tolist()]
        set_predicates(doc, _predicates(tokens.tolist(), parses, offsets, lemmas, upos))
        set_triggers(doc, _triggers(tokens.tolist(), parses, offsets))
        return doc

    def _blank(self, doc: Doc) -> Columns:
        """Return the columns of a doc that is all white space."""
        values = {
            "TAG": self.space_tag,
            "POS": self.space_pos,
            "MORPH": self.no_morph,
            "DEP": self.other,
            "ENT_IOB": OUTSIDE,
            "ENT_TYPE": 0,
        }
        lemma = doc.to_array("ORTH").astype(np.uint64)
        return {"LEMMA": lemma} | {name: np.full(len(doc), value, np.uint64) for name, value in values.items()}

    def _lemmas(self, layout: Layout, xpos: Ints, morph: Ints) -> list[str]:
        forms = list(chain.from_iterable(layout.segments))
        classes = morph.tolist()
        return lemmatize(
            forms,
            [self.upos[index] for index in classes],
            [self.xpos[index] for index in xpos.tolist()],
            [self.feats[index] for index in classes],
        )

    def _set_entities(self, columns: Columns, layout: Layout, parses: Sequence[Parse], offsets: Sequence[int]) -> None:
        """Mark the entities; white space within one is part of it."""
        for parse, offset in zip(parses, offsets, strict=False):
            for start, end, label in parse.entities:
                first, last = layout.tokens[offset + start], layout.tokens[offset + end - 1]
                columns["ENT_TYPE"][first : last + 1] = self.strings.add(label)
                columns["ENT_IOB"][first : last + 1] = INSIDE
                columns["ENT_IOB"][first] = BEGIN

    def _set_relations(self, columns: Columns, layout: Layout, parses: Sequence[Parse], offsets: Sequence[int]) -> Ints:
        """Set the labels of arcs, and return the head [N] of each token; a root's is itself."""
        heads = space_heads(layout)
        words, parts = _word_heads(layout, parses, offsets)
        heads[layout.tokens] = layout.tokens[words]
        deps = columns["DEP"]
        deps[layout.tokens] = self.deps[_joined(parse.deprel for parse in parses)]
        deps[deps == self.root] = self.other
        deps[layout.tokens[parts]] = self.part
        deps[heads == np.arange(len(heads))] = self.root
        return heads


def _joined(arrays: Iterable[npt.NDArray[np.integer]]) -> Ints:
    return np.concatenate([np.zeros(0, np.intp), *arrays])


def _word_heads(layout: Layout, parses: Sequence[Parse], offsets: Sequence[int]) -> tuple[Ints, list[int]]:
    """Return the head of each word of the doc, and the words that head a later part of a long sentence.

    Those are attached to the head of its first part, so that a sentence is one tree.
    """
    heads = _joined(parse.heads + offset for parse, offset in zip(parses, offsets, strict=False))
    parts = []
    for offset, end, is_first in zip(offsets, offsets[1:], layout.is_first, strict=False):
        root = offset + int((heads[offset:end] == np.arange(offset, end)).argmax())
        if is_first:
            opening = root
        else:
            heads[root] = opening
            parts.append(root)
    return heads, parts


def _write(doc: Doc, columns: Columns, heads: Ints, layout: Layout) -> None:
    """Write the columns and the tree; every sentence of the layout stays one.

    spaCy reads sentences off the trees, in a bounded number of passes: where arcs cross each other wildly, as in no
    language, it cuts one in two. Such a tree is made flat.
    """
    position = np.arange(len(heads))
    _write_columns(doc, columns | {"HEAD": (heads - position).view(np.uint64)})
    is_start = np.isin(position, layout.starts)
    wrong = layout.sentence[(doc.to_array("SENT_START") == 1) != is_start]
    if len(wrong):
        roots = position[heads == position][layout.sentence]
        flat = np.where(np.isin(layout.sentence, wrong), roots, heads)
        _write_columns(doc, columns | {"HEAD": (flat - position).view(np.uint64)})


def _write_columns(doc: Doc, columns: Columns) -> None:
    table = np.stack(list(columns.values()), axis=1)
    doc.from_array(list(columns), table)  # type: ignore[arg-type]  # any array of uint64 is allowed


def _predicates(
    tokens: list[int], parses: Sequence[Parse], offsets: Sequence[int], lemmas: Sequence[str], upos: Sequence[str]
) -> Iterator[PredicateRow]:
    """Yield the predicates of all segments, by the tokens of the doc."""
    for parse, offset in zip(parses, offsets, strict=False):
        for predicate in parse.predicates:
            word = offset + predicate.word
            arguments = tuple(_moved(argument, tokens, offset) for argument in predicate.arguments)
            pos = predicate_pos(upos[word])
            yield PredicateRow(tokens[word], lemmas[word], pos, predicate.factuality, arguments)


def _moved(argument: ArgumentRow, tokens: list[int], offset: int) -> ArgumentRow:
    role, head, start, end = argument
    return ArgumentRow(role, tokens[head + offset], tokens[start + offset], tokens[end - 1 + offset] + 1)


def _triggers(tokens: list[int], parses: Sequence[Parse], offsets: Sequence[int]) -> Iterator[TriggerRow]:
    """Yield the triggers of all segments, by the tokens of the doc."""
    for parse, offset in zip(parses, offsets, strict=False):
        for trigger in parse.triggers:
            yield trigger._replace(word=tokens[offset + trigger.word])
