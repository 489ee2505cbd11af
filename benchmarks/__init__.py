"""Accuracy on public gold and speed on made corpora; run by anyone, needed by no user."""
