"""Puts an exported model into the package: ``python -m training.package EXPORTED MODEL --run RUN [--scores JSON ...]``.

Copies the graphs, labels and vocabulary, keeps the lemma tables that are there, and writes ``meta.json`` with the sha256 of
each file, the recipe, the data and the scores. Refuses a model of more than 50 MB.
"""

import argparse
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

NAME, LIMIT_MB = "newsledger_en", 50
EXPORTED = ("read.onnx", "relations.onnx", "roles.onnx", "labels.json", "vocab.txt")
FILES = (*EXPORTED, "lemmas.bin")
LICENSE = "CC-BY-SA-4.0"
# What the weights were trained on; ATTRIBUTION beside them says of each who made it and under which licence.
SOURCES = (
    "all-MiniLM-L6-v2",
    "UD English EWT",
    "GUM (open genres)",
    "Universal NER EWT",
    "PropBank EWT",
    "UDS factuality",
    "GENEVA",
    "ECB+",
    "WikiGold",
    "CrossNER politics",
)


def read_json(path: Path) -> Any:
    """Return what a JSON file holds."""
    return json.loads(path.read_text(encoding="utf-8"))


def package(exported: Path, model: Path, run: Path, version: str, scores: Sequence[Path]) -> dict[str, Any]:
    """Fill the folder ``model`` and return its meta data."""
    model.mkdir(parents=True, exist_ok=True)
    for name in EXPORTED:
        shutil.copyfile(exported / name, model / name)
    size = sum((model / name).stat().st_size for name in FILES)
    if size > LIMIT_MB * 1_000_000:
        raise SystemExit(f"{model}: {size / 1e6:.1f} MB of files, more than {LIMIT_MB}; export a smaller model")
    meta = {
        "name": NAME,
        "version": version,
        "language": "en",
        "license": LICENSE,
        "sources": SOURCES,
        "recipe": read_json(run / "recipe.json"),
        "scores": {name: value for path in scores for name, value in read_json(path).items()},
        "files": {name: hashlib.sha256((model / name).read_bytes()).hexdigest() for name in FILES},
    }
    (model / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    return meta


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, and package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exported", type=Path, help="folder that training.export wrote")
    parser.add_argument("model", type=Path, help="src/newsledger/model")
    parser.add_argument("--run", type=Path, required=True, help="folder that training.train wrote")
    parser.add_argument("--version", default="1.0.0")
    parser.add_argument(
        "--scores", type=Path, nargs="*", default=(), help="figures as JSON, of benchmarks.model --json"
    )
    given = parser.parse_args(arguments)
    package(given.exported, given.model, given.run, given.version, given.scores)


if __name__ == "__main__":
    main()
