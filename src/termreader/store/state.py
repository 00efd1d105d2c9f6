"""How far a reader is with each article, its tags, and the list of them all. Never touches an article's text."""

from collections.abc import Iterable

from termreader.model import ArticleSummary
from termreader.store.articles import METADATA_COLUMNS, STATE_COLUMNS, Articles, metadata_from, state_from
from termreader.store.database import Database, utc_now

_SUMMARIES = f"""
    SELECT id, words, {METADATA_COLUMNS}, {STATE_COLUMNS} FROM articles
    WHERE deleted IS NULL AND (:archived IS NULL OR archived = :archived) AND (:id IS NULL OR id = :id)
        AND (:tag IS NULL OR id IN (SELECT article_id FROM tags WHERE tag = :tag))
    ORDER BY id DESC
"""  # noqa: S608 - constants
_TAGS = "SELECT article_id, tag FROM tags WHERE :id IS NULL OR article_id = :id ORDER BY article_id, tag"
_MARKS = """
    SELECT article_id, kind, count(*) FROM annotations
    WHERE deleted IS NULL AND (:id IS NULL OR article_id = :id) GROUP BY article_id, kind
"""


class States:
    """The reader's side of the articles of one library file."""

    def __init__(self, database: Database, articles: Articles) -> None:
        self._database = database
        self._articles = articles

    def summaries(self, archived: bool | None = None, tag: str | None = None) -> list[ArticleSummary]:
        """Every article, newest first, or those with this tag, archived or not; 20,000 in a fraction of a second."""
        return self._summaries({"archived": archived, "tag": tag, "id": None})

    def summary(self, article_id: int) -> ArticleSummary:
        """One article's line. Raises NotFoundError when it is not there."""
        found = self._summaries({"archived": None, "tag": None, "id": article_id})
        if not found:
            raise self._articles.not_found(article_id)
        return found[0]

    def _summaries(self, wanted: dict[str, object]) -> list[ArticleSummary]:
        with self._database.snapshot():
            rows = self._database.rows(_SUMMARIES, wanted)
            tag_rows = self._database.rows(_TAGS, wanted)
            counts = self._database.rows(_MARKS, wanted)
        tags: dict[int, tuple[str, ...]] = {}
        for article_id, name in tag_rows:
            tags[article_id] = (*tags.get(article_id, ()), name)
        marked = {(article_id, kind): count for article_id, kind, count in counts}
        return [
            ArticleSummary(
                row[0],
                metadata_from(row[2:10]),
                state_from(row[10:], tags.get(row[0], ())),
                row[1],
                bookmarks=marked.get((row[0], "bookmark"), 0),
                highlights=marked.get((row[0], "highlight"), 0),
                notes=marked.get((row[0], "note"), 0),
            )
            for row in rows
        ]

    def tags(self) -> list[tuple[str, int]]:
        """Each tag in use, and how many articles have it; by name."""
        return [
            (tag, count)
            for tag, count in self._database.rows(
                "SELECT tag, count(*) FROM tags JOIN articles ON id = article_id WHERE deleted IS NULL"
                " GROUP BY tag ORDER BY tag COLLATE NOCASE"
            )
        ]

    def set_tags(self, article_id: int, tags: Iterable[str]) -> None:
        """Give the article these tags and no others."""
        with self._database.transaction() as connection:
            self._articles.require(article_id)
            connection.execute("DELETE FROM tags WHERE article_id = ?", (article_id,))
            self.add_tags(article_id, tags)

    def add_tags(self, article_id: int, tags: Iterable[str]) -> None:
        """Give an article that is there these tags as well."""
        names = {" ".join(tag.split()) for tag in tags} - {""}
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO tags VALUES (?, ?)", [(article_id, name) for name in sorted(names)]
            )

    def save_position(self, article_id: int, position: int, progress: float) -> None:
        """Where the reader is, and how far they got (0 to 1): progress only ever grows."""
        reached = min(max(progress, 0.0), 1.0)
        self._set(article_id, "position = ?, progress = max(progress, ?)", (max(position, 0), reached))

    def mark_opened(self, article_id: int) -> None:
        """The article is opened now."""
        self._set(article_id, "opened = ?", (utc_now(),))

    def set_finished(self, article_id: int, finished: bool) -> None:
        """Read to the end, or to be read again; how far it was read stays."""
        self._set(article_id, "finished = ?", (int(finished),))

    def set_archived(self, article_id: int, archived: bool) -> None:
        """Put the article aside, or take it back."""
        self._set(article_id, "archived = ?", (int(archived),))

    def keep_as_before(self, article_id: int, added: str, finished: bool, archived: bool) -> None:
        """How a new article stood in the program it comes from; an empty `added` (ISO 8601 in UTC) stays now."""
        self._set(
            article_id,
            "added = coalesce(nullif(?, ''), added), finished = ?, archived = ?",
            (added, finished, archived),
        )

    def _set(self, article_id: int, assignments: str, values: tuple[object, ...]) -> None:
        with self._database.transaction() as connection:
            statement = f"UPDATE articles SET {assignments} WHERE id = ? AND deleted IS NULL"  # noqa: S608 - ours
            if connection.execute(statement, (*values, article_id)).rowcount == 0:
                raise self._articles.not_found(article_id)
