"""Whose a word is where a parse is known to err: verbs, clauses and adverbs that it hangs on a word before their own."""

from typing import Final

from spacy.tokens import Token

from newsledger.nlp import labels
from newsledger.nlp.labels import relation

VERBS: Final = frozenset({"VERB", "AUX"})
RELATIVE: Final = frozenset({"WP", "WDT", "WP$"})


def own_verb(noun: Token, head: Token) -> Token | None:
    """Return the verb that a parse gives the object of to the one before: "killed five and *injured* eight others"."""
    first = min((one.i for one in labels.objects(head)), default=noun.i)
    if head.i + 1 < noun.i and head.nbor().pos_ == "NUM":
        first = head.i + 1
    for other in labels.children(head, "conj"):
        if first < other.i < noun.i and other.pos_ in VERBS and not labels.objects(other):
            return other
    return None


def later_verb(noun: Token, head: Token) -> Token | None:
    """Return the verb that a parse gives the subject of to the one before: "five were killed and eight *injured*"."""
    if noun.i < head.i or not any(one.i < head.i for one in labels.children(head, "nsubj")):
        return None
    return next((other for other in labels.children(head, "conj") if other.i > noun.i and other.pos_ in VERBS), None)


def is_of_name(pronoun: Token, noun: Token) -> bool:
    """Whether a clause that a parse hangs on a noun is of the name before it: "six people, among them Jon Velt, *who* died"."""
    before = pronoun.doc[max(0, pronoun.i - 2) : pronoun.i]
    name = next((word for word in reversed(before) if word.text != ","), None)
    return (
        name is not None
        and name.ent_type_ == "PERSON"
        and noun.ent_type_ != "PERSON"
        and labels.preposition(name) != "of"
    )


def is_of_another(verb: Token, noun: Token) -> bool:
    """Whether a relative clause hangs on another noun, with a pronoun for it: "Velt, the heir of Dorn, *who died*"."""
    has_pronoun = any(child.tag_ in RELATIVE for child in labels.children(verb, "nsubj"))
    return has_pronoun and relation(verb) == "acl" and verb.head not in (noun, noun.head)


def is_of_verb(adverb: Token) -> bool:
    """Whether an adverb tells how a verb behind it is done, and nothing of who does it: "a man *fatally* stabbed a boy"."""
    return adverb.head.i > adverb.i and adverb.head.pos_ in VERBS
