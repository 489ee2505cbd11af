"""Coreference of people and organisations in Wikinews (MEANTIME): which mentions of an article are one actor.

Convention: gold is every mention of an entity of type PER or ORG. One of ours is a gold mention where its words are the same,
else where they share at least half of both together, one to one; a pronoun is only itself. ``names`` is the share of the named
gold mentions up to ``annotated_until`` that one of ours begins or ends with: gold has a name, its title and both together as
mentions. B-cubed (Bagga and Baldwin 1998) is over the mentions that both have, one without a key being alone. A pronoun of the
third person is right where most other mentions of the actor that we give it, and that gold has too, are of its entity:
``pronoun_precision`` of those that we resolve, ``pronoun_recall`` of all in gold. ``nominal_precision`` is the same of nominals
that we tie to an earlier actor.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.events import read
from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger.ontology import MentionType
from newsledger.records import ActorMention

NAME = "coreference_meantime"
FILES = ("meantime_en.jsonl",)
Span = tuple[int, int]
PERSONAL = ("he him his himself she her hers herself", "it its itself they them their theirs themselves")
THIRD_PERSON = frozenset([*" ".join(PERSONAL).split(), "who", "whom", "whose", "which"])
# Two mentions of the same words differ by articles, titles and relative clauses: half of their characters stay common.
SAME_WORDS = 0.5


def gold(case: dict[str, Any]) -> dict[Span, str]:
    """Return the entity of each mention of a person or organisation, by its characters (half-open)."""
    actors = {i["m_id"] for i in case["instances"].get("ENTITY", []) if i.get("ent_type") in ("PER", "ORG")}
    spans = {e["m_id"]: (e["start"], e["end"]) for e in case["entities"] if e.get("end")}
    return {
        spans[source]: target
        for relation in case["relations"]
        if relation["type"] == "REFERS_TO"
        for target in relation["target"]
        for source in relation["source"]
        if target in actors and source in spans
    }


def share(one: Span, other: Span) -> float:
    """Return which part of the characters of two spans together is in both."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def aligned(mentions: list[ActorMention], spans: dict[Span, str]) -> Iterator[tuple[ActorMention, Span]]:
    """Yield the mentions that both have, the most alike first."""
    pairs = sorted(
        (
            (share((m.start_char, m.end_char), span), n, span)
            for n, m in enumerate(mentions)
            for span in spans
            if m.start_char < span[1] and span[0] < m.end_char
        ),
        reverse=True,
    )
    used: set[object] = set()
    for alike, n, span in pairs:
        is_enough = alike == 1 or (alike >= SAME_WORDS and mentions[n].mention_type is not MentionType.PRONOUN)
        if is_enough and n not in used and span not in used:
            used |= {n, span}
            yield mentions[n], span


