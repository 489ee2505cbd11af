"""Questions about a parse, over tokens: who does what to whom, and how it is said. What reads a parse asks here.

The labels are those of Universal Dependencies, which :mod:`newsledger.nlp.universal` makes of any other pipeline's.
Lists are in text order and empty where there is nothing; a clause is known by its head word, which after a copula is the noun
or adjective ("is a *threat*").
"""

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Token

NEGATIONS: Final = frozenset(
    {"not", "n't", "n’t", "nt", "never", "no", "neither", "nor", "nobody", "none", "nothing", "without"}
)
MODALS: Final = {
    "'ll": "will", "’ll": "will", "ca": "can", "'d": "would", "’d": "would", "wo": "will", "sha": "shall",
    "can": "can", "could": "could", "may": "may", "might": "might", "must": "must", "shall": "shall",
    "should": "should", "will": "will", "would": "would", "ought": "ought",
}  # fmt: skip
MODIFIERS: Final = frozenset({"amod", "compound", "nummod", "det", "nmod:desc", "nmod:poss", "nmod", "nmod:unmarked"})
CONTROLLED: Final = frozenset({"xcomp", "advcl"})
# How many clauses up a shared subject or auxiliary is looked for. People nest four (Karlsson 2007); the rest is no language.
DEEPEST: Final = 8
# Markers of a clause that is about the object ("accused *them* of planting"), as infinitives are ("told *them* to go").
OF_OBJECT: Final = frozenset({"of", "from", "for"})
_CASE: Final = ("case",)


# What is asked of a label, by spaCy's number of it, which is the same everywhere: a label is cut up once, not at each token.
_RELATIONS: Final[dict[int, str]] = {}
_ONES_OF: Final[dict[tuple[str, ...], dict[int, bool]]] = {}


def relation(token: Token) -> str:
    """Return the label without its subtype: ``obl:agent`` is ``obl``, and ``root`` is in small letters."""
    label = token.dep
    found = _RELATIONS.get(label)
    if found is None:
        found = _RELATIONS[label] = token.dep_.partition(":")[0].lower()
    return found


def children(token: Token, *labels: str) -> list[Token]:
    """Return the dependents whose full label, or the label without its subtype, is one of ``labels``."""
    if not token.n_rights:
        return _labelled(token.lefts, labels) if token.n_lefts else []
    return _labelled(token.children if token.n_lefts else token.rights, labels)


def _labelled(tokens: Iterable[Token], labels: tuple[str, ...]) -> list[Token]:
    known = _ONES_OF.get(labels)
    if known is None:
        known = _ONES_OF[labels] = {}
    found = []
    for child in tokens:
        label = child.dep
        if label not in known:
            known[label] = child.dep_ in labels or relation(child) in labels
        if known[label]:
            found.append(child)
    return found


