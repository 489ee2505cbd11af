"""Modality: what the words beside a predicate or noun say of it themselves: modals, negations, adverbs, adjectives, forms."""

from functools import cached_property
from typing import Final

from spacy.tokens import Token

from newsledger.nlp import labels
from newsledger.nlp.rule_words import Certainty, certainties, lemma
from newsledger.nlp.stance import CERTAIN, POSSIBLE, PROBABLE, Stance, joined, negated
from newsledger.ontology import Factuality

KINDS: Final = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
PARTICLES: Final = ("compound", "advmod")
NO: Final = frozenset({"no", "nobody", "none", "nothing", "neither"})
NEGATING: Final = ("advmod", "det", "cc", "mark", "case", "dep", "preconj")
# "Not only attacked but": what follows is so.
NOT_ALONE: Final = frozenset({"only", "just", "merely", "simply", "least"})
WH_WORDS: Final = frozenset({"how", "when", "where", "why", "who", "whom", "which", "what", "whose"})
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "both"})
INDEFINITE: Final = frozenset({"a", "an", "any", "another"})
# Phrases whose noun is what the verb speaks of ("called for strikes", "accused of murder"); others are beside it.
SPOKEN_OF: Final = frozenset({"", "of", "for", "to", "about", "from", "that"})
ORDINALS: Final = frozenset({"first", "second", "third", "last", "latest", "only", "next", "one"})
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "'s", "’s", "'re", "’re", "am"})
# Modals that before "have" say that it did not happen: "should have left".
AHEAD: Final = frozenset({Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.THREATENED})
UNREAL: Final = frozenset({"would", "should", "ought"})
# What opens a condition in place of "if": "should talks fail".
INVERTED: Final = frozenset({"had", "should", "were"})
PAST: Final = frozenset({"VBD", "VBN"})


_RELATIONS: Final[dict[int, str]] = {}


def _relation(token: Token) -> str:
    """Return the label without its subtype, found once for each of spaCy's numbers of labels."""
    found = _RELATIONS.get(token.dep)
    if found is None:
        found = _RELATIONS[token.dep] = labels.relation(token)
    return found


