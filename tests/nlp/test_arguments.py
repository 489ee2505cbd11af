"""Arguments: whose role is whose, and which words belong to an argument."""

import numpy as np
import pytest

from newsledger.nlp.arguments import Tree, argument_rows, argument_span, decode_roles

LABELS = ("_", "ARG0", "ARG1", "ARGM-TMP", "C-ARG1")

# Word, head (from 1, 0 for the root), label; the predicate asked about is in capitals.
RELATIVE = "the 2 det; man 7 nsubj; who 5 nsubj:pass; was 5 aux:pass; KILLED 2 acl:relcl; there 5 advmod; fled 0 root"
MIDDLE = (
    "men 8 nsubj; \u2014 3 punct; KILLED 1 acl; there 3 advmod; \u2014 3 punct; from 7 case; Lodz 1 nmod; fought 0 root"
)
JOINED = "Ann 5 nsubj; , 4 punct; and 4 cc; Bob 1 conj; DIED 0 root"
BOTH = "They 2 nsubj; shot 0 root; Ann 2 obj; and 5 cc; KILLED 2 conj; Bob 5 obj; today 5 obl"
QUOTED = "\u201c 3 punct; We 3 nsubj; lost 6 ccomp; \u201d 3 punct; she 6 nsubj; SAID 0 root; . 6 punct"
BEHIND = "Troops 2 nsubj; left 0 root; , 5 punct; police 5 nsubj; SAID 2 parataxis; . 2 punct"
LIGHT = "Rebels 2 nsubj; made 0 root; an 4 det; ATTACK 2 obj; today 2 obl"
NOUN = "the 2 det; KILLING 8 nsubj; of 5 case; two 5 nummod; men 2 nmod; by 7 case; police 2 nmod; shocked 0 root"
GAP = "What 6 obj; did 4 aux; they 4 nsubj; SAY 0 root; to 6 mark; do 4 xcomp"
LEADER = "the 2 det; leader 6 nsubj; of 5 case; the 5 det; ATTACK 2 nmod; fled 0 root"
NESTED = "the 2 det; area 0 root; where 5 advmod; they 5 nsubj; said 2 acl:relcl; he 7 nsubj; DIED 5 ccomp"
COPULA = "And 5 cc; they 5 nsubj; WERE 5 cop; not 5 advmod; men 0 root; or 7 cc; boys 5 conj; but 9 cc; fell 5 conj; he 9 nsubj"
PLACE = "He 4 nsubj; IS 4 cop; in 4 case; Lodz 0 root; . 4 punct"
TAKE = "They 2 nsubj; TOOK 0 root; a 5 det; long 5 amod; look 2 obj"
FEW = "among 3 case; the 3 det; few 7 obl; who 5 nsubj; STAYED 3 acl:relcl; he 7 nsubj; died 0 root"

CASES = [
    (RELATIVE, "man", "the man"),
    (RELATIVE, "who", "who"),
    (RELATIVE, "there", "there"),
    (MIDDLE, "men", "men"),
    (JOINED, "Ann", "Ann , and Bob"),
    (BOTH, "They", "They"),
    (BOTH, "Bob", "Bob"),
    (QUOTED, "lost", "We lost"),
    (QUOTED, "she", "she"),
    (BEHIND, "left", "Troops left"),
    (BEHIND, "police", "police"),
    (LIGHT, "made", "made"),
    (LIGHT, "Rebels", "Rebels"),
    (NOUN, "men", "of two men"),
    (NOUN, "police", "by police"),
    (GAP, "do", "to do"),
    (GAP, "they", "they"),
    (LEADER, "leader", "the leader"),
    (NESTED, "area", "the area"),
    (COPULA, "men", "not men or boys"),
    (COPULA, "they", "they"),
    (PLACE, "Lodz", "in Lodz"),
    (FEW, "few", "the few"),
]


