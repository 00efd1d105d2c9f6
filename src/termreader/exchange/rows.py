"""Tables as CSV, as programs and spreadsheets in fact write them. Knows nothing of what the columns mean."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_DELIMITERS = ",;\t"
_NEWLINE = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the heading."""

    number: int
    """As a spreadsheet counts: the heading is row 1."""
    fields: dict[str, str]
    """By the name of the column, in lower case; columns that the row lacks are not there."""

    def __getitem__(self, name: str) -> str:
        """A field, stripped; "" when the row does not have it."""
        return self.fields.get(name, "").strip()

    @property
    def where(self) -> str:
        """How the row is called in messages."""
        return f"Row {self.number}"


class Table(NamedTuple):
    """A heading, and the text under it."""

    columns: frozenset[str]
    """In lower case."""
    text: str
    delimiter: str

    def rows(self) -> Iterator[Row]:
        """The rows that are not empty."""
        lines = _reader(self.text, self.delimiter)
        names = [name.strip().lower() for name in next(lines, [])]
        for number, values in enumerate(lines, 2):
            if any(value.strip() for value in values):
                yield Row(number, dict(zip(names, values, strict=False)))


def read_table(text: str) -> Table | None:
    """A text as a table, if its first line can be a heading of two columns or more."""
    text = _NEWLINE.sub("\n", text)
    heading = text.lstrip("\n").split("\n", 1)[0]
    if not heading or len(heading) > 2000 or heading.lstrip()[:1] == "<":
        return None
    delimiter = max(_DELIMITERS, key=heading.count)
    if heading.count(delimiter) < 1:
        return None
    names = next(_reader(heading, delimiter), [])
    return Table(frozenset(name.strip().lower() for name in names), text.lstrip("\n"), delimiter)


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    # The limit is the process's own, so it only ever grows.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
