"""What training minimises: nothing where all is right or nothing annotated. Needs the training extra; else skipped."""

from collections.abc import Mapping

import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")
pytest.importorskip("onnx", reason="the training extra is not installed")

from made_network import FARM, PLAIN, TOWN, VOCABULARY, labels, network, targets  # noqa: E402
from torch import Tensor  # noqa: E402

from training.batches import Window, answers, inputs  # noqa: E402
from training.corpora.spans import tagged  # noqa: E402
from training.losses import NEVER, losses  # noqa: E402
from training.network import Biaffine  # noqa: E402
from training.scores import score  # noqa: E402
from training.targets import SOME_EVENT  # noqa: E402

SURE = 40.0


def given(group: list[Window]) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    batch = inputs(group, VOCABULARY)
    return batch, answers(group, batch["first"].shape[1])


def one_hot(target: Tensor, classes: int) -> Tensor:
    return SURE * torch.nn.functional.one_hot(target.clamp(min=0), classes).float()


def paired(width: int, classes: int) -> Biaffine:
    """A biaffine head that reads the class off the right side, whatever the left one."""
    head = Biaffine(width, classes)
    with torch.no_grad():
        for label in range(classes):
            head.weight[width, label, label] = SURE
    return head


def perfect(answer: Mapping[str, Tensor]) -> tuple[torch.nn.Module, dict[str, Tensor]]:
    """A network and its output that say what the answer does."""
    known, made = labels(), network()
    made.relation, made.role = paired(128, len(known.deprel)), paired(160, len(known.role))
    b, w = answer["xpos"].shape
    relation_head, role_argument = torch.zeros(b, w, 128), torch.zeros(b, w, 160)
    output = {
        "xpos": one_hot(answer["xpos"], len(known.xpos)),
        "morph": one_hot(answer["morph"], len(known.morph)),
        "arcs": one_hot(answer["heads"], w),
        "entities": SURE * answer["entities"].float(),
        "predicates": SURE * (2.0 * answer["predicates"] - 1),
        "events": one_hot(answer["events"], len(known.event_type)),
        "factuality": answer["factuality"][..., 0],
        "relation_dependent": torch.zeros(b, w, 128),
        "relation_head": relation_head,
        "role_predicate": torch.zeros(b, w, 160),
        "role_argument": role_argument,
    }
    for row, target in zip(answer["roles"][:, 0].tolist(), answer["roles"][:, 2:], strict=True):
        role_argument[row] += torch.nn.functional.one_hot(target.clamp(min=0), 160).float()
    return made, output


def test_a_network_that_is_right_has_nothing_to_learn() -> None:
    batch, answer = given([targets(TOWN)])
    made, output = perfect(answer)
    output["relation_dependent"][0] = torch.nn.functional.one_hot(answer["deprels"][0], 128).float()
    with torch.no_grad():
        made.relation.weight.zero_()
        for label in range(len(labels().deprel)):
            made.relation.weight[label, label, 128] = SURE
    found = losses(made, output, batch, answer)
    assert {name: round(float(loss.detach()), 3) for name, loss in found.items()} == dict.fromkeys(found, 0.0)


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("xpos", "xpos"),
        ("morph", "morph"),
        ("arcs", "arcs"),
        ("entities", "entities"),
        ("predicates", "predicates"),
        ("events", "events"),
        ("factuality", "factuality"),
        ("role_argument", "roles"),
    ],
)
def test_a_layer_that_is_wrong_has_a_loss_and_the_others_do_not(name: str, layer: str) -> None:
    batch, answer = given([targets(TOWN)])
    made, output = perfect(answer)
    right = losses(made, output, batch, answer)
    wrong = losses(made, output | {name: output[name].roll(1, -1)}, batch, answer)
    assert {key for key in wrong if wrong[key] > right[key] + 0.1} == {layer}


def test_what_is_not_annotated_changes_nothing() -> None:
    made = network()
    found = []
    for group in ([targets(PLAIN)], [targets(PLAIN, PLAIN)]):
        batch, answer = given(group)
        found.append(losses(made, made(batch), batch, answer))
    assert all(float(loss.detach()) == 0 for each in found for loss in each.values())
    torch.autograd.backward(torch.stack(list(found[0].values())).sum())
    assert all(p.grad is None or not bool(p.grad.any()) for p in made.parameters())


def test_padding_and_other_windows_change_nothing() -> None:
    made = network()
    alone, beside = given([targets(FARM)]), given([targets(FARM), targets(PLAIN, PLAIN, PLAIN)])
    first, second = (losses(made, made(batch), batch, answer) for batch, answer in (alone, beside))
    for name, loss in first.items():
        assert float(second[name]) == pytest.approx(float(loss), rel=1e-4), name


def test_a_head_in_another_sentence_costs_no_probability() -> None:
    batch, answer = given([targets(TOWN, TOWN)])
    made, output = perfect(answer)
    output["arcs"][0, :3, 3:] = 10 * SURE
    assert float(losses(made, output, batch, answer)["arcs"]) == pytest.approx(0, abs=1e-3)
    assert NEVER < -1e3


def test_any_type_will_do_for_an_event_whose_type_is_unknown() -> None:
    batch, answer = given([targets(TOWN)])
    answer["events"][0, 1] = SOME_EVENT
    made, output = perfect(answer)
    no_event, event = output | {}, output | {"events": output["events"].clone()}
    event["events"][0, 1] = torch.tensor([0.0, SURE])
    assert float(losses(made, event, batch, answer)["events"]) == pytest.approx(0, abs=1e-3)
    assert float(losses(made, no_event, batch, answer)["events"]) > 1


def test_spans_are_read_off_tags_as_training_counts_them() -> None:
    assert set(tagged(["B-ORG", "I-ORG", "B-ORG", "O", "I-GPE"])) == {(0, 2, "ORG"), (2, 3, "ORG"), (4, 5, "GPE")}


def test_scores_are_of_what_is_annotated() -> None:
    figures = score(network(), [targets(FARM), targets(TOWN, PLAIN)], labels(), VOCABULARY)
    assert {"xpos", "morph", "uas", "las", "entity", "predicate", "event", "role", "factuality"} <= figures.keys()
    assert all(0 <= figures[name] <= 100 for name in figures)
    assert "las" not in score(network(), [targets(PLAIN)], labels(), VOCABULARY)
