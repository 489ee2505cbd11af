"""A reading by hand of 180 sentences of news: every number that they claim, with all its columns.

120 sentences (60 of the news clusters, 30 of WikiEvents, 30 of reports of shootings) were chosen at random among those with a
digit, a number word or somebody harmed, 60 more (30, 15, 15: ``dense``) among those with two numbers and a word of harm, money
or change. They were read in their articles before any output was looked at. The reading
(``benchmarks/readings/news_claims.jsonl``) holds places and labels, no text. At first sight a precision of .93 and a recall of
.93 were found, .96 and .97 of the dense ones, and .66 and .68 of these claims were right in every column; eleven labels were
corrected then (parts that were overlooked, an innermost speaker, two verbs of one attack, five persons by name).

Dates, ordinals, addresses and marks are no claims. What another reader might leave out (a definite person, "one" of something,
a rank, a time ago) is ``optional``: it counts neither way. A second claim from the words of one that is right, of another
speaker, counts neither way too.

``precision``, ``recall``: of claims that share words, one to one. Then, of those found, the share that is right in each column
that the reading decides; one that two readers could take two ways lists both or is left out. Conventions:

* ``bounds``: value, low and high as the ledger defines them; of a vague word, that there is no value.
* ``concept``: the lemma of the head word (people are persons), or that word in ``entity_text`` (whose "$5" is).
* ``source``: the words of the source touch those read, its name or its pronoun; the author is no words.
* ``event``: the trigger of the event mention is one of the words that name the event here or shortly before; none where the
  number belongs to nothing that the ontology has a type for.
* ``change``: a level may be left unsaid.

``all_columns``: every column at once.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.events import read
from benchmarks.numbers import close, overlap, prf, share
from benchmarks.report import Report, Score, read_cases
from newsledger.extract.numbers.concept_words import lemma
from newsledger.ontology import ChangeRole
from newsledger.records import Claim, EventMention

FILES = ("news_clusters.jsonl", "wikievents.jsonl", "gva_incidents.jsonl")
READING = Path(__file__).parents[1] / "readings" / "news_claims.jsonl"
_LEMMAS = {"people": "person"}
Gold = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Case:
    """A claim that was found, with what it is checked against; ``trigger`` is where its event's word is."""

    claim: Claim
    trigger: Span | None
    gold: Gold
    text: str


def _touches(span: Span, others: list[list[int]]) -> bool:
    return any(overlap(span, (start, end)) for start, end in others)


def _bounds(case: _Case) -> bool:
    claim = case.claim
    if case.gold["bounds"] == "fuzzy":
        return claim.value is None and (claim.low is not None or claim.high is not None)
    return all(map(close, case.gold["bounds"], (claim.value, claim.low, claim.high)))


def _concept(case: _Case) -> bool:
    heads = {case.text[start:end].lower() for start, end in case.gold["concept"]}
    said = {(case.claim.concept or "").lower(), *(case.claim.entity_text or "").lower().split()}
    return bool({form for head in heads for form in (head, lemma(head), _LEMMAS.get(head))} & said)


def _source(case: _Case) -> bool:
    said = case.claim.source_text
    if not case.gold["source"] or said is None:
        return not case.gold["source"] and said is None
    words = {word for start, end in case.gold["source"] for word in case.text[start:end].lower().split()}
    return bool(words & set(said.lower().split()))


def _event(case: _Case) -> bool:
    if case.trigger is None or not case.gold["event"]:
        return case.trigger is None and not case.gold["event"]
    return _touches(case.trigger, case.gold["event"])


def _is_listed(column: str) -> Callable[[_Case], bool]:
    return lambda case: getattr(case.claim, column) in case.gold[column]


COLUMNS: dict[str, Callable[[_Case], bool]] = {
    "bounds": _bounds,
    "kind": _is_listed("kind"),
    "concept": _concept,
    "measure": _is_listed("measure"),
    "source": _source,
    "is_part": lambda case: bool(case.claim.is_part) is case.gold["is_part"],
    "change": lambda case: (case.claim.change_role or ChangeRole.LEVEL) in case.gold["change"],
    "event": _event,
    "stance": _is_listed("stance"),
    "factuality": _is_listed("factuality"),
}


