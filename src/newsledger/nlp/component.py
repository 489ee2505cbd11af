"""The pipeline component that runs the network: what it says goes into the doc, and neither text nor sentences change."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsledger.nlp.annotate import Annotator
from newsledger.nlp.decoding import Parse, parse
from newsledger.nlp.layout import Layout, given_predicates, layout
from newsledger.nlp.readings import Network, Words

FACTORY: Final = "newsledger_model"
# The registered function that makes the network, unless the pipeline's config names another.
NETWORK: Final = "newsledger.network"
# Words read at once: enough sentences to sort by length and fill windows, and some 30 MB of what the network says.
WORDS: Final = 8192


class LanguageModel:
    """Tags, morphology, lemmas, tree, entities, predicates and triggers of docs, by one network."""

    def __init__(self, vocab: Vocab, network: Network):
        """Read with ``network``; the docs' vocabulary must be ``vocab``."""
        self.network = network
        self.annotator = Annotator(vocab, network.labels)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one doc in place, and return it."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Annotate docs in place and yield them in order; read together, up to ``batch_size`` docs or ``WORDS`` words."""
        for batch in _batches(stream, batch_size):
            for (doc, words), parses in zip(batch, self._parses(batch), strict=True):
                yield self.annotator.annotate(doc, words, parses)

    def _parses(self, batch: Sequence[tuple[Doc, Layout]]) -> list[list[Parse]]:
        segments = [words.segments for _, words in batch]
        given = [given_predicates(doc, words) for doc, words in batch]
        if len(batch) > 1:
            return parse(self.network, segments, given)
        runs = _runs(segments[0])
        return [list(chain.from_iterable(parse(self.network, [segments[0][run]], [given[0][run]])[0] for run in runs))]


@Language.factory(
    FACTORY,
    assigns=[
        *("token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "token.ent_iob"),
        *("token.ent_type", "doc.ents", "doc._.predicates", "doc._.triggers"),
    ],
    default_config={"network": {"@misc": NETWORK}},
)
def create(nlp: Language, name: str, network: Network) -> LanguageModel:
    """Make the component of a pipeline; the config's ``network`` is any function registered as spaCy's ``misc``."""
    return LanguageModel(nlp.vocab, network)


def _batches(stream: Iterable[Doc], batch_size: int) -> Iterator[list[tuple[Doc, Layout]]]:
    """Yield docs and their words in batches of at most ``WORDS`` words; a longer doc is one of its own."""
    batch: list[tuple[Doc, Layout]] = []
    total = 0
    for doc in stream:
        words = layout(doc)
        if batch and (len(batch) >= batch_size or total + len(words.tokens) > WORDS):
            yield batch
            batch, total = [], 0
        batch.append((doc, words))
        total += len(words.tokens)
    if batch:
        yield batch


def _runs(segments: Sequence[Words]) -> Iterator[slice]:
    """Yield which sentences of one long doc are read at once: at most ``WORDS`` words."""
    start = total = 0
    for index, segment in enumerate(segments):
        if index > start and total + len(segment) > WORDS:
            yield slice(start, index)
            start, total = index, 0
        total += len(segment)
    if start < len(segments):
        yield slice(start, len(segments))
