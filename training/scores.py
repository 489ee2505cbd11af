"""Scores on development data while training: greedy, on gold words. The published figures come from ``benchmarks``."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import torch
from torch import Tensor

from newsledger.nlp.wordpiece import WordPiece
from training.batches import Window, answers, grouped, inputs
from training.corpora.spans import tagged
from training.losses import limited
from training.network import Network
from training.targets import Labels

# Word pieces at once; only speed depends on it.
PIECES = 4096


def f1(counts: Counter[str], name: str) -> float:
    """Return F1 in percent of the counts ``name right``, ``name found`` and ``name gold``."""
    return 200 * counts[f"{name} right"] / max(1, counts[f"{name} found"] + counts[f"{name} gold"])


def score(network: Network, found: Sequence[Window], labels: Labels, vocabulary: WordPiece) -> dict[str, float]:
    """Return the scores in percent (factuality: mean absolute error) of windows whose sentences hold the layers."""
    network.eval()
    counts: Counter[str] = Counter()
    with torch.inference_mode():
        for group in grouped(found, PIECES):
            batch = inputs(group, vocabulary)
            device = next(network.parameters()).device
            batch = {name: tensor.to(device) for name, tensor in batch.items()}
            answer = {name: tensor.to(device) for name, tensor in answers(group, batch["first"].shape[1]).items()}
            with torch.autocast(device.type, torch.bfloat16):
                output = {name: tensor.float() for name, tensor in network(batch).items()}
            _count(network.float(), output, batch, answer, counts)
            _count_entities(group, output["entities"], labels, counts)
    return _figures(counts)


def _figures(counts: Counter[str]) -> dict[str, float]:
    ratios = {name: 100 * counts[f"{name} right"] / counts[f"{name} all"] for name in _named(counts, " all")}
    ratios |= {name: f1(counts, name) for name in _named(counts, " gold")}
    if counts["factuality words"]:
        ratios["factuality"] = counts["factuality error"] / counts["factuality words"]
    return ratios


def _named(counts: Mapping[str, int], ending: str) -> Iterable[str]:
    return [name.removesuffix(ending) for name, count in counts.items() if name.endswith(ending) and count]


def _count(
    network: Network,
    output: Mapping[str, Tensor],
    batch: Mapping[str, Tensor],
    answer: Mapping[str, Tensor],
    counts: Counter[str],
) -> None:
    for name, target in (("xpos", "xpos"), ("morph", "morph")):
        known = answer[target] >= 0
        counts[f"{name} all"] += int(known.sum())
        counts[f"{name} right"] += int((output[name].argmax(-1) == answer[target])[known].sum())
    heads = limited(output["arcs"], batch["sentence"]).argmax(-1)
    known = answer["heads"] >= 0
    counts["uas all"] += int(known.sum())
    counts["uas right"] += int((heads == answer["heads"])[known].sum())
    row, word = known.nonzero(as_tuple=True)
    if len(row):
        relation = network.relation(
            output["relation_dependent"][row, word], output["relation_head"][row, heads[row, word]]
        )
        right = (relation.argmax(-1) == answer["deprels"][row, word]) & (heads == answer["heads"])[row, word]
        counts["las all"] += len(row)
        counts["las right"] += int(right.sum())
    _count_meaning(network, output, answer, counts)


def _count_meaning(
    network: Network, output: Mapping[str, Tensor], answer: Mapping[str, Tensor], counts: Counter[str]
) -> None:
    known = answer["predicates"] >= 0
    said = (output["predicates"] > 0) & known
    counts["predicate found"] += int(said.sum())
    counts["predicate gold"] += int((answer["predicates"] == 1).sum())
    counts["predicate right"] += int((said & (answer["predicates"] == 1)).sum())
    known = (answer["events"] >= 0).any(1, keepdim=True) & (answer["events"] > -3)
    said, gold = (output["events"].argmax(-1) > 0) & known, (answer["events"] > 0) & known
    counts["event found"] += int(said.sum())
    counts["event gold"] += int(gold.sum())
    counts["event right"] += int((said & gold).sum())
    weights = answer["factuality"][..., 1] > 0
    counts["factuality words"] += int(weights.sum())
    counts["factuality error"] += float((output["factuality"] - answer["factuality"][..., 0]).abs()[weights].sum())  # type: ignore[assignment]
    roles = answer["roles"]
    if len(roles):
        row, word, target = roles[:, 0], roles[:, 1], roles[:, 2:]
        chosen = network.role.all_pairs(output["role_predicate"][row, word], output["role_argument"][row]).argmax(-1)
        chosen = chosen * (target >= 0)
        counts["role found"] += int((chosen > 0).sum())
        counts["role gold"] += int((target > 0).sum())
        counts["role right"] += int(((chosen == target) & (target > 0)).sum())


def _count_entities(group: Sequence[Window], scores: Tensor, labels: Labels, counts: Counter[str]) -> None:
    """Count exact spans of the one-labelled or ambiguous gold entities; found ones of a kind not annotated are left out."""
    best = scores.argmax(-1).tolist()
    for row, window in enumerate(group):
        start = 0
        for target in window:
            width = len(target.words)
            if target.named is not None:
                found = tagged([labels.entity[c] for c in best[row][start : start + width]])
                gold = {(entity.start, entity.end): entity.labels for entity in target.named}
                counts["entity gold"] += len(gold)
                counts["entity right"] += sum(label in gold.get((first, last), ()) for first, last, label in found)
                counts["entity found"] += sum(
                    label in target.annotated or (first, last) in gold for first, last, label in found
                )
            start += width
