"""Where: the place of an event: an argument's, else its clause's, else the sentence's only one; never the nearest name."""

import re
from typing import Final, NamedTuple

from spacy.tokens import Span, Token

from newsledger.extract.context import Context
from newsledger.extract.gazetteer import SITE_TYPES, gazetteer
from newsledger.extract.scene.same_setting import (
    FARTHEST,
    Point,
    clause,
    dateline_end,
    in_clause,
    is_above,
    is_apart,
    is_event,
    is_set_off,
    same_setting,
    words,
)
from newsledger.nlp.labels import preposition, relation
from newsledger.ontology import EventType, MentionType
from newsledger.records import PlaceMention

CLAUSE: Final = FARTHEST + 2
SENTENCE: Final = CLAUSE + 1
# A sentence with more places is a table or a list, of which syntax says nothing.
MANY: Final = 24
# How many nouns may lie between a place and a word at the event's place: "people at a market *in Kabul*".
NOUNS: Final = 4
# Types of force and movement, whose target or goal is where they are: an attack on a city, not sanctions on it.
FORCE: Final = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST})
MOVES_IN: Final = frozenset({EventType.MOBILIZE, EventType.CONSULT, EventType.AID})
MOVES_OUT: Final = frozenset({EventType.RETREAT})
_DATED: Final = re.compile(r"\([^()]*\d")
# Types of what happens in one spot, and so where it is reported from.
HERE: Final = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.CONSULT})
_BESIDE: Final = frozenset({"compound", "amod", "flat", "nmod:desc", "nmod:unmarked"})
# How the name of a place, or of what a site lies in, depends on the site's noun.
_OF_SITE: Final = _BESIDE | {"nmod:poss", "nmod", "appos"}
# How a larger place depends on one that the gazetteer lacks: "in Warm Springs, *Georgia*".
_ASIDE: Final = frozenset({"appos", "nmod:unmarked"})
_NOUN_LINKS: Final = frozenset({"nmod", "obj", "obl", "nsubj", "appos", "conj", "compound", "iobj"})
_CHAIN: Final = frozenset({"compound", "amod", "flat", "appos", "nmod", "conj", "parataxis", "dep", "list", "nummod"})


class Placing(NamedTuple):
    """A place, how near it stands to the event (0: its own), and why it is the event's."""

    place: PlaceMention
    distance: int
    reason: str


class _Phrase(NamedTuple):
    """A phrase that names places within one another: its highest word, preposition, and mentions."""

    head: Token
    word: str
    mentions: list[PlaceMention]


def _fineness(mention: PlaceMention) -> int:
    """Return how small a place is, known ones alone: 0 for what the gazetteer lacks, 1 a country, up to 5 a site."""
    kind, _, _ = (mention.place_id or "").partition(":")
    if kind != "place":
        return {"country": 1, "admin1": 3, "geonames": 4}.get(kind, 0)
    reading = gazetteer().by_id.get(mention.place_id or "")
    return (
        5
        if reading is not None and reading.place_type in SITE_TYPES
        else 4
        if reading and reading.place_type == "city"
        else 2
    )


def _token(mention: PlaceMention, sentence: Span) -> Token | None:
    inside = sentence.doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
    return inside.root if inside is not None else None


def _phrase_head(token: Token, named: set[int]) -> Token:
    """Return the head of the place phrase: the airport of "Kabul's airport", Erbil of "Erbil, Iraq"."""
    while token.head != token:
        above = token.head
        is_named = above.i in named and (relation(token) in _CHAIN or token.dep_ == "nmod:poss")
        is_site = token.dep_ in _OF_SITE and above.lemma_.lower() in words("site") | words("land")
        if not (is_named or is_site or (token.dep_ in _ASIDE and preposition(above) in words("locates"))):
            break
        token = above
    return token


def _phrases(here: Point, context: Context) -> list[_Phrase]:
    rows = context.places.in_sentence(here.sentence_index)
    sentence = context.sentences[here.sentence_index]
    names = [row for row in rows if _says_where(row, sentence)]
    if not names or len(names) > MANY:
        return []
    start = dateline_end(context.article.text, sentence.start_char)
    heads = [(r, token) for r in names if r.start_char >= start and (token := _token(r, sentence)) is not None]
    named = {token.i for _, token in heads}
    found: dict[int, _Phrase] = {}
    for row, token in heads:
        head = _phrase_head(token, named)
        is_owner = _is_country(row) and token.dep_ in _BESIDE and token.head.lemma_.lower() not in words("land")
        if head == token or not is_owner:
            found.setdefault(head.i, _Phrase(head, preposition(head), [])).mentions.append(row)
    return list(found.values())


def _is_country(mention: PlaceMention) -> bool:
    return (mention.place_id or "").startswith("country:")


