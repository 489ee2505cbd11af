"""Names of actors in a doc: the recogniser's, corrected by the knowledge base, by titles, and by the rest of the article."""

from collections.abc import Container, Iterator

from newsledger.extract.knowledge import actors as known_actors
from newsledger.extract.knowledge.actors import How, KnownActor
from newsledger.extract.knowledge.nouns import Kind, genders
from newsledger.extract.naming.acronyms import no_things
from newsledger.extract.naming.acting import acts, adjectives
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.forms import is_short_for, parts
from newsledger.extract.naming.labels import consistent, repeated
from newsledger.extract.naming.named import Named
from newsledger.extract.naming.recognised import LABELS, is_named_after, press, recognised
from newsledger.extract.naming.titled import is_title_word, titled
from newsledger.extract.naming.titles import begins_title
from newsledger.fold import fold


def names(words: Words, sites: Container[int] = ()) -> list[Named]:
    """Return the names of actors in text order, none overlapping; countries and capitals only where they act.

    What the recogniser takes for an actor, and who is known by a surname, is none at ``sites``: words in the names of places.
    """
    found = _Spans(words)
    for hit in _known(words):
        if hit.how is not How.PERSON or not _is_site(words, hit, sites):
            found.add(hit)
    spans = no_things(words, list(recognised(words)))
    surnames = {words.word[end - 1] for start, end, what in spans if what is Kind.PERSON and end - start > 1}
    for start, end, what in spans:
        is_surname = what is Kind.PERSON and words.word[end - 1] in surnames
        if is_surname or not all(i in sites for i in range(start, end)):
            found.add_recognised(start, end, what)
    for named in titled(words, found.taken):
        found.add(named)
    rows = consistent(words, sorted(found.rows.values(), key=lambda row: row.start))
    for named in list(repeated(words, rows, found.taken)):
        found.add(named)
        rows.append(named)
    return sorted(rows, key=lambda row: row.start)


def _is_site(words: Words, named: Named, sites: Container[int]) -> bool:
    """Whether a surname is that of a base or a bridge: "at Ain *al-Asad* base"."""
    return all(i in sites for i in range(named.start, named.end)) or is_named_after(words, named.start, named.end)


class _Spans:
    """Names by the token they begin with; ``taken`` says which name a token is in."""

    def __init__(self, words: Words):
        self.words = words
        self.rows: dict[int, Named] = {}
        self.taken: dict[int, Named] = {}

    def add(self, named: Named) -> None:
        for old in {id(o): o for i in range(named.start, named.end) if (o := self.taken.get(i))}.values():
            self.drop(old)
        self.rows[named.start] = named
        self.taken.update(dict.fromkeys(range(named.start, named.end), named))

    def drop(self, named: Named) -> None:
        self.rows.pop(named.start, None)
        for i in range(named.start, named.end):
            self.taken.pop(i, None)

    def add_recognised(self, start: int, end: int, what: Kind) -> None:
        """Add what the recogniser found, unless the knowledge base has it; a longer name wins, but not by titles."""
        inside = list({id(o): o for i in range(start, end) if (o := self.taken.get(i))}.values())
        if any(o.start < start or end < o.end for o in inside):
            return
        if not inside:
            self.add(Named(start, end, what))
            return
        if what is not Kind.PERSON and any((o.start, o.end) == (start, end) for o in inside):
            return
        listed = [o for o in inside if o.how in (How.NAME, How.PERSON, How.INSTITUTION)]
        rest = [i for i in range(start, end) if i not in self.taken]
        is_longer = any(self.words.word[i][0].isupper() and not is_title_word(self.words, i) for i in rest)
        if not _is_cut_title(self.words, inside[-1], end) and (not listed or is_longer):
            known = (
                _agreeing(listed[0], self.words.quoted(start, end)) if len(listed) == 1 and what is Kind.PERSON else ()
            )
            self.add(Named(start, end, what, known, How.PERSON if known else None))


def _is_cut_title(words: Words, listed: Named, end: int) -> bool:
    """Whether what goes on behind a known name begins a title: "White House *National*" Security Adviser."""
    return listed.end < end and begins_title(words, listed.end)


def _agreeing(listed: Named, name: str) -> tuple[KnownActor, ...]:
    """Return the known people of a surname that a longer name may be of: "Qasem" and no other "Soleimani"."""
    return tuple(actor for actor in listed.known if is_short_for(parts(name), parts(actor.name)))


def _known(words: Words) -> Iterator[Named]:
    """Yield what the knowledge base finds; a country or capital where it acts, or is an organisation to the recogniser."""
    organised = {(ent.start, ent.end) for ent in words.doc.ents if LABELS.get(ent.label_) is Kind.BODY}
    hits, of_countries = known_actors.parts(fold(words.text))
    yield from adjectives(words, hits, of_countries)
    for hit in hits:
        span = words.span(hit.start, hit.end)
        if span is None or words.sentence[span[0]] != words.sentence[span[1] - 1]:
            continue
        start, end = span
        if hit.how in (How.COUNTRY, How.CAPITAL):
            if end < len(words) and words.word[end] in press():
                yield Named(start, end + 1, Kind.BODY)
            elif (start, end) in organised or acts(words, words.head_of(start, end), is_capital=hit.how is How.CAPITAL):
                yield Named(start, end, Kind.COUNTRY, hit.actors, hit.how)
            continue
        yield Named(start, end, Kind.PERSON if hit.how is How.PERSON else Kind.BODY, hit.actors, hit.how)


def gender_of(words: Words, named: Named) -> str:
    """Return the gender that a person's given name tells; empty where it tells none."""
    if named.what is not Kind.PERSON or (named.end - named.start < 2 and named.how is None):
        return genders().get(words.lower[named.start], "") if named.end - named.start == 1 else ""
    return genders().get(words.lower[named.start], "")
