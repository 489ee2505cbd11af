"""A reading by hand of 210 sentences of the news clusters: every event mention that a coder by the PLOVER manual finds.

The reading (``benchmarks/readings/news_events.jsonl``) holds places and types, no text: 60 sentences of any cluster, chosen at
random, and 90 of those that tell of politics, violence, courts and companies, read before any output was looked at; then 60
more of these, read when the rows had been revised by the others. At first sight the 150 gave a precision of .88 and a recall
of .55, the later 60 .90 and .68; the rows have been revised since by the misses of all of them.
What a second coder might add or leave (a blast without anyone who did it, a hypothetical) is ``optional``: it counts neither
way when it is found with one of its types. A mention is right when it shares words with one that was read, of that type, once.

``precision``, ``recall``: of all mentions; ``type_accuracy``: of those read and found, with a right type. ``any_``: of the
first 60 alone, ``later_``: of the last. ``sentence_precision``: sentences without an event in which none is found.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.events import read
from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.records import EventMention

FILES = ("news_clusters.jsonl",)
READING = Path(__file__).parents[1] / "readings" / "news_events.jsonl"
Read = dict[str, Any]


@dataclass(slots=True)
class _Tally:
    """Counts over sentences, and the misses as lines."""

    right: int = 0
    wrong: int = 0
    gold: int = 0
    found: int = 0
    empty: int = 0
    quiet: int = 0
    errors: list[str] = field(default_factory=list)


def _touches(mention: EventMention, item: Read) -> bool:
    return bool(mention.start_char < item["end"] and item["start"] < mention.end_char)


def _compare(tally: _Tally, sentence: Read, mentions: Sequence[EventMention], text: str) -> None:
    gold = [item for item in sentence["mentions"] if not item.get("optional")]
    optional = [item for item in sentence["mentions"] if item.get("optional")]
    open_items, shown = list(gold), " ".join(text[sentence["start"] : sentence["end"]].split())
    for mention in mentions:
        fits = [item for item in open_items if _touches(mention, item) and mention.event_type in item["types"]]
        if fits:
            open_items.remove(fits[0])
            tally.right += 1
        elif not any(_touches(mention, item) and mention.event_type in item["types"] for item in optional):
            tally.wrong += 1
            tally.errors.append(f"wrong {mention.event_type} {mention.trigger_text!r}: {shown}")
    tally.gold += len(gold)
    tally.found += sum(any(_touches(mention, item) for mention in mentions) for item in gold)
    tally.empty += not sentence["mentions"]
    tally.quiet += not sentence["mentions"] and not mentions
    for item in open_items:
        tally.errors.append(f"missed {'/'.join(item['types'])} {text[item['start'] : item['end']]!r}: {shown}")


def score(folder: Path) -> Report:
    """Score the sentences that were read, each in its article."""
    by_article: dict[str, list[Read]] = defaultdict(list)
    for sentence in read_cases(READING):
        by_article[sentence["article"]].append(sentence)
    cases = [case for case in read_cases(folder / FILES[0]) if case["id"] in by_article]
    tallies = {"": _Tally(), "any_": _Tally(), "later_": _Tally()}
    for case, found in zip(cases, read(case["text"] for case in cases), strict=True):
        mentions = [row for row in found["event_mentions"] if isinstance(row, EventMention)]
        for sentence in by_article[case["id"]]:
            inside = [one for one in mentions if sentence["start"] <= one.start_char < sentence["end"]]
            _compare(tallies[""], sentence, inside, case["text"])
            if (part := f"{sentence['sample']}_") in tallies:
                _compare(tallies[part], sentence, inside, case["text"])
    report = Report(errors=tallies[""].errors)
    for prefix, tally in tallies.items():
        report.scores += _scores(prefix, tally)
    return report


def _scores(prefix: str, tally: _Tally) -> list[Score]:
    said = tally.right + tally.wrong
    name = f"news_reading.{prefix}"
    return [
        Score(f"{name}precision", ratio(tally.right, said), said, target=0.80),
        Score(f"{name}recall", ratio(tally.right, tally.gold), tally.gold),
        Score(f"{name}type_accuracy", ratio(tally.right, tally.found), tally.found),
        Score(f"{name}sentence_precision", ratio(tally.quiet, tally.empty), tally.empty),
    ]
