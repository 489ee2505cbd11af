"""WEAPON entities: weapons, ammunition, and what fights (tanks, warplanes, drones, warships), by lexicon and context.

``lexicons/weapons.csv`` says what names a weapon, what does so only among words of fighting ("Patriot", "mine"), and what
looks like one and is none ("Patriot Act", "think tank"). A weapon's name is joined from its pieces: "122 mm" "Grad"
"rockets". ``span.id_`` and ``token.ent_id_`` hold its class (firearm, missile, ...).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from newsledger.nlp.weapon_words import NAMES, NOUNS, Cues, Piece, find, longest, words

FACTORY: Final = "newsledger_weapons"
LABEL: Final = "WEAPON"
# Entities of a recogniser that give way: a weapon is a product, and its calibre a quantity.
REPLACED: Final = frozenset({"PRODUCT", "QUANTITY", "CARDINAL", LABEL})
# What stands between the pieces of one name.
GAPS: Final = frozenset({" ", "-", "–", "/", "", "\u00a0"})
# Behind these a sentence begins within one: a dateline's dash, a colon, a quotation mark.
OPENS: Final = re.compile(r"(?: [-–—]|:|[\"“‘])\s?$")
# The share of words with a capital from which a sentence is a headline in title case: prepositions and articles have none.
HEADLINE: Final = 0.6
# Parts of speech that a word for a weapon never is: a verb ("to shell"), a pronoun ("a friend of mine").
NO_NOUN: Final = frozenset({"VERB", "AUX", "PRON", "ADV", "ADP", "DET", "ADJ"})
# Characters looked at before a word, to see whether it is a verb: more than the longest word of kind before.
LONGEST_BEFORE: Final = 12
Run = list[Piece]


def weapons(doc: Doc) -> Iterator[tuple[Run, str]]:
    """Yield the weapons of a document in text order: the pieces of each name, and its class, that of the last one."""
    text = doc.text  # spaCy joins it anew at each access
    tagged = doc if doc.has_annotation("POS") else None
    pieces = [piece for piece in find(text) if piece.kind not in NOUNS or _is_noun(text, tagged, piece)]
    kept = longest(pieces)
    cues, sentences = Cues([*kept, *(piece for piece in pieces if piece.kind == "cue")]), _sentences(doc, len(text))
    for run in _runs(text, kept):
        while run and not run[-1].is_weapon:
            run.pop()
        if run and (_is_certain(text, run, sentences) or _has_cue(text, run, cues, sentences)):
            yield run, run[-1].weapon_class


def _sentences(doc: Doc, end: int) -> list[int]:
    """Return where sentences start, and the end of the text; a text without boundaries is one."""
    starts = [sent.start_char for sent in doc.sents] if doc.has_annotation("SENT_START") else [0]
    return [*starts, end]


def _runs(text: str, pieces: Sequence[Piece]) -> Iterator[Run]:
    """Yield pieces that stand side by side in one name; a plural ends it."""
    run: Run = []
    for piece in pieces:
        if run and (text[run[-1].end : piece.start] not in GAPS or (run[-1].is_weapon and _is_plural(text, run[-1]))):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _is_plural(text: str, piece: Piece) -> bool:
    return piece.kind in NOUNS and piece.end - piece.start > len(piece.name) and text[piece.end - 1] == "s"


def _is_certain(text: str, run: Run, sentences: Sequence[int]) -> bool:
    """Whether the words themselves name a weapon: a name, a noun, or several pieces with a noun ("Patriot missile")."""
    if any(piece.kind in ("name", "learnt") for piece in run):
        return True
    nouns = [piece for piece in run if piece.kind == "noun"]
    return any(len(run) > 1 or not _is_title(text, piece, sentences) for piece in nouns)


def _is_title(text: str, piece: Piece, sentences: Sequence[int]) -> bool:
    """Whether a noun is printed as a name is: with a capital within a sentence, or before another at its start."""
    printed = text[piece.start : piece.end]
    if piece.kind not in NOUNS or not printed[0].isupper() or printed.isupper() or piece.name[0].isupper():
        return False
    is_first = sentences[bisect_left(sentences, piece.start)] == piece.start or bool(
        OPENS.search(text, max(0, piece.start - 3), piece.start)
    )
    return not is_first or text[piece.end + 1 : piece.end + 2].isupper()


def _is_headline(sentence: str) -> bool:
    """Whether most words of a sentence have a capital, so that one says nothing."""
    printed = [word for word in sentence.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in printed) > HEADLINE * len(printed)


def _has_cue(text: str, run: Run, cues: Cues, sentences: Sequence[int]) -> bool:
    """Whether the sentence speaks of fighting, and does not print the weapon's word as somebody's name."""
    at = bisect_right(sentences, run[-1].start)
    start, end = sentences[at - 1], sentences[at] if at < len(sentences) else len(text)
    if any(_is_title(text, piece, sentences) for piece in run) and not _is_headline(text[start:end]):
        return False
    return cues.near(run[-1]._replace(start=run[0].start), start, end)


def _is_noun(text: str, tagged: Doc | None, piece: Piece) -> bool:
    """Whether a word for a weapon is a noun here: by its tag, without tags by the word before it ("to shell")."""
    if _is_acronym(piece):
        return True
    if tagged is not None:
        span = tagged.char_span(piece.start, piece.end, alignment_mode="expand")
        return span is None or span[-1].pos_ not in NO_NOUN
    if piece.name not in words("verb") or text[piece.end - 1] == "s":
        return True
    before = text[max(0, piece.start - LONGEST_BEFORE) : piece.start].lower().replace("’", "'").split()
    return not before or before[-1] not in words("before")


def _span(doc: Doc, run: Run, weapon_class: str) -> Span | None:
    return doc.char_span(run[0].start, run[-1].end, LABEL, alignment_mode="expand", span_id=weapon_class)


def annotate(doc: Doc) -> Doc:
    """Add the WEAPON entities, in place; an entity of another label stays, and a weapon's words outside of it may count.

    A product or quantity gives way, and whatever its label what lies within a listed name of a weapon ("AK-47"), an acronym
    ("IED") or the name before a weapon's noun ("Abrams" tanks).
    """
    holders = {index: entity for entity in doc.ents for index in range(entity.start, entity.end)}
    gone: set[int] = set()
    added: list[Span] = []
    for run, weapon_class in weapons(doc):
        while run and (span := _span(doc, run, weapon_class)):
            met = {holders[token.i].start: holders[token.i] for token in span if token.i in holders}
            is_free = all(_gives_way(entity, run) for entity in met.values())
            if is_free and not (added and span.start < added[-1].end):
                gone.update(met)
                added.append(span)
                break
            run = run[1:]
    if added:
        doc.set_ents([entity for entity in doc.ents if entity.start not in gone] + added)
    return doc


def _gives_way(entity: Span, run: Run) -> bool:
    """Whether a recogniser's entity is nothing but the weapon's name, or a part of it."""
    if entity.label_ in REPLACED:
        return entity.start_char >= run[0].start or entity.end_char <= run[-1].end
    if entity.start_char < run[0].start or run[-1].end < entity.end_char:
        return False
    is_weapon = len(run) > 1 and run[-1].kind in NOUNS
    met = [piece for piece in run if piece.start < entity.end_char and entity.start_char < piece.end]
    return all(piece.kind == "name" or _is_acronym(piece) or (is_weapon and _is_its_name(piece)) for piece in met)


def _is_acronym(piece: Piece) -> bool:
    """Whether a noun is listed in capitals ("IED"), so that it is no verb, no adjective and nobody's name."""
    return piece.kind == "noun" and piece.name.isupper()


def _is_its_name(piece: Piece) -> bool:
    """Whether a piece before a weapon's noun is what the weapon is called, and not by whom ("Russian-made")."""
    return piece.kind in (*NAMES, *NOUNS) or (piece.kind == "modifier" and any(c.isdigit() for c in piece.name))


@Language.component(FACTORY, assigns=["doc.ents", "token.ent_type", "token.ent_iob"])
def component(doc: Doc) -> Doc:
    """Be the pipeline component of :func:`annotate`."""
    return annotate(doc)
