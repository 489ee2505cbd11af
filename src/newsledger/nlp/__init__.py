"""The language pipeline: words, sentences, and the layers of the shipped model or of one that the user has installed."""

from newsledger.nlp.load import load, load_for_text

__all__ = ["load", "load_for_text"]
