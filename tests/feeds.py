"""Feeds for tests: small ones, and many."""

from html import escape


def rss(
    *items: tuple[str, str], title: str = "The Llama Times", site: str = "https://llamas.example/", extra: str = ""
) -> bytes:
    """An RSS feed with items of a guid (which is the link) and a title."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{escape(title)}</title>'
        f"<link>{site}</link>{extra}"
        + "".join(
            f"<item><title>{escape(name)}</title><link>{link}</link><guid>{link}</guid>"
            "<pubDate>Wed, 29 May 2024 10:00:00 +0200</pubDate>"
            f"<description>&lt;p&gt;What {escape(name)} says.&lt;/p&gt;</description></item>"
            for link, name in items
        )
        + "</channel></rss>"
    ).encode()


def many(count: int, site: str = "https://llamas.example") -> bytes:
    """An RSS feed with so many items."""
    return rss(*((f"{site}/{number}", f"Llama number {number}") for number in range(count)))
