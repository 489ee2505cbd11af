"""Quoting: who says what; ``extract/attribution.py`` yields what is read here."""
