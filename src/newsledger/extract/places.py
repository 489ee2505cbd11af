"""Places and countries in an article: names, demonyms, metonyms, and the place that each means where that is clear."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from newsledger.extract.gazetteer import fold, place
from newsledger.extract.place_beyond import beyond
from newsledger.extract.place_names import Found, know, named, see
from newsledger.ids import make_id
from newsledger.records import Article, PlaceMention

__all__ = ["Found", "find", "place", "places"]


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _with(found: list[Found], added: Found) -> list[Found]:
    """Return the mentions with one more, instead of those inside it; without it where it only overlaps one."""
    touched = [item for item in found if _overlap(item, added)]
    is_longer = all(added.start <= i.start and i.end <= added.end and i[:2] != added[:2] for i in touched)
    return [*(item for item in found if item not in touched), added] if is_longer else found


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
        is_masked = any(mask.start < added.end and added.start < mask.end for mask in masks)
        if index >= 0 and added.end <= bounds[index][1] and not is_masked:
            found = _with(found, added)
    return sorted(found, key=lambda item: item.start)


def places(doc: Doc, article: Article) -> Iterator[PlaceMention]:
    """Yield the places and countries that ``doc`` names, in text order, none overlapping.

    ``doc.text`` equals ``article.text``, so offsets are the article's (half-open, in characters). ``place_id`` is null where
    several places fit about as well, or where none of the gazetteer does. Demonyms and metonyms carry their country's place.
    """
    sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
    starts = [start for start, _ in sentences]
    for found in find(doc.text, sentences):
        yield PlaceMention(
            place_mention_id=make_id("plm", article.article_id, found.start, found.end),
            place_id=found.place_id,
            article_id=article.article_id,
            sentence_index=bisect_right(starts, found.start) - 1,
            start_char=found.start,
            end_char=found.end,
            text=doc.text[found.start : found.end],
            mention_type=found.mention_type,
            country=found.country,
            resolved_by=found.rule,
            confidence=found.confidence,
        )
