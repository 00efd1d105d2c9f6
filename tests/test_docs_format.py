"""The worked example of docs/adding-a-format.md works."""

import re
import types
from pathlib import Path

import pytest

from termreader.errors import SourceError
from termreader.ingest.document import document_from_markdown
from termreader.ingest.source import Ingested, source_from_data

PAGE = Path(__file__).parents[1] / "docs" / "adding-a-format.md"
GEMTEXT = """# On llamas
They *hum*.
## Why
* wool
* 1. hills
> nobody knows
=> https://x.example/a the herd
=> file:///etc/passwd not there
```
def hum(): pass
```
"""


@pytest.fixture
def example() -> types.ModuleType:
    code = re.search(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert code
    module = types.ModuleType("gemtext")
    exec(compile(code[1], str(PAGE), "exec"), module.__dict__)
    return module


def test_the_example_reads_its_format(example: types.ModuleType) -> None:
    article: Ingested = example.read(source_from_data("llamas.gmi", GEMTEXT.encode(), None))
    document = document_from_markdown(article.markdown)

    assert article.metadata.title == "On llamas"
    assert document.text == (
        "They *hum*.\n\nWhy\n\nwool\n\n1. hills\n\nnobody knows\n\nthe herd\n\nnot there\n\ndef hum(): pass"
    )
    assert [mark.href for mark in document.marks if mark.href] == ["https://x.example/a"]


def test_the_example_refuses_what_is_empty(example: types.ModuleType) -> None:
    with pytest.raises(SourceError, match="nothing to read"):
        example.read(source_from_data("empty.gmi", b"\n\n", None))
