"""Sharpens what a corpus leaves open about its names with what the project knows: places, groups of people, dates.

Three rules, each a function from sentence to sentence: kinds of names narrow, then groups and dates are added between them.
"""

from dataclasses import replace

from training.corpora.dates import with_dates
from training.corpora.groups import with_groups
from training.corpora.kinds import narrowed
from training.corpora.labels import OTHERS
from training.example import Sentence


def sharpen(sentence: Sentence) -> Sentence:
    """Return the sentence with the labels of its entities narrowed, and with the groups and dates that its words name.

    NORP and DATE are ``annotated`` afterwards, but where a word leaves open whether it is one. An entity without labels is
    none of ours (a language, a law): no group or date is looked for in it, and it is left out.

    Raises:
        ValueError: the sentence has no entities to sharpen.
    """
    if sentence.entities is None:
        raise ValueError(f"{sentence.sentence_id}: no entities; sharpen what a named-entity corpus annotates")
    return _settled(with_dates(with_groups(narrowed(sentence))))


def _settled(sentence: Sentence) -> Sentence:
    """Return the sentence without the names that nothing says enough about.

    What may be a group, event or product is as often a song or a law, which have no label here: it is left out too, and
    the sentence no longer counts as annotated with those labels.
    """
    entities = sentence.entities or ()
    is_open = any(entity.labels == OTHERS for entity in entities)
    kept = tuple(entity for entity in entities if entity.labels not in ((), OTHERS))
    annotated = tuple(label for label in sentence.annotated if not (is_open and label in OTHERS))
    return replace(sentence, entities=kept, annotated=annotated)
