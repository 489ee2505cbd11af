"""What stands behind :func:`newsledger.extract.belonging.belonging`: how a number leads to the words of an event."""
