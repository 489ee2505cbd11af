"""An event as coding gives it to the readers of roles, factuality, place and date: words, type and the word that governs."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from newsledger.ontology import EventType


@dataclass(frozen=True, slots=True)
class Coded:
    """One event that words name, before who, where and when are read.

    Attributes:
        start_char, end_char: the trigger's words in the text (half-open); they may be a part of a token ("cyber-attacks").
        words: the tokens that the trigger's words lie in.
        head: the word whose arguments are the event's: the verb, or the noun where a light verb carries it ("carried out
            *strikes*", "put into effect a *ban*").
        content: the word for what a speech act speaks of ("called for *talks*", "agreed to *send*"); None for other events.
        cameo_code: where the words or the type and mode say exactly one.
        confidence: how sure the type is, 0 to 1; None where nothing was measured.
    """

    sentence_index: int
    start_char: int
    end_char: int
    words: Span
    head: Token
    event_type: EventType
    mode: str | None
    cameo_code: str | None
    rule: str
    content: Token | None = None
    confidence: float | None = None
