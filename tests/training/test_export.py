"""What is exported says what the network says, in single precision and in 8 bits. Needs the training extra; else skipped."""

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")
pytest.importorskip("onnx", reason="the training extra is not installed")

from made_network import FARM, FORMS, PLAIN, TOWN, VOCABULARY, labels, network, targets  # noqa: E402

from newsledger.nlp.network import OnnxNetwork  # noqa: E402
from newsledger.nlp.readings import Labels as ShippedLabels  # noqa: E402
from training.batches import inputs  # noqa: E402
from training.example import Sentence  # noqa: E402
from training.export import export_reader, export_relations, export_roles, shipped_labels  # noqa: E402
from training.losses import limited  # noqa: E402
from training.network import Network  # noqa: E402
from training.quantize import calibrate  # noqa: E402

DOCUMENTS: list[list[Sentence]] = [[FARM, TOWN, PLAIN], [TOWN]]
HEADS = [np.array([1, 1, 3, 1, 5, 3, 1]), np.array([1, 1, 1]), np.array([1, 2, 2, 2, 2]), np.array([1, 1, 1])]
PREDICATES = [np.array([1, 3]), np.array([1]), np.array([], np.int64), np.array([0])]
# Tables of the vocabulary and of features are kept in 8 bits and half precision, heads in half: of scores of about 1.
NEAR = {"single": 5e-3, "eight bits": 8e-3}


@pytest.fixture(scope="module", params=["single", "eight bits"])
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Network, OnnxNetwork, float]:
    """A network, what was exported of it, and how near their scores have to be."""
    folder, made = tmp_path_factory.mktemp("model"), network()
    if request.param == "eight bits":
        calibrate(made, [targets(FARM, TOWN), targets(TOWN), targets(PLAIN)], VOCABULARY)
    export_reader(made, labels(), folder / "read.onnx")
    export_relations(made, folder / "relations.onnx")
    export_roles(made, labels(), folder / "roles.onnx")
    (folder / "vocab.txt").write_text("\n".join(["[UNK]", "[CLS]", "[SEP]", "[MASK]", *FORMS]))
    rows = json.loads(json.dumps(shipped_labels(labels())))
    shipped = ShippedLabels(**{name: tuple(values) for name, values in rows.items()})
    return made, OnnxNetwork(folder, shipped), NEAR[request.param]


def scored(made: Network) -> list[dict[str, torch.Tensor]]:
    """What the network says of each sentence."""
    found = []
    for document in DOCUMENTS:
        batch = inputs([targets(*document)], VOCABULARY)
        with torch.inference_mode():
            output = made(batch)
            output |= {"arcs": limited(output["arcs"], batch["sentence"]).log_softmax(-1)}
        start = 0
        for sentence in document:
            own = slice(start, start + len(sentence.words))
            found.append({name: scores[0, own] for name, scores in output.items()})
            found[-1]["arcs"] = found[-1]["arcs"][:, own]
            start = own.stop
    return found


def test_every_sentence_is_read_as_the_network_reads_it(pair: tuple[Network, OnnxNetwork, float]) -> None:
    made, exported, near = pair
    readings = [reading for run in exported.read([[s.words for s in d] for d in DOCUMENTS]) for reading in run]
    for said, reading in zip(scored(made), readings, strict=True):
        expected = {
            "arcs": said["arcs"],
            "entities": said["entities"].log_softmax(-1),
            "predicates": said["predicates"].sigmoid(),
            "triggers": said["events"].softmax(-1),
            "factuality": said["factuality"].clamp(-3, 3),
            "relation_head": said["relation_head"],
            "role_argument": said["role_argument"],
        }
        for name, scores in expected.items():
            np.testing.assert_allclose(getattr(reading, name), scores.numpy(), atol=near, rtol=near, err_msg=name)


def test_tags_are_the_best_and_the_part_of_speech_is_that_of_all_its_classes_together(
    pair: tuple[Network, OnnxNetwork, float],
) -> None:
    made, exported, near = pair
    readings = [reading for run in exported.read([[s.words for s in d] for d in DOCUMENTS]) for reading in run]
    kinds = [label.partition("|")[0] for label in labels().morph]
    member = torch.tensor([[float(kind == other) for other in kinds] for kind in kinds])
    for said, reading in zip(scored(made), readings, strict=True):
        best = said["xpos"].max(-1).values
        chosen = said["xpos"].gather(1, torch.from_numpy(reading.xpos)[:, None])[:, 0]
        assert float((best - chosen).max()) < 2 * near
        of_kind = said["morph"].softmax(-1) @ member
        chosen = of_kind.gather(1, torch.from_numpy(reading.morph)[:, None])[:, 0]
        assert float((of_kind.max(-1).values - chosen).max()) < 2 * near


def test_relations_and_roles_are_scored_as_the_network_scores_them(pair: tuple[Network, OnnxNetwork, float]) -> None:
    made, exported, near = pair
    readings = [reading for run in exported.read([[s.words for s in d] for d in DOCUMENTS]) for reading in run]
    related = exported.relate(readings, HEADS, PREDICATES)
    for said, found, heads, words in zip(scored(made), related, HEADS, PREDICATES, strict=True):
        with torch.inference_mode():
            relation = made.relation(said["relation_dependent"], said["relation_head"][heads])
            arguments = said["role_argument"].expand(len(words), -1, -1)
            roles = made.role.all_pairs(said["role_predicate"][words], arguments).log_softmax(-1)
        chosen = relation.gather(1, torch.from_numpy(found.deprel)[:, None])[:, 0]
        assert float((relation.max(-1).values - chosen).max()) < 2 * near
        np.testing.assert_allclose(found.roles, roles.numpy(), atol=near, rtol=near)


def test_a_sentence_is_read_the_same_whatever_is_read_beside_it(pair: tuple[Network, OnnxNetwork, float]) -> None:
    _, exported, _ = pair
    ((alone,),) = exported.read([[TOWN.words]])
    beside = exported.read([[FARM.words, PLAIN.words] * 5, [TOWN.words], [FARM.words]])[1][0]
    for name in ("arcs", "entities", "triggers", "factuality"):
        np.testing.assert_allclose(getattr(alone, name), getattr(beside, name), atol=1e-4, err_msg=name)
