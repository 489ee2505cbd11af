"""What the readers' tests share: read sources, and split what was found into documents and refusals."""

from pathlib import Path
from typing import Any

from newsledger.ingest.documents import Document, Refusal
from newsledger.ingest.sources import read_sources
from newsledger.settings import Settings


def read(*sources: Path | str, **settings: Any) -> list[Document | Refusal]:
    """Read sources with a ledger beside the first of them, so that nothing is written elsewhere."""
    ledger = Path(str(sources[0])).parent / ".ledger"
    return list(read_sources([str(source) for source in sources], Settings(**({"ledger": ledger} | settings))))


def documents(*sources: Path | str, **settings: Any) -> list[Document]:
    return [found for found in read(*sources, **settings) if isinstance(found, Document)]


def refusals(*sources: Path | str, **settings: Any) -> list[Refusal]:
    return [found for found in read(*sources, **settings) if isinstance(found, Refusal)]


def reasons(*sources: Path | str, **settings: Any) -> list[str]:
    return [refusal.reason for refusal in refusals(*sources, **settings)]


def the_one(*sources: Path | str, **settings: Any) -> Document:
    """Read sources that hold one document and nothing else."""
    (document,) = read(*sources, **settings)
    assert isinstance(document, Document), document
    return document
