"""Scene: when and where an event is; ``extract/events.py`` asks here."""
