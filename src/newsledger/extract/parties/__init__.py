"""Parties: who takes part in an event; ``extract/roles.py`` yields what is read here."""