class Word:
    """A word with its head and its dependents by relation, read once."""

    __slots__ = ("__dict__", "by", "head", "relation", "token")

    def __init__(self, token: Token):
        """Read the dependents of ``token``."""
        self.token, self.head = token, token.head
        self.relation = _relation(token)
        self.by: dict[str, list[Token]] = {}
        for child in token.children:
            self.by.setdefault(_relation(child), []).append(child)

    @cached_property
    def lemma(self) -> str:
        """The lemma, in small letters."""
        return lemma(self.token)

    @property
    def marks(self) -> list[Token]:
        """The words that open the clause."""
        return [mark for mark in self.by["mark"] if mark.i < self.token.i] if "mark" in self.by else []

    @property
    def marker(self) -> str:
        """The words that open the clause in small letters; empty where there are none."""
        return " ".join(mark.lower_ for mark in self.marks)

    @property
    def case(self) -> list[Token]:
        """The prepositions of a noun."""
        return [case for case in self.by.get("case", ()) if case.i < self.token.i]

    def case_text(self) -> str:
        """Return the preposition of a noun in small letters, the empty string for none."""
        cases = self.by.get("case", ())
        if len(cases) == 1 and not cases[0].n_rights:
            return cases[0].lower_ if cases[0].i < self.token.i else ""
        return labels.preposition(self.token) if cases else ""

    def preposition(self, head: "Word") -> str:
        """Return the preposition with the word before it that it belongs to: "ahead of", "in the event of"."""
        case = self.case_text()
        if (
            case not in ("of", "for", "to")
            or head.token.i > self.token.i
            or head.token.pos_ not in ("ADV", "ADP", "NOUN")
        ):
            return case
        whole = " ".join(filter(None, (head.case_text(), head.token.lower_, case)))
        return whole if whole in certainties("preposition") else case

    def listed(self, preposition: str = "") -> Certainty | None:
        """Return what the word says of what it governs, with its particle or ``preposition`` where that is listed."""
        words = certainties(KINDS.get(self.token.pos_, "verb"))
        is_spoken_of = preposition in SPOKEN_OF
        for particle in (*(self._particles() if is_spoken_of else ()), preposition):
            if particle and (found := words.get(f"{self.lemma} {particle}")):
                return found
        if not is_spoken_of:
            return None
        return words.get(self.lemma) or words.get(self.token.lower_)

    def _particles(self) -> list[str]:
        if self.token.pos_ == "NOUN":
            return []
        return [word.lower_ for kind in PARTICLES for word in self.by.get(kind, ()) if word.i != self.token.i]

    def is_infinitive(self) -> bool:
        """Whether the clause is a "to" infinitive."""
        return self.marker.endswith("to")

    def is_condition(self) -> bool:
        """Whether a clause is a condition: "if talks fail", and "had talks failed"."""
        if self.marks:
            listed = certainties("marker").get(self.marker)
            return listed is not None and listed.category is Factuality.HYPOTHETICAL
        subjects = self.by.get("nsubj", ())
        return any(aux.lower_ in INVERTED and aux.i < noun.i for aux in self.by.get("aux", ()) for noun in subjects)

    def is_question_of(self, verb: "Word") -> bool:
        """Whether an "if" right behind a verb of asking opens a question."""
        marks = self.marks
        listed = verb.listed() if marks and marks[0].i == verb.token.i + 1 else None
        return listed is not None and listed.category is Factuality.HYPOTHETICAL

    def is_until(self) -> bool:
        """Whether it is said to have happened late: "did not leave *until* Monday"."""
        clauses = [*self.by.get("obl", ()), *self.by.get("advcl", ())]
        return any(word.lower_ == "until" for clause in clauses for word in clause.lefts)

    def says_of(self, listed: Certainty, noun: "Word") -> bool:
        """Whether the word, as ``listed``, says of such a noun what it does of a clause: not of one taken for known."""
        if self.token.pos_ == "NOUN" and noun.relation == "nmod" and "case" not in noun.by:
            return False
        if listed.objects == "new":
            return not noun.is_known()
        return listed.objects == "any"

    def is_would_be(self) -> bool:
        """Whether it says what something would be: "the collapse would be a disaster"."""
        return "cop" in self.by and any(name == "would" for name, _ in self.modals())

    def is_brought_about(self) -> bool:
        """Whether a noun is what a verb of causing brings about: its object, or "led to", "resulted in"."""
        return self.relation == "obj" or (self.relation == "obl" and self.case_text() in ("to", "in", "into"))

    def follows(self, head: "Word") -> bool:
        """Whether an infinitive stands right behind its head, as the complement of a verb does: "failed to arrest"."""
        return bool(self.marks) and 0 < self.marks[0].i - head.token.i <= 2 and "obj" not in head.by

    def is_participle(self) -> bool:
        """Whether a clause is a participle behind its noun: "soldiers killed there"."""
        return self.token.tag_ in ("VBN", "VBG") and not self.marks and "nsubj" not in self.by

    def is_past(self) -> bool:
        """Whether a clause has a past tense or past participle of its own, and no modal."""
        return self.token.tag_ in PAST and not self.modals() and not self.is_infinitive()

    def is_question_word(self) -> bool:
        """Whether the clause asks who, when or how: that it happened is taken for known."""
        openers = [
            *self.by.get("advmod", ()),
            *self.by.get("nsubj", ()),
            *self.by.get("obj", ()),
            *self.by.get("obl", ()),
        ]
        return self.relation in ("ccomp", "csubj") and any(
            word.lower_ in WH_WORDS or any(c.lower_ in WH_WORDS for c in word.lefts)
            for word in openers
            if word.i < self.token.i
        )

    def is_asked(self) -> bool:
        """Whether a sentence is a question or a command: a base form without a subject or auxiliary."""
        token = self.token
        is_ended = any(word.lower_ in (".", "!") for word in self.by.get("punct", ()))
        is_command = (
            token.tag_ == "VB"
            and is_ended
            and not any(kind in self.by for kind in ("nsubj", "aux", "mark", "cop", "csubj"))
        )
        return is_command or any(word.lower_ == "?" for word in self.by.get("punct", ()))

    def is_speech(self) -> bool:
        """Whether a condition beside it is that of what it speaks of: "threatened to leave unless"."""
        listed = self.listed()
        return "ccomp" in self.by or (listed is not None and listed.category is not Factuality.ACTUAL)

    def is_light(self) -> bool:
        """Whether the verb says no more than that its object happened: "carried out the attack"."""
        return self.lemma in certainties("light")

    def is_outcome(self) -> bool:
        """Whether an infinitive tells what came of it: "fled, only to be caught"."""
        return any(word.lower_ == "only" for word in self.by.get("advmod", ()))

    def is_name_given(self) -> bool:
        """Whether it is no clause but what a thing is taken for: "considered it a *test*"."""
        return self.relation == "xcomp" and not self.marks and self.token.pos_ in ("NOUN", "PROPN", "ADJ")

    def is_ordinal(self) -> bool:
        """Whether a noun or adjective is one in a row: "the first to attack" did."""
        around = [self.token, *self.by.get("amod", ()), *self.by.get("nummod", ())]
        return any(word.lower_ in ORDINALS for word in around)

    def is_known(self) -> bool:
        """Whether a noun is taken for known: definite, somebody's, or a name."""
        has_definite = any(word.lower_ in DEFINITE for word in self.by.get("det", ()))
        has_possessor = any(word.dep_ == "nmod:poss" for word in self.by.get("nmod", ()))
        return has_definite or has_possessor or self.token.pos_ in ("PROPN", "PRON")

    def is_indefinite(self) -> bool:
        """Whether a noun is one of any."""
        return any(word.lower_ in INDEFINITE for word in self.by.get("det", ()))

    def speaker(self) -> Token | None:
        """Return the verb of saying set beside a clause that is its content: "Rebels fled, police *said*"."""
        return next((verb for verb in self.by.get("parataxis", ()) if _is_speaking(verb)), None)

    def is_finite(self) -> bool:
        """Whether a verb has a tense or modal of its own."""
        return self.token.tag_ in ("VBD", "VBZ", "VBP") or ("aux" in self.by and bool(self.modals()))

    def modals(self) -> list[tuple[str, Token]]:
        """Return the modals as lemma and word."""
        if "aux" in self.by:
            return labels.modals(self.token)
        if self.relation != "conj" or self.token.tag_ not in ("VB", "VBN", "VBG"):
            return []
        return labels.modals(self.token.head)

    def negations(self) -> list[Token]:
        """Return the words that negate it, also on its subject or object ("no one"), and "no longer"."""
        by, found = self.by, []
        for kind in NEGATING:
            if kind in by:
                found += [word for word in by[kind] if word.lower_ in labels.NEGATIONS and _is_plain(word)]
        for kind in ("nsubj", "obj"):
            if kind in by:
                found += [word for noun in by[kind] for word in (noun, *noun.lefts) if word.lower_ in NO]
        if "advmod" in by:
            found += [
                word for word in by["advmod"] if word.lower_ == "longer" and word.i and word.nbor(-1).lower_ == "no"
            ]
        if self.relation == "conj" and any(word.lower_ in ("or", "nor") for word in by.get("cc", ())):
            found += [word for word in labels.negations(self.head) if word.i < self.head.i]
        return found


