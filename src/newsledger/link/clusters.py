"""From pairs of keys to actors: what is confirmed is joined, the surest first, and nothing that anything contradicts.

A join is refused where any key of the one side contradicts any of the other, so that a chain of likenesses never ties people
of different names. What people decided comes after: a merge joins whole actors, a split keeps two keys apart.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from newsledger.link.alike import Pair, Why, contradicts
from newsledger.link.told import Key

KeyPair = tuple[str, str]


def ordered(one: str, other: str) -> KeyPair:
    """Return a pair with the smaller key first."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided of pairs of keys: ``merged`` in the order of decision, and ``split``."""

    merged: tuple[KeyPair, ...] = ()
    split: frozenset[KeyPair] = frozenset()


@dataclass
class Clusters:
    """Keys in groups; a key that was never joined is a group of its own, whether or not articles know it."""

    split: frozenset[KeyPair]
    _root: dict[str, str] = field(default_factory=dict)
    _members: dict[str, list[str]] = field(default_factory=dict)
    _apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for one, other in self.split:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def root(self, key: str) -> str:
        """Return the key that stands for a key's group while groups are made."""
        return self._root.get(key, key)

    def members(self, key: str) -> list[str]:
        """Return the keys of a key's group."""
        return self._members.get(self.root(key), [key])

    def join(self, one: str, other: str, allowed: Callable[[str, str], bool] | None = None) -> bool:
        """Join two keys' groups, unless a split or ``allowed`` forbids it for any two keys; return whether they are one."""
        left, right = self.root(one), self.root(other)
        if left == right:
            return True
        for a in self.members(left):
            for b in self.members(right):
                if b in self._apart.get(a, ()) or (allowed is not None and not allowed(a, b)):
                    return False
        self._members[left] = [*self.members(left), *self.members(right)]
        for key in self._members.pop(right, [right]):
            self._root[key] = left
        return True

    def groups(self) -> Iterable[list[str]]:
        """Return the groups of two keys or more."""
        return self._members.values()


def _ambiguous(pairs: Iterable[Pair], keys: Mapping[str, Key]) -> frozenset[str]:
    """Return the keys whose name is short for people who differ: "George Bush" beside both of them."""
    longer: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        if pair.why is Why.INITIAL:
            longer[pair.key].append(pair.other)
            longer[pair.other].append(pair.key)
    return frozenset(
        key
        for key, others in longer.items()
        if any(contradicts(keys[a], keys[b]) for n, a in enumerate(others) for b in others[n + 1 :])
    )


def cluster(keys: Mapping[str, Key], pairs: list[Pair], decided: Decided, known: Collection[str]) -> Clusters:
    """Return the keys in groups. ``pairs`` are in the order to be joined; two ``known`` keys are two actors, unless merged."""

    def may_join(one: str, other: str) -> bool:
        return not (one in known and other in known) and not contradicts(keys[one], keys[other])

    clusters, unclear = Clusters(decided.split), _ambiguous(pairs, keys)
    for pair in pairs:
        if pair.is_confirmed and not (pair.why is Why.INITIAL and unclear & {pair.key, pair.other}):
            clusters.join(pair.key, pair.other, may_join)
    for one, other in reversed(decided.merged):
        clusters.join(one, other)
    return clusters


def identities(clusters: Clusters, keys: Mapping[str, Key], known: Collection[str]) -> dict[str, str]:
    """Return the keys whose actor has another id: key -> actor_id.

    An actor's id is the key that the knowledge base has, else the one first seen: it stays as articles arrive. Keys that no
    article has any more lend no id.
    """
    found: dict[str, str] = {}
    for group in clusters.groups():
        present = [key for key in group if key in keys]
        if len(present) > 1:
            chosen = min(present, key=lambda key: (key not in known, keys[key].seniority))
            found |= {key: chosen for key in present if key != chosen}
    return found
