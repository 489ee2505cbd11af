"""Exports a trained network as :mod:`newsledger.nlp.network`'s graphs: ``python -m training.export RUN ENCODER OUT``.

The encoder's products are computed in 8 bits where the run was quantised, else in single precision; the table of word pieces
is kept in 8 bits, one scale a row; the heads' weights are kept in half precision.
"""

import argparse
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.encoder import VOCABULARY, checked
from training.graph import CONTRIB, FLOAT, INT64, Array, Graph, value
from training.network import (
    ABSENT,
    HEADS,
    HIDDEN,
    RELATION_WIDTH,
    ROLE_WIDTH,
    Biaffine,
    Layer,
    Network,
    Sizes,
)
from training.quantize import Linear
from training.targets import Labels

WIDTH = HIDDEN // HEADS
NORM_EPSILON = 1e-12


def array(tensor: Tensor) -> Array:
    """Return a tensor's values as numpy's."""
    return tensor.detach().float().numpy()


def linear(graph: Graph, x: str, layer: nn.Linear) -> str:
    """X W' + b in single precision."""
    product = graph.op("MatMul", x, graph.constant(array(layer.weight).T))
    return product if layer.bias is None else graph.op("Add", product, graph.constant(array(layer.bias)))


class Rounded:
    """A value as 8 bits, shared by the products that read it."""

    def __init__(self, graph: Graph, x: str, site: Linear, is_divided: bool = False):
        self.graph = graph
        if not is_divided:
            x = graph.op("Mul", x, graph.constant(1 / array(site.factor)))
        self.scale, self.zero = graph.constant(array(site.scale)), graph.constant(array(site.zero), np.uint8)
        self.value = graph.op("QuantizeLinear", x, self.scale, self.zero)

    def times(self, whole: Array, scale: Array, bias: Array) -> str:
        """Return the product with weights ``whole`` [K, N] of ``scale`` [N], plus ``bias`` [N]."""
        graph = self.graph
        given = [self.value, graph.constant(whole, np.int8), self.scale, graph.constant(scale), self.zero, ""]
        return graph.op("MatMulIntegerToFloat", *given, graph.constant(bias), domain=CONTRIB)


def site_product(graph: Graph, x: str, site: Linear, is_divided: bool = False) -> str:
    """Return what ``site`` makes of ``x``."""
    if not float(site.scale):
        return linear(graph, x, site)
    whole, scale = site.rounded()
    return Rounded(graph, x, site, is_divided).times(array(whole).T, array(scale), array(site.bias))


def queries_keys_values(graph: Graph, x: str, layer: Layer) -> list[str]:
    """Return the three [B, P, H]; the values divided by the factor of the product that follows, which saves a step."""
    site = layer.qkv
    divisor = np.concatenate([np.ones(2 * HIDDEN, np.float32), array(layer.out.factor)])
    parts = [slice(start, start + HIDDEN) for start in range(0, 3 * HIDDEN, HIDDEN)]
    if not float(site.scale):
        weight, bias = array(site.weight) / divisor[:, None], array(site.bias) / divisor
        return [
            graph.op("Add", graph.op("MatMul", x, graph.constant(weight[part].T)), graph.constant(bias[part]))
            for part in parts
        ]
    whole, scale = (array(tensor) for tensor in site.rounded())
    bias, scale = array(site.bias) / divisor, scale / divisor
    rounded = Rounded(graph, x, site)
    return [rounded.times(whole[part].T, scale[part], bias[part]) for part in parts]


def norm(graph: Graph, x: str, layer: nn.LayerNorm) -> str:
    """Return the layer norm of x."""
    given = [x, graph.constant(array(layer.weight)), graph.constant(array(layer.bias))]
    return graph.op("LayerNormalization", *given, axis=-1, epsilon=NORM_EPSILON)


