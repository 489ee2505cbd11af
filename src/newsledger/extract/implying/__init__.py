"""What stands behind :mod:`newsledger.extract.implied`: who is harmed or taken, how many of them the words imply."""
