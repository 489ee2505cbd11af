"""Trains the network: ``python -m training.train CONVERTED ENCODER OUT``; the same command continues where it stopped.

All corpora and heads at once; :mod:`training.learning` has the loop.
"""

import argparse
import json
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch
from safetensors.torch import load_file

from newsledger.nlp.wordpiece import WordPiece
from training.batches import grouped, windows
from training.encoder import VOCABULARY, WEIGHTS, checked
from training.example import Sentence, read
from training.learning import Recipe, Training, run
from training.network import load_encoder, load_pretrained
from training.optimizing import cores
from training.targets import Labels, Target, Targets, collect


def documents(folder: Path, split: str) -> dict[str, list[list[Sentence]]]:
    """Return the sentences of each corpus's documents in ``folder``."""
    found = {}
    for path in sorted(folder.glob(f"*.{split}.jsonl")):
        found[path.name.split(".")[0]] = [list(document.sentences) for document in read(path)]
    if not found:
        raise SystemExit(f"{folder}: no *.{split}.jsonl; run 'python -m training.convert CORPORA {folder}' first")
    return found


def targets(found: Mapping[str, list[list[Sentence]]], maker: Targets) -> dict[str, list[list[Target]]]:
    """Return the targets of each corpus's documents, without sentences that do not fit the encoder."""
    made = {}
    for corpus, texts in found.items():
        kept = [[target for sentence in text if (target := maker.of(sentence))] for text in texts]
        made[corpus] = [text for text in kept if text]
    return made


def begin(training: Training, given: argparse.Namespace) -> None:
    """Give a new run its first weights."""
    if given.start:
        training.network.load_state_dict(torch.load(given.start / "checkpoint.pt", map_location="cpu")["averaged"])
    else:
        load_encoder(training.network, load_file(checked(given.encoder, WEIGHTS)))
    if given.encoder_weights:
        load_pretrained(training.network, given.encoder_weights)
    training.averaged.load_state_dict(training.network.state_dict())


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("converted", type=Path)
    parser.add_argument("encoder", type=Path, help="folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2")
    parser.add_argument("out", type=Path)
    parser.add_argument("--times", default="{}", help='passes over a corpus in an epoch, as JSON: {"geneva": 2}')
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument(
        "--start", type=Path, help="folder of a finished run whose averaged weights and labels to begin with"
    )
    parser.add_argument("--encoder-weights", type=Path, help="encoder.pt of training.pretrain to begin with")
    parser.add_argument("--workers", type=int, default=0, help="threads that each take a batch a step (0: one a core)")
    for name, value in asdict(Recipe()).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train as the command line says."""
    given = options(arguments)
    recipe = replace(Recipe(), **{name: getattr(given, name) for name in asdict(Recipe())})
    given.out.mkdir(parents=True, exist_ok=True)
    vocabulary = WordPiece.read(checked(given.encoder, VOCABULARY))
    train, dev = documents(given.converted, "train"), documents(given.converted, "dev")
    if given.start:
        labels = Labels.read(given.start / "labels.json")
    else:
        labels = collect(sentence for texts in train.values() for text in texts for sentence in text)
    labels.write(given.out / "labels.json")
    (given.out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2))
    maker = Targets(labels, vocabulary)
    ready, times = targets(train, maker), json.loads(given.times)
    chance = random.Random(recipe.seed)
    found = [w for corpus, texts in ready.items() for _ in range(times.get(corpus, 1)) for w in windows(texts, chance)]
    workers = given.workers or (1 if given.device == "cuda" else cores())
    steps = math.ceil(len(list(grouped(found, recipe.pieces, chance))) / workers) * recipe.epochs
    training = Training(recipe, labels, steps, torch.device(given.device), workers)
    if (given.out / "checkpoint.pt").exists():
        training.load(given.out / "checkpoint.pt")
        print(f"continues after epoch {training.epoch}", flush=True)
    else:
        begin(training, given)
    run(training, ready, targets(dev, maker), vocabulary, given.out, times)


if __name__ == "__main__":
    main()
