"""The screen as a picture, at three sizes, dark and light: a page with names and notes, and one name in focus.

A picture that changed is looked at before it is accepted: `pytest tests/test_snapshots.py --snapshot-update`.
"""

import re
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from termreader.library import Library
from termreader.model import Analysis, AnnotationKind, Article, Entity, EntityKind, Mention, Quotation
from termreader.tui.app import ReaderApp
from termreader.tui.opening import prepare
from tests.app import ARTICLE, without_samples
from tests.articles import add
from tests.terminal import SIZES

LIST_AND_CODE = """

> Whoever owns the ditch mends the ditch.

1. Dig.
2. Fill.

```
ditch --fill
```

| Ditch | Depth |
|:------|------:|
| north |   1.2 |
| 南    |   0.8 |
"""
NAMES = {
    "person/ann-lindgren": ("Ann Lindgren", EntityKind.PERSON, ("Ann Lindgren", "Lindgren")),
    "person/tomas-okafor": ("Tomas Okafor", EntityKind.PERSON, ("Tomas Okafor", "Okafor")),
    "company/brightwater": ("Brightwater Inc.", EntityKind.COMPANY, ("Brightwater Inc.", "Brightwater")),
    "company/harlow-sons": ("Harlow & Sons Ltd.", EntityKind.COMPANY, ("Harlow & Sons Ltd.",)),
}


def known_analysis(text: str) -> Analysis:
    """What a recogniser that makes no mistake finds in the article, so that the pictures show the screen alone."""
    mentions: list[Mention] = []
    entities = []
    for key, (name, kind, forms) in NAMES.items():
        found = [match.span() for match in re.finditer("|".join(re.escape(form) for form in forms), text)]
        mentions += [Mention(start, end, kind, key) for start, end in found]
        entities.append(Entity(key, name, kind, count=len(found)))
    mentions.sort(key=lambda mention: mention.start)
    entities.sort(key=lambda entity: -entity.count)
    speakers = ("person/ann-lindgren", "person/ann-lindgren", "person/tomas-okafor")
    spoken = zip(re.finditer("“([^”]+)”", text), speakers, strict=True)
    quotations = tuple(Quotation(*match.span(1), NAMES[speaker][0], speaker) for match, speaker in spoken)
    return Analysis("known", tuple(mentions), tuple(entities), quotations)


def kept_by(library: Library) -> int:
    """An article with a bookmark, a highlight and a note, among others."""
    without_samples(library)
    add(library, "A shelf of older things", "Nothing much.", tags=("old",))
    article = add(library, "The field, and who was to pay for it", ARTICLE + LIST_AND_CODE)
    text = library.article(article).document.text

    def mark(kind: AnnotationKind, words: str, body: str = "") -> None:
        start = text.index(words)
        library.add_annotation(article, kind, start, start + len(words), body)

    mark(AnnotationKind.BOOKMARK, "Tomas Okafor, an engineer")
    mark(AnnotationKind.HIGHLIGHT, "Nobody else has the ground for it.")
    mark(AnnotationKind.NOTE, "The map was wrong.", "Whose map was it?")
    return article


@pytest.mark.parametrize("theme", ["night", "paper"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_page_looks_as_it_was_accepted(
    library: Library,
    snap_compare: Callable[..., bool],
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    theme: str,
) -> None:
    def analysis(_: Library, article: Article) -> Analysis:
        return known_analysis(article.document.text) if "Lindgren" in article.document.text else Analysis("known")

    monkeypatch.setattr(Library, "stored_analysis", analysis)
    library.remember("theme", theme)
    app = ReaderApp(library, prepare(library, kept_by(library)))

    async def look(pilot: Pilot[int]) -> None:
        for _ in range(3):
            await app.workers.wait_for_complete()
            await pilot.pause()
        await pilot.press("p")
        for _ in range(3):
            await app.workers.wait_for_complete()
            await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=look)