def transformer(graph: Graph, x: str, mask: str, layer: Layer) -> str:
    """One layer of the encoder: [B, P, H] -> [B, P, H]."""
    split = graph.integers(0, 0, HEADS, WIDTH)

    def heads(part: str, order: Sequence[int]) -> str:
        return graph.op("Transpose", graph.op("Reshape", part, split), perm=order)

    q, k, v = queries_keys_values(graph, x, layer)
    scores = graph.op("MatMul", heads(q, (0, 2, 1, 3)), heads(k, (0, 2, 3, 1)))
    scores = graph.op("Add", graph.op("Mul", scores, graph.constant(WIDTH**-0.5)), mask)
    mixed = graph.op("MatMul", graph.op("Softmax", scores, axis=-1), heads(v, (0, 2, 1, 3)))
    mixed = graph.op("Reshape", graph.op("Transpose", mixed, perm=(0, 2, 1, 3)), graph.integers(0, 0, HIDDEN))
    x = norm(graph, graph.op("Add", x, site_product(graph, mixed, layer.out, is_divided=True)), layer.norm1)
    inner = graph.op("Gelu", site_product(graph, x, layer.up))
    return norm(graph, graph.op("Add", x, site_product(graph, inner, layer.down)), layer.norm2)


def attention_mask(graph: Graph) -> str:
    """Return [B, 1, 1, P]: 0 where a piece is, far below elsewhere."""
    count = graph.op("Shape", "pieces", start=1, end=2)
    scalar = graph.op("Squeeze", count)
    position = graph.op("Range", graph.constant(0, np.int64), scalar, graph.constant(1, np.int64))
    is_absent = graph.op("GreaterOrEqual", position, graph.op("Unsqueeze", "lengths", graph.integers(1)))
    far = graph.op("Mul", graph.op("Cast", is_absent, to=FLOAT), graph.constant(ABSENT))
    return graph.op("Unsqueeze", far, graph.integers(1, 2))


def embeddings(graph: Graph, network: Network) -> tuple[str, str]:
    """Return the encoder's input [B, P, H] and the words' features [B, W, F]."""
    encoder = network.encoder
    table = array(encoder.words.weight)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    rows = graph.op("Gather", graph.constant(np.rint(table / scale), np.int8), "pieces")
    scales = graph.op("Gather", graph.constant(scale.reshape(-1, 1)), "pieces")
    words = graph.op("Mul", graph.op("Cast", rows, to=FLOAT), scales)
    parts = []
    for index, feature in enumerate(encoder.tables):
        assert isinstance(feature, nn.Embedding)
        column = graph.op("Gather", "features", graph.constant(index, np.int64), axis=2)
        parts.append(graph.op("Gather", graph.constant(array(feature.weight)), column))
    shapes = graph.op("Concat", *parts, axis=-1)
    added = graph.op("Reshape", linear(graph, shapes, encoder.project), graph.integers(-1, HIDDEN))
    added = graph.op("Concat", graph.constant(np.zeros((1, HIDDEN))), added, axis=0)
    count = graph.op("Shape", "pieces", start=1, end=2)
    positions = graph.op(
        "Slice", graph.constant(array(encoder.positions.weight)), graph.integers(0), count, graph.integers(0)
    )
    x = graph.op("Add", graph.op("Add", words, positions), graph.op("Gather", added, "piece_word"))
    return norm(graph, x, encoder.norm), shapes


def word_states(graph: Graph, network: Network, states: Sequence[str], shapes: str) -> list[str]:
    """Return the input of each group of heads, [B, W, H + F]: the mean of the first and last piece, mixed over layers."""
    flat = graph.integers(-1, HIDDEN)
    layers = []
    for state in states:
        rows = graph.op("Reshape", state, flat)
        both = graph.op("Add", graph.op("Gather", rows, "first"), graph.op("Gather", rows, "last"))
        layers.append(graph.op("Reshape", both, graph.integers(1, -1)))
    stacked = graph.op("Concat", *layers, axis=0)
    shape = graph.op("Concat", graph.op("Shape", "first"), graph.integers(HIDDEN), axis=0)
    weights = array(network.mix.softmax(-1)) / 2
    found = []
    for group in weights:
        mixed = graph.op("Reshape", graph.op("MatMul", graph.constant(group[None]), stacked), shape)
        found.append(graph.op("Concat", mixed, shapes, axis=-1))
    return found


