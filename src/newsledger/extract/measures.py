"""What a number measures, of the ledger's closed list: killed, injured, deployed, cost and the rest.

The rules are ``lexicons/measures.csv``. What is said of those counted comes first, by the role that they have in it ("killed
12 gunmen"; "12 gunmen killed" tells nothing of the gunmen), then the words on the noun ("12 wounded gunmen"), then the noun
itself ("12 hostages"). A number that nothing tells of has no measure.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from newsledger.extract.context import Context
from newsledger.extract.figures import Counted, Figure, Measured
from newsledger.extract.measuring import governing, neighbours, nouns, positions, prices, rules
from newsledger.extract.measuring.governing import Said
from newsledger.nlp.labels import relation
from newsledger.ontology import ClaimKind, Measure

# Kinds of numbers that count those who something happened to; a share or an amount counts nobody.
_COUNTS = frozenset({ClaimKind.COUNT})
# Measures of things that come by weight, length or area: "seized 20 tonnes of", "burned 5,000 acres".
_OF_AMOUNTS = frozenset({Measure.SEIZED, Measure.DESTROYED, Measure.DAMAGED})
# Told of those whom another word says more of: "shot and *wounded*".
_VAGUE = frozenset({Measure.CASUALTIES, Measure.OTHER})

# Told beside "killed" of the same number, they may leave open how many died: "killed or *wounded*".
_LOST = frozenset({Measure.INJURED, Measure.CAPTURED, Measure.MISSING})
# How far behind the last of several nouns a word may stand that is said of all: "two soldiers and a boy (also) *killed* there".
NEXT = 2
# How a size is found that only describes the thing it stands before: "seized a *9-ton* truck".
DESCRIBING = ":modified"
NAMED = frozenset({"NOUN", "PROPN", "PRON"})
# A measure, the word that tells it, and its place.
Told = tuple[Measure, Token, str]


def measured(figure: Figure, counted: Counted, context: Context) -> Measured:
    """Return what a figure measures, by what it counts, the words on it, and the role that it has in what is said."""
    kind = figure.quantity.kind
    if kind is ClaimKind.MONEY:
        found = prices.price(figure, counted)
        return found if found.measure else _of_sum(figure.words.root)
    if kind in _COUNTS:
        return _of_count(figure, counted.head)
    if kind is ClaimKind.MEASURE and not counted.rule.endswith(DESCRIBING):
        found = _of_count(figure, counted.head)
        return found if found.measure in _OF_AMOUNTS else Measured()
    if kind in (ClaimKind.PERCENT, ClaimKind.MULTIPLIER) and figure.quantity.change_role and counted.head is not None:
        return _of_noun(counted.head, rules.NOUN) or Measured()
    return Measured()


def _of_count(figure: Figure, head: Token | None) -> Measured:
    site = positions.site(figure.number)
    return _measured(site, head or (None if site == figure.number else site), figure.words)


def _of_sum(site: Token) -> Measured:
    """Return what is measured of money by what is done to it: "*seized* $2 million"."""
    told = [found for found in _told(governing.over(site), site) if found[0] is Measure.SEIZED]
    return _answer(told[0]) if told else Measured()


def measure_of_head(head: Token) -> Measured:
    """Return what a number of ``head`` would measure where no numeral is printed: "*no one* was killed", "*a driver* was hurt".

    ``head`` is the noun or pronoun that is counted, where it stands in the parse. Words that only stand beside it tell nothing
    ("*the army* may have killed"), nor that it is a hostage.
    """
    if not rules.telling(head):
        return Measured()
    found = _of_noun(head, rules.NOUN) or _of_what_is_said(head, head)
    if found is None and (told := list(_told(governing.roles(head), head))):
        found = _answer(_chosen(told))
    return found or Measured()


def _measured(site: Token, head: Token | None, words: Span) -> Measured:
    """Return what is measured of ``head`` by a number whose phrase ``site`` heads; the two differ where words are left out."""
    if not rules.telling(site):
        return _of_noun(head, rules.NOUN) or _of_role(site, head) or Measured()
    return (
        _of_noun(head, rules.NOUN)
        or _of_what_is_said(site, head)
        or _of_level(site)
        or _of_those(site)
        or _of_words_beside(site, head, words)
        or _of_role(site, head)
        or Measured()
    )


def _of_noun(noun: Token | None, place: str) -> Measured | None:
    found = rules.measure(place, noun, noun) if noun is not None else None
    return Measured(found, noun, f"measure:{place}") if found is not None else None


def _of_role(site: Token, head: Token | None) -> Measured | None:
    return None if governing.speaks(site) else _of_noun(head, rules.ROLE)


def _of_what_is_said(site: Token, head: Token | None) -> Measured | None:
    """Return what the words over a noun tell, else those on it; that they are dead stands over all."""
    for noun, link in positions.outwards(site):
        over = _over(noun, head)
        on = _on(noun, head, site, link)
        dead = [found for found in on if found[0] is Measure.KILLED]
        if told := dead if dead and not over else over or on:
            return _answer(_chosen(told + dead if told is over else told))
    return None


def _of_words_beside(site: Token, head: Token | None, words: Span) -> Measured | None:
    """Return what the words next to a number tell, else those that have it in a role, where the parse ties none to it."""
    for said in (neighbours.next_to(words), neighbours.beside(site), governing.roles(site)):
        if told := list(_told(said, head)):
            return _answer(_chosen(told))
    return None


def _over(noun: Token, head: Token | None) -> list[Told]:
    told = list(_told(governing.over(noun), head))
    event = nouns.of_event(noun, head)
    return [*told, (*event, "event")] if event is not None else told


def _on(noun: Token, head: Token | None, site: Token, link: str) -> list[Told]:
    """Return what the words on a noun tell; of one that the number's own is joined to, those behind both."""
    told = list(_told(governing.behind(noun), head))
    if link == positions.JOINED:
        return [found for found in told if found[1].i > site.i]
    if link == positions.ITSELF and noun.pos_ not in NAMED:
        told += _told(governing.itself(noun), head)
    if head is not None and head.head == noun and relation(head) == "nmod":
        told += _told(governing.behind(head), head)
    for last in [word for word in noun.rights if word.dep_ == "conj" and word.pos_ in NAMED][-1:]:
        if any(noun.i < word.i < last.i for word in rules.telling(noun)):
            break  # "left 14 miners *shot* and six killed"
        told += [found for found in _told(governing.behind(last), head) if last.i < found[1].i <= last.i + NEXT]
    return told + _before(noun)


