"""Layout and find against floors measured in the same run, as ratios: python -m benchmarks.layout

The floor of a layout is `textwrap.wrap` over the same paragraphs, that of a search `str.count`, that of opening a long
article the exact layout of a short one. Ratios hold on any machine; times are of this one. Medians of several runs.
"""

from __future__ import annotations

import random
import statistics
import textwrap
import time
import tracemalloc
from collections.abc import Callable

from termreader.model import Block, BlockKind, Document
from termreader.text.find import find
from termreader.text.layout import Layout

_WIDTH = 72
_RUNS = 7
_SCREEN = 50
_WORDS = """the of and a reader in article that company’s for it as was people with artificial intelligence by on not
year but at are this have from quotation or had “open” which open-source one you were all her she would there"""


def make_document(size: int) -> Document:
    """An article of about `size` characters: paragraphs of a hundred words, a heading before every fifth."""
    words_known = _WORDS.split()
    rng = random.Random(size)  # noqa: S311 - the same words every time, no secret
    texts: list[tuple[BlockKind, str]] = []
    made = 0
    while made < size:
        is_heading = len(texts) % 6 == 0
        words = " ".join(rng.choices(words_known, k=4 if is_heading else 100))
        texts.append((BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH, words))
        made += len(words) + 2
    blocks: list[Block] = []
    start = 0
    for kind, words in texts:
        blocks.append(Block(kind, start, start + len(words), level=2 if kind is BlockKind.HEADING else 0))
        start += len(words) + 2
    return Document("\n\n".join(words for _, words in texts), tuple(blocks))


def median_ms(act: Callable[..., object], *arguments: object) -> float:
    """The median time of `act(*arguments)` in milliseconds."""
    times: list[float] = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        act(*arguments)
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


def held_kb(document: Document) -> float:
    """The memory that a layout holds beside its document, in kilobytes."""
    tracemalloc.start()
    layout = Layout(document, _WIDTH)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del layout
    return held / 1000


def wrap_all(paragraphs: list[str]) -> None:
    """The floor of a layout."""
    for words in paragraphs:
        textwrap.wrap(words, _WIDTH)


def show_first_screen(document: Document, offset: int) -> None:
    """What opening an article at a place costs before anything can be drawn."""
    layout = Layout(document, _WIDTH, around=offset)
    top = layout.row_of(offset)
    layout.rows(top, top + _SCREEN)


def main() -> None:
    """Measure and print."""
    documents = {"10 kB": make_document(10_000), "1 MB": make_document(1_000_000), "5 MB": make_document(5_000_000)}
    short = documents["10 kB"]
    show_first_screen(short, 0)  # line breaking patterns are compiled once a width

    print(f"{'':>8}  {'exact ms':>9}  {'textwrap ms':>11}  {'ratio':>6}  {'held kB':>8}")
    for name, document in documents.items():
        paragraphs = [document.text[block.start : block.end] for block in document.blocks]
        exact = median_ms(Layout, document, _WIDTH)
        floor = median_ms(wrap_all, paragraphs)
        print(f"{name:>8}  {exact:9.1f}  {floor:11.1f}  {exact / floor:6.2f}  {held_kb(document):8.0f}")

    print(f"\n{'':>8}  {'first screen ms':>15}  {'over 10 kB':>10}")
    floor = median_ms(show_first_screen, short, len(short.text) // 2)
    for name, document in documents.items():
        opened = median_ms(show_first_screen, document, len(document.text) // 2)
        print(f"{name:>8}  {opened:15.2f}  {opened - floor:+10.2f}")

    text = documents["5 MB"].text
    print(f"\n{'find in 5 MB':>36}  {'ms':>7}  {'str.count ms':>12}  {'ratio':>6}  {'hits':>6}")
    for kind, searched in (("typographic", text), ("ASCII", text.encode("ascii", "replace").decode())):
        for query in ("intelligence", "Zuckerberg", "artificial intelligence"):
            took = median_ms(find, searched, query)
            floor = median_ms(searched.count, query)
            hits = len(find(searched, query))
            print(f"{kind + ': ' + query:>36}  {took:7.1f}  {floor:12.1f}  {took / floor:6.1f}  {hits:6}")


if __name__ == "__main__":
    main()
