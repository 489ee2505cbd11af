"""One module a set of gold: ``FILES`` names its files, ``score(folder)`` returns a ``Report``."""
