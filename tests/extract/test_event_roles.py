"""Roles: who does what to whom, and with what, over the parses of the language model."""

from itertools import pairwise
from typing import NamedTuple

import pytest
from spacy.tokens import Doc, Token

from newsledger import nlp
from newsledger.extract.coded import Coded
from newsledger.extract.roles import Filler, roles
from newsledger.ontology import EventType, RoleName

A, C, R = EventType.ASSAULT, EventType.CONSULT, EventType.REQUEST
THREATEN = EventType.THREATEN


def event(doc: Doc, word: str, event_type: EventType, mode: str | None = None) -> Coded:
    """Return the event that a word of ``doc`` names, as coding gives it."""
    head: Token = next(token for token in doc if token.text == word)
    words = doc[head.i : head.i + 1]
    return Coded(0, words.start_char, words.end_char, words, head, event_type, mode, None, "test")


class Case(NamedTuple):
    """A sentence, the word that names an event and its type, and who and what fills the roles ("/" between several)."""

    text: str
    word: str
    event_type: EventType
    actors: str
    recipients: str = ""
    instruments: str = ""


CASES = {
    "active and passive": [
        Case("Velian troops attacked the rebels in Oram.", "attacked", A, "Velian troops", "rebels"),
        Case("The council met in Oram after shelling that killed six guards.", "shelling", A, ""),
        Case("Rockets hit the market at about 10:45 a.m.", "hit", A, "", "market", "Rockets"),
        Case("The rebels were attacked by Velian troops.", "attacked", A, "Velian troops", "rebels"),
        Case("Protesters were beaten and arrested by police.", "arrested", EventType.COERCE, "police", "Protesters"),
    ],
    "nobody is said to do it: no actor is made up": [
        Case("Two soldiers were killed on Monday.", "killed", A, "", "soldiers"),
        Case("The blast killed 12 people.", "killed", A, "", "people"),
        Case("Three diplomats were expelled from Norway.", "expelled", EventType.SANCTION, "", "diplomats"),
        Case("The killing of Mara Velt shocked the town.", "killing", A, "", "Mara Velt"),
        Case("The murder of a nurse angered Spain.", "angered", A, "", "Spain"),
    ],
    "an event noun has its doer as owner, in an adjective, behind 'by' or as the subject of the verb that carries it": [
        Case("Iran's attack on the rebels was condemned.", "attack", A, "Iran", "rebels"),
        Case("The Iranian attack on the rebels was condemned.", "attack", A, "Iranian", "rebels"),
        Case("An attack on the rebels by Iranian forces failed.", "attack", A, "Iranian forces", "rebels"),
        Case("The army carried out a strike on the rebels.", "strike", A, "army", "rebels"),
        Case("The killing of Mara Velt by soldiers shocked the town.", "killing", A, "soldiers", "Mara Velt"),
        Case("US sanctions on Iran hurt trade.", "sanctions", EventType.SANCTION, "US", "Iran"),
    ],
    "who only stands near is no party": [
        Case("The strikes did not kill any Velian troops.", "strikes", A, ""),
        Case("The army suspended the exercises after the Qasem Soleimani strike.", "strike", A, "", "Qasem Soleimani"),
        Case("The attack was claimed by rebels but blamed on Velia.", "blamed", EventType.ACCUSE, "", "Velia"),
        Case("Velt demanded that Oram pay him, threatening Oram with war.", "threatening", THREATEN, "Velt", "Oram"),
        Case("The court indicted Velt on charges of attacking soldiers.", "attacking", A, "Velt", "soldiers"),
        Case("We are sending ships to protect ourselves against a Velian attack.", "sending", EventType.MOBILIZE, "We"),
        Case("The Patriots were requested in January.", "requested", R, ""),
    ],
    "harm told beside an event noun tells its victims": [
        Case("The group claimed responsibility for the bombing of a mosque.", "bombing", A, "group", "mosque"),
        Case("The army launched air strikes in Oram, killing ten rebels.", "strikes", A, "army", "rebels"),
        Case("The Qasem Soleimani strike angered Iran.", "strike", A, "", "Qasem Soleimani"),
        Case("An attack that killed 20 soldiers was claimed by the Taliban.", "attack", A, "Taliban", "soldiers"),
        Case("A Turkish air strike killed 34 soldiers.", "strike", A, "Turkish", "soldiers"),
        Case("Two soldiers were killed in an attack by gunmen.", "killed", A, "gunmen", "soldiers"),
    ],
    "control and raising: the subject of the verb above": [
        Case("Turkey wants to attack Kurdish fighters.", "attack", A, "Turkey", "Kurdish fighters"),
        Case("President Marek is expected to visit China.", "visit", EventType.AGREE, "President Marek", "China"),
        Case("The minister accused soldiers of killing villagers.", "killing", A, "soldiers", "villagers"),
    ],
    "relative clauses and participles: the noun that they are said of": [
        Case("The outlawed group held a rally.", "outlawed", EventType.COERCE, "", "outlawed group"),
        Case("Police freed the kidnapped students.", "kidnapped", A, "", "kidnapped students"),
        Case("Rebels who attacked the village fled.", "attacked", A, "Rebels", "village"),
        Case("Troops accused of killing protesters were detained.", "killing", A, "Troops", "protesters"),
        Case("The activists that police arrested were freed.", "arrested", EventType.COERCE, "police", "activists"),
    ],
    "joined subjects and objects are a filler each": [
        Case("Syrian and Russian jets bombed the rebels.", "bombed", A, "Syrian/Russian", "rebels", "jets"),
        Case("French and Egyptian troops attacked the rebels.", "attacked", A, "French/Egyptian troops", "rebels"),
        Case("France and Norway condemned Iran.", "condemned", EventType.ACCUSE, "France/Norway", "Iran"),
        Case("Police arrested students and teachers.", "arrested", EventType.COERCE, "Police", "students/teachers"),
        Case("Gunmen entered the town and killed two farmers.", "killed", A, "Gunmen", "farmers"),
    ],
    "who all do together are all actors": [
        Case("Talks between Norway and Iran began on Monday.", "Talks", C, "Norway/Iran"),
        Case("President Marek met Foreign Minister Ana Velt.", "met", C, "President Marek/Foreign Minister Ana Velt"),
        Case("Clashes between Houthi rebels and soldiers left ten dead.", "Clashes", A, "Houthi rebels/soldiers"),
    ],
    "a speech act meets whom it speaks to, or whom its content speaks of": [
        Case("The opposition demanded that President Marek resign.", "demanded", R, "opposition", "President Marek"),
        Case("Iraqi lawmakers called on US troops to leave.", "called", R, "Iraqi lawmakers", "US troops"),
        Case("Norway accused Iran of spying.", "accused", EventType.ACCUSE, "Norway", "Iran"),
        Case("Iran threatened to attack Norway.", "threatened", EventType.THREATEN, "Iran", "Norway"),
        Case("Norway rejected Iran's demand for talks.", "rejected", EventType.REJECT, "Norway", "Iran"),
        Case("Norway said that Iran must withdraw.", "must", R, "Norway", "Iran"),
    ],
    "a frame turns the roles of its word": [
        Case("The bombing drew criticism from Western governments.", "drew", EventType.ACCUSE, "Western governments"),
        Case("Ghana received aid from Japan.", "received", EventType.AID, "Japan", "Ghana"),
        Case("The minister resigned on Friday.", "resigned", EventType.RETREAT, "minister"),
        Case("US troops withdrew from Syria.", "withdrew", EventType.RETREAT, "US troops", "Syria"),
        Case("Israel is opposed to French mediation.", "opposed", EventType.REJECT, "Israel", "French"),
        Case("Zambia extradited two suspects to Britain.", "extradited", EventType.COOPERATE, "Zambia", "Britain"),
    ],
    "reported speech: who does it, not who reports; a pronoun stays": [
        Case("The Pentagon denied that Iranian forces bombed the village.", "bombed", A, "Iranian forces", "village"),
        Case("Norway said it would attack Iran.", "attack", A, "it", "Iran"),
    ],
    "of a thing, whose it is": [
        Case("Iranian missiles hit the rebels.", "hit", A, "Iranian", "rebels", "missiles"),
        Case("Israeli army bulldozers demolished a Syrian village.", "demolished", A, "Israeli army", "Syrian"),
        Case("The government lifted a curfew in Kosovo.", "lifted", EventType.RETREAT, "government", "Kosovo"),
    ],
    "weapons": [
        Case("Attackers stabbed three policemen with knives.", "stabbed", A, "Attackers", "policemen", "knives"),
        Case("The rebels attacked a convoy using drones.", "attacked", A, "rebels", "convoy", "drones"),
        Case("The general died in a US drone strike.", "strike", A, "US", "general", "drone"),
        Case("Poland deployed Patriot batteries.", "deployed", EventType.MOBILIZE, "Poland", "", "Patriot batteries"),
        Case("Norway sold missiles to Poland.", "sold", EventType.AID, "Norway", "Poland"),
    ],
    "the span is who it is: no article, number, angry word, relative clause or apposition": [
        Case("The Houthis, a Yemeni group, attacked the army.", "attacked", A, "Houthis", "army"),
        Case("More than 20 angry French farmers attacked two policemen.", "attacked", A, "French farmers", "policemen"),
        Case("Forces loyal to Haftar attacked the army.", "attacked", A, "Forces loyal to Haftar", "army"),
        Case("A group of Moroccan diplomats attacked the army.", "attacked", A, "Moroccan diplomats", "army"),
        Case("Rebels in Sudan attacked the chief of staff.", "attacked", A, "Rebels in Sudan", "chief of staff"),
        Case("Iran's minister Ali Velt condemned France.", "condemned", A, "Iran's minister Ali Velt", "France"),
    ],
}  # fmt: skip


