"""Whether the written file, read by the program with numpy, says what the net said while it was trained."""

from collections.abc import Sequence
from pathlib import Path

from termreader.analysis.lexicon import load_lexicon
from termreader.analysis.net import read_net
from termreader.analysis.page import read_page
from termreader.analysis.tokens import tokenize
from training.data import Example
from training.encode import Page

LEAST = 0.98
"""Numbers of eight bits move a few tags that were a toss-up; more means that the two compute something else."""


def agreement(path: Path, texts: Sequence[Example], pages: Sequence[Page], tags: Sequence[Sequence[int]]) -> float:
    """The share of words that get the same tag from the file as in `tags`, over the texts that are one page."""
    net, lexicon = read_net(path.read_bytes()), load_lexicon()
    tagged = {
        tuple(word for word in page.words if word): [tag for tag, word in zip(row, page.words, strict=True) if word]
        for page, row in zip(pages, tags, strict=True)
    }
    same = words = 0
    for text in texts:
        tokens = tokenize(text.text)
        expected = tagged.get(tuple(tokens.words))
        if expected is not None:
            found = net.tag_scores(read_page(tokens, lexicon)).argmax(axis=1).tolist()
            same += sum(tag == other for tag, other in zip(found, expected, strict=True))
            words += len(expected)
    return same / words if words else 0.0