def sequential(graph: Graph, x: str, layers: nn.Sequential) -> str:
    """Return what a head of linear layers and GELUs makes of x; dropout does nothing here."""
    for layer in layers:
        if isinstance(layer, nn.Linear):
            x = linear(graph, x, layer)
        elif isinstance(layer, nn.GELU):
            x = graph.op("Gelu", x)
    return x


def best_morph(graph: Graph, scores: str, labels: Labels) -> str:
    """Return the class of UPOS and features: the best of the part of speech that all its classes together make likeliest."""
    upos = [label.partition("|")[0] for label in labels.morph]
    kinds = sorted(set(upos))
    member = np.array([[kind == name for kind in kinds] for name in upos], np.float32)
    chance = graph.op("Softmax", scores, axis=-1)
    best = graph.op("ArgMax", graph.op("MatMul", chance, graph.constant(member)), axis=-1, keepdims=0)
    own = graph.op("Gather", graph.constant(member.T), best)
    return graph.op("ArgMax", graph.op("Mul", chance, own), axis=-1, keepdims=0)


def arcs(graph: Graph, network: Network, syntax: str) -> str:
    """Return the scores [B, W, W] of heads, on the diagonal of being the root."""
    dependent = sequential(graph, syntax, network.arc_dependent)
    head = sequential(graph, syntax, network.arc_head)
    scores = graph.op("MatMul", linear(graph, dependent, network.arc), graph.op("Transpose", head, perm=(0, 2, 1)))
    width = graph.op("Shape", "first", start=1, end=2)
    square = graph.op("Expand", graph.constant(0.0), graph.op("Concat", width, width, axis=0))
    is_root = graph.op("Cast", graph.op("EyeLike", square), to=9)
    return graph.op("Where", is_root, linear(graph, dependent, network.root), scores)


def export_reader(network: Network, labels: Labels, path: Path) -> None:
    """Write the graph that reads windows."""
    graph = Graph()
    mask = attention_mask(graph)
    x, shapes = embeddings(graph, network)
    states = [x]
    for layer in network.encoder.layers:
        assert isinstance(layer, Layer)
        states.append(transformer(graph, states[-1], mask, layer))
    tags, syntax, entities, meaning = word_states(graph, network, states, shapes)
    hidden = sequential(graph, tags, network.tags)
    xpos = graph.op("ArgMax", linear(graph, hidden, network.xpos), axis=-1, keepdims=0)
    last = graph.integers(-1)
    graph.name(xpos, "xpos")
    graph.name(best_morph(graph, linear(graph, hidden, network.morph), labels), "morph")
    graph.name(arcs(graph, network, syntax), "arcs")
    graph.name(graph.op("LogSoftmax", sequential(graph, entities, network.entity), axis=-1), "entities")
    graph.name(
        graph.op("Sigmoid", graph.op("Squeeze", sequential(graph, meaning, network.predicate), last)), "predicates"
    )
    graph.name(graph.op("Softmax", sequential(graph, meaning, network.event), axis=-1), "triggers")
    factuality = graph.op("Squeeze", sequential(graph, meaning, network.factuality), last)
    graph.name(graph.op("Clip", factuality, graph.constant(-3.0), graph.constant(3.0)), "factuality")
    for name, given in (("relation", syntax), ("role", meaning)):
        for part in ("dependent", "head") if name == "relation" else ("predicate", "argument"):
            graph.name(sequential(graph, given, getattr(network, f"{name}_{part}")), f"{name}_{part}")
    inputs = [value(name, INT64, "B", "P") for name in ("pieces", "piece_word")]
    inputs += [value(name, INT64, "B", "W") for name in ("first", "last")]
    inputs += [value("lengths", INT64, "B"), value("features", INT64, "B", "W", "F")]
    plain = {"xpos": INT64, "morph": INT64, "predicates": FLOAT, "factuality": FLOAT}
    outputs = [value(name, kind, "B", "W") for name, kind in plain.items()]
    outputs += [value("arcs", FLOAT, "B", "W", "W"), value("entities", FLOAT, "B", "W", len(labels.entity))]
    outputs += [value("triggers", FLOAT, "B", "W", len(labels.event_type))]
    outputs += [value(f"relation_{part}", FLOAT, "B", "W", RELATION_WIDTH) for part in ("dependent", "head")]
    outputs += [value(f"role_{part}", FLOAT, "B", "W", ROLE_WIDTH) for part in ("predicate", "argument")]
    graph.write(path, inputs, outputs)


