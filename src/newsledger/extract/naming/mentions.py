"""Mentions of names with their titles, as tokens, and what a title tells of a person."""

from typing import Final

from newsledger.extract.knowledge.nouns import BORNE, Kind, Noun, genders, nouns
from newsledger.extract.naming.chains import Mention
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.named import Named
from newsledger.extract.naming.names import gender_of
from newsledger.extract.naming.titles import title_ending, title_start
from newsledger.ontology import MentionType

# Endings of nouns for people, where a noun is not listed.
OF_PEOPLE: Final = ("er", "or", "ist", "ian", "eer", "man", "woman")


def of_name(words: Words, named: Named) -> Mention:
    """Return the mention of a name, its title before it included."""
    mention = Mention(
        start=named.start,
        end=named.end,
        head=words.head_of(named.start, named.end),
        sentence=words.sentence[named.start],
        kind=MentionType.NAME,
        what=named.what,
        name=words.quoted(named.start, named.end),
        is_plural=named.what is Kind.PEOPLE,
    )
    if named.what is Kind.PERSON:
        mention.gender = gender_of(words, named)
        _entitle(words, mention)
    return mention


def share_surname(words: Words, first: Mention, second: Mention) -> bool:
    """Give the first of a couple their surname ("*Bill* and Hillary Clinton"); whether that was so."""
    is_couple = first.what is second.what is Kind.PERSON and words.lower[first.end : second.start] == ["and"]
    alone, full = first.name.split(), second.name.split()
    if not (
        is_couple
        and len(alone) == 1
        and len(full) > 1
        and alone[0].lower() in genders()
        and full[0].lower() in genders()
    ):
        return False
    first.name = f"{alone[0]} {full[-1]}"
    return True


def _entitle(words: Words, mention: Mention) -> None:
    """Take the title before a name into its mention."""
    bound = words.bounds[mention.sentence][0]
    start, title = mention.start, title_ending(words, mention.start, bound)
    if title is None and not _is_noun_before(words, mention, bound):
        return
    if title and title[1].title in BORNE and mention.end - start == 1:
        mention.start, mention.name = title[0], words.quoted(title[0], mention.end)
        mention.gender, mention.head = title[1].gender, words.head_of(title[0], mention.end)
        return
    first = title[0] if title else start - 1
    begin = title_start(words, first, mention.end, bound)
    mention.title = words.quoted(begin, start)
    mention.start, mention.head = begin, words.head_of(begin, mention.end)
    if title:
        mention.gender = title[1].gender or mention.gender
        mention.noun = nouns().get(title[1].title) or Noun(
            title[1].title, Kind.PERSON, title[1].gender, frozenset(), title[1].sector, False, title[1].title
        )


def _is_noun_before(words: Words, mention: Mention, bound: int) -> bool:
    """Whether a noun that is no listed title says what a person is: "plumber Dan Ross"."""
    i = mention.start - 1
    if i < bound or words.pos[i] != "NOUN" or not words.word[i].islower():
        return False
    if words.lower[i] not in nouns() and not words.lower[i].endswith(OF_PEOPLE):
        return False
    return mention.start <= words.head[i] < mention.end or any(
        words.head[j] == i for j in range(mention.start, mention.end)
    )
