"""The loop: a run's network, optimizer and average, step after step, saved after each epoch.

AdamW (Loshchilov and Hutter 2019) with a linear warm-up and a cosine fall, bfloat16 where the processor has it, and an
exponential average of the weights, which is what is scored and exported.
"""

import copy
import json
import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor

from newsledger.nlp.wordpiece import WordPiece
from training.batches import Window, answers, grouped, inputs, windows
from training.losses import losses
from training.network import Network, Sizes
from training.optimizing import Replicas, rates
from training.quantize import calibrate, sites
from training.scores import score
from training.targets import Labels, Target

MASK_PIECE = "[MASK]"
REPORT_EVERY = 50
# Windows that the scales of 8-bit products are set from.
CALIBRATED = 256
Pair = tuple[dict[str, Tensor], dict[str, Tensor]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What is set before a run; written beside its weights."""

    epochs: int = 20
    pieces: int = 1024  # word pieces a worker and step
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    decay: float = 0.01
    clip: float = 2.0
    average: float = 0.998
    masked: float = 0.05  # share of the pieces that are hidden from the encoder, so that it reads the context
    quantized_from: int = -1  # the epoch from which the encoder's products are in 8 bits, as exported; -1: never
    score_every: int = 2
    seed: int = 7


class Training:
    """A run: network, optimizer, average and where it is; all of it is in its checkpoint."""

    def __init__(self, recipe: Recipe, labels: Labels, steps: int, device: torch.device, workers: int):
        torch.manual_seed(recipe.seed)
        self.recipe, self.labels, self.steps, self.device = recipe, labels, steps, device
        self.network = Network(Sizes(**{name: len(values) for name, values in asdict(labels).items()})).to(device)
        groups = rates(self.network, recipe.encoder_rate, recipe.head_rate)
        self.optimizer = torch.optim.AdamW(groups, weight_decay=recipe.decay, betas=(0.9, 0.98), fused=True)
        self.averaged = copy.deepcopy(self.network).eval()
        self.replicas = Replicas(self.network, workers)
        self.step = self.epoch = 0

    def save(self, path: Path) -> None:
        """Write the checkpoint, all at once."""
        path.parent.mkdir(parents=True, exist_ok=True)
        state = {name: getattr(self, name).state_dict() for name in ("network", "optimizer", "averaged")}
        torch.save(
            state | {"step": self.step, "epoch": self.epoch, "recipe": asdict(self.recipe)}, path.with_suffix(".new")
        )
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Continue from a checkpoint."""
        state = torch.load(path, map_location=self.device)
        for name in ("network", "optimizer", "averaged"):
            getattr(self, name).load_state_dict(state[name])
        self.step, self.epoch = state["step"], state["epoch"]

    def quantize(self, train: Mapping[str, list[list[Target]]], vocabulary: WordPiece) -> None:
        """From the recipe's epoch on, compute the encoder's products in 8 bits, by scales from a sample of the windows."""
        is_due = 0 <= self.recipe.quantized_from <= self.epoch
        if is_due and not any(float(site.scale) for _, site in sites(self.network)):
            found = [window for texts in train.values() for window in windows(texts)]
            sample = random.Random(self.recipe.seed).sample(found, min(CALIBRATED, len(found)))
            calibrate(self.averaged, sample, vocabulary)
            for ours, theirs in zip(self.network.buffers(), self.averaged.buffers(), strict=True):
                ours.copy_(theirs)

    def rate(self) -> float:
        """Return the share of the full learning rate at this step."""
        warm = self.recipe.warm_up * self.steps
        if self.step < warm:
            return self.step / warm
        return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, (self.step - warm) / max(1.0, self.steps - warm))))

    def learn(self, made: Callable[[list[Window]], Pair], groups: Sequence[list[Window]]) -> dict[str, float]:
        """Take one step on one group a worker and return the mean losses."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * self.rate()
        found = self.replicas.gradients(lambda network, group: self._losses(network, *made(group)), groups)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.clip)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        keep = min(self.recipe.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.averaged.parameters()), list(self.network.parameters()), 1 - keep)
        return found

    def _losses(self, network: Network, batch: dict[str, Tensor], answer: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the losses on one group."""
        batch = {name: tensor.to(self.device) for name, tensor in batch.items()}
        answer = {name: tensor.to(self.device) for name, tensor in answer.items()}
        with torch.autocast(self.device.type, torch.bfloat16):
            return losses(network, network(batch), batch, answer)


def batched(items: Sequence[list[Window]], size: int) -> Iterator[Sequence[list[Window]]]:
    """Yield ``items`` in runs of ``size``."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def hidden(batch: dict[str, Tensor], vocabulary: WordPiece, share: float) -> dict[str, Tensor]:
    """Return the batch with the mask piece in place of a share of the pieces of words."""
    chosen = (torch.rand(batch["pieces"].shape) < share) & (batch["piece_word"] > 0)
    return batch | {"pieces": batch["pieces"].masked_fill(chosen, vocabulary.index[MASK_PIECE])}


def epoch(
    training: Training, train: Mapping[str, list[list[Target]]], times: Mapping[str, int]
) -> Iterator[list[Window]]:
    """Yield the groups of one pass, which depends on the seed and the number of the pass alone."""
    chance = random.Random(f"{training.recipe.seed} {training.epoch}")
    found = [w for corpus, texts in train.items() for _ in range(times.get(corpus, 1)) for w in windows(texts, chance)]
    return grouped(found, training.recipe.pieces, chance)


def run(
    training: Training,
    train: Mapping[str, list[list[Target]]],
    dev: Mapping[str, list[list[Target]]],
    vocabulary: WordPiece,
    out: Path,
    times: Mapping[str, int],
) -> None:
    """Train to the last epoch, saving after each."""

    def made(group: list[Window]) -> Pair:
        batch = inputs(group, vocabulary)
        return hidden(batch, vocabulary, training.recipe.masked), answers(group, batch["first"].shape[1])

    while training.epoch < training.recipe.epochs:
        begun, sums = time.monotonic(), Counter[str]()
        training.quantize(train, vocabulary)
        groups = list(epoch(training, train, times))
        steps = list(batched(groups, len(training.replicas.networks)))
        for number, step in enumerate(steps, start=1):
            sums.update(training.learn(made, step))
            if number % REPORT_EVERY == 0 or number == len(steps):
                said = " ".join(f"{name} {total / number:.3f}" for name, total in sums.items())
                print(
                    f"epoch {training.epoch} {number}/{len(steps)} {time.monotonic() - begun:.0f}s {said}", flush=True
                )
        training.epoch += 1
        training.save(out / "checkpoint.pt")
        if training.epoch % training.recipe.score_every == 0 or training.epoch == training.recipe.epochs:
            report(training, dev, vocabulary, out)


def report(training: Training, dev: Mapping[str, list[list[Target]]], vocabulary: WordPiece, out: Path) -> None:
    """Print and keep the scores of the averaged weights on each corpus's development part."""
    for corpus, texts in dev.items():
        figures = score(training.averaged, windows(texts), training.labels, vocabulary)
        line = {"epoch": training.epoch, "corpus": corpus} | {name: round(value, 2) for name, value in figures.items()}
        print(json.dumps(line), flush=True)
        with (out / "scores.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
