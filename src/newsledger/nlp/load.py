"""The spaCy pipeline: a blank English one, or one that the user has installed, with our sentence boundaries."""

from functools import cache
from typing import Final

import spacy
from spacy.language import Language

from newsledger.errors import ModelError
from newsledger.nlp.sentences import FACTORY
from newsledger.nlp.tokens import bounded, tokenizer

# spaCy refuses longer texts. Without a parser memory is flat, so this is the largest document that ingest lets through.
MAX_CHARACTERS: Final = 21_000_000


def _installed(model: str) -> Language:
    try:
        return spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"model {model!r} cannot be loaded ({str(error).splitlines()[0]}); "
            f"install it with 'python -m spacy download {model}', or leave 'model' out to use the built-in pipeline"
        ) from error


def _add_ours(nlp: Language) -> Language:
    """Bound the tokenizer; put our splitter before the parser, which keeps boundaries that are set; take others out."""
    for name in ("senter", "sentencizer"):
        if name in nlp.component_names:
            nlp.remove_pipe(name)
    if "parser" in nlp.pipe_names:
        nlp.add_pipe(FACTORY, before="parser")
    else:
        nlp.add_pipe(FACTORY, first=True)
    nlp.tokenizer = bounded(nlp.tokenizer, nlp.vocab)
    return nlp


@cache
def load(model: str | None = None) -> Language:
    """Return the pipeline, made once a process: blank English, or the installed spaCy pipeline ``model``.

    ``doc.text`` is the text given, always; ``doc.sents`` are those of :func:`newsledger.nlp.sentences.split`.

    Raises:
        ModelError: ``model`` is not installed or cannot be loaded; says how to install it.
    """
    if model is not None:
        return _add_ours(_installed(model))
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer(nlp.vocab)
    nlp.max_length = MAX_CHARACTERS
    return _add_ours(nlp)
