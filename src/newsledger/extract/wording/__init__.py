"""Wording: which words name an event, of which type; ``extract/coding.py`` yields what is read here."""
