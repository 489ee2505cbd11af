"""The store: the only writer of the ledger. ``publish`` writes, audits and flips; readers are never blocked or torn."""
