"""A page of the docs in which measured tables stand under headings of their own."""

import re

from termreader.errors import TermreaderError


class PageError(TermreaderError):
    """The page has no place for a table."""


def with_tables(page: str, tables: dict[str, str]) -> str:
    """The page with the first table under each heading in `tables` replaced. Raises PageError."""
    for heading, tabled in tables.items():
        part = re.search(rf"(?ms)^#+ {re.escape(heading)}$.*?(?=^#|\Z)", page)
        old = re.search(r"(?m)(?:^\|.*$\n?)+", part[0]) if part else None
        if part is None or old is None:
            raise PageError(f"The page has no table under a heading “{heading}”: give it one, and run this again.")
        start = part.start() + old.start()
        page = f"{page[:start]}{tabled}\n{page[part.start() + old.end() :]}"
    return page