def is_passive(token: Token) -> bool:
    """Whether a verb is passive: by its auxiliary or subject, or a participle behind its noun ("soldiers *killed* by")."""
    for _ in range(DEEPEST):
        if children(token, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"):
            return True
        if token.tag_ != "VBN" or children(token, "aux", "cop", "nsubj", "csubj"):
            return False
        if relation(token) != "conj":
            return relation(token) in ("acl", "advcl")
        token = token.head
    return False


def subjects(token: Token) -> list[Token]:
    """Return the subjects of an active clause, also of one joined to it: "came and *went*" has that of "came"."""
    own = [child for child in children(token, "nsubj", "csubj") if not child.dep_.endswith(":pass")]
    return own or _shared(token, False)


def passive_subjects(token: Token) -> list[Token]:
    """Return the subjects of a passive clause, also of one joined to it."""
    return children(token, "nsubj:pass", "csubj:pass") or _shared(token, True)


def _shared(token: Token, passive: bool) -> list[Token]:
    """Return the subject that a conjunct without one shares with the first, active or passive as asked."""
    if relation(token) != "conj" or children(token, "nsubj", "csubj") or is_passive(token) is not passive:
        return []
    first = token.head
    return children(first, "nsubj", "csubj") if first.i < token.i else []


def objects(token: Token) -> list[Token]:
    """Return the direct objects."""
    return children(token, "obj")


def recipients(token: Token) -> list[Token]:
    """Return the indirect objects without a preposition ("gave *them* arms")."""
    return children(token, "iobj")


def agents(token: Token) -> list[Token]:
    """Return who does it in a passive: "killed by *rebels*"; also "by" under a passive where no label says so."""
    marked = children(token, "obl:agent")
    return marked or [noun for by, noun in _phrases(token) if by == "by"] if is_passive(token) else marked


def preposition(noun: Token) -> str:
    """Return the preposition of a noun in small letters, its words joined by a space ("because of"), or the empty string."""
    words = _labelled(noun.lefts, _CASE) if noun.n_lefts else None
    if not words:
        return ""
    if len(words) == 1 and not words[0].n_rights and not words[0].n_lefts:
        return words[0].lower_
    joined = sorted(
        {word for case in words for word in (case, *children(case, "fixed", "goeswith"))}, key=lambda t: t.i
    )
    return " ".join(word.lower_ for word in joined)


def _phrases(token: Token) -> list[tuple[str, Token]]:
    return [(preposition(noun), noun) for noun in children(token, "obl", "nmod") if noun.dep_ != "nmod:poss"]


def obliques(token: Token) -> list[tuple[str, Token]]:
    """Return the phrases of a verb or noun as preposition and noun, the preposition empty for one without ("*Monday*").

    The agent of a passive and possessors are none of them; a noun's modifiers without a preposition neither.
    """
    doers = agents(token)
    return [(word, noun) for word, noun in _phrases(token) if noun not in doers and (word or relation(noun) == "obl")]


def possessors(noun: Token) -> list[Token]:
    """Return who has it: "the *army* 's attack", "*their* attack"."""
    return children(noun, "nmod:poss")


def modifiers(noun: Token) -> list[Token]:
    """Return the words before a noun that describe it: determiners, adjectives, numbers, compounds, possessors."""
    return [child for child in noun.lefts if child.dep_ in MODIFIERS and not preposition(child)]


def numbers(noun: Token) -> list[Token]:
    """Return the numbers that count a noun."""
    return children(noun, "nummod")


def appositions(noun: Token) -> list[Token]:
    """Return the nouns set beside a noun to say who or what it is."""
    return children(noun, "appos")


def relative_clauses(noun: Token) -> list[Token]:
    """Return the heads of the relative clauses of a noun, with or without "who"."""
    return children(noun, "acl:relcl")


def participles(noun: Token) -> list[Token]:
    """Return the heads of the other clauses of a noun: "soldiers *killed* there", "a plan to *attack*"."""
    return [child for child in children(noun, "acl") if child.dep_ != "acl:relcl"]


def clauses(token: Token) -> list[tuple[str, Token]]:
    """Return the adverbial clauses as their marker ("if", "after", "to", or "") and head."""
    return [(marker(clause), clause) for clause in children(token, "advcl")]


def marker(clause: Token) -> str:
    """Return the word that opens a subordinate clause, in small letters: "that", "if", "to"; the empty string for none."""
    return " ".join(mark.lower_ for mark in children(clause, "mark") if mark.i < clause.i)


def contents(token: Token) -> list[Token]:
    """Return the heads of the clauses that a verb or noun has for a complement: what is said, wanted or tried.

    Also the clause that a verb of saying stands in or behind: "Rebels *fled*, police said" (a parataxis either way).
    """
    inside = children(token, "ccomp", "xcomp")
    if relation(token) == "parataxis" and children(token, "nsubj"):
        inside.append(token.head)
    return inside


def is_infinitive(clause: Token) -> bool:
    """Whether the clause is a "to" infinitive."""
    return marker(clause).endswith("to")


def auxiliaries(token: Token) -> list[Token]:
    """Return the auxiliaries and copula of a predicate; conjuncts without a subject of their own share those of the first."""
    own = children(token, "aux", "cop")
    if own or relation(token) != "conj" or children(token, "nsubj", "csubj", "mark"):
        return own
    return children(token.head, "aux") if token.tag_ not in ("VBD", "VBZ") else []


def modals(token: Token) -> list[tuple[str, Token]]:
    """Return the modal verbs of a predicate as lemma and word."""
    return [(MODALS[aux.lower_], aux) for aux in auxiliaries(token) if aux.lower_ in MODALS and aux.tag_ in ("MD", "")]


def negations(token: Token) -> list[Token]:
    """Return the words that negate a predicate or noun: "not", "never", "no", also on its subject or object ("no one")."""
    own = [child for child in token.children if _negates(child)]
    return own + [word for noun in children(token, "nsubj", "obj") for word in (noun, *noun.children) if _is_no(word)]


def _negates(token: Token) -> bool:
    return token.lower_ in NEGATIONS and relation(token) in ("advmod", "det", "cc", "mark", "case", "dep", "preconj")


def _is_no(token: Token) -> bool:
    return token.lower_ in ("no", "nobody", "none", "nothing", "neither") and relation(token) in ("det", "nsubj", "obj")


def conjuncts(token: Token) -> list[Token]:
    """Return the words joined to this one by "and", "or" or commas, without itself."""
    return list(token.conjuncts)


def controller(token: Token) -> Token | None:
    """Return who does what a clause without a subject says: "*Rebels* tried to take", "told *them* to go".

    The object of the verb above where it has one (an adverbial clause: behind "of", "from" and "for"), else its subject; None
    where the clause has its own subject or stands alone. A conjunct has that of the first. The rare verbs that go the other
    way ("promised them to go") are not told apart.
    Source: minimal distance principle, Rosenbaum 1967.
    """
    if children(token, "acl:relcl"):
        return None  # a noun in truth: "after *shelling* that killed six"
    for _ in range(DEEPEST):
        if relation(token) not in (*CONTROLLED, "conj") or children(token, "nsubj", "csubj"):
            return None
        above = token.head
        if relation(token) != "conj":
            is_of_object = relation(token) == "xcomp" or marker(token) in OF_OBJECT
            doers = [*objects(above), *recipients(above)] if is_of_object else []
            doers += passive_subjects(above) + subjects(above)
            if doers:
                return doers[0]
        token = above
    return None
