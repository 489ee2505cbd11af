"""The network: MiniLM (Wang et al. 2020) with word features at its input, and a head for each layer of annotation.

Arcs and relations are biaffine (Dozat and Manning 2017), roles likewise (Cai et al. 2018); a word is the mean of its first
and last piece, mixed over the encoder's layers (Peters et al. 2018) once for each group of heads.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from newsledger.nlp.features import BUCKETS
from training.quantize import Linear

HIDDEN, LAYERS, HEADS, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522
FEATURE_WIDTH = 64
GROUPS = ("tags", "syntax", "entities", "meaning")
ARC_WIDTH, RELATION_WIDTH, ROLE_WIDTH = 320, 128, 160
# Of words and pieces at the heads' input; the encoder keeps BERT's own .1.
HEAD_DROPOUT = 0.25
# Of the mix of layers at the start: a third is of the last layer, the rest of all others alike. Two thirds learn no faster.
TOP = 1.0
# Added to the attention of what is no piece of the window.
ABSENT = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many classes each head has."""

    xpos: int
    morph: int
    deprel: int
    entity: int
    role: int
    event_type: int


class Dropout(nn.Module):
    """Dropout (Srivastava et al. 2014) from random bytes: on a processor five times faster than torch's own."""

    def __init__(self, rate: float):
        super().__init__()
        self.dropped = round(256 * rate)

    def forward(self, x: Tensor) -> Tensor:
        """Return ``x``, in training with a share of it set to 0 and the rest scaled up."""
        if not self.training or not self.dropped:
            return x
        kept = torch.empty(x.shape, dtype=torch.uint8, device=x.device).random_() >= self.dropped
        return x * kept.to(x.dtype).mul_(256 / (256 - self.dropped))


