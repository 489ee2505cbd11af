"""Eight-bit arithmetic that training knows of: scales fixed by calibration, and weights that are rounded as they are learnt.

Activations are unsigned 8 bits with one scale a matrix product, set once from training windows, so that what is said of a
window does not depend on its batch. Channels that are far out are scaled into the weights first (SmoothQuant, Xiao et al.
2023); of the inner activations, where a few channels are 40 times the rest, only those are. Weights are signed 7 bits, one
scale an output: a pair of products of 8 by 7 bits cannot overflow 16 bits on processors without VNNI. Rounding passes the
gradient through (Bengio et al. 2013).
"""

from collections.abc import Iterator, Sequence
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from newsledger.nlp.wordpiece import WordPiece
from training.batches import Window, grouped, inputs

ACTIVATION_LEVELS, WEIGHT_LEVELS = 255, 63
# How much of a channel's size goes from the activations to the weights; of DOWN only what exceeds the median channel.
# From a grid on windows of news, by the relative error of each product alone.
SHIFT = {"qkv": 0.8, "out": 0.9, "up": 0.75}
DOWN = "down"
SITES = (*SHIFT, DOWN)
LEAST_ACTIVATION, LEAST_WEIGHT = 1e-3, 1e-4


class Linear(nn.Linear):
    """A linear layer that, once it has a scale, computes with rounded inputs and weights.

    ``factor`` [K] divides the inputs and multiplies the weights; ``scale`` and ``zero`` are of the inputs so divided.
    """

    factor: Tensor
    scale: Tensor
    zero: Tensor

    def __init__(self, inputs: int, outputs: int):
        super().__init__(inputs, outputs)
        self.register_buffer("factor", torch.ones(inputs))
        self.register_buffer("scale", torch.zeros(()))
        self.register_buffer("zero", torch.zeros(()))

    def rounded(self) -> tuple[Tensor, Tensor]:
        """Return the weights [N, K] as whole numbers and the scale [N] of each output."""
        weight = self.weight.detach().float() * self.factor
        scale = weight.abs().amax(1).clamp(min=1e-8) / WEIGHT_LEVELS
        return (weight / scale[:, None]).round().clamp(-WEIGHT_LEVELS, WEIGHT_LEVELS), scale

    def forward(self, x: Tensor) -> Tensor:
        """[..., K] -> [..., N]."""
        if not float(self.scale):
            return super().forward(x)
        whole, scale = self.rounded()
        exact = self.weight * self.factor / scale[:, None]
        weight = exact + (whole - exact).detach()
        level = (x.float() / (self.factor * self.scale) + self.zero).clamp(0, ACTIVATION_LEVELS)
        level = level + (level.round() - level).detach()
        return functional.linear(level - self.zero, weight) * (scale * self.scale) + self.bias


def sites(network: nn.Module) -> Iterator[tuple[str, Linear]]:
    """Yield the layers that are computed in 8 bits and the name of the place they have in their layer."""
    for name, module in network.named_modules():
        if isinstance(module, Linear):
            yield name.rpartition(".")[2], module


def calibrate(network: nn.Module, found: Sequence[Window], vocabulary: WordPiece) -> None:
    """Give every site its factor, scale and zero, from the inputs it gets over the windows."""
    lows = {site: torch.zeros_like(site.factor) for _, site in sites(network)}
    highs = {site: torch.zeros_like(site.factor) for _, site in sites(network)}

    def watch(module: nn.Module, given: tuple[Tensor, ...]) -> None:
        site, rows = cast(Linear, module), given[0].detach().float().flatten(0, -2)
        lows[site] = torch.minimum(lows[site], rows.amin(0))
        highs[site] = torch.maximum(highs[site], rows.amax(0))

    hooks = [site.register_forward_pre_hook(watch) for _, site in sites(network)]
    network.eval()
    with torch.inference_mode():
        for group in grouped(found, 1):
            device = next(network.parameters()).device
            network({name: tensor.to(device) for name, tensor in inputs(group, vocabulary).items()})
    for hook in hooks:
        hook.remove()
    for name, site in sites(network):
        _fix(name, site, lows[site], highs[site])


def _fix(name: str, site: Linear, low: Tensor, high: Tensor) -> None:
    """Set what a site's inputs are divided by, and the scale of the quotient, in which 0 is a whole number."""
    size = torch.maximum(-low, high)
    if name == DOWN:
        factor = (size / size.median()).clamp(min=1.0)
    else:
        shift = SHIFT[name]
        weight = site.weight.detach().float().abs().amax(0).clamp(min=LEAST_WEIGHT)
        factor = size.clamp(min=LEAST_ACTIVATION) ** shift / weight ** (1 - shift)
        factor = factor / factor.median()
    least, most = (low / factor).amin().clamp(max=0.0), (high / factor).amax().clamp(min=0.0)
    scale = (most - least).clamp(min=1e-8) / ACTIVATION_LEVELS
    site.factor.copy_(factor)
    site.scale.copy_(scale)
    site.zero.copy_((-least / scale).round().clamp(0, ACTIVATION_LEVELS))
