"""What the benchmarks of the language model share: docs of given words, and running a pipeline over them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

# Word indices whose roles and factuality are asked for, in place of the predicates that the pipeline would find.
GIVEN = "given_predicates"
if not Doc.has_extension(GIVEN):
    Doc.set_extension(GIVEN, default=None)

GivenWords = Sequence[tuple[str, bool]]


def gold_doc(nlp: Language, sentences: Iterable[GivenWords], given: Sequence[int] | None = None) -> Doc:
    """Return an unread doc of given sentences, each of words and whether a space follows; ``given`` predicates, if any."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        starts += [index == 0 for index in range(len(sentence))]
        words += [word for word, _ in sentence]
        spaces += [has_space for _, has_space in sentence]
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)
    if given is not None:
        doc._.set(GIVEN, tuple(given))
    return doc


def read(nlp: Language, docs: Iterable[Doc]) -> Iterator[Doc]:
    """Yield given docs as the pipeline reads them; it may cut a given sentence further, as a parser with two roots does.

    Raises:
        ValueError: the pipeline joined sentences that it was given, so nothing can be compared.
    """
    given = [(doc, [token.i for token in doc if token.is_sent_start]) for doc in docs]
    for doc, (_, starts) in zip(nlp.pipe([doc for doc, _ in given]), given, strict=True):
        if not all(doc[start].is_sent_start for start in starts):
            raise ValueError(
                f"the pipeline moved the sentence boundaries of {doc.text[:60]!r}; it must keep given ones"
            )
        yield doc


def predicates(doc: Doc) -> dict[int, Any]:
    """Return the predicates by the index of their token; none where the pipeline knows none."""
    return {found.token.i: found for found in doc._.predicates} if Doc.has_extension("predicates") else {}


def triggers(doc: Doc) -> dict[int, Any]:
    """Return the event triggers by the index of their token; none where the pipeline knows none."""
    return {found.token.i: found for found in doc._.triggers} if Doc.has_extension("triggers") else {}


def factuality(token: Token) -> float | None:
    """Return how factual a word is, in [-3, 3]; None where the pipeline does not say."""
    value = token._.factuality if Token.has_extension("factuality") else None
    return None if value is None else float(value)
