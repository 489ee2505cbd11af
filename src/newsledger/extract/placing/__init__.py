"""Placing: which names are places, and which places; ``extract/places.py`` yields what is read here."""
