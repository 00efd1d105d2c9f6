"""Which labelled sets there are to measure on: none that the net was trained on."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from training.data import joined, our_passages
from training.formats import DOCUMENTS, QUOTATIONS, Document, read_documents, read_jsonl, read_quotations
from training.marks import Name
from training.open_sets import DEVELOPMENT_SET, SHARED_NER, TRAINING_SETS
from training.pages import languages, read_pages

_SENTENCES_TOGETHER = 40
"""GUM's news comes a sentence a line, documents one after the other: so many are read as one text."""
_AGAIN = frozenset(["redocred_dev", "redocred_test"])
"""The sentences of sets that are here as whole documents."""
_COMPANIES_APART = frozenset(["wnut17_dev", "wnut17_test"])


class LabelledSet(NamedTuple):
    """Texts that are scored together."""

    name: str
    load: Callable[[], list[Document]]
    companies_apart: bool = True
    """Whether companies are labelled apart from other organisations."""
    unseen: bool = True
    """Whether nobody may look at its texts: only figures are shown of it."""


def document_sets() -> list[LabelledSet]:
    """Our labelled articles, file by file."""
    return [_file_set(path, read_documents) for path in sorted(DOCUMENTS.glob("*.txt"))]


def quotation_sets() -> list[LabelledSet]:
    """Our passages of labelled quotations, file by file."""
    return [_file_set(path, read_quotations) for path in sorted(QUOTATIONS.glob("*.txt"))]


def page_sets() -> list[LabelledSet]:
    """The real pages whose speech is labelled, by language; none where the pages are not beside the repository."""
    return [LabelledSet(f"pages/{language}", _loading_pages(language), unseen=False) for language in languages()]


def _loading_pages(language: str) -> Callable[[], list[Document]]:
    return lambda: list(read_pages(language))


def _file_set(path: Path, read: Callable[[Path], Iterator[Document]]) -> LabelledSet:
    name = f"{path.parent.name}/{path.stem}"
    return LabelledSet(name, lambda: list(read(path)), unseen=not path.stem.startswith("dev-"))


def together(sets: Iterable[LabelledSet]) -> list[LabelledSet]:
    """The sets, and after those for development and those held out, if they are several, all of them as one."""
    everything: list[LabelledSet] = []
    of_each = list(sets)
    for unseen, name in ((False, "dev"), (True, "held out")):
        parts = [part for part in of_each if part.unseen is unseen]
        everything += parts
        if len(parts) > 1:
            folder = parts[0].name.partition("/")[0]
            everything.append(LabelledSet(f"{folder}, all {name}", _loading_all(parts), unseen=unseen))
    return everything


def _loading_all(parts: list[LabelledSet]) -> Callable[[], list[Document]]:
    return lambda: [document for part in parts for document in part.load()]


def passage_set() -> LabelledSet:
    """The tenth of our passages that is held out."""

    def load() -> list[Document]:
        return [
            Document(passage.text, tuple(Name(*span) for span in passage.spans))
            for passage in our_passages(held_out=True)
        ]

    return LabelledSet("passages, held-out tenth", load)


def open_sets(folder: Path = SHARED_NER) -> list[LabelledSet]:
    """The open sets that are here and were not trained on."""
    trained_on = {open_set.name for open_set in TRAINING_SETS} | _AGAIN
    names = sorted(path.name.removesuffix(".jsonl.gz") for path in folder.glob("*.jsonl.gz"))
    return [
        LabelledSet(name, _loading(name, folder), companies_apart=name in _COMPANIES_APART)
        for name in names
        if name not in trained_on
    ]


def _loading(name: str, folder: Path) -> Callable[[], list[Document]]:
    def load() -> list[Document]:
        texts = list(read_jsonl(folder / f"{name}.jsonl.gz"))
        if name != DEVELOPMENT_SET:
            return texts
        parts = [texts[at : at + _SENTENCES_TOGETHER] for at in range(0, len(texts), _SENTENCES_TOGETHER)]
        return [_as_one(part) for part in parts]

    return load


def _as_one(texts: list[Document]) -> Document:
    text, spans = joined(texts, "\n")
    return Document(text, tuple(Name(*span) for span in spans))
