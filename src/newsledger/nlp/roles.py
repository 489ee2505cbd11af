"""Semantic roles by rule, over a UD parse: for a pipeline that has a parser and no roles of its own.

A subject does (ARG0) and an object undergoes (ARG1), a passive turns them, and ``verb_roles.csv`` and ``event_nouns.csv`` list
the words that place their roles otherwise. Labels are PropBank's (Palmer, Gildea and Kingsbury 2005; NomBank for nouns).
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.nlp import labels
from newsledger.nlp.rule_words import adjunct_roles, certainties, event_nouns, lemma, time_words, verb_roles

VERB_TAGS: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
# Labels under which a verb form is no predicate: auxiliaries, and participles that are adjectives or prepositions.
NO_PREDICATE: Final = frozenset({"aux", "cop", "case", "mark", "cc", "fixed", "amod", "compound", "flat", "punct"})
# Labels under which an event noun only describes another ("attack helicopters").
NO_EVENT: Final = frozenset({"compound", "flat", "fixed", "goeswith", "case"})
PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
TIMES: Final = frozenset({"DATE", "TIME"})
RELATIVE_TAGS: Final = frozenset({"WDT", "WP", "WP$", "WRB"})


class Role(NamedTuple):
    """A role and the head word of what fills it."""

    role: str
    head: Token


def is_verb(token: Token) -> bool:
    """Whether a word is a verb that says something of others: no auxiliary, no copula, no participle before a noun."""
    is_form = token.tag_ in VERB_TAGS or (not token.tag_ and token.pos_ == "VERB")
    return is_form and token.pos_ != "ADJ" and labels.relation(token) not in NO_PREDICATE


def is_event_noun(token: Token) -> bool:
    """Whether a word is a noun that names an event, and not what only describes another noun."""
    return token.pos_ == "NOUN" and labels.relation(token) not in NO_EVENT and lemma(token) in event_nouns()


def roles(token: Token) -> list[Role]:
    """Return the roles of a predicate in text order, each word in one; those behind a relative pronoun as R- and its noun."""
    found = list(_relative(token, _noun(token) if is_event_noun(token) else _verb(token)))
    first = {role.head.i: role for role in reversed(found) if role.head != token}
    return [first[index] for index in sorted(first)]


def _relative(token: Token, found: Iterator[Role]) -> Iterator[Role]:
    """Give the noun of a relative clause the role of its pronoun, or of the object that the clause lacks."""
    listed = list(found)
    noun = token.head if token.dep_ == "acl:relcl" else None
    pronoun = next((role for role in listed if noun is not None and role.head.tag_ in RELATIVE_TAGS), None)
    for role in listed:
        yield Role(f"R-{role.role}", role.head) if role is pronoun else role
    if noun is not None and pronoun:
        yield Role(pronoun.role, noun)
    elif noun is not None and labels.subjects(token) and not labels.objects(token) and not labels.contents(token):
        yield Role("ARG1", noun)


def _verb(verb: Token) -> Iterator[Role]:
    core = [*_subject_roles(verb), *_object_roles(verb)]
    yield from core
    contents = labels.contents(verb)
    has_object = any(role.role == "ARG1" for role in core) and bool(labels.objects(verb) or labels.is_passive(verb))
    yield from (Role("ARG2" if has_object else "ARG1", clause) for clause in contents)
    yield from _phrases(verb, lemma(verb), has_object or bool(contents))
    yield from _adjuncts(verb)


def _subject_roles(verb: Token) -> Iterator[Role]:
    """Yield who does it and, of a passive, who undergoes it: also where another verb or a noun has that subject."""
    is_passive = labels.is_passive(verb)
    yield from (Role("ARG0", noun) for noun in labels.agents(verb))
    doers = labels.passive_subjects(verb) if is_passive else labels.subjects(verb)
    if not doers:
        doers = [noun for noun in (labels.controller(verb), _antecedent(verb)) if noun is not None][:1]
    if is_passive:
        role = "ARG2" if labels.objects(verb) else "ARG1"
    else:
        moves = not labels.objects(verb) and not labels.contents(verb)
        role = verb_roles().get((lemma(verb), "subject"), "ARG0") if moves else "ARG0"
    yield from (Role(role, noun) for noun in doers)


def _antecedent(verb: Token) -> Token | None:
    """Return the noun that a participle behind it is said of: "*soldiers* captured", "*men* carrying"."""
    is_participle = labels.relation(verb) == "acl" and verb.dep_ != "acl:relcl" and verb.tag_ in ("VBN", "VBG")
    return verb.head if is_participle and not labels.marker(verb) else None


def _object_roles(verb: Token) -> Iterator[Role]:
    yield from (Role("ARG2", noun) for noun in labels.recipients(verb))
    place = verb_roles().get((lemma(verb), "object"), "ARG1") if labels.contents(verb) else "ARG1"
    yield from (Role(place, noun) for noun in labels.objects(verb))


def _phrases(verb: Token, name: str, has_object: bool) -> Iterator[Role]:
    """Yield the roles of phrases and of clauses behind a preposition ("accused of planting")."""
    for word, head in [*labels.obliques(verb), *labels.clauses(verb)]:
        role = verb_roles().get((name, word), "")
        is_taken = role == "ARG1" and (has_object or is_time(head))
        is_phrase = labels.relation(head) != "advcl"
        if role and not is_taken and not (is_phrase and is_time(head)):
            yield Role(role, head)
        else:
            yield Role(phrase_role(word, head) if is_phrase else _clause_role(word, head), head)


def is_time(noun: Token) -> bool:
    """Whether a noun is a date, time or duration: by its entity, its word ("September *2*" too), or as a year."""
    is_year = noun.text.isdigit() and len(noun.text) == 4
    words = [noun, *labels.modifiers(noun)] if noun.text[:1].isdigit() else [noun]
    return noun.ent_type_ in TIMES or is_year or (not noun.ent_type_ and any(w.lower_ in time_words() for w in words))


def phrase_role(preposition: str, noun: Token) -> str:
    """Return the adjunct role of a phrase: of a time or place by its noun, else by its preposition."""
    if is_time(noun):
        return "ARGM-TMP"
    role = adjunct_roles("preposition").get(preposition, "ARGM-ADV" if preposition else "ARGM-EXT")
    return "ARGM-LOC" if noun.ent_type_ in PLACES and role in ("ARGM-ADV", "ARGM-TMP", "ARGM-EXT") else role


def _clause_role(marker: str, clause: Token) -> str:
    words = adjunct_roles("marker")
    opener = next((child.lower_ for child in labels.children(clause, "advmod") if child.lower_ in words), "")
    if labels.is_infinitive(clause):
        return "ARGM-PRP"
    return words.get(marker or opener, "ARGM-ADV")


def _adjuncts(verb: Token) -> Iterator[Role]:
    """Yield negations, modals and adverbs."""
    yield from (Role("ARGM-MOD", aux) for _, aux in labels.modals(verb))
    for adverb in labels.children(verb, "advmod"):
        manner = "ARGM-MNR" if adverb.lower_.endswith("ly") else "ARGM-ADV"
        yield Role(adjunct_roles("adverb").get(adverb.lower_, manner), adverb)


def _noun(noun: Token) -> Iterator[Role]:
    """Yield the roles of an event noun: "the *army*'s attack on *Aleppo*", "the killing of *three men* by *police*"."""
    entry = event_nouns()[lemma(noun)]
    places = {"by": "ARG0", "of": entry.of} | entry.prepositions
    found = [Role(places.get(word) or phrase_role(word, head), head) for word, head in labels.obliques(noun)]
    found = [role for role in found if role.role in ("ARGM-LOC", "ARGM-TMP") or role.role.startswith("ARG")]
    has_patient = any(role.role == "ARG1" for role in found)
    owner = "ARG0" if has_patient else entry.possessor
    owners = [Role("ARGM-TMP" if is_time(word) else owner, word) for word in labels.possessors(noun)]
    peoples = [Role("ARG0", word) for word in labels.children(noun, "amod", "compound") if word.ent_type_ == "NORP"]
    yield from found + owners
    if not any(role.role == "ARG0" for role in found + owners):
        yield from peoples or _supported(noun)


def _supported(noun: Token) -> Iterator[Role]:
    """Yield who does it where a verb without content says so: "*rebels* carried out the attack"."""
    verb = noun.head
    if lemma(verb) not in certainties("light"):
        return
    asked: Callable[[Token], list[Token]] = labels.subjects if labels.relation(noun) == "obj" else labels.agents
    if labels.relation(noun) in ("obj", "nsubj"):
        yield from (Role("ARG0", doer) for doer in asked(verb))
