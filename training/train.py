"""Makes the net: reads the labelled texts, tunes the teachers, lets them read, trains the net, writes the file.

    make model                             # 8 minutes on an H100, some 7 hours on two cores
    make model ARGS="--teachers 0"         # an hour on two cores; 1 to 2 points worse for companies
    make model ARGS=--smoke                # every part in a few steps, twice: are the two files the same?

The same seed gives the same data in the same order; on one processor also the same file to the byte, on a GPU the
same but for the last bits of sums that it adds in any order. Needs what `training/requirements.txt` names.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from termreader.analysis.lexicon import load_lexicon
from training.agreement import LEAST, agreement
from training.augment import names_of
from training.batches import Soft, batch_of, batched, steps
from training.data import Example, open_examples, our_passages
from training.encode import Page, WordTable, encode
from training.export import write_net
from training.formats import MODEL, read_jsonl
from training.net_torch import TorchNet, Words, label_loss
from training.open_sets import DEVELOPMENT_SET, SHARED_NER, path_of, what_is_missing
from training.page_scores import page_scores
from training.plan import SMALL, Plan
from training.smoke import same_twice
from training.teacher import Teacher, word_vectors
from training.teaching import answers, minilm, tuned_teachers

OURS = "held out"


def make_net(plan: Plan, folder: Path, output: Path, device: str, say: Callable[[str], None]) -> None:
    """The net from the labelled texts to its file; tells how it goes, and how the net does on the development sets."""
    ours, others = our_passages(held_out=False)[: plan.texts], open_examples(folder)[: plan.texts]
    names = names_of(load_lexicon(), ours)
    table = WordTable()
    epochs = [
        encode(ours * plan.gold_copies + others, names, plan.seed * 100 + epoch, table) for epoch in range(plan.epochs)
    ]
    texts = development_sets(folder, plan.texts)
    development = {name: encode(examples, None, 0, table) for name, examples in texts.items()}
    base = minilm()
    words = on_device(table, base.known_words, device)
    say(f"{len(ours)} passages and {len(others)} other texts, {sum(len(p.words) for p in epochs[0])} tokens an epoch")
    untuned = Teacher(base.weights).to(device)
    vectors = word_vectors(untuned, base.pieces, list(base.known_words), plan.size.vector, device)
    say(f"vectors of {len(base.known_words)} words")
    softs: list[Soft | None] = [None] * plan.epochs
    if plan.teachers:
        teachers = tuned_teachers(plan, base, epochs, words, device)
        say(f"{plan.teachers} teachers tuned")
        softs = [answers(teachers, base.pieces, pages, words, device) for pages in epochs]
        say("teachers have read everything")
    net = train_net(plan, epochs, softs, words, torch.from_numpy(vectors), device)
    tags = {name: net_tags(net, pages, words, device) for name, pages in development.items()}
    say(report(development, tags))
    write_net(net, base.known_words, f"net-{plan.seed}", output)
    same = agreement(output, texts[OURS], development[OURS], tags[OURS])
    say(f"{output}: {output.stat().st_size:,} bytes; numpy reads {100 * same:.1f} of 100 words as it was trained to")
    if same < LEAST:
        sys.exit("analysis/net.py does not compute what training/net_torch.py was trained to compute.")


def on_device(table: WordTable, known_words: dict[str, int], device: str) -> Words:
    """The features of every word met."""
    features = table.features(load_lexicon(), known_words)
    numbers = (features.words, features.affixes, features.trigrams, features.shapes, features.vectors)
    words, affixes, trigrams, shapes, vectors = (
        torch.from_numpy(array.astype(np.int64)).to(device) for array in numbers
    )
    return Words(words, affixes, trigrams, shapes, vectors, torch.from_numpy(features.bits).to(device))


def train_net(
    plan: Plan,
    epochs: Sequence[Sequence[Page]],
    softs: Sequence[Soft | None],
    words: Words,
    known: Tensor | None,
    device: str,
) -> TorchNet:
    """The net, trained on the pages and what the teachers said of them."""
    torch.manual_seed(plan.seed)
    net = TorchNet(plan.size, known).to(device)
    order = [
        (pages, soft, chosen)
        for n, (pages, soft) in enumerate(zip(epochs, softs, strict=True))
        for chosen in batched(pages, plan.tokens, plan.seed + n)
    ][: plan.steps]
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


def development_sets(folder: Path, most: int | None) -> dict[str, list[Example]]:
    """What choices are made by: our held-out passages, and news that nothing is trained on."""
    news = [Example(text.text, text.spans, False, 1.0) for text in read_jsonl(path_of(DEVELOPMENT_SET, folder))]
    return {OURS: our_passages(held_out=True)[:most], "gum news": news[:most]}


def report(development: dict[str, list[Page]], tags: dict[str, list[list[int]]]) -> str:
    """How the net does, exact spans, before any document pass."""
    parts = []
    for name, pages in development.items():
        scores = page_scores(pages, tags[name])
        parts += [f"{name} {label} {100 * value.f1:.1f}" for label, value in scores.items() if label in _SHOWN[name]]
    return "; ".join(parts)


_SHOWN = {OURS: ("PERSON", "COMPANY", "ORG", "LOC"), "gum news": ("PERSON", "ORG")}


def expectation(plan: Plan, device: str) -> str:
    """What is about to be done, and how long that takes."""
    if plan.steps is not None:
        return f"A few steps on {device}, to try every part: minutes."
    if device == "cuda":
        return f"Trains on {torch.cuda.get_device_name()}: 8 minutes on an H100."
    hours = "some 7 hours with two teachers; --teachers 0 takes one" if plan.teachers else "an hour"
    return f"Trains on {os.cpu_count()} processor cores, for torch sees no GPU: on two free ones {hours}."


def main() -> None:
    """Trains and writes the net, and prints how it does on the development sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teachers", type=int, help=f"how many teachers are tuned: {Plan().teachers}, or 0 for none")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--data", type=Path, default=SHARED_NER, help="the folder of the open sets")
    parser.add_argument("--output", type=Path, default=MODEL, help="the file to write")
    parser.add_argument("--cpu", action="store_true", help="leave a GPU alone")
    parser.add_argument("--small", action="store_true", help="a few steps on a few texts: for trying, with --output")
    parser.add_argument("--smoke", action="store_true", help="--small twice on the processor: the same bytes?")
    given = parser.parse_args()
    if wanting := what_is_missing(given.data):
        sys.exit(wanting)
    if given.smoke:
        sys.exit(same_twice(given.data, given.seed))
    if given.small and given.output == MODEL:
        parser.error("--small makes no net to ship: say where it goes with --output")
    plan = replace(SMALL if given.small else Plan(), seed=given.seed)
    if given.teachers is not None:
        plan = replace(plan, teachers=given.teachers)
    device = "cuda" if torch.cuda.is_available() and not given.cpu else "cpu"
    print(expectation(plan, device), flush=True)
    # On the processor every sum is added in one order, or torch says that it cannot.
    torch.use_deterministic_algorithms(device == "cpu")
    started = time.monotonic()
    make_net(
        plan,
        given.data,
        given.output,
        device,
        lambda what: print(f"{time.monotonic() - started:6.0f} s  {what}", flush=True),
    )


if __name__ == "__main__":
    main()
