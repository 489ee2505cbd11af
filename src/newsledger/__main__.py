"""``python -m newsledger``: the command."""

from newsledger.cli import main

main()