def _is_speaking(verb: Token) -> bool:
    """Whether a verb set beside a clause has a subject, and nothing else that it could say."""
    relations = {_relation(child) for child in verb.children}
    return "nsubj" in relations and relations.isdisjoint(("obj", "ccomp", "xcomp"))


def _is_plain(word: Token) -> bool:
    """Whether a "not" denies: not the one of "not only"."""
    following = word.i + 1
    return following >= len(word.doc) or word.doc[following].lower_ not in NOT_ALONE


def is_reported(word: Word, head: Word | None) -> bool:
    """Whether "would" is a reported "will": in what somebody said or promised, by a verb in the past or a noun."""
    for _ in range(labels.DEEPEST):
        if word.relation != "conj" or head is None:
            break
        word, head = head, None if head.head.i == head.token.i else Word(head.head)
    if head is None or word.token.dep_ not in ("ccomp", "acl"):
        return False
    listed = head.listed()
    said = listed is not None and listed.category in (Factuality.ACTUAL, Factuality.PLANNED, Factuality.THREATENED)
    return said and head.token.tag_ != "VBP"


def own(word: Word, world: Stance, head: Word | None) -> Stance:
    """Return the stance of a word in its world: with its modals, negations and the words that describe it."""
    negations = word.negations()
    stance = world
    if modals := word.modals():
        stance = joined(world, _modal(word, *modals[0], bool(negations), head))
    elif (ahead := _ahead(word)) is not None:
        stance = joined(world, ahead)
    if negations and not modals and not word.is_until():
        stance = negated(stance, negations[0])
    for described in _described(word, stance, is_done=word.relation == "obj" and head is not None and head.is_light()):
        stance = described
    if "advcl" in word.by and not (word.is_speech() and not modals) and _is_conditional(word):
        stance = joined(stance, Stance(Factuality.HYPOTHETICAL, POSSIBLE))
    return stance


