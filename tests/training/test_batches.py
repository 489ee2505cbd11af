"""Windows of sentences as tensors: padding, indices of words, rows of roles. Needs the training extra; else skipped."""

import random

import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")
pytest.importorskip("onnx", reason="the training extra is not installed")

from made_network import FARM, PLAIN, TOWN, VOCABULARY, targets  # noqa: E402

from training.batches import answers, grouped, inputs, windows  # noqa: E402
from training.targets import IGNORED  # noqa: E402


def test_neighbours_share_a_window_and_documents_do_not() -> None:
    farm, town = targets(FARM, TOWN)
    assert windows([[farm, town], [town]]) == [(farm, town), (town,)]


def test_every_sentence_is_in_one_window_of_a_pass_however_they_are_cut() -> None:
    document = list(targets(*[FARM, TOWN, PLAIN] * 30))
    for seed in range(20):
        found = [target for window in windows([document], random.Random(seed)) for target in window]
        assert list(map(id, found)) == list(map(id, document))


def test_a_group_holds_at_most_the_pieces_asked_for_with_padding() -> None:
    found = [targets(*[FARM] * count) for count in (1, 2, 3, 1, 5, 2)]
    held = list(grouped(found, 64, random.Random(1)))
    assert sorted(len(window) for group in held for window in group) == [1, 1, 2, 2, 3, 5]
    for group in held:
        widths = [2 + sum(target.size for target in window) for window in group]
        assert len(group) == 1 or max(widths) * len(widths) <= 64


def test_padding_is_no_word_and_no_piece() -> None:
    group = [targets(TOWN), targets(FARM, TOWN)]
    batch = inputs(group, VOCABULARY)
    assert batch["lengths"].tolist() == [5, 14]
    assert batch["pieces"].shape == (2, 14)
    assert batch["pieces"][0, 5:].tolist() == [0] * 9
    assert batch["sentence"].tolist() == [[0] * 3 + [-1] * 7, [0] * 7 + [1] * 3]
    assert batch["piece_word"][1].tolist() == [0, 1, 2, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 0]


def test_heads_and_roles_of_a_later_sentence_count_from_the_start_of_the_window() -> None:
    found = answers([targets(FARM, TOWN), targets(TOWN)], width=10)
    assert found["heads"][0].tolist() == [1, 1, 3, 1, 5, 3, 1, 8, 8, 8]
    assert found["heads"][1].tolist() == [1, 1, 1] + [IGNORED] * 7
    assert found["roles"][:, :2].tolist() == [[0, 1], [0, 8], [1, 1]]
    assert found["roles"][1, 2:].tolist() == [IGNORED] * 7 + [1, 0, 0]


def test_what_is_not_annotated_is_ignored_and_so_is_padding() -> None:
    found = answers([targets(PLAIN), targets(FARM)], width=7)
    for name in ("xpos", "morph", "heads", "deprels", "predicates", "events"):
        assert found[name][0].tolist() == [IGNORED] * 7, name
    assert bool(found["entities"][0].all())
    assert not bool(found["entities"][1].all(-1).any())
    assert found["factuality"][1, 1].tolist() == [2.5, 1.0]
    assert found["roles"][:, 0].tolist() == [1]
