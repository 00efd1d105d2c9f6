"""Who says what on real pages, told by hand. The pages stand beside the repository, and nothing of them is here.

`pages/speech.json` has for each page the quotations by a hash of their words: whose words they are, `?` where nobody
can tell or the speaker has no name, `-` where they are nobody's speech.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from termreader.ingest import ingest
from termreader.ingest.document import document_from_markdown
from training.formats import TRAINING, Document
from training.marks import Speech

SHARED = TRAINING.parents[1] / "shared"
SPEECH = TRAINING / "pages" / "speech.json"
NOT_TOLD, NO_SPEECH = "?", "-"

_QUOTED = re.compile(
    r"“([^”\n]{3,}?)(?:”|$)|\"([^\"”\n]{3,}?)(?:[\"”]|$)|«([^»\n]{3,}?)(?:»|$)|„([^“”\n]{3,}?)(?:[“”]|$)", re.MULTILINE
)
"""What the labels are for: whatever stands between two marks. How the program finds quotations is no matter here."""


def languages() -> list[str]:
    """The languages that labelled pages are in, English apart from the others; none where the pages are not here."""
    return list(_labels()) if (SHARED / "articles").is_dir() else []


def read_pages(language: str) -> Iterator[Document]:
    """The labelled pages of a language, as the program reads them; names are not labelled."""
    for name, labels in _labels()[language].items():
        text = document_from_markdown(ingest(_page(name)).markdown).text
        speech = tuple(
            Speech(start, end, None if speaker == NOT_TOLD else speaker)
            for start, end, label in _quotations(text)
            if (speaker := labels.get(label, NO_SPEECH)) != NO_SPEECH
        )
        yield Document(text, (), speech, name)


def label_of(words: str) -> str:
    """The key of a quotation: twelve hexadecimal digits of the SHA-256 of its words in lower case."""
    plain = " ".join(re.findall(r"\w+", words.casefold()))
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def _quotations(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _QUOTED.finditer(text):
        group = next(number for number in (1, 2, 3, 4) if match[number] is not None)
        words = match[group]
        start = match.start(group) + len(words) - len(words.lstrip())
        yield start, start + len(words.strip()), label_of(words)


def _labels() -> dict[str, dict[str, dict[str, str]]]:
    labels: dict[str, dict[str, dict[str, str]]] = json.loads(SPEECH.read_text(encoding="utf-8"))
    return labels


def _page(name: str) -> Path:
    return next(path for path in (SHARED / "articles" / "html" / name, SHARED / "seeds" / name) if path.is_file())