def _is_conditional(word: Word) -> bool:
    """Whether a condition is set to it: not the question of "investigate if", right behind a verb of asking."""
    conditions = [clause for clause in map(Word, word.by["advcl"]) if clause.is_condition()]
    is_question = len(conditions) == 1 and conditions[0].is_question_of(word)
    return bool(conditions) and not is_question


def _modal(word: Word, name: str, modal: Token, is_negated: bool, head: Word | None) -> Stance:
    """Return what a modal says: "would" is a reported "will" in what was said, and a thing not done before "have"."""
    said = certainties("modal")[name]
    is_perfect = any(aux.lower_ in ("have", "'ve", "’ve") for aux in word.by.get("aux", ()))
    is_future = name == "would" and is_reported(word, head)
    if is_perfect and name in UNREAL and not is_future:
        return Stance(Factuality.NEGATED, -PROBABLE, modal)
    if is_perfect and name == "must":
        return Stance(Factuality.ACTUAL, PROBABLE, modal)
    if is_future:
        said = certainties("modal")["will"]
    if not is_negated:
        return Stance(said.category, said.positive, modal)
    is_denied = said.negated <= -PROBABLE
    return Stance(Factuality.NEGATED if is_denied else Factuality.HYPOTHETICAL, said.negated, modal)


def _ahead(word: Word) -> Stance | None:
    """Return the stance of an infinitive that is the whole clause: "Iran to resume talks", "is to meet", "due to meet"."""
    for mark in word.marks:
        listed = certainties("adjective").get(mark.lower_)
        if listed and mark.nbor().lower_ == "to":
            return Stance(listed.category, listed.positive, mark)
    if not word.is_infinitive() or word.relation not in ("root", "ccomp", "parataxis", "conj"):
        return None
    before = [c for kind in ("nsubj", "cop", "aux") for c in word.by.get(kind, ()) if c.i < word.marks[-1].i]
    is_for = word.marker.startswith("for")
    return Stance(Factuality.PLANNED, CERTAIN, word.marks[-1]) if before and not is_for else None


def _described(word: Word, stance: Stance, is_done: bool) -> "list[Stance]":
    """Return the stance after each describing word: "allegedly attacked", "a planned attack".

    What ``is_done`` is no longer ahead: "carried out the planned attack".
    """
    found = []
    for kind, pos in (("advmod", "adverb"), ("amod", "adjective")):
        for child in word.by.get(kind, ()):
            listed = certainties(pos).get(child.lower_)
            if listed and listed.objects == "any" and not (is_done and listed.category in AHEAD):
                stance = joined(stance, Stance(listed.category, listed.positive, child))
                found.append(stance)
    return found
