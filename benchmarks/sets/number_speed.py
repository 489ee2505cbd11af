"""Speed of the number reader on one core: sentences per second of processor time over the sentences of NewsQuant and MEANTIME.

The layer alone reads sentences whose dates are already found; ``with_dates`` finds them too. The best of three rounds is given.
"""

import re
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.extract.figures import dates
from newsledger.extract.quantities import quantities
from newsledger.extract.timex import find

FILES = ("newsquant.jsonl", "meantime_en.jsonl")
ROUNDS = 3


def sentences(folder: Path) -> list[str]:
    """Return the sentences that are timed."""
    texts = [case["text"] for case in read_cases(folder / FILES[0])]
    articles = [re.split(r"\n|(?<=[.!?]) +(?=[A-Z])", case["text"]) for case in read_cases(folder / FILES[1])]
    return texts + [sentence for article in articles for sentence in article if sentence.strip()]


def _best(work: Callable[[], object], count: int) -> float:
    rates = []
    for _ in range(ROUNDS):
        find.cache_clear()
        start = time.process_time()
        work()
        rates.append(ratio(count, time.process_time() - start))
    return max(rates)


def score(folder: Path) -> Report:
    """Time both."""
    texts = sentences(folder)
    masked = [(sentence, dates(sentence)) for sentence in texts]
    layer = _best(lambda: [quantities(sentence, taken) for sentence, taken in masked], len(texts))
    both = _best(lambda: [quantities(sentence, dates(sentence)) for sentence in texts], len(texts))
    scores = [
        Score("number_speed.layer", layer, len(texts), unit="sentences/s", target=3000),
        Score("number_speed.with_dates", both, len(texts), unit="sentences/s"),
    ]
    return Report(scores=scores)