def _says_where(mention: PlaceMention, sentence: Span) -> bool:
    """Whether words may say where: names, a metonym that something is "at", a demonym of land ("on Iraqi soil")."""
    if mention.mention_type is MentionType.NAME:
        return True
    token = _token(mention, sentence)
    if token is None or mention.mention_type is MentionType.METONYM:
        return token is not None and preposition(token) in ("at", "outside", "inside", "near")
    return token.dep_ in _BESIDE and token.head.lemma_.lower() in words("land")


def _is_target(phrase: _Phrase, here: Point) -> bool:
    """Whether the place is what an act of force is against, or where a movement goes or comes from."""
    kind, head = here.event_type, phrase.head
    if kind in FORCE and (phrase.word in words("target") or (not phrase.word and relation(head) == "obj")):
        return True
    if kind in FORCE and head.dep_ == "nsubj:pass":
        return True
    is_visited = not phrase.word and relation(head) == "obj" and here.head.lemma_.lower() in words("visit")
    if kind in MOVES_IN and (phrase.word in words("into") or is_visited):
        return True
    return kind in MOVES_OUT and phrase.word in words("out")


def _distance(phrase: _Phrase, here: Point, near: dict[int, int]) -> int | None:
    """Return how far a place is from the event by syntax; None where it is an actor's, an owner's or another event's."""
    head, above = phrase.head, phrase.head.head
    ties = near.get(above.i)
    if ties == 0 and head.dep_ in _BESIDE:
        return None if all(_is_country(mention) for mention in phrase.mentions) else 0
    if ties == 0 and _is_target(phrase, here):
        return 0
    if phrase.word not in words("locates") or head.dep_ == "nmod:poss" or _is_about(phrase):
        return None
    if is_set_off(head) and is_above(near, head):
        return CLAUSE
    for nouns in range(NOUNS):
        if (ties := near.get(above.i)) is not None:
            return ties + (nouns > 0)
        if is_event(above) or is_apart(above):
            return None
        if relation(above) not in _NOUN_LINKS or above.head == above or _is_doer(above, here):
            break
        above = above.head
    return CLAUSE if in_clause(head.head, here, near) else None


def _is_about(phrase: _Phrase) -> bool:
    """Whether a country is what something is laid on: "blamed it on Iran", "sanctions on Iran"; on its soil is in it."""
    return phrase.word == "on" and phrase.head.pos_ == "PROPN" and all(map(_is_country, phrase.mentions))


def _is_doer(noun: Token, here: Point) -> bool:
    """Whether a noun is of who does what is said or decided, which need not be where they are: "opposed by firms in Asia"."""
    return here.event_type not in FORCE and noun.dep_ in ("nsubj", "obl:agent")


def _only_one(phrases: list[_Phrase]) -> list[_Phrase]:
    """Return the one phrase that says where, outside what is only said somewhere; nothing where there are several."""
    located = [p for p in phrases if p.word in words("locates") and p.head.dep_ != "nmod:poss" and not _is_about(p)]
    return [p for p in located if _is_free(p.head.head)] if len(located) == 1 else []


def _is_free(token: Token) -> bool:
    """Whether a place is tied to a clause that is none of speech, and to no event within it: not "over the attack in Paris"."""
    end = clause(token)
    while token != end:
        if is_event(token):
            return False
        token = token.head
    return not is_apart(end) and relation(end) != "acl"


def placing(here: Point, context: Context) -> Placing | None:
    """Return the place of an event in its own sentence, the nearest by syntax, the finest of places within one another."""
    phrases = _phrases(here, context)
    if not phrases:
        return None
    near = same_setting(here)
    ranked = [(distance, phrase) for phrase in phrases if (distance := _distance(phrase, here, near)) is not None]
    if not ranked and context.sentences[here.sentence_index].root.i in near:
        ranked = [(SENTENCE, phrase) for phrase in _only_one(phrases)]
    if not ranked:
        return None
    distance, phrase = min(ranked, key=lambda pair: pair[0])
    place = max(phrase.mentions, key=_fineness)
    how = f"{phrase.word} " if phrase.word else ""
    return Placing(place, distance, f"placed by '{how}{place.text}' of '{phrase.head.head.text}'")


def at_dateline(here: Point, context: Context) -> PlaceMention | None:
    """Return the place of the dateline for what a verb of its sentence tells, where that names nothing of any other country.

    An agency writes where the news is ("KARACHI (Agency) - Police arrested"), unless the news is on another country; a press
    office writes from its own town, with the date in brackets.
    """
    start, text = context.sentences[here.sentence_index].start_char, context.article.text
    end = dateline_end(text, start)
    if here.word.pos_ != "VERB" or end == start or here.event_type not in HERE or _DATED.search(text[start:end]):
        return None
    rows = context.places.in_sentence(here.sentence_index)
    before = [row for row in rows if row.end_char <= end]
    place = max(before, key=_fineness, default=None)
    if place is None or place.country is None or any(row.country != place.country for row in rows):
        return None
    return place
