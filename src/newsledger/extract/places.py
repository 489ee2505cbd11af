"""Places and countries in an article: names, demonyms, metonyms, and the place that each means where that is clear."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from newsledger.extract.gazetteer import place
from newsledger.extract.placing.beyond import beyond
from newsledger.extract.placing.names import Found, know, named, see, touching
from newsledger.fold import fold
from newsledger.ids import make_id
from newsledger.records import Article, PlaceMention

__all__ = ["Found", "find", "place", "places"]


def _add(found: list[Found], added: Found) -> None:
    """Put one more mention in its place, instead of those inside it; leave it out where it only overlaps one."""
    touched = touching(found, added.start, added.end)
    if all(added.start <= i.start and i.end <= added.end and i[:2] != added[:2] for i in touched):
        at = bisect_left(found, added.start, key=lambda item: item.start)
        found[at : at + len(touched)] = [added]


def find(text: str, sentences: Iterable[tuple[int, int]] | None = None) -> list[Found]:
    """Return the places in a text, in text order, none overlapping.

    ``sentences`` are half-open offsets in text order: no name crosses their edges. Without them the text is one sentence.
    """
    folded = fold(text)
    bounds = [(0, len(text))] if sentences is None else list(sentences)
    starts = [start for start, _ in bounds]
    seen = see(folded, bounds)
    known = know(seen)
    found = list(named(folded, seen, known))
    masks = [item.hit for item in seen if item.hit.readings[0].kind == "mask"]
    for added in list(beyond(folded, known, found)):
        index = bisect_right(starts, added.start) - 1
        if index >= 0 and added.end <= bounds[index][1] and not touching(masks, added.start, added.end):
            _add(found, added)
    return found


def places(doc: Doc, article: Article) -> Iterator[PlaceMention]:
    """Yield the places and countries that ``doc`` names, in text order, none overlapping.

    ``doc.text`` equals ``article.text``, so offsets are the article's (half-open, in characters). ``place_id`` is null where
    several places fit about as well, or where none of the gazetteer does. Demonyms and metonyms carry their country's place.
    """
    sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
    starts = [start for start, _ in sentences]
    text = article.text
    for found in find(text, sentences):
        yield PlaceMention(
            place_mention_id=make_id("plm", article.article_id, found.start, found.end),
            place_id=found.place_id,
            article_id=article.article_id,
            sentence_index=bisect_right(starts, found.start) - 1,
            start_char=found.start,
            end_char=found.end,
            text=text[found.start : found.end],
            mention_type=found.mention_type,
            country=found.country,
            resolved_by=found.rule,
            confidence=found.confidence,
        )
