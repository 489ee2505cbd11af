"""Identity across articles: from mentions to the places, actors and events that the whole ledger holds."""
