"""Predicates and event triggers of a doc: what ``doc._.predicates`` and its kin return, and how it is stored.

Stored in ``doc.user_data`` as plain lists, under the key of a custom attribute of the predicate's token and with token
indices relative to it: so ``Doc.to_bytes``, ``DocBin``, worker processes, ``Span.as_doc`` and ``Doc.from_docs`` all carry
it. The objects are built when asked for.

| attribute | holds |
|---|---|
| ``doc._.predicates``, ``span._.predicates`` | the :class:`Predicate` of each token that is one, in text order |
| ``doc._.triggers``, ``span._.triggers`` | the :class:`Trigger` of each token that is one, in text order |
| ``token._.predicate``, ``token._.trigger`` | that of the token, or None |
| ``token._.event_types`` | event type -> probability, most probable first; empty for what is no trigger |
| ``doc._.given_predicates`` | set before a doc is read: tokens that are its predicates, in place of those that would be found |
| ``token._.factuality`` | in [-3, 3]: certainly did not happen .. certainly did; None where unknown |
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from spacy.tokens import Doc, Span, Token

# Names of the token attributes that the rows are stored under.
_PREDICATE: Final = "newsledger_predicate"
_TRIGGER: Final = "newsledger_trigger"
# Where the stored values of each have the factuality.
_PREDICATE_FACTUALITY: Final = 3
_TRIGGER_FACTUALITY: Final = 2
_POS: Final = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what fills a role: PropBank's label (ARG0, ARGM-TMP, R-ARG1), its head word, and its words."""

    role: str
    head: Token
    span: Span


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that says something of others; ``pos`` is verb, noun or adjective, ``sense`` the lemma where none is known."""

    token: Token
    lemma: str
    pos: str
    sense: str
    factuality: float | None
    arguments: tuple[Argument, ...]

    def argument(self, *roles: str) -> Argument | None:
        """Return the argument of the first of ``roles`` that is filled."""
        return next((argument for role in roles for argument in self.arguments if argument.role == role), None)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event, how probable that is, and of which types, most probable first."""

    token: Token
    probability: float
    event_types: Mapping[str, float]
    factuality: float | None


class ArgumentRow(NamedTuple):
    """An argument by token indices of the doc; ``start``, ``end`` half-open."""

    role: str
    head: int
    start: int
    end: int


class PredicateRow(NamedTuple):
    """A predicate by the index of its token in the doc."""

    word: int
    lemma: str
    pos: str
    factuality: float | None
    arguments: tuple[ArgumentRow, ...]
    sense: str | None = None


class TriggerRow(NamedTuple):
    """A trigger by the index of its token in the doc."""

    word: int
    probability: float
    event_types: Mapping[str, float]
    factuality: float | None


def predicate_pos(upos: str) -> str:
    """Return the part of speech of a predicate from the universal one of its word: what is no verb or adjective is a noun."""
    return _POS.get(upos, "noun")


def set_predicates(doc: Doc, rows: Iterable[PredicateRow]) -> None:
    """Store ``rows`` as the predicates of ``doc``, in place of any that it had."""
    _store(doc, _PREDICATE, ((row.word, _predicate_values(row)) for row in rows))


def set_triggers(doc: Doc, rows: Iterable[TriggerRow]) -> None:
    """Store ``rows`` as the triggers of ``doc``, in place of any that it had."""
    _store(doc, _TRIGGER, ((row.word, _trigger_values(row)) for row in rows))


def rated(doc: Doc) -> list[int]:
    """Return the indices of the tokens that have a factuality: predicates and triggers, in text order."""
    names = (_PREDICATE, _TRIGGER)
    starts = [key[2] for key in _data(doc) if isinstance(key, tuple) and key[1] in names]
    found: list[int] = np.flatnonzero(np.isin(doc.to_array(["IDX"]), starts)).tolist()
    return found


def says_something(token: Token) -> bool:
    """Whether a token is a predicate or a trigger; cheaper than to ask for either."""
    data = _data(token.doc)
    return _key(_PREDICATE, token) in data or _key(_TRIGGER, token) in data