def _texts(folder: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the texts of the three files by file and id."""
    for file in FILES:
        for case in read_cases(folder / file):
            for article in case.get("docs", [case]):
                yield (file.removesuffix(".jsonl"), article.get("id") or article["doc_id"]), article["text"]


def _align(gold: list[Gold], claims: list[Claim]) -> tuple[list[tuple[Gold, Claim]], list[Claim], list[Gold]]:
    """Return pairs, claims that are false, and what was missed; optional ones and second speakers are in none of them."""
    pairs: list[tuple[Gold, Claim]] = []
    free = list(claims)
    for one in gold:
        touching = [claim for claim in free if overlap((one["start"], one["end"]), (claim.start_char, claim.end_char))]
        if touching and not one.get("optional"):
            pairs.append((one, min(touching, key=lambda claim: abs(claim.start_char - one["start"]))))
            free.remove(pairs[-1][1])
    false = [
        claim
        for claim in free
        if not _touches((claim.start_char, claim.end_char), [[g["start"], g["end"]] for g in gold])
    ]
    found = [id(one) for one, _ in pairs]
    return pairs, false, [one for one in gold if id(one) not in found and not one.get("optional")]


def _cases(folder: Path) -> Iterator[tuple[Gold, str, list[Claim], dict[str, Span]]]:
    """Yield each sentence with its article's text, its claims, and where the article's event mentions are, by id."""
    by_article: dict[tuple[str, str], list[Gold]] = defaultdict(list)
    for sentence in read_cases(READING):
        by_article[sentence["file"], sentence["article"]].append(sentence)
    texts = {key: text for key, text in _texts(folder) if key in by_article}
    for key, found in zip(texts, read(texts.values()), strict=True):
        claims = [row for row in found["claims"] if isinstance(row, Claim)]
        mentions = [row for row in found["event_mentions"] if isinstance(row, EventMention)]
        triggers = {one.event_mention_id: (one.start_char, one.end_char) for one in mentions}
        for sentence in by_article[key]:
            inside = [one for one in claims if sentence["start"] <= one.start_char < sentence["end"]]
            yield sentence, texts[key], inside, triggers


def _shown(case: _Case, column: str) -> str:
    """Return what was read and what was found, in words."""
    spans = ("concept", "source", "event")
    wanted = case.gold[column]
    if column in spans:
        wanted = sorted({case.text[start:end] for start, end in wanted})
    claim = case.claim
    found: object = {
        "bounds": (claim.value, claim.low, claim.high),
        "source": claim.source_text,
        "event": case.trigger and case.text[slice(*case.trigger)],
        "change": claim.change_role,
    }.get(column, getattr(claim, column, None))
    return f"{column}: {claim.text!r} is {found}, read as {wanted}"


@dataclass(slots=True)
class _Tally:
    """Counts over sentences, and the misses as lines."""

    right: int = 0
    predicted: int = 0
    gold: int = 0
    complete: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, sentence: Gold, text: str, claims: list[Claim], triggers: dict[str, Span]) -> None:
        """Count one sentence."""
        shown = " ".join(text[sentence["start"] : sentence["end"]].split())
        pairs, false, missed = _align(sentence["claims"], claims)
        self.right += len(pairs)
        self.predicted += len(pairs) + len(false)
        self.gold += len(pairs) + len(missed)
        self.errors += [f"false: {claim.text!r} by {claim.rule} | {shown}" for claim in false]
        self.errors += [f"missed: {text[one['start'] : one['end']]!r} | {shown}" for one in missed]
        for one, claim in pairs:
            self._check(_Case(claim, triggers.get(claim.event_mention_id or ""), one, text), shown)

    def _check(self, case: _Case, shown: str) -> None:
        asked = [column for column in COLUMNS if column in case.gold]
        wrong = [column for column in asked if not COLUMNS[column](case)]
        self.complete += not wrong
        self.asked.update(asked)
        self.hit.update(set(asked) - set(wrong))
        self.errors += [f"{_shown(case, column)} | {shown}" for column in wrong]

    def scores(self, prefix: str) -> list[Score]:
        """Return the figures under a name."""
        return [
            *prf(f"{prefix}found", self.right, self.predicted, self.gold),
            *(share(f"{prefix}{column}", self.hit[column], self.asked[column]) for column in COLUMNS),
            share(f"{prefix}all_columns", self.complete, self.right),
        ]


def score(folder: Path) -> Report:
    """Score claims found and, of these, every column, over all sentences and over the dense ones."""
    tallies = {"": _Tally(), "dense_": _Tally()}
    for sentence, text, claims, triggers in _cases(folder):
        tallies[""].add(sentence, text, claims, triggers)
        if sentence["sample"] == "dense":
            tallies["dense_"].add(sentence, text, claims, triggers)
    scores = [one for prefix, tally in tallies.items() for one in tally.scores(f"claim_reading.{prefix}")]
    return Report(scores=scores, errors=sorted(tallies[""].errors))
