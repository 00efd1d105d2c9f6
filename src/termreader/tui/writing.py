"""What is being written on one place, how far it is kept, and where words go that no library takes. Knows no screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from termreader.tui.widgets.note_editor import NoteSubject


@dataclass(slots=True)
class Writing:
    """The words on one subject, from the opening of the editor until they are kept."""

    subject: NoteSubject
    before: str
    """The words that stood there when the editor opened."""
    typed: str
    kept: str
    """The words that are in the library."""
    annotation_id: int | None
    """None for a note that is not there yet."""
    is_new: bool
    asked: int = 0
    """How often it was asked to be kept."""
    waits: bool = False
    """Whether it could not be kept when its editor closed."""

    @property
    def is_unkept(self) -> bool:
        """Whether there are words here that the library does not have."""
        return bool(self.typed.strip()) and self.typed != self.kept

    def is_on(self, subject: NoteSubject) -> bool:
        """Whether it is written on the same annotation, or the same words."""
        if subject.annotation_id is not None:
            return self.annotation_id == subject.annotation_id
        return (self.subject.article_id, self.subject.span) == (subject.article_id, subject.span)


def put_aside(writings: Sequence[Writing], file: Path) -> str:
    """Append words that could not be kept to a file. Says where they are, or else says the words themselves."""
    words = "\n".join(f"On “{one.subject.quote}”:\n{one.typed}\n" for one in writings)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as out:
            out.write(f"{words}\n")
    except OSError:
        return f"The library could not be written. Your words:\n\n{words}"
    return f"The library could not be written. Your words lie in {file}"
