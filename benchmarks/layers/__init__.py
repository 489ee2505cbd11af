"""One module a test split of a corpus: ``FILES`` names its files, ``score(corpora, nlp)`` returns a ``Report``."""