def texts(found: list[Filler], role: RoleName) -> str:
    """Return the words that fill a role, "/" between several."""
    return "/".join(filler.span.text for filler in found if filler.role is role)


@pytest.mark.parametrize(
    ("rule", "case"), [pytest.param(rule, case, id=f"{case.text}") for rule, cases in CASES.items() for case in cases]
)
def test_who_does_what_to_whom_and_with_what(rule: str, case: Case) -> None:
    """Each sentence shows the rule that it stands under."""
    found = list(roles(event(nlp.load()(case.text), case.word, case.event_type)))
    assert texts(found, RoleName.ACTOR) == case.actors, rule
    assert texts(found, RoleName.RECIPIENT) == case.recipients, rule
    assert texts(found, RoleName.INSTRUMENT) == case.instruments, rule


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        ("President Marek visited China.", "visited", "President Marek", "China"),
        ("China hosted President Marek.", "hosted", "President Marek", "China"),
    ],
)
def test_a_visitor_acts_and_the_host_receives(text: str, word: str, actors: str, recipients: str) -> None:
    """PLOVER manual 2.0, CONSULT visit."""
    found = list(roles(event(nlp.load()(text), word, C, "visit")))
    assert (texts(found, RoleName.ACTOR), texts(found, RoleName.RECIPIENT)) == (actors, recipients)


