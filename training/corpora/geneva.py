"""GENEVA: 115 event types on FrameNet's full texts (news, encyclopaedias, letters, guides), by their trigger words.

Parekh et al. 2023. Its sentences each hold an event of some type, and every word that FrameNet's annotators made one of
those types is a trigger. FrameNet is CC BY 3.0.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from training.corpora import conllu
from training.corpora.detokenize import spaces
from training.corpora.overlap import known
from training.corpora.roles import TREE_FILES
from training.corpora.spans import carry
from training.corpora.words import cut
from training.example import Document, Sentence

FILE = Path("geneva/geneva_union.jsonl")
# The corpus's splits in the order in which a text that several have is kept, so that test stays as published.
SPLITS = {"test": "test", "val": "dev", "train": "train"}

_QUOTES = {"``": '"', "''": '"'}


def documents(corpora: Path) -> Iterator[Document]:
    """Yield the sentences, each a document of its own, in the published splits: test, dev, train.

    A sentence that EWT has too (in any split: its other layers are learned there), and one of dev or train that is in a
    split before it, is left out; nearly the same counts as the same.
    """
    rows = [orjson.loads(line) for line in (corpora / FILE).read_bytes().splitlines()]
    seen = [text for name in TREE_FILES for text in (parsed.sentence.text() for parsed in conllu.read(corpora / name))]
    for published, split in SPLITS.items():
        is_seen = known(seen)
        found = [sentence(row) for row in rows if row["split"] == published]
        kept = [item for item in found if not is_seen(item.text())]
        seen += [item.text() for item in kept]
        for item in kept:
            yield Document(document_id=item.sentence_id, corpus="geneva", split=split, sentences=(item,))


def sentence(row: Mapping[str, Any]) -> Sentence:
    """Return a row of the corpus as words and spaces of running text, with its triggers by their last word.

    The corpus cuts words at every mark ("U", ".", "N", "."), so the words are made anew from its sentence.
    """
    words = cut(row["sentence"])
    spans = [
        (mention["trigger"]["start"], mention["trigger"]["end"], mention["event_type"])
        for mention in row["event_mentions"]
    ]
    triggers = {(end - 1, event_type) for _, end, event_type in carry(spans, row["tokens"], words)}
    return Sentence(
        words=tuple(_QUOTES.get(word, word) for word in words),
        spaces=_set(words),
        triggers=tuple(sorted(triggers)),
        sentence_id=f"geneva-{row['wnd_id']}",
    )


def _set(words: Sequence[str]) -> tuple[bool, ...]:
    """Where spaces stand: none around a hyphen between two words, for the corpus has dashes as ``--``."""
    after = list(spaces(words))
    for index in range(1, len(words) - 1):
        if words[index] == "-" and words[index - 1][-1].isalnum() and words[index + 1][0].isalnum():
            after[index - 1] = after[index] = False
    return tuple(after)
