"""The language pipeline: sentence boundaries now, a trained model later."""

from newsledger.nlp.load import load

__all__ = ["load"]
