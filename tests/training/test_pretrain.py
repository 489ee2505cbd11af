"""Masked-language training: what is hidden, what is learnt, where it goes on. Needs the training extra; else skipped."""

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")
pytest.importorskip("onnx", reason="the training extra is not installed")
pytest.importorskip("safetensors", reason="the training extra is not installed")

from made_network import VOCABULARY, network  # noqa: E402

from newsledger.nlp.windows import Batch, encode, fitted  # noqa: E402
from training.masking import MASK, masked  # noqa: E402
from training.network import load_pretrained  # noqa: E402
from training.pretrain import Place, Pretraining, Recipe, groups, some  # noqa: E402
from training.text import Windows, indexed  # noqa: E402

SENTENCE = ("Rain", "flooded", "the", "farms", "of", "Millport", ".")
HIDDEN_PIECE = VOCABULARY.index[MASK]
RECIPE = Recipe(steps=6, pieces=128, encoder_rate=1e-3, warm_up=0.2)


def batch(windows: int = 40) -> Batch:
    sentence = SENTENCE, fitted([VOCABULARY.pieces(word) for word in SENTENCE])
    return encode([[sentence] * (1 + number % 4) for number in range(windows)], VOCABULARY)


def texts() -> tuple[Windows, Windows]:
    """News of one sentence, and speeches of another."""
    news, speeches = indexed([[SENTENCE] * 60]), indexed([[("The", "floods", "left", "Millport", ".")] * 400])
    return Windows(news, VOCABULARY), Windows(speeches, VOCABULARY)


def test_words_are_hidden_whole_and_with_their_features() -> None:
    whole = batch()
    given = masked(whole, VOCABULARY, np.random.default_rng(1))
    hidden = (given.batch["piece_word"].numpy() == 0) & (whole.piece_word > 0)
    assert (given.batch["pieces"].numpy()[hidden] == HIDDEN_PIECE).all()
    for row, word in zip(*np.nonzero(whole.sentence >= 0), strict=True):
        own = hidden[row, whole.first[row, word] : whole.last[row, word] + 1]
        assert own.all() or not own.any()
    assert np.array_equal(given.batch["piece_word"].numpy()[~hidden], whole.piece_word[~hidden])


def test_what_is_guessed_is_a_share_of_the_words_and_most_of_it_is_hidden() -> None:
    whole = batch(400)
    given = masked(whole, VOCABULARY, np.random.default_rng(2))
    places = given.places.numpy()
    assert np.array_equal(given.pieces.numpy(), whole.pieces.ravel()[places])
    assert len(places) / (whole.piece_word > 0).sum() == pytest.approx(0.15, abs=0.02)
    shown = given.batch["pieces"].numpy().ravel()[places]
    assert (shown == HIDDEN_PIECE).mean() == pytest.approx(0.8, abs=0.05)
    assert (shown == given.pieces.numpy()).mean() == pytest.approx(0.1, abs=0.05)
    others = np.delete(given.batch["pieces"].numpy().ravel(), places)
    assert np.array_equal(others, np.delete(whole.pieces.ravel(), places))


def test_something_is_guessed_of_the_shortest_text_and_nothing_of_its_ends() -> None:
    sentence = ["Rain"], [VOCABULARY.pieces("Rain")]
    for seed in range(20):
        given = masked(encode([[sentence]], VOCABULARY), VOCABULARY, np.random.default_rng(seed))
        assert given.places.tolist() == [1]


def test_the_groups_have_the_news_in_their_share_and_are_the_same_in_every_run() -> None:
    news, speeches = texts()
    first, again = (list(islice(groups(news, speeches, RECIPE), 40)) for _ in range(2))
    assert [[span for _, span in group] for group in first] == [[span for _, span in group] for group in again]
    share = np.mean([windows is news for group in first for windows, _ in group])
    assert share == pytest.approx(RECIPE.news, abs=0.15)


def test_paragraphs_are_chosen_until_they_have_the_words_asked_for() -> None:
    paragraphs = [f"{number} two three four" for number in range(100)]
    found = list(some(paragraphs, 40, seed=1))
    assert len(found) == 10
    assert found == list(some(paragraphs, 40, seed=1)) != list(some(paragraphs, 40, seed=2))


def test_the_network_learns_to_guess_and_another_begins_with_its_encoder(tmp_path: Path) -> None:
    training = Pretraining(RECIPE, VOCABULARY, torch.device("cpu"), workers=2)
    given: list[list[Place]] = list(islice(groups(*texts(), RECIPE), 2))
    found = [training.learn(given) for _ in range(RECIPE.steps)]
    assert found[-1] < found[0] - 1
    training.save(tmp_path)
    other = network()
    load_pretrained(other, tmp_path / "encoder.pt")
    for ours, theirs in zip(other.encoder.parameters(), training.network.encoder.parameters(), strict=True):
        assert torch.equal(ours, theirs)


def test_a_run_goes_on_where_it_was_saved(tmp_path: Path) -> None:
    training, again = (Pretraining(RECIPE, VOCABULARY, torch.device("cpu"), workers=1) for _ in range(2))
    training.learn(list(islice(groups(*texts(), RECIPE), 1)))
    training.save(tmp_path)
    again.load(tmp_path)
    assert (again.step, again.seen, again.rate()) == (1, 1, training.rate())
    for name, values in training.network.state_dict().items():
        assert torch.equal(again.network.state_dict()[name], values), name
    assert again.optimizer.state_dict()["state"].keys() == training.optimizer.state_dict()["state"].keys()


def test_the_rate_rises_and_falls_in_lines() -> None:
    training = Pretraining(Recipe(steps=100, warm_up=0.1), VOCABULARY, torch.device("cpu"), workers=1)
    found = []
    for training.step in range(100):
        found.append(training.rate())
    assert found[9] == found[10] == max(found) == 1
    assert found[0] == pytest.approx(0.1)
    assert found[99] == pytest.approx(1 / 90)