def sentence(rows: str) -> tuple[list[str], Tree]:
    table = [row.rsplit(" ", 2) for row in rows.split("; ")]
    heads = [int(head) - 1 if head != "0" else index for index, (_, head, _) in enumerate(table)]
    return [word.strip() for word, _, _ in table], Tree.of(heads, [dep for _, _, dep in table])


def predicate_of(words: list[str]) -> int:
    return next(index for index, word in enumerate(words) if word.isupper())


@pytest.mark.parametrize(("rows", "head", "expected"), CASES)
def test_an_argument_is_what_its_head_heads_without_what_holds_the_predicate(
    rows: str, head: str, expected: str
) -> None:
    words, tree = sentence(rows)
    start, end = argument_span(tree, predicate_of(words), words.index(head))
    assert " ".join(words[start:end]) == expected


ROLES = [
    (NOUN, {"men": "ARG1", "police": "ARG0"}, {"of two men": "ARG1", "by police": "ARG0"}),
    (
        COPULA,
        {"they": "ARG1", "not": "ARGM-NEG", "men": "ARG2"},
        {"they": "ARG1", "not": "ARGM-NEG", "men or boys": "ARG2"},
    ),
    (LIGHT, {"Rebels": "ARG0", "made": "ARGM-LVB"}, {"Rebels": "ARG0", "made": "ARGM-LVB"}),
    (TAKE, {"They": "ARG0", "look": "ARGM-PRR"}, {"They": "ARG0", "look": "ARGM-PRR"}),
]


@pytest.mark.parametrize(("rows", "roles", "expected"), ROLES)
def test_arguments_of_a_predicate_do_not_overlap(rows: str, roles: dict[str, str], expected: dict[str, str]) -> None:
    words, tree = sentence(rows)
    found = argument_rows(tree, predicate_of(words), [(words.index(word), role) for word, role in roles.items()])
    assert {" ".join(words[row.start : row.end]): row.role for row in found} == expected


def scores(*rows: dict[str, float]) -> np.ndarray:
    """Return log-probabilities: those given, and what is left of them for no role."""
    table = np.full((len(rows), len(LABELS)), 1e-6)
    for word, row in enumerate(rows):
        table[word, [LABELS.index(label) for label in row]] = list(row.values())
        table[word, 0] = 1 - sum(row.values())
    return np.log(table)


@pytest.mark.parametrize(
    ("rows", "predicate", "expected"),
    [
        ([{"ARG0": 0.9}, {}, {"ARG1": 0.8}], 1, [(0, "ARG0"), (2, "ARG1")]),
        ([{"ARG0": 0.4}, {}], 1, []),
        ([{"ARG0": 0.4, "ARG1": 0.3}, {}], 1, [(0, "ARG0")]),
        ([{"ARG0": 0.9}, {"ARG1": 0.9}], 1, [(0, "ARG0")]),
        ([{"ARG0": 0.7, "ARG1": 0.2}, {}, {"ARG0": 0.8}], 1, [(0, "ARG1"), (2, "ARG0")]),
        ([{"ARG0": 0.7, "ARG1": 0.1}, {}, {"ARG0": 0.8}], 1, [(2, "ARG0")]),
        ([{"ARGM-TMP": 0.9}, {}, {"ARGM-TMP": 0.8}], 1, [(0, "ARGM-TMP"), (2, "ARGM-TMP")]),
        ([{"C-ARG1": 0.9}, {}, {"C-ARG1": 0.8}, {"ARG1": 0.8}], 1, [(0, "C-ARG1"), (2, "C-ARG1"), (3, "ARG1")]),
    ],
    ids=[
        "the likeliest role of each word",
        "none where that is likelier",
        "a role where it is likelier than none",
        "a predicate is no argument of its own",
        "a core role goes to the surest, the other takes its next best",
        "or none",
        "other roles are given as often as they come",
        "parts of a core role too",
    ],
)
def test_roles(rows: list[dict[str, float]], predicate: int, expected: list[tuple[int, str]]) -> None:
    assert decode_roles(scores(*rows), predicate, LABELS) == expected
