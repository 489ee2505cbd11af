"""Trains the encoder to guess hidden words of news and speeches: ``python -m training.pretrain CORPORA ENCODER OUT``.

all-MiniLM-L6-v2 was tuned to tell sentences apart, and has never seen the features of words; this turns it to words, in the
language that it is to read (task-adaptive pretraining, Gururangan et al. 2020). ``OUT/encoder.pt`` is what
``training.train --encoder-weights`` begins with. The same command continues where it stopped.
"""

import argparse
import json
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import count, islice
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from newsledger.nlp.windows import WINDOW, encode
from newsledger.nlp.wordpiece import WordPiece
from training import encoder
from training.corpora import plain
from training.encoder import checked
from training.masking import masked
from training.network import HIDDEN, VOCABULARY, Encoder, load_encoder
from training.optimizing import Replicas, cores, rates
from training.text import Text, Windows, cut, indexed, words_and_spaces

REPORT_EVERY, SAVE_EVERY = 25, 200
# Sentences of the news, whose articles are not marked off, that are cut into windows together.
NEWS_RUN = 40
# The scale of the output layer's norm at the start: about 1 in the scores, so that the first steps do not upset the encoder.
FIRST_SCALE = 0.05
# A window and the text that it is of.
Place = tuple[Windows, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What is set before a run; written beside its weights."""

    steps: int = 2000
    pieces: int = 4096  # word pieces a worker and step
    encoder_rate: float = 3e-4
    new_rate: float = 1e-3
    warm_up: float = 0.06
    decay: float = 0.01
    clip: float = 1.0
    news: float = 0.4  # share of the windows that are of news, the rest of speeches
    speech_words: int = 6_000_000
    seed: int = 7


class Guesser(nn.Module):
    """The encoder and the layer that guesses pieces by its own table of them (Press and Wolf 2017)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.transform = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN)
        nn.init.constant_(self.norm.weight, FIRST_SCALE)
        self.bias = nn.Parameter(torch.zeros(VOCABULARY))

    def forward(self, batch: Mapping[str, Tensor], places: Tensor) -> Tensor:
        """Return the scores [M, V] of every piece of the vocabulary at the places [M], counted through [B * P]."""
        states, _ = self.encoder(batch)
        hidden = self.norm(functional.gelu(self.transform(states[-1].flatten(0, 1)[places])))
        return functional.linear(hidden, self.encoder.words.weight, self.bias)


