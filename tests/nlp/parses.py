"""Sentences with their parse in both schemes, by hand: the same words, tags, heads and labels of UD and of ClearNLP."""

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

BLANK = spacy.blank("en")
Row = tuple[str, str, int, str, int, str]
# The parts of speech that the tags below stand for; "be" and "have" as auxiliaries follow from their labels.
POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "EX": "PRON",
    "CD": "NUM", "DT": "DET", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART", "CC": "CCONJ", "JJ": "ADJ", "RB": "ADV",
    "MD": "AUX", ",": "PUNCT", ".": "PUNCT",
}  # fmt: skip


def _rows(block: str) -> list[Row]:
    """Read lines of word, tag, UD head (from 1, 0 is the root) and label, and ClearNLP's where they differ."""
    rows = []
    for line in block.strip().splitlines():
        word, tag, head, label, *other = line.split()
        rows.append((word, tag, int(head), label, int(other[0]) if other else int(head), other[1] if other else label))
    return rows


def _blocks() -> dict[str, list[Row]]:
    text = Path(__file__).with_name("parses.txt").read_text(encoding="utf-8")
    blocks = [_rows("\n".join(x for x in block.splitlines() if x[:2] != "# ")) for block in text.strip().split("\n\n")]
    return {" ".join(row[0] for row in rows): rows for rows in blocks}


SENTENCES = _blocks()


def annotate(doc: Doc, sentence: str, scheme: str) -> Doc:
    """Write the tags, heads and labels of a sentence into a document that holds its words."""
    rows = SENTENCES[sentence]
    at = 2 if scheme == "ud" else 4
    for token, row in zip(doc, rows, strict=True):
        head, label = int(row[at]), str(row[at + 1])
        token.tag_ = row[1]
        token.head = doc[head - 1] if head else token
        token.dep_ = label if head else "ROOT"
        token.pos_ = POS.get(row[1], "AUX" if label in ("aux", "cop", "auxpass", "aux:pass") else "VERB")
    return doc


def parsed(sentence: str, scheme: str, nlp: Language = BLANK) -> Doc:
    """Return a sentence of parses.txt as a document, in ``scheme`` ud or clearnlp, as its parser would leave it."""
    return annotate(Doc(nlp.vocab, words=[row[0] for row in SENTENCES[sentence]]), sentence, scheme)
