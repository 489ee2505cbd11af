"""A pipeline that the user has installed, completed by what ours gives and it lacks: what follows reads both alike."""

from typing import Final

from spacy.language import Language

from newsledger.nlp import chunks, fallback, sentences, universal, weapons
from newsledger.nlp.tokens import bounded

# Factories that set sentence boundaries; ours are the article's, whichever pipeline runs.
SPLITTERS: Final = ("senter", "sentencizer")
PARSER: Final = "parser"
# In this order, after all of the pipeline's own: the tree before what reads it, the entities before the roles that they tell.
ADDED: Final = (universal.FACTORY, weapons.FACTORY, fallback.FACTORY)


def complete(nlp: Language) -> Language:
    """Add to a pipeline of any make, in place: our sentences, UD labels, noun chunks, WEAPON entities, predicates by rule.

    What rests on a layer that the pipeline lacks stays empty: no parser, no chunks and no predicates; weapons need none.
    A component that is in it already (of a pipeline that was completed and saved) is not added again.
    """
    for name in [name for name in nlp.component_names if nlp.get_pipe_meta(name).factory in SPLITTERS]:
        nlp.remove_pipe(name)
    _split(nlp)
    for factory in ADDED:
        if factory not in nlp.component_names:
            nlp.add_pipe(factory)
    nlp.tokenizer = bounded(nlp.tokenizer, nlp.vocab)
    return chunks.install(nlp)


def _split(nlp: Language) -> None:
    """Put our splitter before the parser, which keeps boundaries that are set, else first."""
    parsers = [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory == PARSER]
    if sentences.FACTORY not in nlp.component_names:
        nlp.add_pipe(sentences.FACTORY, before=parsers[0]) if parsers else nlp.add_pipe(sentences.FACTORY, first=True)
