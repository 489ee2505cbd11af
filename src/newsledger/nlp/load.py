"""The spaCy pipeline: our own with the shipped model, or one that the user has installed, completed by what ours gives."""

from functools import cache
from typing import Final

import spacy
from spacy.language import Language

from newsledger.errors import ModelError
from newsledger.nlp import chunks, component, factuality, sentences, shipped, weapons
from newsledger.nlp.foreign import complete
from newsledger.nlp.tokens import bounded, tokenizer

# spaCy refuses longer texts. Memory is bounded by batches, so this is the largest document that ingest lets through.
MAX_CHARACTERS: Final = 21_000_000


def _installed(model: str) -> Language:
    try:
        return spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"model {model!r} cannot be loaded ({str(error).splitlines()[0]}); "
            f"install it with 'python -m spacy download {model}', or leave 'model' out to use the built-in pipeline"
        ) from error


def _splitting() -> Language:
    """Return English words and sentences, nothing more."""
    nlp = spacy.blank("en")
    nlp.tokenizer = bounded(tokenizer(nlp.vocab), nlp.vocab)
    nlp.max_length = MAX_CHARACTERS
    nlp.add_pipe(sentences.FACTORY)
    return nlp


@cache
def load(model: str | None = None) -> Language:
    """Return the language pipeline, made once a process: the shipped model's, or the installed spaCy pipeline ``model``.

    ``doc.text`` is the text given, always; ``doc.sents`` are those of :func:`newsledger.nlp.sentences.split`. The shipped
    model sets tags, morphology, lemmas, UD heads and labels, ``doc.ents``, ``doc._.predicates`` and ``doc._.triggers``
    (:mod:`newsledger.nlp.predicates`); of another pipeline, what it lacks is found by rule where its parse allows.

    Raises:
        ModelError: ``model`` is not installed or cannot be loaded, or a file of the shipped one is missing or altered.
    """
    if model is not None:
        return complete(_installed(model))
    shipped.network()  # checked and kept; its errors are the user's to read, so they must not come through spaCy's config
    nlp, about = _splitting(), shipped.meta()
    nlp.meta["name"], nlp.meta["version"] = about["name"], about["version"]
    for factory in (component.FACTORY, factuality.FACTORY, weapons.FACTORY):
        nlp.add_pipe(factory)
    return chunks.install(nlp)


@cache
def load_for_text(model: str | None = None) -> Language:
    """Return the pipeline for readers of words and sentences alone: ``model`` where named, else one without the model.

    Raises:
        ModelError: ``model`` is not installed or cannot be loaded.
    """
    return load(model) if model is not None else _splitting()
