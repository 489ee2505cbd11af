"""What a number measures, of the ledger's closed list: killed, injured, deployed, cost and the rest.

The rules are ``lexicons/measures.csv``. What is said of those counted comes first, by the role that they have in it ("killed
12 gunmen"; "12 gunmen killed" tells nothing of the gunmen), then the words on the noun ("12 wounded gunmen"), then the noun
itself ("12 hostages"). A number that nothing tells of has no measure.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from newsledger.extract.context import Context
from newsledger.extract.figures import Counted, Figure, Measured
from newsledger.extract.measuring import governing, nouns, positions, prices, rules
from newsledger.extract.measuring.governing import Said
from newsledger.ontology import ClaimKind, Measure

# Kinds of numbers that count those who something happened to; a share or an amount counts nobody.
_COUNTS = frozenset({ClaimKind.COUNT})
# Measures of things that come by weight, length or area: "seized 20 tonnes of", "burned 5,000 acres".
_OF_AMOUNTS = frozenset({Measure.SEIZED, Measure.DESTROYED, Measure.DAMAGED})
# Told of those whom another word says more of: "shot and *wounded*".
_VAGUE = frozenset({Measure.CASUALTIES, Measure.OTHER})


def measured(figure: Figure, counted: Counted, context: Context) -> Measured:
    """Return what a figure measures, by what it counts, the words on it, and the role that it has in what is said."""
    kind = figure.quantity.kind
    if kind is ClaimKind.MONEY:
        return prices.price(figure, counted)
    if kind in _COUNTS:
        return _measured(positions.site(figure.number), counted.head)
    if kind is ClaimKind.MEASURE:
        found = _measured(positions.site(figure.number), counted.head)
        return found if found.measure in _OF_AMOUNTS else Measured()
    if kind in (ClaimKind.PERCENT, ClaimKind.MULTIPLIER) and figure.quantity.change_role and counted.head is not None:
        return _of_noun(counted.head, rules.NOUN) or Measured()
    return Measured()


def measure_of_head(head: Token) -> Measured:
    """Return what a number of ``head`` would measure where no numeral is printed: "*no one* was killed", "*a driver* was hurt".

    ``head`` is the noun or pronoun that is counted, where it stands in the parse.
    """
    return _measured(head, head)


def _measured(site: Token, head: Token | None) -> Measured:
    """Return what is measured of ``head`` by a number whose phrase ``site`` heads; the two differ where words are left out."""
    head = head if head is not None else site
    return (
        _of_noun(head, rules.NOUN)
        or _of_what_is_said(site, head)
        or _of_level(site)
        or _of_noun(head, rules.ROLE)
        or Measured()
    )


def _of_noun(noun: Token, place: str) -> Measured | None:
    found = rules.measure(place, noun, noun)
    return Measured(found, noun, f"measure:{place}") if found else None


def _of_what_is_said(site: Token, head: Token) -> Measured | None:
    described: list[tuple[Measure, Token, str]] = []
    for noun in positions.outwards(site):
        over = list(_told(governing.over(noun), head))
        on = list(_told(governing.behind(noun), head)) + _before(noun)
        if noun.pos_ not in ("NOUN", "PROPN", "PRON"):
            on += _told(governing.itself(noun), head)
        if (event := nouns.of_event(noun, head)) is not None:
            over.append((*event, "event"))
        described += on
        if killed := next((found for found in (*over, *on) if found[0] is Measure.KILLED), None):
            return _answer(killed)
        if over:
            return _answer(_chosen(over))
    if described:
        return _answer(_chosen(described))
    told = list(_told(governing.roles(site), head))
    return _answer(_chosen(told)) if told else None


def _told(said: Iterable[Said], head: Token) -> Iterator[tuple[Measure, Token, str]]:
    for word, place in said:
        if (found := rules.measure(place, word, head)) is not None:
            yield found, word, place


def _before(noun: Token) -> list[tuple[Measure, Token, str]]:
    said = [(child, rules.BEFORE) for child in noun.lefts if child.dep_ == "compound"]
    return list(_told(said, noun))


def _chosen(told: list[tuple[Measure, Token, str]]) -> tuple[Measure, Token, str]:
    """Return the one that holds of all: dead and hurt together are casualties; what says more stands over what says less."""
    measures = {found[0] for found in told}
    if {Measure.KILLED, Measure.INJURED} <= measures:
        return Measure.CASUALTIES, told[0][1], told[0][2]
    return next((found for found in told if found[0] not in _VAGUE), told[0])


def _answer(found: tuple[Measure, Token, str]) -> Measured:
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
