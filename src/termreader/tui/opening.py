"""What the first screen shows, read from the library while the app itself is still being loaded. Knows no Textual."""

from pathlib import Path

import msgspec

from termreader.config import Settings, load_settings
from termreader.errors import TermreaderError
from termreader.library import Library, read_file
from termreader.model import Analysis, Annotation, Article, ArticleSummary, Picture, count_words


class Opened(msgspec.Struct, frozen=True):
    """An article with all that lies over it."""

    article: Article
    words: int
    annotations: list[Annotation] = []
    analysis: Analysis | None = None
    """None when it has not been analysed yet."""
    pictures: dict[str, Picture] = {}
    """Those that are kept with it, by where it says that they lie."""


class Looks(msgspec.Struct, frozen=True):
    """How the app was left, or else how the settings say it begins."""

    theme: str
    measure: int
    names: str
    list_width: int
    """In cells; 0 for a share of the screen."""
    list_shown: bool
    side_shown: bool
    view: str
    order: str
    filter: str
    """Words that the articles of the list must have."""


class Opening(msgspec.Struct, frozen=True):
    """Everything the first screen needs."""

    settings: Settings
    looks: Looks
    summaries: list[ArticleSummary]
    opened: Opened | None
    problem: str | None = None
    """Why what was asked for could not be opened."""
    address: str | None = None
    """What is to be fetched once the app stands."""


def open_stored(library: Library, article_id: int) -> Opened:
    """An article of the library. Raises NotFoundError."""
    article, words = library.article(article_id, markdown=False), library.summary(article_id).words
    annotations, analysis = library.annotations(article_id), library.stored_analysis(article)
    return Opened(article, words, annotations, analysis, pictures_of(library, article_id))


def pictures_of(library: Library, article_id: int) -> dict[str, Picture]:
    """The pictures kept with an article, by where it says that they lie."""
    return {picture.source: picture for picture in library.pictures(article_id)}


def open_file(path: Path) -> Opened:
    """A file that is only read. Raises SourceError."""
    article = read_file(path)
    return Opened(article, count_words(article.document.text))


def prepare(library: Library, target: int | Path | str | None) -> Opening:
    """Read settings, looks, list and the article: the one asked for, else the one last read, else the first.

    `target` is the number of an article, a file, or an address on the web, which is fetched later.
    """
    settings = load_settings(library.paths.settings)
    if library.first_run:
        library.add_seeds()
    summaries = library.summaries()
    address = target if isinstance(target, str) else None
    if isinstance(target, str):
        target = library.known(target)
    wanted = target if target is not None else library.recall("last-article", int, 0)
    opened, problem = None, None
    try:
        if isinstance(wanted, Path):
            opened = open_file(wanted)
        elif target is not None or any(summary.id == wanted for summary in summaries):
            opened = open_stored(library, wanted)
        elif summaries:
            opened = open_stored(library, summaries[0].id)
    except TermreaderError as error:
        problem = str(error)
    return Opening(settings, _looks(library, settings), summaries, opened, problem, address)


def _looks(library: Library, settings: Settings) -> Looks:
    recall = library.recall
    return Looks(
        theme=recall("theme", str, settings.theme),
        measure=recall("measure", int, settings.measure),
        names=recall("names", str, settings.names),
        list_width=recall("list-width", int, 0),
        list_shown=recall("list-shown", bool, True),
        side_shown=recall("side-shown", bool, True),
        view=recall("view", str, "all"),
        order=recall("order", str, "added"),
        filter=recall("filter", str, ""),
    )
