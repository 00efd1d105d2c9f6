"""The net of `analysis/net.py` in PyTorch, to be trained. The two must compute the same; a test sees to it."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from termreader.analysis.net import DILATIONS, TAGS
from termreader.analysis.net_features import (
    HASH_ROWS,
    LIST_PLACE_BITS,
    LIST_WORD_BITS,
    PLACE_BITS,
    SHAPE_ROWS,
    WORD_BITS,
)
from training.plan import Size


@dataclass(frozen=True, slots=True)
class Words:
    """`WordFeatures` of every different word, on the device."""

    words: Tensor
    affixes: Tensor
    trigrams: Tensor
    shapes: Tensor
    vectors: Tensor
    bits: Tensor


class TorchNet(nn.Module):
    """Names are those of the exported arrays."""

    def __init__(self, size: Size, known: Tensor | None) -> None:
        super().__init__()
        self.size = size
        self.word = nn.Embedding(HASH_ROWS, size.hashed, padding_idx=0)
        self.affix = nn.Embedding(HASH_ROWS, size.hashed, padding_idx=0)
        self.trigram = nn.Embedding(HASH_ROWS, size.hashed, padding_idx=0)
        self.shape = nn.Embedding(SHAPE_ROWS, size.shape)
        for table in (self.word, self.affix, self.trigram, self.shape):
            nn.init.normal_(table.weight, std=0.2)
        with torch.no_grad():
            for table in (self.word, self.affix, self.trigram):
                table.weight[0] = 0.0
        self.vector = nn.Embedding.from_pretrained(known, freeze=True) if known is not None else None
        width = 3 * size.hashed + size.shape + (size.vector if known is not None else 0) + WORD_BITS
        self.into = nn.Linear(width, size.hidden)
        self.place = nn.Linear(PLACE_BITS, size.hidden, bias=False)
        self.edge = nn.Parameter(torch.randn(size.hidden) * 0.5)
        self.conv = nn.ModuleList(nn.Linear(3 * size.hidden, size.hidden) for _ in DILATIONS)
        self.mix = nn.ModuleList(nn.Linear(size.hidden, size.hidden) for _ in DILATIONS)
        self.out = nn.Linear(size.hidden, len(TAGS))

    def forward(self, words: Words, word_of: Tensor, bits: Tensor, inside: Tensor) -> Tensor:
        """Unnormalised scores (batch, time, tags). `word_of` is -1 at an edge; `inside` is 0 beyond a text's end."""
        different, back = torch.unique(word_of.clamp(min=0), return_inverse=True)
        by_word = self._words(words, different)
        place_bits = bits
        if self.training and self.size.list_dropout:
            kept = (torch.rand(len(bits), 1, 1, device=bits.device) > self.size.list_dropout).to(bits.dtype)
            place_bits = torch.cat((bits[..., :LIST_PLACE_BITS] * kept, bits[..., LIST_PLACE_BITS:]), dim=-1)
        page = functional.embedding(back, by_word) + self.place(place_bits)
        page = torch.where((word_of < 0)[..., None], self.edge.expand_as(page), page)
        inside = inside[..., None].to(page.dtype)
        for layer, dilation in enumerate(DILATIONS):
            normal = normalised(page) * inside
            before = functional.pad(normal, (0, 0, dilation, 0))[:, : normal.shape[1]]
            after = functional.pad(normal, (0, 0, 0, dilation))[:, dilation:]
            hidden = functional.relu(self.conv[layer](torch.cat((before, normal, after), dim=-1)))
            page = page + self.mix[layer](self._dropped(hidden))
        scores: Tensor = self.out(self._dropped(normalised(page)))
        return scores

    def _words(self, words: Words, rows: Tensor) -> Tensor:
        trigrams = words.trigrams[rows]
        count = (trigrams > 0).sum(dim=1, keepdim=True).clamp(min=1)
        bits = words.bits[rows]
        whole = self.word(words.words[rows])
        vector = self.vector(words.vectors[rows]) if self.vector is not None else None
        if self.training:
            # A word unknown at times, and lists that do not know it: what is around it must do.
            seen = (torch.rand(len(rows), 1, device=bits.device) > self.size.word_dropout).to(bits.dtype)
            whole = whole * seen
            if vector is not None:
                vector = vector * (torch.rand(len(rows), 1, device=bits.device) > self.size.word_dropout).to(bits.dtype)
            listed = (torch.rand(len(rows), 1, device=bits.device) > self.size.list_dropout).to(bits.dtype)
            bits = torch.cat((bits[:, :LIST_WORD_BITS] * listed, bits[:, LIST_WORD_BITS:]), dim=1)
        parts = [
            whole,
            self.affix(words.affixes[rows]).sum(dim=1),
            self.trigram(trigrams).sum(dim=1) / count,
            self.shape(words.shapes[rows]),
            *([vector] if vector is not None else []),
            bits,
        ]
        projected: Tensor = self.into(self._dropped(torch.cat(parts, dim=1)))
        return projected

    def _dropped(self, values: Tensor) -> Tensor:
        return functional.dropout(values, self.size.dropout, self.training)


def normalised(page: Tensor) -> Tensor:
    """Each row scaled to a mean square of one."""
    return page * torch.rsqrt(page.square().mean(dim=-1, keepdim=True) + 1e-5)


def label_loss(scores: Tensor, allowed: Tensor, weight: Tensor, soft: Tensor | None) -> Tensor:
    """The mean cost of what a label does not allow.

    `allowed` (batch, time, tags) is 1 where a tag may be: the loss is that of their sum, for a label that leaves
    something open. With `soft`, a teacher's probabilities, the teacher decides what the label leaves open.
    """
    logs = torch.log_softmax(scores, dim=-1)
    cost = -torch.logsumexp(logs + torch.log(allowed.clamp(min=1e-9)), dim=-1)
    if soft is not None:
        possible = soft * allowed + 1e-4 * allowed
        target = possible / possible.sum(dim=-1, keepdim=True).clamp(min=1e-9)
        # A label of an open set may be wrong where a teacher that has read ours is sure: it may say so.
        cost = 0.3 * cost - 0.4 * (target * logs).sum(dim=-1) - 0.3 * (soft * logs).sum(dim=-1)
    total: Tensor = (cost * weight).sum() / weight.sum().clamp(min=1.0)
    return total
