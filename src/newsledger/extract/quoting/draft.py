"""An attribution in the making, before its words become spans."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from newsledger.extract.quoting.spans import Range


@dataclass(slots=True)
class Draft:
    """One attribution: its cue's word, that word's kind, token indices of cue and contents, the source's words and their head.

    ``asserts``: the source answers for its content, rather than that it speaks of it or praises it. ``clauses``: the words
    that head its content in the parse. ``via``: a source that this one is named by ("state TV, *citing* police").
    ``is_act``: it is asked for, promised or planned, so that the source answers for the deed alone.
    ``is_phrase``: by a phrase, not a word ("according to").
    """

    token: Token
    kind: str
    cue: list[int]
    contents: list[Range]
    source: Span | None
    head: Token | None
    asserts: bool = True
    clauses: tuple[int, ...] = ()
    via: "Draft | None" = None
    is_phrase: bool = False
    is_act: bool = False

    @property
    def extent(self) -> Range:
        """Where cue and contents begin and end; the source may be shared with the attribution before."""
        edges = [*self.contents, *((index, index + 1) for index in self.cue)]
        return min(start for start, _ in edges), max(end for _, end in edges)

    @property
    def order(self) -> tuple[int, bool, int]:
        """What sorts attributions by their first word, an outer one before those nested in it."""
        start, end = self.extent if self.via is None else self.via.extent
        return start, self.via is not None, -end
