"""Writes ONNX graphs node by node: values are names, constants are numpy arrays."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

# Operators of onnxruntime beside ONNX's own; versions that onnxruntime has known since 1.20.
CONTRIB, OPSET, IR_VERSION = "com.microsoft", 21, 10
FLOAT, INT64, UINT8 = TensorProto.FLOAT, TensorProto.INT64, TensorProto.UINT8
# Constants of fewer numbers stay in single precision: they are biases, norms and scales.
SMALL = 4096

Array = npt.NDArray[Any]


class Graph:
    """A graph that grows by :meth:`op`."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, values: Any, dtype: Any = np.float32) -> str:
        """Add a constant and return its name; large ones of single precision are kept in half."""
        array = np.array(values, dtype=dtype, order="C")
        name = f"c{len(self.constants)}"
        is_halved = array.dtype == np.float32 and array.size >= SMALL
        self.constants.append(numpy_helper.from_array(array.astype(np.float16) if is_halved else array, name))
        return self.op("Cast", name, to=FLOAT) if is_halved else name

    def integers(self, *values: int) -> str:
        """Add a constant of whole numbers [len(values)] and return its name."""
        return self.constant(values, np.int64)

    def op(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """Add a node of one output and return the output's name."""
        name = f"t{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], domain=domain, **attributes))
        return name

    def name(self, value: str, name: str) -> None:
        """Give a value the name of an output."""
        self.nodes.append(helper.make_node("Identity", [value], [name]))

    def write(self, path: Path, inputs: Sequence[onnx.ValueInfoProto], outputs: Sequence[onnx.ValueInfoProto]) -> None:
        """Check the graph and write it."""
        graph = helper.make_graph(self.nodes, path.stem, inputs, outputs, self.constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="newsledger")
        onnx.checker.check_model(model)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(model.SerializeToString(deterministic=True))


def value(name: str, kind: int, *shape: int | str) -> onnx.ValueInfoProto:
    """Return an input or output of a graph."""
    return helper.make_tensor_value_info(name, kind, shape)
