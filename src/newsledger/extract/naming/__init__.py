"""Naming: who the actors of an article are; ``extract/actors.py`` yields what is read here."""
