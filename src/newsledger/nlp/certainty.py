"""Factuality by rule, over a UD parse: whether a text commits to it that what a word says happened.

Stances (:mod:`newsledger.nlp.stance`) come down the tree: each word stands in a world that its head makes, and has modals,
negations and describing words of its own (:mod:`newsledger.nlp.modality`). Only the words between the root and those asked for
are read.
"""

from typing import Final

from spacy.tokens import Span, Token

from newsledger.nlp.modality import own
from newsledger.nlp.rule_words import Certainty, certainties
from newsledger.nlp.stance import FACT, NEGATIVE, POSSIBLE, UNKNOWN, Stance, governed, joined
from newsledger.nlp.words import Word
from newsledger.ontology import Factuality

CLAUSES: Final = frozenset({"ccomp", "xcomp", "csubj", "acl", "advcl"})
CONTENT: Final = frozenset({"ccomp", "xcomp", "csubj"})
# Prepositions of a gerund that a verb speaks of: "accused of planting", "prevented from leaving".
BEHIND_VERBS: Final = frozenset({"of", "from", "for", "about", "against"})
# Tags of infinitives and gerunds: a finite verb joined to one stands beside what governs it ("vowed to fight and sent troops").
UNFINISHED: Final = frozenset({"VB", "VBG"})
# Before a gerund they open what came earlier: "will leave after losing the vote".
EARLIER: Final = frozenset({"after", "since", "upon"})
PURPOSE: Final = Stance(Factuality.PLANNED, POSSIBLE)
OPEN: Final = Stance(Factuality.HYPOTHETICAL, UNKNOWN)