def test_fillers_come_by_role_in_text_order_and_hold_their_head() -> None:
    """Actors, recipients, instruments."""
    doc = nlp.load()("Rebels and soldiers attacked police and farmers with rifles and knives.")
    found = list(roles(event(doc, "attacked", A)))
    order = [RoleName.ACTOR, RoleName.RECIPIENT, RoleName.INSTRUMENT]
    places = [(order.index(filler.role), filler.span.start) for filler in found]
    assert all(before < after for before, after in pairwise(places))
    assert len(found) == 6
    assert all(filler.head in filler.span for filler in found)


@pytest.mark.parametrize(
    "text", ["attack", "🔥🔥 attack 🔥", "Attack! Attack! Attack!", "attack of the of the of by by"]
)
def test_fragments_have_no_roles_that_they_do_not_tell(text: str) -> None:
    """Text without a sentence to it."""
    doc = nlp.load()(text)
    assert list(roles(event(doc, next(t.text for t in doc if t.lower_ == "attack"), A))) == []


def test_a_sentence_of_ten_thousand_words_is_read() -> None:
    """Long runs of joined names and nested clauses end, whatever tree they get."""
    doc = nlp.load()("Rebels attacked " + "the army and the police of the town who said that " * 1_000 + "it left.")
    assert texts(list(roles(event(doc, "attacked", A))), RoleName.ACTOR) == "Rebels"


@pytest.mark.parametrize("label", ["conj", "nmod:poss", "appos", "flat", "nmod", "acl", "xcomp", "advcl", "compound"])
def test_a_tree_as_deep_as_its_text_is_long_is_read(label: str) -> None:
    """Each word hangs on the one before it: no language, but some parser's tree."""
    words = 3_000
    heads = [0, *range(words - 1)]
    vocab = nlp.load().vocab
    doc = Doc(vocab, ["attacks"] * words, heads=heads, deps=["ROOT", *[label] * (words - 1)], pos=["NOUN"] * words)
    for place in (0, words // 2, words - 1):
        head = doc[place]
        coded = Coded(0, head.idx, head.idx + len(head), doc[place : place + 1], head, A, None, None, "test")
        assert all(filler.head in filler.span for filler in roles(coded))


def test_words_without_a_parse_have_no_roles() -> None:
    """A pipeline without a parser."""
    doc = Doc(nlp.load().vocab, ["Rebels", "attacked", "police"])
    assert list(roles(event(doc, "attacked", A))) == []
