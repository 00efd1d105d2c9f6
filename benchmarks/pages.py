"""From a page's bytes to an article, against trafilatura alone in the same run: python -m benchmarks.pages [FOLDER]

The pages are those of FOLDER, else of `../shared/articles`, else some made here. The floor is what trafilatura takes to
answer with plain text, which is less: no structure, no captions, no code.
"""

from __future__ import annotations

import contextlib
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.layout import make_document
from termreader.errors import SourceError
from termreader.ingest import ingest
from termreader.ingest.document import document_from_markdown

_RUNS = 5
_REAL = Path(__file__).parents[2] / "shared" / "articles" / "html"


def made_pages() -> list[bytes]:
    """Pages of 10 to 100 kB with nothing but paragraphs and headings in them."""
    pages: list[bytes] = []
    for size in (10_000, 30_000, 100_000):
        document = make_document(size)
        texts = (document.text[block.start : block.end] for block in document.blocks)
        body = "".join(f"<h2>{text}</h2>" if len(text) < 80 else f"<p>{text}</p>" for text in texts)
        pages.append(f"<html><head><title>A page</title></head><body><article>{body}</article></body></html>".encode())
    return pages


def to_article(page: bytes) -> None:
    """What termreader does when a page is added: the article's Markdown and its document."""
    with contextlib.suppress(SourceError):  # to be told that it is no article takes its time as well
        document_from_markdown(ingest("page.html", data=page).markdown)


def to_text(page: bytes) -> None:
    """What trafilatura does alone."""
    import trafilatura  # the floor

    trafilatura.extract(page.decode("utf-8", "replace"))


def median_ms(act: Callable[[bytes], None], page: bytes) -> float:
    """The median time of `act` on a page in milliseconds."""
    times: list[float] = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        act(page)
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _REAL
    pages = [path.read_bytes() for path in sorted(folder.glob("*.html"))] or made_pages()
    for act in (to_article, to_text):
        act(pages[0])  # modules are loaded once
    ours, alone = ([median_ms(act, page) for page in pages] for act in (to_article, to_text))
    ratios = [mine / floor for mine, floor in zip(ours, alone, strict=True)]
    print(f"{len(pages)} pages{'':>6}  {'median ms':>9}  {'p95 ms':>7}")
    for name, times in (("termreader", ours), ("trafilatura", alone)):
        print(f"{name:>12}  {statistics.median(times):13.1f}  {_p95(times):7.1f}")
    print(f"{'ratio':>12}  {statistics.median(ratios):13.2f}  {_p95(ratios):7.2f}   of each page's two times")


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


if __name__ == "__main__":
    main()
