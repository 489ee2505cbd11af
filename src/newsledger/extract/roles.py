"""Roles: who does what to whom in an event, and with what, from the predicate's semantic roles and the parse."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from newsledger.extract.coded import Coded
from newsledger.ontology import RoleName


@dataclass(frozen=True, slots=True)
class Filler:
    """Words that fill a role of an event; ``head`` is their head word."""

    role: RoleName
    head: Token
    span: Span


def roles(event: Coded) -> Iterator[Filler]:
    """Yield who and what takes part in an event: actors, then recipients, then instruments, each in text order.

    Of "Jordan and Britain" each is a filler of its own. Places and dates are read by :mod:`newsledger.extract.where` and
    :mod:`newsledger.extract.when`.
    """
    predicate = event.head._.predicate
    for label, role in (("ARG0", RoleName.ACTOR), ("ARG1", RoleName.RECIPIENT)):
        if predicate and (argument := predicate.argument(label)):
            yield Filler(role, argument.head, argument.span)
