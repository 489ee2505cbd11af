"""Where the project's own files are: beside the checkout, or inside an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent
LEXICONS = _PACKAGE / "lexicons"
GAZETTEER = _PACKAGE / "gazetteer"


def root() -> Path:
    """Return the folder that holds ``flows/``, ``schemas/``, ``expectations/`` and ``data/sample/``."""
    return _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() else _PACKAGE / "_project"


def path(*parts: str) -> Path:
    """Return a path below :func:`root`."""
    return root().joinpath(*parts)
