"""Asks what a name is: a person, a company, neither, or another form of a name; here or everywhere. Tells what was
said of it before, which can be taken back.
"""

from collections.abc import Sequence

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from termreader.model import Correction, Entity, EntityKind, Verdict
from termreader.text.cells import cell_len, clip, pad
from termreader.text.find import find
from termreader.tui.facts import excerpt
from termreader.tui.screens.asking import AskingScreen

_ANSWERS: tuple[tuple[str, Verdict | None, str], ...] = (
    ("p", Verdict.PERSON, "a person"),
    ("c", Verdict.COMPANY, "a company"),
    ("x", Verdict.NEITHER, "neither"),
    ("s", Verdict.SAME_AS, "the same as …"),
)
_WITHDRAW: tuple[str, None, str] = ("w", None, "take back what you said")
_AIRY = 14
"""Rows of a screen that has some for empty lines."""
_WIDTH = 60
"""Cells, margins included."""
_MARGIN = 2
_MOST_SHOWN = 8
_HERE, _EVERYWHERE = "in this article", "in every article"


class Subject(msgspec.Struct, frozen=True):
    """What is asked about."""

    surface: str
    """The name, as the question shows it."""
    entity: Entity | None = None
    """Whom the recogniser takes it for; None for words that it did not take for a name."""
    forms: tuple[str, ...] = ()
    """Other forms that the answer is to hold for in this article."""
    can_be_here: bool = True
    """Whether there is an article of the library that an answer could be kept for."""


class Answer(msgspec.Struct, frozen=True):
    """What was said of it."""

    verdict: Verdict | None
    """None: what was said before no longer holds."""
    same_as: str = ""
    everywhere: bool = False


