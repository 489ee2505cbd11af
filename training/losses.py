"""What each head is taught, and by how much."""

from collections.abc import Mapping

from torch import Tensor
from torch.nn import functional

from training.network import Network
from training.targets import IGNORED, SOME_EVENT

# Set so that the heads' losses are of like size after the first epoch: most words are no entity, event or argument.
WEIGHTS = {
    "xpos": 1.0,
    "morph": 1.0,
    "arcs": 1.0,
    "relations": 1.0,
    "entities": 3.0,
    "predicates": 2.0,
    "roles": 0.7,
    "events": 2.0,
    "factuality": 0.3,
}
NEVER = -1e4


def limited(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Return arc scores [B, W, W] with heads in other sentences and padding ruled out."""
    is_same = (sentence.unsqueeze(2) == sentence.unsqueeze(1)) & (sentence.unsqueeze(1) >= 0)
    return arcs.float().masked_fill(~is_same, NEVER)


def _classes(scores: Tensor, target: Tensor) -> Tensor:
    if not bool((target >= 0).any()):
        return scores.sum() * 0.0
    return functional.cross_entropy(scores.float().flatten(0, -2), target.flatten(), ignore_index=IGNORED)


def _relations(network: Network, output: Mapping[str, Tensor], answer: Mapping[str, Tensor]) -> Tensor:
    known = (answer["heads"] >= 0) & (answer["deprels"] >= 0)
    row, word = known.nonzero(as_tuple=True)
    dependent = output["relation_dependent"][row, word]
    head = output["relation_head"][row, answer["heads"][row, word]]
    return _classes(network.relation(dependent, head), answer["deprels"][row, word])


def _entities(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the probability of what is allowed: partial annotation (Tsuboi et al. 2008)."""
    taught = ~allowed.all(-1)
    logs = scores.float().log_softmax(-1).masked_fill(~allowed, NEVER).logsumexp(-1)
    return -(logs * taught).sum() / taught.sum().clamp(min=1)


def _events(scores: Tensor, target: Tensor) -> Tensor:
    some = target == SOME_EVENT
    loss = _classes(scores, target.masked_fill(some, IGNORED))
    if bool(some.any()):
        logs = scores.float()[some].log_softmax(-1)
        loss = loss - 0.1 * logs[:, 1:].logsumexp(-1).mean()
    return loss


def _roles(network: Network, output: Mapping[str, Tensor], roles: Tensor) -> Tensor:
    if not len(roles):
        return output["role_predicate"].sum() * 0.0
    row, word, target = roles[:, 0], roles[:, 1], roles[:, 2:]
    scores = network.role.all_pairs(output["role_predicate"][row, word], output["role_argument"][row]).float()
    total = functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED, reduction="sum")
    return total / (target > 0).sum().clamp(min=1)


def losses(
    network: Network, output: Mapping[str, Tensor], batch: Mapping[str, Tensor], answer: Mapping[str, Tensor]
) -> dict[str, Tensor]:
    """Return the weighted loss of each head on a batch."""
    predicates, facts = answer["predicates"], answer["factuality"]
    binary = functional.binary_cross_entropy_with_logits(
        output["predicates"].float(), predicates.clamp(min=0).float(), weight=(predicates >= 0).float(), reduction="sum"
    )
    far = functional.smooth_l1_loss(output["factuality"].float(), facts[..., 0], reduction="none") * facts[..., 1]
    found = {
        "xpos": _classes(output["xpos"], answer["xpos"]),
        "morph": _classes(output["morph"], answer["morph"]),
        "arcs": _classes(limited(output["arcs"], batch["sentence"]), answer["heads"]),
        "relations": _relations(network, output, answer),
        "entities": _entities(output["entities"], answer["entities"]),
        "predicates": binary / (predicates >= 0).sum().clamp(min=1),
        "roles": _roles(network, output, answer["roles"]),
        "events": _events(output["events"], answer["events"]),
        "factuality": far.sum() / facts[..., 1].sum().clamp(min=1e-3),
    }
    return {name: WEIGHTS[name] * loss for name, loss in found.items()}
