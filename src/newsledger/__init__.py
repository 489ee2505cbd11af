"""newsledger: an open ledger of what the news reports, every row tied to the words it came from."""

__version__ = "0.1.0"