class CorrectScreen(AskingScreen[Answer | None]):
    """A few lines over the page; a letter or Enter answers, Esc leaves."""

    # A scrollbar on a low screen would take the room that the lines were made for.
    DEFAULT_CSS = "CorrectScreen { overflow: hidden; }"

    def __init__(self, subject: Subject, entities: Sequence[Entity]) -> None:
        super().__init__()
        self._subject = subject
        kind = subject.entity.kind if subject.entity is not None else None
        words = subject.surface.split()

        def rank(entity: Entity) -> tuple[int, bool]:
            """Names that have the word come first, then those of its kind."""
            return -sum(bool(find(_forms(entity), word)) for word in words), entity.kind is not kind

        self._others = sorted((entity for entity in entities if entity != subject.entity), key=rank)
        self._said: Correction | None = None
        """What holds because it was said before."""
        self._everywhere = not subject.can_be_here
        self._choosing = False
        """Whether the name it is the same as is being chosen."""
        self._filter = ""
        self._cursor = 1 if kind is EntityKind.PERSON else 0

    def show_said(self, correction: Correction) -> None:
        """Tell what was said before, and let it be taken back."""
        self._said = correction
        self._paint()

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(self.words(), id="correct")

    # Keys --------------------------------------------------------------------------------------------------------

    def take_key(self, event: events.Key) -> bool:
        """Act on a key; False for one that is none of this screen's."""
        key = event.key
        if key == "escape":
            self._leave()
        elif key == "enter":
            self._enter()
        elif key in ("tab", "shift+tab"):
            self._everywhere = not self._everywhere or not self._subject.can_be_here
        elif key in ("up", "ctrl+p"):
            self._move(-1)
        elif key in ("down", "ctrl+n"):
            self._move(1)
        elif self._choosing:
            return self._edit(event)
        elif key in ("j", "k"):
            self._move(1 if key == "j" else -1)
        elif answer := next((one for one in (*_ANSWERS, _WITHDRAW) if one[0] == key), None):
            self._answer(answer[1])
        elif key == "q":
            self._leave()
        else:
            return False
        self._paint()
        return True

    def on_paste(self, event: events.Paste) -> None:
        """A name that is pasted is typed."""
        if self._choosing:
            self._filter += " ".join(event.text.split())
            self._cursor = 0
            self._paint()

    def _edit(self, event: events.Key) -> bool:
        if event.key == "backspace":
            self._filter = self._filter[:-1]
        elif event.key == "ctrl+u":
            self._filter = ""
        elif event.is_printable and event.character:
            self._filter += event.character
        else:
            return False
        self._cursor = 0
        self._paint()
        return True

    def _move(self, step: int) -> None:
        count = len(self._offered()) if self._choosing else len(self._rows)
        self._cursor = max(0, min(self._cursor + step, count - 1))

    def _choose(self) -> None:
        self._choosing, self._filter, self._cursor = True, "", 0

    def _leave(self) -> None:
        if self._choosing:
            self._choosing, self._cursor = False, len(_ANSWERS) - 1
        else:
            self.dismiss(None)

    def _enter(self) -> None:
        if not self._choosing:
            self._answer(self._rows[self._cursor][1])
            return
        offered = self._offered()
        if offered:
            self.dismiss(Answer(Verdict.SAME_AS, offered[self._cursor][0], self._everywhere))

    def _answer(self, verdict: Verdict | None) -> None:
        if verdict is Verdict.SAME_AS:
            self._choose()
        else:
            self.dismiss(Answer(verdict, everywhere=self._everywhere))

    @property
    def _rows(self) -> tuple[tuple[str, Verdict | None, str], ...]:
        return (*_ANSWERS, _WITHDRAW) if self._said is not None else _ANSWERS

    def _offered(self) -> list[tuple[str, Entity | None]]:
        """The names that it may be another form of: those of the article that pass the filter, then what was typed."""
        wanted = self._filter.split()
        offered: list[tuple[str, Entity | None]] = [
            (entity.name, entity) for entity in self._others if all(find(_forms(entity), word) for word in wanted)
        ]
        typed = " ".join(self._filter.split())
        if any(letter.isalnum() for letter in typed) and typed not in [name for name, _ in offered]:
            offered.append((typed, None))
        return offered

    # Looks -------------------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Draw for the width."""
        self._paint()

    def _paint(self) -> None:
        for text in self.query("#correct").results(Static):
            text.update(self.words())

    def words(self) -> Content:
        """Everything that is shown."""
        width = min(_WIDTH, self.app.size.width) - 2 * _MARGIN
        name = clip(self._subject.surface, width - 24)
        lines = [*self._names(name, width)] if self._choosing else [*self._answers(name, width)]
        marks = ("○", "●") if self._everywhere else ("●", "○")
        places = f"{marks[0]} {_HERE}   {marks[1]} {_EVERYWHERE}"
        scope = places if self._subject.can_be_here else f"● {_EVERYWHERE}"
        lines.append(Content.assemble(("Holds ", "$reading-quiet"), scope))
        keys = "Enter answers · Esc back" if self._choosing else "Enter answers · Esc leaves"
        lines.append(Content.styled(("Tab changes · " if self._subject.can_be_here else "") + keys, "$reading-quiet"))
        return Content("\n").join(lines)

    def _answers(self, name: str, width: int) -> list[Content]:
        entity = self._subject.entity
        air = [Content("")] if self.app.size.height >= _AIRY else []
        lines = [Content.assemble("What is ", (f"“{name}”", "bold $reading-accent"), "?")]
        if self._said is not None:
            lines.append(Content.styled(clip(_told(self._said, self._subject.surface), width), "$reading-quiet"))
        lines += air
        now = Verdict(entity.kind.value) if entity is not None else Verdict.NEITHER
        for number, (key, verdict, words) in enumerate(self._rows):
            right = "as it is now" if verdict is now else ""
            lines.append(_row(f"{key}  {words}", right, width, on_cursor=number == self._cursor))
        return [*lines, *air]

    def _names(self, name: str, width: int) -> list[Content]:
        lines = [Content.assemble((f"“{name}”", "bold $reading-accent"), " is the same as …")]
        typed = self._filter or ""
        hint = "" if typed else "type a name"
        lines += [
            Content.assemble(("/ ", "$reading-accent"), typed, ("▏", "$reading-accent"), (hint, "$reading-quiet"))
        ]
        offered = self._offered()
        room = max(1, min(_MOST_SHOWN, self.app.size.height - 8))
        top = max(0, min(self._cursor - room // 2, len(offered) - room))
        for number, (full, entity) in list(enumerate(offered))[top : top + room]:
            right = f"{entity.kind.value} {entity.count}" if entity is not None else "as typed"
            lines.append(_row(full, right, width, on_cursor=number == self._cursor))
        if not offered:
            lines.append(Content.styled("  Nobody else is named here: type a name.", "$reading-quiet"))
        return [*lines, Content("")]


def _forms(entity: Entity) -> str:
    return " ".join((entity.name, *entity.aliases))


def _told(said: Correction, surface: str) -> str:
    """What was said, and where: "A company everywhere, by you."."""
    what = next((words for _, verdict, words in _ANSWERS if verdict is said.verdict), "")
    if said.verdict is Verdict.SAME_AS:
        what = f"the same as {excerpt(said.same_as)}"
    where = "everywhere" if said.article_id is None else "here"
    words = f"{what} {where}, by you."
    return f"{words[0].upper()}{words[1:]}" if said.surface == surface else f"“{excerpt(said.surface)}” is {words}"


def _row(words: str, right: str, width: int, *, on_cursor: bool) -> Content:
    """A line with quiet words at its right edge."""
    room = width - cell_len(right) - 3
    left = ("▌ " if on_cursor else "  ") + pad(clip(words, room), room)
    ground = " on $reading-selection" if on_cursor else ""
    return Content.assemble((left, f"$reading-ink{ground}"), (f"{right} ", f"$reading-quiet{ground}"))