def set_factuality(doc: Doc, values: Mapping[int, float]) -> None:
    """Set the factuality of predicates and triggers of ``doc``, by the index of their token."""
    data = _data(doc)
    for word, value in values.items():
        if found := data.get(_key(_PREDICATE, doc[word])):
            found[_PREDICATE_FACTUALITY] = value
        if found := data.get(_key(_TRIGGER, doc[word])):
            found[_TRIGGER_FACTUALITY] = value


def _store(doc: Doc, name: str, values: Iterable[tuple[int, list[Any]]]) -> None:
    data = _data(doc)
    for key in [key for key in data if isinstance(key, tuple) and key[1:2] == (name,)]:
        del data[key]
    for word, value in values:
        data[_key(name, doc[word])] = value


def _data(doc: Doc) -> dict[Any, Any]:
    """Return the doc's own dictionary; spaCy types its keys as strings, those of custom attributes are tuples."""
    return doc.user_data


def _key(name: str, token: Token) -> tuple[str, str, int, None]:
    return ("._.", name, token.idx, None)


def _predicate_values(row: PredicateRow) -> list[Any]:
    arguments = [[a.role, a.head - row.word, a.start - row.word, a.end - row.word] for a in row.arguments]
    return [row.lemma, row.pos, row.sense or row.lemma, row.factuality, arguments]


def _trigger_values(row: TriggerRow) -> list[Any]:
    event_types = sorted(row.event_types.items(), key=lambda pair: (-pair[1], pair[0]))
    return [row.probability, [list(pair) for pair in event_types], row.factuality]


def predicate(token: Token) -> Predicate | None:
    """Return what ``token._.predicate`` does."""
    values = _data(token.doc).get(_key(_PREDICATE, token))
    if values is None:
        return None
    lemma, pos, sense, factuality, arguments = values
    return Predicate(token, lemma, pos, sense, factuality, tuple(_arguments(token, arguments)))


def _arguments(token: Token, rows: Iterable[tuple[str, int, int, int]]) -> Iterator[Argument]:
    """Yield the arguments that lie within the doc: one cut out of another by ``Span.as_doc`` may have lost some."""
    doc, word, length = token.doc, token.i, len(token.doc)
    for role, head, start, end in rows:
        if word + start >= 0 and word + end <= length:
            yield Argument(role, doc[word + head], Span(doc, word + start, word + end))


def trigger(token: Token) -> Trigger | None:
    """Return what ``token._.trigger`` does."""
    values = _data(token.doc).get(_key(_TRIGGER, token))
    return None if values is None else Trigger(token, values[0], dict(values[1]), values[2])


def predicates(tokens: Doc | Span) -> tuple[Predicate, ...]:
    """Return what ``doc._.predicates`` and ``span._.predicates`` do."""
    return tuple(found for token in tokens if (found := predicate(token)) is not None)


def triggers(tokens: Doc | Span) -> tuple[Trigger, ...]:
    """Return what ``doc._.triggers`` and ``span._.triggers`` do."""
    return tuple(found for token in tokens if (found := trigger(token)) is not None)


def event_types(token: Token) -> Mapping[str, float]:
    """Return what ``token._.event_types`` does."""
    found = trigger(token)
    return found.event_types if found else {}


def factuality(token: Token) -> float | None:
    """Return what ``token._.factuality`` does: the predicate's, else the trigger's."""
    found = predicate(token) or trigger(token)
    return found.factuality if found else None


def _register() -> None:
    """Make the attributes known to spaCy; the getters are importable, so that spawned workers know them too."""
    for kind in (Doc, Span):
        kind.set_extension("predicates", getter=predicates, force=True)
        kind.set_extension("triggers", getter=triggers, force=True)
    Doc.set_extension("given_predicates", default=None, force=True)
    for getter in (predicate, trigger, event_types, factuality):
        Token.set_extension(getter.__name__, getter=getter, force=True)


_register()
