"""Pages that say nothing but where to go (`<meta http-equiv="refresh">`): where that is. Fetches nothing."""

import re

from termreader.ingest.source import web_href

_SIGN = re.compile(rb"http-equiv\s*=\s*[\"']?\s*refresh", re.IGNORECASE)
_SIGN_AREA = 65_536
_CONTENT = re.compile(r"\s*(\d{0,5})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?+[\"']?([^\"']{1,4000})", re.IGNORECASE)
"""Seconds, and an address (WHATWG HTML, 4.2.5.3)."""
_LONGEST_WAIT = 10
"""Seconds. A page that goes on later is there to be read, or renews itself."""
_FEW = 100
"""Words. A page with more of them is an article, wherever it leads afterwards."""
_WORD = re.compile(r"\w+")


def sends_to(data: bytes, url: str, charset: str | None = None) -> str | None:
    """Where the page that came from `url` sends its reader; None for one that is there to be read."""
    if not _SIGN.search(data, 0, _SIGN_AREA):
        return None
    from termreader.ingest.html_page import base_of, parse_page, remove_unseen  # lxml, for the few pages that go on

    page = parse_page(data, charset)
    if page is None:
        return None
    base = base_of(page.tree, url)
    target = None
    for meta in page.tree.iter("meta"):
        found = _CONTENT.match(meta.get("content") or "") if _is_refresh(meta.get("http-equiv")) else None
        if found and int(found[1] or 0) <= _LONGEST_WAIT:
            target = target or web_href(found[2].strip(), base)
    if target is None or target.partition("#")[0] == url.partition("#")[0]:
        return None
    remove_unseen(page.tree)
    body = page.tree.find(".//body")
    words = _WORD.findall(body.text_content()) if body is not None else ()
    return target if len(words) < _FEW else None


def _is_refresh(name: str | None) -> bool:
    return (name or "").strip().lower() == "refresh"
