"""Clauses of events: the parties that stand at a place that a frame names, around an event's verb and noun."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Final

from spacy.tokens import Token

from newsledger.extract.coded import Coded
from newsledger.extract.knowledge.actors import by_name
from newsledger.extract.parties import places
from newsledger.extract.parties.frames import NOUN, VERB, Frame, frame, harm_verbs, light_verbs, using_verbs
from newsledger.extract.parties.members import STATES, WHERE, Party, described_by, is_met, is_party, is_thing, parties
from newsledger.extract.parties.predicates import beside, predicate
from newsledger.extract.parties.spans import extent
from newsledger.nlp import labels
from newsledger.nlp.rule_words import event_nouns, lemma
from newsledger.ontology import ActorType, EventType

# How deep whom a content meets is looked for: "agreed to allow them to return".
DEEPEST: Final = 3
# Prepositions of what an attack is aimed at.
TARGETS: Final = frozenset({"on", "against", "upon", "at", "into"})
# Prepositions that stand behind what an event noun moves: "the withdrawal of troops *from Velia*".
FROM_TO: Final = frozenset({"from", "to"})
# Prepositions of where and when something is done: of these only what happens tells who does ("killed in a *Velian attack*").
WHERE_DONE: Final = frozenset({"in", "at", "after", "during"})
WEAPON: Final = "WEAPON"
WHEREABOUTS: Final = frozenset({"GPE", "LOC", "FAC"})
# Phrases of an event noun that hold others of its own, as the parser hangs them: "attacks on rebels *by Velia*".
NESTING: Final = frozenset({"of", "on", "against", "in", "at", "to", "for"})
CONTENT: Final = frozenset({"content", "inner"})
REFLEXIVES: Final = frozenset(
    {"itself", "himself", "herself", "themselves", "ourselves", "myself", "yourself", "yourselves"}
)


def _all(tokens: Iterable[Token], doing: bool) -> list[Party]:
    found: list[Party] = []
    for token in tokens:
        found += [party for party in parties(token, doing=doing) if party not in found]
    return found


def is_event(noun: Token) -> bool:
    """Whether a noun names what happens, so that who stands within it may have done it."""
    return noun.pos_ == "NOUN" and lemma(noun) in event_nouns()


class Clause:
    """An event's verb and noun, its frame, and who stands around them; what is asked for twice is looked up once."""

    def __init__(self, event: Coded) -> None:
        self.words = predicate(event)
        self.frame: Frame = frame(
            self.words.word, VERB if self.words.noun is None else NOUN, event.event_type, event.mode
        )
        self._event = event

    def at(self, place: str, *, doing: bool) -> list[Party]:
        """Return the parties at a place of ``event_frames.csv``; ``doing``: who does it, at the event's own words alone."""
        verb, noun = self.words.verb, self.words.noun
        if place in CONTENT:
            nouns = [word for word in self._event.words if word.pos_ == "NOUN" and word != noun]
            objects = places.undergoers(verb) if verb is not None else []
            words = [word for word in (noun, verb, *nouns, *objects) if word is not None]
            return _said(self._event.content, words, place == "content")
        if verb is not None and place in OF_VERB:
            return _all([token for token in OF_VERB[place](verb) if token != noun], doing)
        if noun is not None and place in OF_NOUN:
            return OF_NOUN[place](noun, doing)
        if place in OF_VERB or place in OF_NOUN:
            return []
        near = _filtered([noun for word, noun in self._phrases if word == place], place, doing)
        return near if near or doing else self.behind(place, doing=False)

    def behind(self, place: str, *, doing: bool) -> list[Party]:
        """Return the parties of the phrases one deeper, where the place is a preposition.

        Those of the object ("withdrew troops *from Velia*"), of a verb joined to one without ("gave and sent arms *to*") and of
        participles ("attacks aimed *at Velia*"); of phrases only who does it or where from ("attacks on rebels *by Velia*").
        """
        phrases = [*self._inner_phrases, *(self._deep_phrases if doing or place in FROM_TO else [])]
        return _filtered([noun for word, noun in phrases if word == place], place, doing)

    @cached_property
    def _phrases(self) -> list[tuple[str, Token]]:
        return [
            phrase for word in (self.words.noun, self.words.verb) if word is not None for phrase in places.phrases(word)
        ]

    @cached_property
    def _inner_phrases(self) -> list[tuple[str, Token]]:
        verb, noun = self.words.verb, self.words.noun
        clauses = labels.participles(noun) if noun is not None else []
        words = [clause for clause in clauses if lemma(clause) in light_verbs()]
        if verb is not None:
            has_own = labels.objects(verb) or labels.is_passive(verb)
            words += [*places.undergoers(verb), *([] if has_own else labels.children(verb, "conj"))]
        return [phrase for word in words for phrase in places.phrases(word)]

    @cached_property
    def _deep_phrases(self) -> list[tuple[str, Token]]:
        noun = self.words.noun
        nouns = [other for word, other in self._phrases if word in NESTING] if noun is not None else []
        found = [phrase for other in nouns for phrase in places.phrases(other)]
        if noun is not None and self._event.event_type is EventType.REQUEST:
            # "calls for troops to leave *from factions*": who is people is left by nobody.
            inner = [phrase for clause in places.contents(noun) for phrase in places.phrases(clause)]
            found += [(word, other) for word, other in inner if is_party(other) and other.ent_type_ not in WHEREABOUTS]
        return found

    def things(self) -> list[Party]:
        """Return the things that are attacked, where they are nobody's: "shelled *a bridge*", "an attack on *a convoy*"."""
        verb, noun = self.words.verb, self.words.noun
        nouns = places.undergoers(verb) if verb is not None and noun is None else []
        targets = TARGETS | {"of"} if "of" in self.frame.recipient[:1] else TARGETS
        nouns = nouns or [other for word, other in self._phrases if word in targets]
        if noun is not None and not nouns:
            nouns = [hit for harm in beside(noun) if lemma(harm) in harm_verbs() for hit in places.undergoers(harm)]
        is_shot = verb is None or lemma(verb) in using_verbs()
        found = (hit for hit in nouns if is_thing(hit) and not (is_shot and hit.ent_type_ == WEAPON))
        return [Party(hit, *extent(hit)) for hit in found]


