"""Attributions by a colon: headlines ("Minister: Talks to go on") and transcripts ("ALVAREZ: We are ready.")."""

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Span

from newsledger.extract.attribution_cues import SPEECH
from newsledger.extract.attribution_draft import Draft
from newsledger.extract.attribution_spans import trimmed
from newsledger.extract.source_types import is_source_noun

_LINE = re.compile(r"^[\"“'‘]*([^\n:]{2,50}):(?=[^\S\n]+\S)(.*)$", re.MULTILINE)
# Words of a speaker before the colon, at most: "Former President Anna Berg".
LONGEST_SPEAKER: Final = 4
# Words behind the colon, at the fewest, so that tables ("Berg: 41.5 %") are none.
FEWEST_SAID: Final = 3


def colons(doc: Doc, text: str) -> Iterator[Draft]:
    """Yield an attribution for each paragraph that begins with a speaker and a colon, and goes on with a clause."""
    if ":" not in text:
        return
    for match in _LINE.finditer(text):
        speaker = doc.char_span(*match.span(1))
        said = doc.char_span(*match.span(2), alignment_mode="expand")
        if speaker is not None and said is not None and _is_speaker(speaker) and _is_clause(said):
            start, end = trimmed(doc, said.start, said.end)
            token = doc[speaker.end]
            yield Draft(token, SPEECH, [token.i], [(start, end)], speaker, speaker.root)


def _is_speaker(span: Span) -> bool:
    """Whether words are a short name of a person, or end in a noun for one who speaks ("police", "minister")."""
    if len(span) > LONGEST_SPEAKER or any(token.pos_ in ("VERB", "AUX") for token in span):
        return False
    last, colon = span[-1], span.doc[span.end]
    return is_source_noun(last) or (last.ent_type_ == "PERSON" and not colon.ent_type_)


def _is_clause(span: Span) -> bool:
    return len(span) >= FEWEST_SAID and any(token.pos_ in ("VERB", "AUX") for token in span)