def _told(said: Iterable[Said], head: Token | None) -> Iterator[Told]:
    for word, place in said:
        if (found := rules.measure(place, word, head)) is not None:
            yield found, word, place


def _before(noun: Token) -> list[Told]:
    said = [(child, rules.BEFORE) for child in noun.lefts if child.dep_ == "compound"]
    return list(_told(said, noun))


def _chosen(told: list[Told]) -> Told:
    """Return what holds of all: the dead before the rest, but with the hurt they are casualties; what is vague gives way."""
    dead = next((found for found in told if found[0] is Measure.KILLED), None)
    if dead and any(_is_left_open(dead, found) for found in told):
        return Measure.CASUALTIES, dead[1], dead[2]
    return dead or next((found for found in told if found[0] not in _VAGUE), told[0])


def _is_left_open(dead: Told, other: Told) -> bool:
    """Whether two words tell of some each: "killed or captured", "killed and wounded"; who is "wounded and *died*" is dead."""
    first, last = sorted((dead[1].i, other[1].i))
    is_choice = any(word.lower_ == "or" for word in dead[1].doc[first:last])
    return other[0] in _LOST and (is_choice or (other[0] is Measure.INJURED and dead[2] != rules.SUBJECT))


def _answer(found: Told) -> Measured:
    measure, word, place = found
    return Measured(measure, word, f"measure:{place}")


def _of_level(site: Token) -> Measured | None:
    """Return the measure of the noun that a number is the level of: "the *toll* rose to 12", "the number of *injured*"."""
    for noun in nouns.levels(site):
        if (found := _of_noun(noun, rules.NOUN)) is not None:
            return found
        for counted in nouns.inner(noun):
            found = _of_noun(counted, rules.NOUN) or _of_what_is_said(counted, counted) or _of_noun(counted, rules.ROLE)
            if found is not None:
                return found
    return None


def _of_those(site: Token) -> Measured | None:
    """Return what a word, no noun, tells of those whom a number is of: "12 of the *wounded*", "the *dead* were two women"."""
    first = site.head if relation(site) == "conj" else site
    for whole in (*nouns.wholes(site), *(noun for noun in nouns.levels(first) if noun.pos_ not in NAMED)):
        if told := list(_told(governing.itself(whole), None)):
            return _answer(_chosen(told))
    return None