def _filtered(nouns: Sequence[Token], preposition: str, doing: bool) -> list[Party]:
    if doing and preposition in WHERE_DONE:
        return _all([noun for noun in nouns if is_event(noun)], doing)
    return _all([noun for noun in nouns if doing or preposition not in WHERE or is_met(noun)], doing)


def _own(noun: Token, doing: bool) -> list[Party]:
    """Return whose an event is: "*Velia*'s attack", "the *Velian* attack"; not "its".

    Who does harm is no person named before it: "the *Velt* strike" killed Velt; and no country that is hit.
    """
    owners = _all([owner for owner in places.owners(noun) if owner.pos_ != "PRON"], True)
    if owners or not doing:
        return owners or described_by(noun)
    listed = event_nouns().get(lemma(noun))
    is_harm = listed is not None and listed.verb in harm_verbs()
    return [party for party in described_by(noun) if not (is_harm and _is_hit(noun, party.head))]


def _is_hit(noun: Token, name: Token) -> bool:
    """Whether a name before a noun of harm is who or what is hit: a person's, or a country's to the roles of the noun."""
    said = noun._.predicate if name.ent_type_ == "GPE" else None
    return _is_person(name) or any(a.head.i == name.i and a.role == "ARG1" for a in (said.arguments if said else ()))


def _is_person(name: Token) -> bool:
    """Whether a name is a person's, to the recogniser or as one that is known by it alone."""
    if name.ent_type_ == "PERSON":
        return True
    known = by_name(name.text) if name.text[0].isupper() else ()
    return bool(known) and all(actor.actor_type is ActorType.PERSON for actor in known)


def _agent(noun: Token, doing: bool) -> list[Party]:
    """Return who did what has been done to another: "*Velia*'s killing of", "the *Velian* killings"; not "Velt's killing"."""
    if any(word == "of" and parties(other, doing=False) for word, other in places.phrases(noun)):
        return _own(noun, doing)
    return [party for party in described_by(noun) if party.head.ent_type_ in STATES]


def _owner(noun: Token, doing: bool) -> list[Party]:
    return _all(labels.possessors(noun), doing)


def _self(noun: Token, doing: bool) -> list[Party]:
    return _all([noun], doing) if is_party(noun) else []


def _beside(noun: Token, doing: bool) -> list[Party]:
    """Return who does or suffers the harm that is told of an event noun: "attacks killed *ten*", "*ten* died in attacks"."""
    for verb in beside(noun):
        word = lemma(verb)
        if word in harm_verbs():
            is_suffered = frame(word, VERB, None, None).recipient[:1] == ("subject",)
            asked = places.doers if doing is not is_suffered else places.undergoers
            tokens = [] if doing and is_suffered else [token for token in asked(verb) if token != noun]
            if found := _all(tokens, doing):
                return found
    return []


OF_VERB: Final[dict[str, Callable[[Token], list[Token]]]] = {
    "subject": places.doers,
    "carrier": places.doers,
    "object": places.undergoers,
    "carried": places.undergoers,
    "indirect": labels.recipients,
    "speaker": places.speakers,
}
OF_NOUN: Final[dict[str, Callable[[Token, bool], list[Party]]]] = {
    "own": _own,
    "agent": _agent,
    "owner": _owner,
    "self": _self,
    "beside": _beside,
}


def _said(content: Token | None, words: Sequence[Token], is_subject_asked: bool, depth: int = 0) -> list[Party]:
    """Return the subject of what is said or wanted where that is asked for, else whom it meets."""
    clauses = [clause for word in words for clause in places.contents(word)]
    for clause in clauses if is_subject_asked else ():
        if found := _all([noun for noun in labels.children(clause, "nsubj") if noun.pos_ != "PRON"], False):
            return found
    for clause in ([content] if content is not None else []) + clauses:
        if found := _met(clause, depth):
            return found
    return []


def _met(clause: Token, depth: int) -> list[Party]:
    """Return whom what a clause or noun says meets, by its own frame."""
    is_verb = clause.pos_ in places.VERBS
    if not is_verb and (found := parties(clause, doing=False)):
        return found
    if any(noun.lower_ in REFLEXIVES for noun in labels.objects(clause)):
        return []  # "to protect *ourselves* against attacks" meets nobody else
    phrases = places.phrases(clause)
    for place in frame(lemma(clause), VERB if is_verb else NOUN, None, None).recipient:
        if place == "inner":
            found = _said(None, [clause, *places.undergoers(clause)], False, depth + 1) if depth < DEEPEST else []
        elif place in ("object", "indirect"):
            found = _all(OF_VERB[place](clause), False) if is_verb else []
        else:
            found = _filtered([noun for word, noun in phrases if word == place], place, False)
        if found:
            return found
    return _said(None, [clause], True, depth + 1) if depth < DEEPEST else []