class Stances:
    """The stances of the words of a document, each found when it is asked for, with those between it and its root."""

    def __init__(self) -> None:
        """Begin without any."""
        self._worlds: dict[int, Stance] = {}
        self._stances: dict[int, Stance] = {}
        self._words: dict[int, Word] = {}

    def of(self, token: Token) -> Stance:
        """Return the stance of the text towards what ``token`` says, as if it were a predicate."""
        stance = self._stances.get(token.i)
        for word in reversed([] if stance else self._unread(token)):
            i, head = word.token.i, self._words.get(word.head.i)
            world = self._worlds[i] = self._world(word)
            stance = self._stances[i] = own(word, world, None if head is word else head)
        return stance or FACT

    def around(self, token: Token) -> Stance:
        """Return the stance of what ``token`` stands in, without its own modals, negations and describing words."""
        self.of(token)
        return self._worlds[token.i]

    def _unread(self, token: Token) -> list[Word]:
        """Return the word and those above it that have no stance yet, in this order."""
        found = []
        while token.i not in self._stances:
            word = self._word(token)
            found.append(word)
            if word.head.i == token.i:
                break
            token = word.head
        return found

    def _word(self, token: Token) -> Word:
        word = self._words.get(token.i)
        if word is None:
            word = self._words[token.i] = Word(token)
        return word

    def _world(self, word: Word) -> Stance:
        """Return the stance of what a word stands in."""
        if (speaker := word.speaker()) is not None:
            said = self._word(speaker)
            listed = said.listed()
            return governed(listed, own(said, FACT, None), speaker) if listed else FACT
        head = self._words[word.head.i]
        if head is word:
            return OPEN if word.is_asked() else FACT
        if word.relation == "parataxis":
            return FACT
        if word.relation == "conj":
            return self._of_conjunct(word, head)
        if word.relation in CLAUSES:
            return self._of_clause(word, head)
        return self._of_noun(word, head)

    def _of_conjunct(self, word: Word, head: Word) -> Stance:
        """Return the world of a word joined to another: the same, but not after "rather than"."""
        for joint in word.by.get("cc", ()):
            listed = certainties("marker").get(joint.lower_)
            if listed and listed.category is Factuality.NEGATED:
                return governed(listed, FACT, joint)
        return FACT if word.is_finite() and head.token.tag_ in UNFINISHED else self._worlds[head.token.i]

    def _of_clause(self, clause: Word, head: Word) -> Stance:
        """Return the world of a clause: what its head says of it, else what its form says."""
        world, above = self._worlds[head.token.i], self._stances[head.token.i]
        if (opened := certainties("marker").get(clause.marker)) is not None and clause.relation == "advcl":
            return governed(opened, FACT, clause.marks[0])
        if clause.is_condition():
            return OPEN._replace(cue=clause.marks[0] if clause.marks else None)
        if clause.token.dep_ == "csubj" and clause.token.tag_ == "VBG" and head.token.pos_ == "VERB":
            # "Sending troops did not end it" sent them; whether "sending troops will not end it" does is open.
            return OPEN if head.modals() else FACT
        is_said = clause.token.dep_ != "acl:relcl" and not clause.is_name_given()
        listed = head.listed(clause.marker) if is_said else None
        is_content = clause.relation in CONTENT
        is_of_adjective = head.token.pos_ == "ADJ" and clause.is_infinitive()
        is_behind = clause.marker in BEHIND_VERBS or clause.follows(head) or clause.is_wanted(listed, head)
        is_spoken_of = clause.relation == "advcl" and (is_behind or is_of_adjective)
        if listed and (is_content or is_spoken_of or (clause.relation == "acl" and not clause.is_participle())):
            return self._governed(listed, clause, head)
        if clause.is_infinitive():
            return self._of_infinitive(clause, head)
        if is_content:
            return above
        return self._beside(clause, head, world, above)

    def _governed(self, listed: Certainty, clause: Word, head: Word) -> Stance:
        above = self._stances[head.token.i]
        if clause.is_question_word():
            return FACT
        if listed.category is Factuality.DENIED and self._is_left_open(head):
            return OPEN._replace(cue=head.token)
        if head.token.pos_ == "NOUN" and listed.category is Factuality.ACTUAL and self._is_rejected(head):
            return Stance(Factuality.DENIED, -abs(above.value), above.cue)
        return governed(listed, above, head.token)

    def _is_left_open(self, head: Word) -> bool:
        """Whether a denial ends what says nothing: "neither confirmed nor denied", "would not confirm or deny"."""
        first = self._words.get(head.head.i) if head.relation == "conj" else None
        listed = first.listed() if first is not None else None
        is_said = first is not None and self._stances[first.token.i].category is Factuality.ACTUAL
        return listed is not None and listed.category is Factuality.ACTUAL and not is_said

    def _is_rejected(self, noun: Word) -> bool:
        """Whether what governs a noun takes back what it says: "rejected claims that", "denied reports of"."""
        return self._worlds[noun.token.i].category in NEGATIVE

    def _of_infinitive(self, clause: Word, head: Word) -> Stance:
        """Return the world of an infinitive that no listed word governs: a purpose, or what is open."""
        world, above = self._worlds[head.token.i], self._stances[head.token.i]
        if (clause.relation == "acl" and head.is_ordinal()) or (clause.relation == "advcl" and clause.is_outcome()):
            return world
        is_done = head.lemma in certainties("result") or clause.lemma in certainties("expression")
        if clause.relation != "acl" and head.token.pos_ == "VERB" and is_done:
            return above
        if clause.relation == "xcomp":
            return above if above.category is Factuality.NEGATED else joined(above, PURPOSE)
        return joined(world if above.category in NEGATIVE else above, PURPOSE)

    def _beside(self, clause: Word, head: Word, world: Stance, above: Stance) -> Stance:
        """Return the world of a clause beside what its head says: that of the head, but a past tense tells what is so."""
        if clause.marker in EARLIER and clause.token.tag_ == "VBG":
            return FACT
        if head.relation == "ccomp" and clause.is_aside() and clause.listed() is not None:
            # Who says two things at once says the second too: "demanded that they leave, threatening them with war".
            return self._stances[head.head.i]
        if clause.relation == "advcl" and clause.tells_of_place():
            return FACT
        if clause.relation != "advcl" or clause.token.dep_.endswith(":relcl"):
            is_told = clause.is_past() or world.category is Factuality.NEGATED or head.token.pos_ == "PROPN"
            return FACT if is_told else world
        if clause.is_past() and world.category is not Factuality.DENIED:
            return FACT
        return world if clause.is_past() or above.category in NEGATIVE else above

    def _of_noun(self, noun: Word, head: Word) -> Stance:
        """Return the world of a noun: what its head says of it, or that of the head where the noun is taken for known."""
        world, above = self._worlds[head.token.i], self._stances[head.token.i]
        if noun.relation in ("nsubj", "csubj"):
            return self._of_subject(noun, head, world, above)
        if (listed := certainties("preposition").get(noun.preposition(head))) is not None:
            return governed(listed, FACT, noun.by["case"][0])
        if noun.relation in ("obj", "obl", "nmod", "compound") and noun.token.dep_ != "nmod:poss":
            return self._of_object(noun, head, world, above)
        return FACT if noun.relation == "amod" else world

    def _of_subject(self, noun: Word, head: Word, world: Stance, above: Stance) -> Stance:
        is_passive, is_adjective = noun.token.dep_ == "nsubj:pass", head.token.pos_ == "ADJ"
        is_light = head.is_light() or head.lemma in certainties("support")
        if is_light and (is_passive or not head.by.get("obj")):
            # "No attack took place" is negated once: what negates the noun negates its verb.
            return world if noun.negations() else above
        listed = head.listed() if is_passive or is_adjective else None
        if listed and listed.category is not Factuality.ACTUAL and head.says_of(listed, noun):
            return governed(listed, above, head.token)
        is_ahead = above.category in (Factuality.PLANNED, Factuality.HYPOTHETICAL)
        if is_ahead and (noun.is_indefinite() or head.is_would_be()):
            return above
        return self._known(noun, world)

    def _of_object(self, noun: Word, head: Word, world: Stance, above: Stance) -> Stance:
        if noun.relation == "obj" and head.lemma in certainties("seen") and not noun.is_known():
            return world if noun.negations() and above.category in NEGATIVE else above
        listed = head.listed(noun.case_text())
        if noun.relation == "compound" and (listed is None or listed.category is Factuality.ACTUAL):
            return above
        if listed and head.says_of(listed, noun):
            return self._governed(listed, noun, head)
        if noun.relation == "obj" and head.lemma in certainties("ending"):
            return FACT
        if head.is_light() or (head.lemma in certainties("causal") and noun.is_brought_about()):
            return world if noun.negations() and above.category in NEGATIVE else above
        if noun.relation == "obj":
            return self._known(noun, world if noun.is_known() or noun.negations() else above)
        # What is not done at an event does not take back the event: "reached no deal during a round of talks".
        return FACT if world.category is Factuality.NEGATED else self._known(noun, world)

    @staticmethod
    def _known(noun: Word, world: Stance) -> Stance:
        """Return the world of a noun beside what is said: what is definite is there even where the clause is open."""
        return FACT if noun.is_known() else world


def values(sentence: Span) -> dict[int, float]:
    """Return the value of every word of a sentence by its index in the document, as if each were a predicate."""
    stances = Stances()
    return {token.i: stances.of(token).value for token in sentence}
