"""Sentences that two corpora, or two splits of one, share: the same text, or nearly."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

# Share of a sentence's runs of three words that another must have. Looked at in GENEVA: from .5 on are copies, reworded ones
# among them; below are other facts in a common formula ("X has not signed the Chemical Weapons Convention").
NEAR = 0.5
RUN = 3

_WORD = re.compile(r"[^\W_]+")
Run = tuple[str, ...]


def known(texts: Iterable[str]) -> Callable[[str], bool]:
    """Return a function that tells whether a text is one of ``texts``, or nearly.

    The same is what differs in case, spaces and punctuation alone; nearly the same, in a few words of many.

    >>> is_known = known(["The mill by the river burnt down on Monday, police said."])
    >>> is_known("the mill by the river burnt down on Monday"), is_known("The mill by the lake is for sale.")
    (True, False)
    """
    exact: set[str] = set()
    holders: defaultdict[Run, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        words = _words(text)
        exact.add("".join(words))
        for run in _runs(words):
            holders[run].append(number)

    def is_known(text: str) -> bool:
        words = _words(text)
        return "".join(words) in exact or _is_near(_runs(words), holders)

    return is_known


def _is_near(runs: set[Run], holders: dict[Run, list[int]]) -> bool:
    shared = Counter(number for run in runs for number in holders.get(run, ()))
    return any(count >= NEAR * len(runs) for count in shared.values()) and len(runs) >= RUN


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(words: Sequence[str]) -> set[Run]:
    return set(zip(*(words[start:] for start in range(RUN)), strict=False))
