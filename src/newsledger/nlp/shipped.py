"""The model that comes with the package: its files, checked against ``meta.json`` before they are used."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson
from spacy.util import registry

from newsledger.errors import ModelError
from newsledger.nlp.network import OnnxNetwork
from newsledger.nlp.readings import Labels, Network

FOLDER: Final = Path(__file__).resolve().parent.parent / "model"
META, LABELS = "meta.json", "labels.json"
REMEDY: Final = "reinstall newsledger, or name an installed spaCy pipeline with 'model'"


def _json(path: Path) -> Any:
    try:
        return orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise ModelError(f"{path}: cannot be read ({error}); {REMEDY}") from error


def meta(folder: Path = FOLDER) -> dict[str, Any]:
    """Return the model's ``meta.json``: name, version, data, scores, and the sha256 of each of its ``files``.

    Raises:
        ModelError: it is missing or no JSON.
    """
    found: dict[str, Any] = _json(folder / META)
    return found


def version(folder: Path = FOLDER) -> str:
    """Return the name and version of the model, joined by a hyphen."""
    about = meta(folder)
    return f"{about['name']}-{about['version']}"


def verify(folder: Path = FOLDER) -> None:
    """Check that every file of the model is the one that was shipped.

    Raises:
        ModelError: one is missing or has been altered; says which and what to do.
    """
    for name, expected in meta(folder)["files"].items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path}: this file of the language model is missing; {REMEDY}")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelError(f"{path}: this file of the language model is not the one that was shipped; {REMEDY}")


@cache
def network(folder: Path = FOLDER) -> Network:
    """Return the shipped network, checked and loaded once a process.

    Raises:
        ModelError: a file is missing or altered.
    """
    verify(folder)
    labels = Labels(**{name: tuple(values) for name, values in _json(folder / LABELS).items()})
    return OnnxNetwork(folder, labels)


registry.misc("newsledger.network", func=network)
