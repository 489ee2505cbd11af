"""Sentences of named-entity corpora that come as two columns: words without the spaces between them, and their tags."""

from collections.abc import Mapping, Sequence

from training.corpora import labels, weak
from training.corpora.detokenize import spaces
from training.corpora.spans import tagged
from training.example import Sentence


def sentence(
    rows: Sequence[Sequence[str]], kinds: Mapping[str, tuple[str, ...]], annotated: tuple[str, ...], sentence_id: str
) -> Sentence:
    """Return the sharpened sentence of rows of word and tag; ``kinds``: the corpus's labels -> what ours may be."""
    words = tuple(row[0] for row in rows)
    return weak.sharpen(
        Sentence(
            words=words,
            spaces=spaces(words),
            entities=labels.entities(tagged([row[1] for row in rows]), kinds),
            annotated=annotated,
            sentence_id=sentence_id,
        )
    )
