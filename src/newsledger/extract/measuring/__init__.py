"""What stands behind :mod:`newsledger.extract.measures`: the rules, what they count, and what is said of what is counted."""
