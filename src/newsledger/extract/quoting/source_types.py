"""Who a source is by kind, from its words: police, hospital, witness, unnamed people."""

from functools import cache
from typing import Final

from spacy.tokens import Span, Token

from newsledger import lexicon
from newsledger.ontology import SourceType

# Kinds that other words of a source make narrower: "a *hospital* official" is no official like others.
_GENERAL: Final = (SourceType.OFFICIAL, None)


@cache
def _words() -> dict[str, SourceType]:
    """Return the single words of ``source_types.csv`` with their kind, the first of equals."""
    rows = [row for row in lexicon.load("source_types") if " " not in row["word"]]
    return {row["word"]: SourceType(row["source_type"]) for row in reversed(rows)}


@cache
def _phrases() -> dict[str, list[tuple[str, SourceType]]]:
    """Return the first word of a phrase of ``source_types.csv`` -> all that begin so, with their kind."""
    found: dict[str, list[tuple[str, SourceType]]] = {}
    for row in lexicon.load("source_types"):
        if " " in row["word"]:
            found.setdefault(row["word"].split()[0], []).append((row["word"], SourceType(row["source_type"])))
    return found


def _phrase(words: list[str]) -> SourceType | None:
    """Return the kind of the longest phrase among words in small letters."""
    text, phrases = " ".join(words), _phrases()
    held = [entry for word in dict.fromkeys(words) for entry in phrases.get(word, ()) if entry[0] in text]
    return max(held, key=lambda entry: len(entry[0]))[1] if held else None


def is_source_noun(token: Token) -> bool:
    """Whether a word names a kind of source ("police", "minister")."""
    return _kind(token) is not None


def is_named(token: Token) -> bool:
    """Whether a word is, or ends, the name of a person or body, or a noun for one."""
    return token.ent_type_ in ("PERSON", "ORG") or is_source_noun(token)


def _kind(token: Token) -> SourceType | None:
    words = _words()
    return words.get(token.lemma_.lower()) or words.get(token.lower_)


def _described(token: Token) -> SourceType | None:
    """Return the kind that a word before the head gives it: a noun or name, or an adjective that says that it is not named."""
    kind = _kind(token)
    return kind if token.pos_ in ("NOUN", "PROPN") or (kind is SourceType.UNNAMED and token.pos_ != "DET") else None


def _is_told(token: Token, root: Token) -> bool:
    """Whether a word behind the head says who it is: an apposition, or whose it is ("a spokesman for the *army*")."""
    return token.dep_ == "appos" or (token.dep_ == "nmod" and token.head.i == root.i)


def source_type(source: Span | None, head: Token | None) -> SourceType | None:
    """Return the kind of a source; None where its words do not tell. A source that is not there is unnamed.

    A phrase decides first ("on condition of anonymity", "police chief"), then the head word, then the words before it, which
    also say what kind of official it is ("a *hospital* spokesman"), then an apposition.
    """
    if source is None:
        return SourceType.UNNAMED
    words = [token.lower_ for token in source]
    if phrase := _phrase(words + [token.lemma_.lower() for token in source]):
        return phrase
    root = head if head is not None else source.root
    own = _kind(root)
    if own not in _GENERAL:
        return own
    before = [kind for token in source if token.i < root.i and (kind := _described(token))]
    behind = [kind for token in source if token.i > root.i and _is_told(token, root) and (kind := _kind(token))]
    special = next((kind for kind in [*before, *behind] if kind not in _GENERAL), None)
    return special or own or next(iter([*before, *behind]), None)
