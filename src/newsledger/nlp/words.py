"""Words with their dependents, read once: the questions that stances ask a parse of each word between a root and an event."""

from functools import cached_property
from typing import Final

from spacy.tokens import Token

from newsledger.nlp import labels
from newsledger.nlp.rule_words import Certainty, certainties, lemma
from newsledger.ontology import Factuality

KINDS: Final = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adjective"}
PARTICLES: Final = ("compound", "advmod")
# Phrases whose noun is what the verb speaks of ("called for strikes", "accused of murder"); others are beside it.
SPOKEN_OF: Final = frozenset({"", "of", "for", "to", "about", "from", "that"})
# Prepositions that may end one of several words: "in the event of", "in response to".
CLOSING: Final = frozenset({"of", "for", "to"})
NO: Final = frozenset({"no", "nobody", "none", "nothing", "neither"})
NEGATING: Final = ("advmod", "det", "cc", "mark", "case", "dep", "preconj")
# "Not only attacked but": what follows is so.
NOT_ALONE: Final = frozenset({"only", "just", "merely", "simply", "least"})
WH_WORDS: Final = frozenset({"how", "when", "where", "why", "who", "whom", "which", "what", "whose"})
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "both"})
INDEFINITE: Final = frozenset({"a", "an", "any", "another"})
ORDINALS: Final = frozenset({"first", "second", "third", "last", "latest", "only", "next", "one"})
# What opens a condition in place of "if": "should talks fail".
INVERTED: Final = frozenset({"had", "should", "were"})
PAST: Final = frozenset({"VBD", "VBN"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
# Tags of what shares the modal of the word that it is joined to: "will be shut and fenced".
SHARING: Final = frozenset({"VB", "VBN", "VBG"})


class Word:
    """A word with its head and its dependents by relation, read once."""

    __slots__ = ("__dict__", "by", "head", "relation", "token")

    def __init__(self, token: Token):
        """Read the dependents of ``token``."""
        self.token, self.head = token, token.head
        self.relation = labels.relation(token)
        self.by: dict[str, list[Token]] = {}
        if token.n_lefts or token.n_rights:
            for child in token.children:
                self.by.setdefault(labels.relation(child), []).append(child)

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

    def case_text(self) -> str:
        """Return the preposition of a noun in small letters, the empty string for none."""
        cases = self.by.get("case", ())
        if len(cases) == 1 and not cases[0].n_rights:
            return cases[0].lower_ if cases[0].i < self.token.i else ""
        return labels.preposition(self.token) if cases else ""

    def preposition(self, head: "Word") -> str:
        """Return the preposition with the word before it that it belongs to: "ahead of", "in the event of"."""
        case = self.case_text()
        if case not in CLOSING or head.token.i > self.token.i or head.token.pos_ not in ("ADV", "ADP", "NOUN"):
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
        subject = min((noun.i for noun in self.by.get("nsubj", ())), default=-1)
        return any(aux.lower_ in INVERTED and aux.i < subject for aux in self.by.get("aux", ()))

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
        if listed.objects == "of" and any(labels.preposition(child) == "of" for child in noun.by.get("nmod", ())):
            return True
        return listed.objects == "any" or (listed.objects in ("new", "of") and not noun.is_known())

    def is_would_be(self) -> bool:
        """Whether it says what something would be: "the collapse would be a disaster"."""
        return "cop" in self.by and any(name == "would" for name, _ in self.modals())

    def is_brought_about(self) -> bool:
        """Whether a noun is what a verb of causing brings about: its object, or "led to", "resulted in"."""
        return self.relation == "obj" or (self.relation == "obl" and self.case_text() in ("to", "in", "into"))

    def follows(self, head: "Word") -> bool:
        """Whether an infinitive or gerund stands right behind its head, as a verb's complement does: "failed to arrest"."""
        first = self.marks[0] if self.marks else self.token
        is_bare = self.is_infinitive() or (not self.marks and self.token.tag_ == "VBG")
        return is_bare and 0 < first.i - head.token.i <= 2 and "obj" not in head.by and "punct" not in self.by

    def is_wanted(self, listed: Certainty | None, head: "Word") -> bool:
        """Whether an infinitive is what its head asks for or means to do, also at a distance: "called on them *to leave*"."""
        is_open = listed is not None and listed.category not in (Factuality.ACTUAL, Factuality.NEGATED)
        return is_open and self.is_infinitive() and head.token.pos_ == "VERB" and "obj" not in head.by

    def is_participle(self) -> bool:
        """Whether a clause is a participle behind its noun: "soldiers killed there"."""
        return self.token.tag_ in ("VBN", "VBG") and not self.marks and "nsubj" not in self.by

    def is_aside(self) -> bool:
        """Whether a clause is a participle set apart by a comma: "left, *saying* no more"."""
        is_bare = self.relation == "advcl" and self.token.tag_ == "VBG" and not self.marks
        return is_bare and self.token.i > 0 and self.token.nbor(-1).lower_ == ","

    def is_past(self) -> bool:
        """Whether a clause has a past tense or past participle of its own, and no modal."""
        return self.token.tag_ in PAST and not self.modals() and not self.is_infinitive()

    def is_question_word(self) -> bool:
        """Whether the clause asks who, when or how: that it happened is taken for known."""
        if self.relation not in ("ccomp", "csubj"):
            return False
        openers = [child for kind in ("advmod", "nsubj", "obj", "obl") for child in self.by.get(kind, ())]
        words = [word for child in openers if child.i < self.token.i for word in (child, *child.lefts)]
        return any(word.lower_ in WH_WORDS for word in words)

    def tells_of_place(self) -> bool:
        """Whether a finite clause says what was so at a place: "a visit to Tarn, *where rebels have killed six*"."""
        return self.is_finite() and any(
            word.lower_ == "where" and word.i < self.token.i for word in self.by.get("advmod", ())
        )

    def is_asked(self) -> bool:
        """Whether a sentence is a question or a command: a base form without a subject or auxiliary."""
        ends = {word.lower_ for word in self.by.get("punct", ())}
        is_bare = self.token.tag_ == "VB" and self.by.keys().isdisjoint(("nsubj", "aux", "mark", "cop", "csubj"))
        return "?" in ends or (is_bare and not ends.isdisjoint((".", "!")))

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
        return self.token.tag_ in FINITE or ("aux" in self.by and bool(self.modals()))

    def modals(self) -> list[tuple[str, Token]]:
        """Return the modals as lemma and word."""
        if "aux" in self.by:
            return labels.modals(self.token)
        if self.relation != "conj" or self.token.tag_ not in SHARING:
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
    relations = {labels.relation(child) for child in verb.children}
    return "nsubj" in relations and relations.isdisjoint(("obj", "ccomp", "xcomp"))


def _is_plain(word: Token) -> bool:
    """Whether a "not" denies: not the one of "not only"."""
    following = word.i + 1
    return following >= len(word.doc) or word.doc[following].lower_ not in NOT_ALONE
