"""The main event of a sentence: what its main clause tells, under "police said" and beside the background around it.

Of "Rebels who had seized the port freed the crew, police said" it is the release, and not the seizure that came before. A
sentence whose main clause is a statement ("expressed hope for a truce", "claimed responsibility for the attack") has none,
though it names events: CAMEO codes such a sentence 01 or 02, PLOVER not at all.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from newsledger.extract.coded import Coded
from newsledger.extract.coding import sentence_events
from newsledger.extract.wording.patterns import context

# How far each relation leads away from the main clause; what is not listed, FAR. Set by hand: arguments of a verb before
# adjuncts, these before clauses that describe or time. Only the order of sums matters.
AWAY: Final = {
    "root": 0.0, "cop": 0.0, "aux": 0.0, "aux:pass": 0.0, "compound:prt": 0.0, "xcomp": 0.1, "case": 0.2,
    "obj": 0.3, "nsubj:pass": 0.3, "conj": 0.4, "ccomp": 0.5, "mark": 0.5, "advmod": 0.5, "iobj": 0.6, "csubj": 0.6,
    "compound": 0.6, "nsubj": 0.7, "obl:agent": 0.8, "amod": 0.8, "parataxis": 0.8, "nmod": 0.9, "obl": 1.0,
    "nmod:poss": 1.0, "appos": 1.2, "acl": 1.2, "advcl": 1.5, "acl:relcl": 1.8,
}  # fmt: skip
FAR: Final = 1.0
# No sentence of news nests deeper; the parse of what is no language may.
DEEPEST: Final = 40


def main_events(doc: Doc) -> Iterator[Coded | None]:
    """Yield the main event of each sentence of ``doc``, None where it has none."""
    for events, statements in sentence_events(doc):
        yield main_event(events, statements)


def main_event(events: Sequence[Coded], statements: Sequence[Token] = ()) -> Coded | None:
    """Return the event of one sentence that stands nearest to its main clause, the first of equals.

    None without any, and where one of ``statements``, the words of statements in the sentence, is the main clause or
    governs the event.
    """
    best = min(events, key=lambda event: away(event.head), default=None)
    if best is None or any(away(word) == 0 or word.is_ancestor(best.head) for word in statements):
        return None
    return best


def away(token: Token) -> float:
    """Return how far a word is from the main clause of its sentence, 0 in it; what someone said counts as main."""
    total = 0.0
    for _ in range(DEEPEST):
        head, relation = token.head, token.dep_
        if head == token:
            break
        is_said = relation in ("ccomp", "parataxis") and head.lower_ in context("reporting")
        total += 0.0 if is_said else AWAY.get(relation, FAR)
        token = head
    return total
