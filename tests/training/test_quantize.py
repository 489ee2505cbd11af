"""Products in 8 bits: near those of single precision, and 0 stays 0. Needs the training extra; else skipped."""

import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")
pytest.importorskip("onnx", reason="the training extra is not installed")

from made_network import FARM, TOWN, VOCABULARY, network, targets  # noqa: E402

from training.batches import inputs  # noqa: E402
from training.quantize import ACTIVATION_LEVELS, SITES, WEIGHT_LEVELS, Linear, calibrate, sites  # noqa: E402

WINDOWS = [targets(FARM, TOWN), targets(TOWN), targets(FARM)]


def site(low: float, high: float) -> Linear:
    """A layer whose inputs are from ``low`` to ``high``."""
    torch.manual_seed(1)
    made = Linear(48, 24)
    made.scale.fill_((high - low) / ACTIVATION_LEVELS)
    made.zero.fill_(round(-low / float(made.scale)))
    return made


def test_without_a_scale_a_layer_is_an_ordinary_one() -> None:
    torch.manual_seed(1)
    layer, x = Linear(48, 24), torch.randn(5, 48)
    assert torch.equal(layer(x), torch.nn.functional.linear(x, layer.weight, layer.bias))


def test_a_rounded_product_is_near_the_exact_one() -> None:
    layer, x = site(-3, 3), torch.rand(200, 48) * 6 - 3
    exact = torch.nn.functional.linear(x, layer.weight, layer.bias)
    assert float((layer(x) - exact).norm() / exact.norm()) < 0.02


@pytest.mark.parametrize(("low", "high"), [(-3, 3), (-0.17, 5), (0, 1), (-2, 0)])
def test_zero_is_a_whole_number_and_stays_exact(low: float, high: float) -> None:
    layer = site(low, high)
    assert float(layer.zero) == round(float(layer.zero))
    torch.testing.assert_close(layer(torch.zeros(3, 48)), layer.bias.expand(3, 24), rtol=0, atol=0)


def test_what_is_beyond_the_scale_is_held_at_its_end() -> None:
    layer, x = site(-1, 1), torch.rand(10, 48) * 0.01 + 0.99
    torch.testing.assert_close(layer(x + 5), layer(torch.ones(10, 48) * 1.1))


def test_rounding_lets_the_gradient_through_where_it_does_not_clip() -> None:
    layer = site(-1, 1)
    x = torch.tensor([[0.3] * 24 + [5.0] * 24], requires_grad=True)
    layer(x).sum().backward()
    assert x.grad is not None
    torch.testing.assert_close(x.grad[0, :24], layer.weight.sum(0)[:24], rtol=0.05, atol=0.05)
    assert not bool(x.grad[0, 24:].any())
    assert layer.weight.grad is not None


def test_weights_are_whole_numbers_of_seven_bits_with_one_scale_an_output() -> None:
    layer = site(-1, 1)
    whole, scale = layer.rounded()
    assert torch.equal(whole, whole.round())
    assert whole.abs().amax(1).tolist() == [WEIGHT_LEVELS] * 24
    assert float((whole * scale[:, None] - layer.weight).abs().max()) <= float(scale.max()) / 2 + 1e-6


def test_calibration_gives_every_product_of_the_encoder_a_scale_that_holds_its_inputs() -> None:
    made = network()
    calibrate(made, WINDOWS, VOCABULARY)
    found = dict(made.named_modules())
    assert {name for name, _ in sites(made)} == set(SITES)
    for name, layer in found.items():
        if isinstance(layer, Linear):
            assert float(layer.scale) > 0, name
            assert 0 <= float(layer.zero) <= ACTIVATION_LEVELS
            assert bool((layer.factor > 0).all())


def test_a_calibrated_network_says_nearly_the_same_and_its_batch_does_not_matter() -> None:
    made = network()
    batch = inputs(WINDOWS, VOCABULARY)
    with torch.inference_mode():
        before = made(batch)["entities"]
        calibrate(made, WINDOWS, VOCABULARY)
        after = made(batch)["entities"]
        alone = made(inputs(WINDOWS[1:2], VOCABULARY))["entities"]
    words = batch["sentence"] >= 0
    assert not torch.equal(before, after)
    assert float((after - before)[words].norm() / before[words].norm()) < 0.1
    torch.testing.assert_close(after[1, :3], alone[0], rtol=1e-3, atol=1e-3)