class Pretraining:
    """A run: network, optimizer and where it is; all of it is in its checkpoint."""

    def __init__(self, recipe: Recipe, vocabulary: WordPiece, device: torch.device, workers: int):
        torch.manual_seed(recipe.seed)
        self.recipe, self.vocabulary, self.device = recipe, vocabulary, device
        self.network = Guesser().to(device)
        groups = rates(self.network, recipe.encoder_rate, recipe.new_rate)
        self.optimizer = torch.optim.AdamW(groups, weight_decay=recipe.decay, betas=(0.9, 0.98), fused=True)
        self.replicas = Replicas(self.network, workers)
        self.step = self.seen = 0

    def save(self, folder: Path) -> None:
        """Write the checkpoint and the encoder, each all at once."""
        state = {name: getattr(self, name).state_dict() for name in ("network", "optimizer")}
        written = {"checkpoint.pt": state | {"step": self.step, "seen": self.seen}}
        for name, values in (written | {"encoder.pt": self.network.encoder.state_dict()}).items():
            torch.save(values, folder / (name + ".new"))
            (folder / (name + ".new")).replace(folder / name)

    def load(self, folder: Path) -> None:
        """Continue from a checkpoint."""
        state = torch.load(folder / "checkpoint.pt", map_location=self.device)
        for name in ("network", "optimizer"):
            getattr(self, name).load_state_dict(state[name])
        self.step, self.seen = state["step"], state["seen"]

    def rate(self) -> float:
        """Return the share of the full learning rate at this step: up to 1 and down to 0, both in a line."""
        warm = self.recipe.warm_up * self.recipe.steps
        return min((self.step + 1) / max(1.0, warm), (self.recipe.steps - self.step) / (self.recipe.steps - warm))

    def learn(self, groups: Sequence[Sequence[Place]]) -> float:
        """Take one step on one group a worker and return the mean loss."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * self.rate()
        found = self.replicas.gradients(self._loss, list(enumerate(groups, start=self.seen)))
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.clip)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step, self.seen = self.step + 1, self.seen + len(groups)
        return found["guessed"]

    def _loss(self, network: Guesser, item: tuple[int, Sequence[Place]]) -> dict[str, Tensor]:
        """Return the cross-entropy of one group; what is hidden of it follows from its number."""
        number, group = item
        batch = encode([windows.window(span) for windows, span in group], self.vocabulary)
        given = masked(batch, self.vocabulary, np.random.default_rng((self.recipe.seed, number)))
        shown = {name: tensor.to(self.device) for name, tensor in given.batch.items()}
        with torch.autocast(self.device.type, torch.bfloat16):
            scores = network(shown, given.places.to(self.device))
        return {"guessed": functional.cross_entropy(scores.float(), given.pieces.to(self.device))}


def texts(corpora: Path, out: Path, recipe: Recipe) -> tuple[Text, Text]:
    """Return the news and the speeches, cut into words; cut once, and kept in ``out``."""
    news, speeches = out / "news.npz", out / "speeches.npz"
    if not news.exists():
        sentences = [words_and_spaces(text)[0] for text in plain.news(corpora)]
        indexed(sentences[at : at + NEWS_RUN] for at in range(0, len(sentences), NEWS_RUN)).write(news)
    if not speeches.exists():
        indexed(map(cut, some(plain.speeches(corpora), recipe.speech_words, recipe.seed))).write(speeches)
    return Text.read(news), Text.read(speeches)


def some(paragraphs: Iterable[str], words: int, seed: int) -> Iterator[str]:
    """Yield paragraphs by chance, until they have as many words."""
    held = list(paragraphs)
    random.Random(seed).shuffle(held)
    for paragraph in held:
        if words <= 0:
            return
        words -= len(paragraph.split())
        yield paragraph


def groups(news: Windows, speeches: Windows, recipe: Recipe) -> Iterator[list[Place]]:
    """Yield groups of windows without end; every pass has all of the news, and speeches for their share."""
    size = max(1, recipe.pieces // WINDOW)
    for number in count():
        chance = random.Random(f"{recipe.seed} {number}")
        found: list[Place] = [(news, span) for span in news.spans(chance)]
        wanted = round(len(found) * (1 / recipe.news - 1))
        found += [(speeches, span) for span in speeches.spans(chance)[:wanted]]
        chance.shuffle(found)
        yield from (found[at : at + size] for at in range(0, len(found), size))


def run(training: Pretraining, found: Iterator[list[Place]], out: Path) -> None:
    """Train to the last step, saving now and then."""
    workers, begun, total = len(training.replicas.networks), time.monotonic(), 0.0
    pending = islice(found, training.seen, None)
    while training.step < training.recipe.steps:
        total += training.learn(list(islice(pending, workers)))
        is_last = training.step == training.recipe.steps
        if training.step % REPORT_EVERY == 0 or is_last:
            mean = total / ((training.step - 1) % REPORT_EVERY + 1)
            said = f"step {training.step}/{training.recipe.steps} {time.monotonic() - begun:.0f}s loss {mean:.3f}"
            print(said, flush=True)
            total = 0.0
        if training.step % SAVE_EVERY == 0 or is_last:
            training.save(out)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("encoder", type=Path, help="folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2")
    parser.add_argument("out", type=Path)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--workers", type=int, default=0, help="threads that each take a batch a step (0: one a core)")
    for name, value in asdict(Recipe()).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    given = parser.parse_args(arguments)
    recipe = replace(Recipe(), **{name: getattr(given, name) for name in asdict(Recipe())})
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2))
    vocabulary = WordPiece.read(checked(given.encoder, encoder.VOCABULARY))
    news, speeches = (Windows(text, vocabulary) for text in texts(given.corpora, given.out, recipe))
    workers = given.workers or (1 if given.device == "cuda" else cores())
    training = Pretraining(recipe, vocabulary, torch.device(given.device), workers)
    if (given.out / "checkpoint.pt").exists():
        training.load(given.out)
        print(f"continues after step {training.step}", flush=True)
    else:
        load_encoder(training.network, load_file(checked(given.encoder, encoder.WEIGHTS)))
    run(training, groups(news, speeches, recipe), given.out)


if __name__ == "__main__":
    main()
