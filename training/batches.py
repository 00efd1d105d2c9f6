"""Pages as batches of tensors, of about so many tokens each, in an order that a seed gives."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from termreader.analysis.net import TAGS
from training.encode import Page
from training.teacher import Pieces, shape_row

Soft = Sequence[np.ndarray[tuple[int, ...], np.dtype[np.float16]]]


class Batch(NamedTuple):
    """Pages of about one length, side by side."""

    pages: list[int]
    """Which pages, by their place in the list."""
    word_of: Tensor
    bits: Tensor
    inside: Tensor
    allowed: Tensor
    weight: Tensor
    soft: Tensor | None


class TeacherBatch(NamedTuple):
    """The same pages as pieces."""

    pieces: Tensor
    shapes: Tensor
    bits: Tensor
    heads: Tensor


def batched(pages: Sequence[Page], tokens: int, seed: int) -> list[list[int]]:
    """Pages put together by length, so that little is padding; the batches in an order drawn from `seed`."""
    chance = random.Random(seed)
    order = sorted(range(len(pages)), key=lambda index: (len(pages[index].words), chance.random()))
    batches: list[list[int]] = []
    current: list[int] = []
    for index in order:
        if current and (len(current) + 1) * len(pages[index].words) > tokens:
            batches.append(current)
            current = []
        current.append(index)
    if current:
        batches.append(current)
    chance.shuffle(batches)
    return batches


def batch_of(pages: Sequence[Page], chosen: list[int], gold_weight: float, soft: Soft | None, device: str) -> Batch:
    """The tensors of the `chosen` pages."""
    length = max(len(pages[index].words) for index in chosen)
    count = len(chosen)
    word_of = np.full((count, length), -1, np.int64)
    bits = np.zeros((count, length, pages[chosen[0]].bits.shape[1]), np.uint8)
    inside = np.zeros((count, length), np.uint8)
    allowed = np.zeros((count, length), np.int32)
    weight = np.zeros((count, length), np.float32)
    probabilities = np.zeros((count, length, len(TAGS)), np.float16) if soft is not None else None
    for row, index in enumerate(chosen):
        page = pages[index]
        size = len(page.words)
        word_of[row, :size] = page.word_of
        bits[row, :size] = page.bits
        inside[row, :size] = 1
        allowed[row, :size] = page.allowed
        weight[row, :size] = (page.word_of >= 0) * (gold_weight if page.gold else page.weight)
        if probabilities is not None and soft is not None:
            probabilities[row, :size] = soft[index]
    codes = torch.from_numpy(allowed).to(device)
    return Batch(
        chosen,
        torch.from_numpy(word_of).to(device),
        torch.from_numpy(bits).to(device).float(),
        torch.from_numpy(inside).to(device),
        ((codes[..., None] >> torch.arange(len(TAGS), device=device)) & 1).float(),
        torch.from_numpy(weight).to(device),
        torch.from_numpy(probabilities).to(device).float() if probabilities is not None else None,
    )


def teacher_batch(pages: Sequence[Page], chosen: list[int], pieces: Pieces, device: str) -> TeacherBatch:
    """The `chosen` pages as the teacher reads them; an edge of a line is a separator."""
    most = 500
    rows: list[list[int]] = []
    shapes: list[list[int]] = []
    owners: list[list[int]] = []
    heads: list[list[int]] = []
    for index in chosen:
        row, row_shapes, owner, head = [pieces.start], [0], [0], []
        for place, word in enumerate(pages[index].words):
            cut = pieces.of(word) if word else [pieces.end]
            if len(row) + len(cut) <= most:
                head.append(len(row))
                row += cut
                row_shapes += [shape_row(word) if word else 0] * len(cut)
                owner += [place] * len(cut)
            else:
                head.append(len(row) - 1)
        rows.append(row)
        shapes.append(row_shapes)
        owners.append(owner)
        heads.append(head)
    length = max(map(len, rows))
    words = max(map(len, heads))
    bits = np.zeros((len(rows), length, pages[chosen[0]].bits.shape[1]), np.uint8)
    for row_number, (index, owner) in enumerate(zip(chosen, owners, strict=True)):
        bits[row_number, : len(owner)] = pages[index].bits[owner]
    return TeacherBatch(
        torch.tensor([row + [0] * (length - len(row)) for row in rows], device=device),
        torch.tensor([row + [0] * (length - len(row)) for row in shapes], device=device),
        torch.from_numpy(bits).to(device).float(),
        torch.tensor([row + [0] * (words - len(row)) for row in heads], device=device),
    )


def steps(count: int) -> Iterator[float]:
    """What the learning rate is multiplied with at each of `count` steps: up for a tenth, then down in a line."""
    for step in range(count):
        yield min(1.0, (step + 1) / max(1.0, 0.1 * count)) * (1.0 - step / count)
