"""Attributions by a mark: headlines ("Minister: Talks to go on"), transcripts ("ALVAREZ: We are ready.") and signatures."""

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Span, Token

from newsledger.extract.quoting.draft import Draft
from newsledger.extract.quoting.reporting import SPEECH
from newsledger.extract.quoting.source_types import is_source_noun
from newsledger.extract.quoting.spans import trimmed

_LINE = re.compile(r"^[\"“'‘]*([^\n:]{2,50}):(?=[^\S\n]+\S)(.*)$", re.MULTILINE)
# A headline that ends in its source: "Thirty dead in blast: police".
_TAIL = re.compile(r"^([^\n]{15,150}?)(?::|[^\S\n][-–—])[^\S\n]+([^\n:.,?!\"“”]{2,40})$", re.MULTILINE)
# A quotation that is signed: "“We waited for weeks.” — Anna Berg".
_SIGNED = re.compile(r"^([\"“”][^\n]+[\"”])[^\S\n]*([―—–]|--)[^\S\n]*([^\n\"“”]{3,50}?)[.\s]*$", re.MULTILINE)
# Words of a speaker before the colon, at most: "Former President Anna Berg".
LONGEST_SPEAKER: Final = 4
# Words behind the colon, at the fewest, so that tables ("Berg: 41.5 %") are none.
FEWEST_SAID: Final = 3


def colons(doc: Doc, text: str) -> Iterator[Draft]:
    """Yield an attribution for each line that begins with a speaker and a colon, or ends in a colon or dash and a speaker."""
    people = _people(doc) if ":" in text else set[str]()
    for match in _LINE.finditer(text) if ":" in text else ():
        speaker, said = doc.char_span(*match.span(1)), doc.char_span(*match.span(2), alignment_mode="expand")
        if speaker is not None and said is not None and _is_speaker(speaker, people) and _is_clause(said):
            yield _draft(doc, speaker, said, doc[speaker.end])
    for match in _TAIL.finditer(text):
        said, speaker = doc.char_span(*match.span(1), alignment_mode="expand"), doc.char_span(*match.span(2))
        if speaker is not None and said is not None and said.end < speaker.start and _is_speaker(speaker, people):
            yield _draft(doc, speaker, said, doc[speaker.start - 1])
    for match in _SIGNED.finditer(text):
        said, mark, speaker = (doc.char_span(*match.span(part), alignment_mode="expand") for part in (1, 2, 3))
        if said is not None and mark is not None and speaker is not None and _is_name(speaker):
            yield _draft(doc, speaker, said, mark[0])


def _draft(doc: Doc, speaker: Span, said: Span, mark: Token) -> Draft:
    return Draft(mark, SPEECH, [mark.i], [trimmed(doc, said.start, said.end)], speaker, speaker.root)


def _people(doc: Doc) -> set[str]:
    """Return the last words of the names of people in a text, in small letters: transcripts and headlines use them alone."""
    return {span[-1].lower_ for span in doc.ents if span.label_ == "PERSON"}


def _is_name(span: Span) -> bool:
    """Whether words are a name by their form: two or more, all but single letters capitalised."""
    words = [token for token in span if token.is_alpha]
    return 1 < len(words) <= LONGEST_SPEAKER and all(token.text[0].isupper() for token in words)


def _is_speaker(span: Span, people: set[str]) -> bool:
    """Whether words are a short name of a person, or end in a noun for one who speaks ("police", "minister")."""
    if len(span) > LONGEST_SPEAKER or any(token.pos_ in ("VERB", "AUX") for token in span):
        return False
    is_cut = span.end < len(span.doc) and span.doc[span.end].ent_iob_ == "I"
    if len(span) == 1 and span[0].lower_ in people and span[0].text[0].isupper():
        return True
    return is_source_noun(span[-1]) or (span[-1].ent_type_ == "PERSON" and not is_cut)


def _is_clause(span: Span) -> bool:
    return len(span) >= FEWEST_SAID and any(token.pos_ in ("VERB", "AUX") for token in span)
