"""Makes `data/ordinary_words.txt`: words that stand in lower case in ordinary news, so that a capital means little.

Counted in the Groningen Meaning Bank's texts, which are in the public domain, and in our own passages, those held
out aside.

    python -m training.ordinary_words
"""

import re
from collections import Counter
from collections.abc import Iterator

from training.formats import PASSAGES, is_held_out, read_jsonl, read_passages
from training.open_sets import path_of

TARGET = "src/termreader/analysis/data/ordinary_words.txt"
LEAST = 2
"""How often a word must stand in lower case."""

# A part of a compound is no word: the "shing" of Ka-shing.
_WORD = re.compile(r"(?<![-\w’'])[^\W\d_]+(?!-)")


def _texts() -> Iterator[str]:
    for document in read_jsonl(path_of("gmb_train")):
        yield document.text
    for path in sorted(PASSAGES.glob("*.txt")):
        for document in read_passages(path):
            if not is_held_out(document.text):
                yield document.text


def main() -> None:
    """Counts and writes the list."""
    counts: Counter[str] = Counter()
    for text in _texts():
        counts.update(word for word in _WORD.findall(text) if word.islower() and len(word) > 1)
    words = sorted(word for word, count in counts.items() if count >= LEAST)
    with (PASSAGES.parent.parent / TARGET).open("w", encoding="utf-8") as file:
        file.write("# Words that stand in lower case in ordinary news. Made by training/ordinary_words.py.\n")
        file.write("\n".join(words) + "\n")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
