"""Steps of training on several threads: one network, and a replica for every further worker, each with its own batch."""

import copy
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

import torch
from torch import Tensor, nn

N = TypeVar("N", bound=nn.Module)
Item = TypeVar("Item")


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0))


def is_pretrained(name: str) -> bool:
    """Say whether a parameter of this name has weights as published; the others start from nothing, and learn faster."""
    return name.startswith("encoder.") and "tables" not in name and "project" not in name


def rates(network: nn.Module, encoder: float, heads: float) -> list[dict[str, object]]:
    """Return the parameters in two groups for an optimizer, each with its learning rate (``base``: at its highest)."""
    pretrained = [p for name, p in network.named_parameters() if is_pretrained(name)]
    new = [p for name, p in network.named_parameters() if not is_pretrained(name)]
    return [{"params": given, "lr": rate, "base": rate} for given, rate in ((pretrained, encoder), (new, heads))]


def replica(network: N) -> N:
    """Return a copy that shares weights and buffers and has gradients of its own, for another thread."""
    copied = copy.deepcopy(network)
    for ours, theirs in zip(copied.parameters(), network.parameters(), strict=True):
        ours.data = theirs.data
    for own, shared in zip(copied.buffers(), network.buffers(), strict=True):
        own.data = shared.data
    return copied


class Replicas(Generic[N]):
    """A network and its replicas, one a worker; the gradients of all come together in the network."""

    def __init__(self, network: N, workers: int):
        self.networks = [network, *(replica(network) for _ in range(1, workers))]
        threads = max(1, cores() // workers)
        self.pool = ThreadPoolExecutor(workers, initializer=torch.set_num_threads, initargs=(threads,))

    def gradients(self, losses: Callable[[N, Item], Mapping[str, Tensor]], items: Sequence[Item]) -> dict[str, float]:
        """Add up the gradients of the losses on one item a worker, or fewer, and return the mean losses."""
        pairs = zip(self.networks, items, strict=False)
        found = list(self.pool.map(lambda pair: self._backward(losses, *pair), pairs))
        for copied in self.networks[1 : len(items)]:
            for ours, theirs in zip(self.networks[0].parameters(), copied.parameters(), strict=True):
                if theirs.grad is not None:
                    ours.grad = theirs.grad if ours.grad is None else ours.grad.add_(theirs.grad)
                    theirs.grad = None
        return {name: sum(one[name] for one in found) / len(found) for name in found[0]}

    def _backward(self, losses: Callable[[N, Item], Mapping[str, Tensor]], network: N, item: Item) -> dict[str, float]:
        network.train()
        found = losses(network, item)
        torch.autograd.backward(torch.stack(list(found.values())).sum() / len(self.networks))
        return {name: float(loss.detach()) for name, loss in found.items()}