def with_one(graph: Graph, x: str) -> str:
    """Return x with a constant 1 behind its last axis."""
    axes = graph.integers(-1)
    return graph.op("Pad", x, graph.integers(0, 1), graph.constant(1.0), axes)


def mixed_left(graph: Graph, biaffine: Biaffine) -> str:
    """Return [N, L, D + 1]: the left sides times the weights."""
    width, labels, _ = biaffine.weight.shape
    weight = graph.constant(array(biaffine.weight).reshape(width, labels * width))
    product = graph.op("MatMul", with_one(graph, "left"), weight)
    return graph.op("Reshape", product, graph.integers(-1, labels, width))


def export_relations(network: Network, path: Path) -> None:
    """Write the graph that labels arcs: dependents and their heads, [N, D] each -> classes [N]."""
    graph = Graph()
    right = graph.op("Unsqueeze", with_one(graph, "right"), graph.integers(2))
    scores = graph.op("Squeeze", graph.op("MatMul", mixed_left(graph, network.relation), right), graph.integers(2))
    graph.name(graph.op("ArgMax", scores, axis=-1, keepdims=0), "deprel")
    inputs = [value(name, FLOAT, "N", RELATION_WIDTH) for name in ("left", "right")]
    graph.write(path, inputs, [value("deprel", INT64, "N")])


def export_roles(network: Network, labels: Labels, path: Path) -> None:
    """Write the graph that scores roles: predicates [N, D], words of their sentence [N, W, D] -> log-probs [N, W, R]."""
    graph = Graph()
    right = graph.op("Transpose", with_one(graph, "right"), perm=(0, 2, 1))
    scores = graph.op("Transpose", graph.op("MatMul", mixed_left(graph, network.role), right), perm=(0, 2, 1))
    graph.name(graph.op("LogSoftmax", scores, axis=-1), "roles")
    inputs = [value("left", FLOAT, "N", ROLE_WIDTH), value("right", FLOAT, "N", "W", ROLE_WIDTH)]
    graph.write(path, inputs, [value("roles", FLOAT, "N", "W", len(labels.role))])


def trained(run: Path) -> tuple[Network, Labels]:
    """Return a run's averaged network and its labels."""
    labels = Labels.read(run / "labels.json")
    network = Network(Sizes(**{name: len(values) for name, values in asdict(labels).items()}))
    network.load_state_dict(torch.load(run / "checkpoint.pt", map_location="cpu")["averaged"])
    return network.eval(), labels


def shipped_labels(labels: Labels) -> dict[str, Sequence[str]]:
    """Return the labels as :class:`newsledger.nlp.readings.Labels` has them."""
    entity = [name[2:] for name in labels.entity if name.startswith("B-")]
    return asdict(labels) | {"entity": entity, "event_type": labels.event_type[1:]}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder that training.train wrote")
    parser.add_argument("encoder", type=Path, help="folder with vocab.txt of all-MiniLM-L6-v2")
    parser.add_argument("out", type=Path)
    given = parser.parse_args(arguments)
    network, labels = trained(given.run)
    export_reader(network, labels, given.out / "read.onnx")
    export_relations(network, given.out / "relations.onnx")
    export_roles(network, labels, given.out / "roles.onnx")
    (given.out / "labels.json").write_text(json.dumps(shipped_labels(labels), indent=1) + "\n")
    vocabulary = checked(given.encoder, VOCABULARY)
    shutil.copyfile(vocabulary, given.out / VOCABULARY)


if __name__ == "__main__":
    main()
