"""What a page says about its article: in JSON-LD, in meta elements, in its text."""

import re
from collections.abc import Iterable

import msgspec
from lxml.html import HtmlElement

from termreader.ingest.dates import iso_date
from termreader.ingest.html_json import Told, read_told
from termreader.ingest.sanitize import clean_line
from termreader.ingest.source import web_url

_BY = re.compile(
    r"^(?:(?:written|words|story|text|posted|published)\s+)?by:?\s+|^(?:von|par|por|di|door|af|av)\s+|"
    r"^(?:author|auteur|autor|autore|autorin):?\s+",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\s*[,|·•–—-]?\s*(?:\w{3,9}\.? \d{1,2}, \d{4}|\d{1,2}\.? \w{3,9} \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}).*$"
)
_NO_NAME = re.compile(
    r"https?:|www\.|^@|^(?:admin|administrator|editor|staff|guest|unknown|null|undefined|(?:no )?author)$",
    re.IGNORECASE,
)
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|author-?name|writer|contributor)s?(?:$|[\s_-])", re.IGNORECASE
)
_TITLE_PARTS = re.compile(r"\s+(?:[|–—·•»:]|-|::|>>)\s+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_DATED_ADDRESS = re.compile(r"/((?:19|20)\d\d)/([01]\d)/([0-3]\d)/")
_ALIKE = 0.6
_LONGEST_BYLINE = 150


class PageMetadata(msgspec.Struct, frozen=True):
    """What a page says about its article, safe to show. What it does not say is None."""

    title: str | None = None
    byline: str | None = None
    site: str | None = None
    section: str | None = None
    published: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    body: str = ""
    """The article's text as the page tells it to programs, or "". It may hold markup."""


def read_metadata(tree: HtmlElement) -> PageMetadata:
    """What `tree`, a whole page, says about its article."""
    meta = _meta(tree)
    told = read_told(tree)
    site = _first(
        _texts(meta, "og:site_name"), told.site, _texts(meta, "application-name", "apple-mobile-web-app-title")
    )
    return PageMetadata(
        title=_title(tree, meta, told, site),
        byline=_byline(tree, meta, told),
        site=site,
        section=_section(_first(told.section, _texts(meta, "article:section", "parsely-section", "section"))),
        published=_published(tree, meta, told),
        canonical_url=_canonical(tree, meta),
        language=_language(tree, meta, told),
        body=told.body,
    )


def _section(said: str | None) -> str | None:
    """The first of the sections named, unless it is a path or a code."""
    name = (said or "").split(",")[0].strip()
    return name if name and len(name) <= 60 and "/" not in name and not name.isdigit() else None


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of the meta elements by name, property or itemprop, in lower case."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and content:
                meta.setdefault(name.strip().lower(), []).append(content)
    return meta


def _texts(meta: dict[str, list[str]], *names: str) -> list[str]:
    return [text for name in names for content in meta.get(name, ()) if (text := clean_line(content))]


def _first(*candidates: Iterable[str]) -> str | None:
    return next((text for texts in candidates for text in texts if text), None)


def _title(tree: HtmlElement, meta: dict[str, list[str]], told: Told, site: str | None) -> str | None:
    """The article's title, without the site's name.

    The only h1, if the page's other titles contain it; or what the page says it is called elsewhere.
    """
    headings = [text for heading in tree.iter("h1") if (text := _heading_text(heading))]
    page_title = clean_line(tree.findtext(".//title") or "")
    said = [*_texts(meta, "og:title", "twitter:title", "citation_title", "dc.title", "parsely-title"), *told.title]
    known = [_folded(text) for text in (*said, page_title)]
    fit = [text for text in headings if len(text) > 3 and _folded(text) != _folded(site or "")]
    fit = [text for text in fit if any(_folded(text) in title for title in known)]
    if fit:  # a page's title begins with the article's and ends with the site's
        return min(fit, key=lambda text: min(title.index(_folded(text)) for title in known if _folded(text) in title))
    alike = [text for text in headings if any(_likeness(text, title) >= _ALIKE for title in known)]
    if alike:
        return alike[0]
    for text in (*said, page_title):
        stripped = _without_site(text, site, sure=text in said)
        if stripped:
            return stripped
    return headings[0] if headings else _heading(tree)


def _likeness(first: str, second: str) -> float:
    """The share of the words of two titles that both have, 0 to 1."""
    one, other = set(_folded(first).split()), set(_folded(second).split())
    return len(one & other) / max(1, len(one | other))


def _heading(tree: HtmlElement) -> str | None:
    return next((text for heading in tree.iter("h2") if (text := _heading_text(heading))), None)


def _heading_text(heading: HtmlElement) -> str:
    """What a heading says, without the sign that links to it."""
    return clean_line(heading.text_content()).rstrip("¶ ")


def _without_site(title: str, site: str | None, *, sure: bool) -> str:
    """`title` without the part that names the site: the known one, or the shorter end of a page's title."""
    parts = _TITLE_PARTS.split(title)
    if len(parts) < 2:
        return title
    known = _folded(site or "")
    if known and _folded(parts[-1]) in known and len(_folded(parts[-1])) > 2:
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:->")
    if known and _folded(parts[0]) == known:
        return title[len(parts[0]) :].lstrip(" |–—·•»:->")
    if not sure and len(parts[-1].split()) <= 4 and len(parts[0].split()) >= 3 * len(parts[-1].split()):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:->")
    return title


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _byline(tree: HtmlElement, meta: dict[str, list[str]], told: Told) -> str | None:
    said = (
        told.authors,
        _texts(
            meta,
            "author",
            "article:author",
            "citation_author",
            "dc.creator",
            "parsely-author",
            "sailthru.author",
            "byl",
        ),
        _written_names(tree),
    )
    for names in said:
        people = [name for text in names if (name := _BY.sub("", text).strip(" ,;·|")) and not _NO_NAME.search(name)]
        people = [name for name in dict.fromkeys(people) if len(name) <= _LONGEST_BYLINE]
        if people:
            return ", ".join(people[:8])
    return None


def _written_names(tree: HtmlElement) -> list[str]:
    """Names where pages write them: in links to authors, in elements of that kind."""
    linked = [link for link in tree.iter("a") if "author" in (link.get("rel") or "").split()]
    marked = [
        element
        for element in tree.iter()
        if isinstance(element.tag, str) and "author" in (element.get("itemprop") or "")
    ]
    classed = [
        element
        for element in tree.iter("p", "span", "div", "a", "address", "li")
        if _BYLINE_CLASS.search(element.get("class", ""))
    ]
    for elements in (linked, marked, classed):
        names = [_name_in(element) for element in elements if not _in_form(element)]
        names = [name for name in names if 3 < len(name) <= 80 and len(name.split()) <= 8]
        if names:
            return list(dict.fromkeys(names))[:3] if elements is linked else names[:1]
    return []


def _name_in(element: HtmlElement) -> str:
    """The name in an element about an author: its link's text, or its own without a date."""
    links = [clean_line(link.text_content()) for link in element.iter("a")]
    names = [text for text in links if 1 < len(text.split()) <= 5]
    return names[0] if names else _DATE.sub("", clean_line(element.text_content()))


def _in_form(element: HtmlElement) -> bool:
    return any(above.tag in {"form", "label", "aside", "nav"} for above in (element, *element.iterancestors()))


def _published(tree: HtmlElement, meta: dict[str, list[str]], told: Told) -> str | None:
    times = [
        value for element in tree.iter("time") for value in (element.get("datetime"), element.text_content()) if value
    ]
    marked = [
        value
        for element in tree.iter("span", "div", "time", "abbr", "p")
        if (element.get("itemprop") or "") == "datePublished"
        for value in (element.get("content"), element.get("datetime"), element.text_content())
        if value
    ]
    names = (
        *(
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "parsely-pub-date",
        ),
        *(
            "sailthru.date",
            "citation_publication_date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "pubdate",
            "date",
        ),
    )
    candidates = (*told.published, *_texts(meta, *names), *marked, *times)
    address = _DATED_ADDRESS.search(_canonical(tree, meta) or "")
    in_address = ["-".join(address.groups())] if address else []
    return next((day for text in (*candidates, *in_address) if (day := iso_date(text))), None)


def _canonical(tree: HtmlElement, meta: dict[str, list[str]]) -> str | None:
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    return next((href for text in (*links, *meta.get("og:url", ())) if (href := web_url(text))), None)


def _language(tree: HtmlElement, meta: dict[str, list[str]], told: Told) -> str | None:
    said = (
        tree.get("lang") or tree.get("xml:lang") or "",
        *_texts(meta, "content-language", "og:locale"),
        *told.language,
    )
    tags = (text.replace("_", "-") for text in said if _LANGUAGE.fullmatch(text.strip()))
    return next(tags, None)