class Layer(nn.Module):
    """One transformer layer of BERT, with its layer norms after."""

    def __init__(self, dropout: float = 0.1):
        super().__init__()
        self.qkv = Linear(HIDDEN, 3 * HIDDEN)
        self.out = Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = Linear(HIDDEN, INNER)
        self.down = Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` [B, P, H], ``mask`` [B, 1, 1, P], 0 where a piece is and far below elsewhere -> [B, P, H]."""
        b, p, _ = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + mask).softmax(-1)
        mixed = self.out((weights.to(v.dtype) @ v).transpose(1, 2).reshape(b, p, HIDDEN))
        x = self.norm1(x + self.dropout(mixed))
        y: Tensor = self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))
        return y


class Encoder(nn.Module):
    """Pieces and word features -> the states after each layer."""

    def __init__(self, dropout: float = 0.1):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.tables = nn.ModuleList(nn.Embedding(size, FEATURE_WIDTH) for size in BUCKETS)
        self.project = nn.Linear(FEATURE_WIDTH * len(BUCKETS), HIDDEN, bias=False)
        nn.init.zeros_(self.project.weight)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)

    def forward(self, batch: Mapping[str, Tensor]) -> tuple[list[Tensor], Tensor]:
        """Return the states [B, P, H] of the input and of each layer, and the words' features [B, W, F]."""
        pieces = batch["pieces"]
        shapes = torch.cat([table(batch["features"][..., i]) for i, table in enumerate(self.tables)], -1)
        added = functional.pad(self.project(shapes), (0, 0, 1, 0))
        at = batch["piece_word"].unsqueeze(-1).expand(-1, -1, HIDDEN)
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + added.gather(1, at)
        x = self.dropout(self.norm(x))
        if torch.is_autocast_enabled(x.device.type):
            x, shapes = x.bfloat16(), shapes.bfloat16()
        mask = torch.arange(pieces.shape[1], device=pieces.device) < batch["lengths"].unsqueeze(1)
        mask = torch.zeros(mask.shape, dtype=x.dtype, device=x.device).masked_fill(~mask, ABSENT)[:, None, None, :]
        states = [x]
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        return states, shapes


def mlp(width: int, out: int, hidden: int) -> nn.Sequential:
    """Return a head of one hidden layer."""
    return nn.Sequential(nn.Linear(width, hidden), nn.GELU(), Dropout(HEAD_DROPOUT), nn.Linear(hidden, out))


def side(width: int, out: int) -> nn.Sequential:
    """Return one side of a biaffine head."""
    return nn.Sequential(nn.Linear(width, out), nn.GELU(), Dropout(HEAD_DROPOUT))


class Biaffine(nn.Module):
    """Scores of pairs for ``labels``: x' U y + x V + y W + b, all in one tensor by a constant 1 on both sides."""

    def __init__(self, width: int, labels: int):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(width + 1, labels, width + 1))

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """Row-wise pairs: [N, D], [N, D] -> [N, L]."""
        mixed = torch.einsum("nd,dle->nle", functional.pad(left, (0, 1), value=1.0), self.weight)
        return torch.einsum("nle,ne->nl", mixed, functional.pad(right, (0, 1), value=1.0))

    def all_pairs(self, left: Tensor, right: Tensor) -> Tensor:
        """Each of N left with its own W right: [N, D], [N, W, D] -> [N, W, L]."""
        mixed = torch.einsum("nd,dle->nle", functional.pad(left, (0, 1), value=1.0), self.weight)
        return torch.einsum("nle,nwe->nwl", mixed, functional.pad(right, (0, 1), value=1.0))


class Network(nn.Module):
    """The encoder and its heads. ``forward`` gives what every word needs; relations and roles are scored after it."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1):
        super().__init__()
        self.encoder = Encoder(dropout)
        self.mix = nn.Parameter(torch.zeros(len(GROUPS), LAYERS + 1))
        with torch.no_grad():
            self.mix[:, -1] = TOP
        wide = HIDDEN + FEATURE_WIDTH * len(BUCKETS)
        self.dropout = Dropout(HEAD_DROPOUT)
        self.tags = nn.Sequential(nn.Linear(wide, HIDDEN), nn.GELU(), Dropout(HEAD_DROPOUT))
        self.xpos = nn.Linear(HIDDEN, sizes.xpos)
        self.morph = nn.Linear(HIDDEN, sizes.morph)
        self.arc_dependent, self.arc_head = side(wide, ARC_WIDTH), side(wide, ARC_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.root = nn.Linear(ARC_WIDTH, 1)
        self.relation_dependent, self.relation_head = side(wide, RELATION_WIDTH), side(wide, RELATION_WIDTH)
        self.relation = Biaffine(RELATION_WIDTH, sizes.deprel)
        self.entity = mlp(wide, sizes.entity, HIDDEN)
        self.predicate = mlp(wide, 1, 128)
        self.event = mlp(wide, sizes.event_type, HIDDEN)
        self.factuality = mlp(wide, 1, 128)
        self.role_predicate, self.role_argument = side(wide, ROLE_WIDTH), side(wide, ROLE_WIDTH)
        self.role = Biaffine(ROLE_WIDTH, sizes.role)

    def words(self, batch: Mapping[str, Tensor]) -> list[Tensor]:
        """Return one [B, W, H + F] per group of heads."""
        states, shapes = self.encoder(batch)
        first = batch["first"].unsqueeze(-1).expand(-1, -1, HIDDEN)
        last = batch["last"].unsqueeze(-1).expand(-1, -1, HIDDEN)
        layers = torch.stack([(state.gather(1, first) + state.gather(1, last)) / 2 for state in states])
        weights = self.mix.softmax(-1)
        mixed = [torch.einsum("l,lbwh->bwh", weights[group], layers) for group in range(len(GROUPS))]
        return [self.dropout(torch.cat([words, shapes], -1)) for words in mixed]

    def forward(self, batch: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Return the scores [B, W, ...] of the heads and the sides of relations and roles.

        ``arcs`` [B, W, W]: word i has head j; the diagonal is the root; not yet limited to the sentence.
        """
        tags, syntax, entities, meaning = self.words(batch)
        hidden = self.tags(tags)
        dependent, head = self.arc_dependent(syntax), self.arc_head(syntax)
        arcs = self.arc(dependent) @ head.transpose(1, 2)
        root = self.root(dependent).squeeze(-1)
        arcs = arcs + torch.diag_embed(root - arcs.diagonal(dim1=1, dim2=2))
        return {
            "xpos": self.xpos(hidden),
            "morph": self.morph(hidden),
            "arcs": arcs,
            "relation_dependent": self.relation_dependent(syntax),
            "relation_head": self.relation_head(syntax),
            "entities": self.entity(entities),
            "predicates": self.predicate(meaning).squeeze(-1),
            "events": self.event(meaning),
            "factuality": self.factuality(meaning).squeeze(-1),
            "role_predicate": self.role_predicate(meaning),
            "role_argument": self.role_argument(meaning),
        }


class Encoding(Protocol):
    """What has an encoder."""

    encoder: Encoder


def load_encoder(network: Encoding, weights: Mapping[str, Tensor]) -> None:
    """Copy a BertModel's weights (as published for all-MiniLM-L6-v2) into the encoder."""
    encoder = network.encoder
    at = "embeddings."
    with torch.no_grad():
        encoder.words.weight.copy_(weights[at + "word_embeddings.weight"])
        types = weights[at + "token_type_embeddings.weight"][0]
        encoder.positions.weight.copy_(weights[at + "position_embeddings.weight"] + types)
        _copy(encoder.norm, weights, at + "LayerNorm")
        for number, layer in enumerate(encoder.layers):
            assert isinstance(layer, Layer)
            at = f"encoder.layer.{number}."
            for name in ("weight", "bias"):
                sides = [weights[f"{at}attention.self.{part}.{name}"] for part in ("query", "key", "value")]
                getattr(layer.qkv, name).copy_(torch.cat(sides))
            _copy(layer.out, weights, at + "attention.output.dense")
            _copy(layer.norm1, weights, at + "attention.output.LayerNorm")
            _copy(layer.up, weights, at + "intermediate.dense")
            _copy(layer.down, weights, at + "output.dense")
            _copy(layer.norm2, weights, at + "output.LayerNorm")


def load_pretrained(network: Encoding, path: Path) -> None:
    """Copy the encoder that training.pretrain wrote."""
    network.encoder.load_state_dict(torch.load(path, map_location="cpu"))


def _copy(module: nn.Linear | nn.LayerNorm, weights: Mapping[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])
