"""What a number measures, of the ledger's closed list: killed, injured, deployed, cost and the rest."""

from newsledger.extract.context import Context
from newsledger.extract.figures import Counted, Figure, Measured


def measured(figure: Figure, counted: Counted, context: Context) -> Measured:
    """Return what a figure measures, by what it counts, the words on it, and the role that it has in what is said."""
    return Measured()