def b_cubed(pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """Return the sums of precision and recall over mentions, each given by our key and gold's."""
    ours, theirs, both = Counter(k for k, _ in pairs), Counter(g for _, g in pairs), Counter(pairs)
    return sum(both[p] / ours[p[0]] for p in pairs), sum(both[p] / theirs[p[1]] for p in pairs)


class _Tally:
    """Adds up over articles."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.precision = self.recall = 0.0
        self.errors: list[str] = []

    def add(self, case: dict[str, Any], mentions: list[ActorMention]) -> None:
        spans = gold(case)
        found = sorted(aligned(mentions, spans), key=lambda pair: pair[0].start_char)
        self._add_names(case, spans, mentions)
        keyed = [(m.actor_key or m.actor_mention_id, spans[span]) for m, span in found]
        precision, recall = b_cubed(keyed)
        self.precision, self.recall = self.precision + precision, self.recall + recall
        self.counts["mentions"] += len(found)
        entities: dict[str, Counter[str]] = defaultdict(Counter)
        for (m, _), (key, entity) in zip(found, keyed, strict=True):
            if m.mention_type is not MentionType.PRONOUN:
                entities[key][entity] += 1
        self._add_pronouns(case, spans, mentions, entities)
        self._add_nominals(case, found, spans, entities)

    def _add_names(self, case: dict[str, Any], spans: dict[Span, str], mentions: list[ActorMention]) -> None:
        edges = {
            edge
            for m in mentions
            if m.mention_type is not MentionType.PRONOUN
            for edge in ((m.start_char, 0), (0, m.end_char))
        }
        for entity in case["entities"]:
            span = (entity.get("start", 0), entity.get("end", 0))
            if "NAM" in (entity.get("syntactic_type") or "") and span in spans and span[1] <= case["annotated_until"]:
                self.counts["names"] += 1
                is_found = bool(edges & {(span[0], 0), (0, span[1])})
                self.counts["names found"] += is_found
                if not is_found:
                    self.errors.append(f"no mention [{case['text'][span[0] : span[1]]}]")

    def _add_pronouns(
        self, case: dict[str, Any], spans: dict[Span, str], mentions: list[ActorMention], of: dict[str, Counter[str]]
    ) -> None:
        ours = {(m.start_char, m.end_char): m for m in mentions}
        text = case["text"]
        for (start, end), entity in spans.items():
            if text[start:end].lower() in THIRD_PERSON:
                mention = ours.get((start, end))
                key = mention.actor_key if mention else None
                self.counts["pronouns"] += 1
                if key is not None and mention is not None:
                    right = of.get(key, Counter()).most_common(1)[:1]
                    self.counts["resolved"] += 1
                    is_right = bool(right) and right[0][0] == entity
                    self.counts["resolved right"] += is_right
                    if not is_right:
                        self._miss(f"pronoun as {mention.name} ({mention.resolved_by})", case, start, end)
                else:
                    self._miss("pronoun left open", case, start, end)

    def _add_nominals(
        self,
        case: dict[str, Any],
        found: list[tuple[ActorMention, Span]],
        spans: dict[Span, str],
        of: dict[str, Counter[str]],
    ) -> None:
        seen: set[str] = set()
        for mention, span in found:
            key = mention.actor_key
            if mention.mention_type is MentionType.NOMINAL and key in seen and key is not None:
                self.counts["nominals"] += 1
                rest = of[key] - Counter([spans[span]])
                is_right = bool(rest) and rest.most_common(1)[0][0] == spans[span]
                self.counts["nominals right"] += is_right
                if not is_right:
                    self._miss(f"nominal as {mention.name} ({mention.resolved_by})", case, *span)
            if key is not None:
                seen.add(key)

    def _miss(self, kind: str, case: dict[str, Any], start: int, end: int) -> None:
        text = case["text"]
        self.errors.append(f"{kind}: {text[max(0, start - 150) : start]}[{text[start:end]}]{text[end : end + 40]}")


def score(folder: Path) -> Report:
    """Score the whole file."""
    cases, tally = list(read_cases(folder / FILES[0])), _Tally()
    for case, found in zip(cases, read(case["text"] for case in cases), strict=True):
        tally.add(case, [row for row in found["actor_mentions"] if isinstance(row, ActorMention)])
    return report(tally)


def report(tally: _Tally) -> Report:
    """Return the figures of all articles."""
    counts = tally.counts
    mentions = counts["mentions"]
    right, resolved, pronouns = counts["resolved right"], counts["resolved"], counts["pronouns"]
    precision, recall = ratio(tally.precision, mentions), ratio(tally.recall, mentions)
    return Report(
        [
            Score(f"{NAME}.names", ratio(counts["names found"], counts["names"]), counts["names"]),
            Score(f"{NAME}.b_cubed_precision", precision, mentions),
            Score(f"{NAME}.b_cubed_recall", recall, mentions),
            Score(f"{NAME}.b_cubed_f1", f1(precision * recall, precision, recall), mentions),
            Score(f"{NAME}.pronoun_precision", ratio(right, resolved), resolved),
            Score(f"{NAME}.pronoun_recall", ratio(right, pronouns), pronouns),
            Score(f"{NAME}.nominal_precision", ratio(counts["nominals right"], counts["nominals"]), counts["nominals"]),
        ],
        sorted(tally.errors),
    )
