"""What the last line says: where one is in the text, and the keys that matter. Pure but for what it asks the pane."""

from bisect import bisect_right
from collections.abc import Mapping

from textual import actions
from textual.widget import Widget

from termreader.model import Annotation, Entity, EntityKind, Quotation, count_words
from termreader.tui import commands, keys
from termreader.tui.commands import Command, Owner
from termreader.tui.facts import count_of, minutes_to_read
from termreader.tui.keys import key_of
from termreader.tui.widgets.focus import Focus, FocusKind
from termreader.tui.widgets.item_list import ItemList
from termreader.tui.widgets.reading_pane import ReadingPane
from termreader.tui.widgets.shelf_list import OWNERS, ShelfList
from termreader.tui.widgets.side_pane import SidePane


def where(pane: ReadingPane, query: str) -> str:
    """The selection, else what is in focus, else the matches, else paragraph and time left."""
    if pane.caret is not None:
        selection = pane.selection
        if selection is None:
            return f"Caret · {key_of('caret.grow')} selects · {key_of('text.let-go')} leaves"
        return f"{count_of(count_words(pane.document.text[selection.start : selection.end]), 'word')} selected"
    if pane.focus_on is not None:
        told = _focus(pane, pane.focus_on, query)
        if told:
            return told
    if query and pane.matches:
        return f"{count_of(len(pane.matches), 'match', 'matches')} of “{query}” · {key_of('text.next')} next"
    return _progress(pane)


def _progress(pane: ReadingPane) -> str:
    starts, top = pane.paragraph_starts, pane.top_offset
    place = f"¶ {max(1, bisect_right(starts, top))}/{len(starts)}"
    if pane.at_end:
        # Past the first screen the number of the topmost paragraph would only puzzle.
        return "the end" if top else f"{place} · all of it"
    words_left = round((len(pane.document.text) - top) / pane.characters_a_word)
    minutes = minutes_to_read(words_left)
    return f"{place} · {minutes} min left" if minutes < 100 else f"{place} · {minutes // 60} h left"


def _focus(pane: ReadingPane, focus: Focus, query: str) -> str:
    if focus.kind is FocusKind.LINK:
        return f"{key_of('text.follow')} opens {focus.href}"
    if focus.kind is FocusKind.PICTURE:
        return _picture(pane, focus)
    if focus.kind is FocusKind.QUOTATION:
        quotation = pane.quotation_here()
        return _quotation(pane, quotation) if quotation is not None else ""
    if focus.kind is FocusKind.NAME:
        return _name(pane, focus)
    if pane.match_number and query:
        return f"{pane.match_number} of {len(pane.matches)} “{query}”"
    annotation = pane.annotation_here()
    if annotation is not None:
        writes, deletes = key_of("text.note"), key_of("text.remove-mine")
        return f"{annotation.kind.value.capitalize()} · {writes} writes on it · {deletes} deletes it"
    return ""


def _picture(pane: ReadingPane, focus: Focus) -> str:
    starts = [place.start for place in pane.places]
    number = starts.index(focus.span.start) + 1 if focus.span.start in starts else 0
    is_kept = focus.href in pane.kept
    does = f"{key_of('text.follow')} shows it large" if is_kept else f"{key_of('screen.pictures')} keeps it"
    return f"Picture {number} of {len(starts)} · {does} · {key_of('text.picture-outside')} opens it outside"


_TIMES = {1: "once", 2: "twice"}


def _name(pane: ReadingPane, focus: Focus) -> str:
    entity = next((e for e in pane.analysis.entities if e.id == focus.entity), None)
    if entity is None:
        return ""
    starts = [mention.start for mention in pane.analysis.mentions if mention.entity == entity.id]
    number = starts.index(focus.span.start) + 1 if focus.span.start in starts else 0
    said = sum(quotation.entity == entity.id for quotation in pane.analysis.quotations)
    kind = "person" if entity.kind is EntityKind.PERSON else "company"
    parts = [f"{number} of {len(starts)} {entity.name}", kind]
    if said:
        parts.append(f"quoted {_TIMES.get(said) or count_of(said, 'time')}")
    return " · ".join(parts)


def _quotation(pane: ReadingPane, quotation: Quotation) -> str:
    walked = pane.quotations_walked
    place = f"Quotation {walked.number_at(quotation.start)} of {len(walked)}"
    who = quotation.speaker or "speaker not sure"
    copies, cites = key_of("text.copy"), key_of("text.copy-cited")
    said_by = f" by {who}" if pane.followed is not None else f" · {who}"
    return f"{place}{said_by} · {copies} copies, {cites} with its source"


_WITH_A_SELECTION = ("text.copy", "text.copy-cited", "text.highlight", "text.note")
_FILLS = ("feeds.subscribe", "list.view", "screen.add")
"""What can be done in a list with nothing in it."""
_PANES_RANK = 20
"""Commands of the screen from this rank on matter in every pane; those before it, in the text."""


def owner_of(focused: Widget | None) -> tuple[Owner, ...]:
    """Whose keys work when this widget has the focus, nearest first."""
    if isinstance(focused, ReadingPane):
        return (Owner.CARET, Owner.TEXT) if focused.caret is not None else (Owner.TEXT,)
    if isinstance(focused, ShelfList):
        return OWNERS
    return (Owner.SIDE,) if isinstance(focused, SidePane) else ()


_NEEDS = {
    "side.go": object,
    "side.copy": object,
    "side.copy-cited": object,
    "side.delete": Annotation,
    "side.edit": Annotation,
    "side.correct": Entity,
}
"""What a line of the side pane must be about for a command to do something there."""


def works(command: Command, focused: Widget | None) -> bool:
    """Whether a command does something: of the list, on the shelf that shows; of the side pane, on the line under the
    cursor. Others are taken to work.
    """
    if isinstance(focused, SidePane) and command.id in _NEEDS:
        entry = focused.current
        about = None if entry is None else entry.target
        folds = command.id == "side.go" and entry is not None
        return folds or (about is not None and isinstance(about, _NEEDS[command.id]))
    if command.id.partition(".")[0] not in OWNERS or focused is None:
        return True
    target, name, parameters = actions.parse(command.action)
    return target != "screen" or bool(focused.screen.check_action(name, parameters))


_WORKS_ON = {
    "side.copy": "copies a name, a quotation, a note or a heading",
    "side.copy-cited": "copies a name, a quotation, a note or a heading with its source",
    "side.delete": "deletes a bookmark, a highlight or a note",
}


def in_vain(key: str, focused: Widget | None, keymap: Mapping[str, str]) -> str:
    """What to say of a key, as Textual names it, that did nothing: which lines or which pane it is for, or ""."""
    if isinstance(focused, SidePane):
        for command in keys.commands_of(key, Owner.SIDE, keymap):
            if command.id in _WORKS_ON:
                return f"{keys.key_symbol(key)} {_WORKS_ON[command.id]}; {key_of('side.down')} goes to the next line."
    if isinstance(focused, ItemList) and keys.commands_of(key, Owner.TEXT, keymap):
        return f"{keys.key_symbol(key)} works in the text; {key_of('screen.text')} goes there."
    return ""


def hints_for(focused: Widget | None, keymap: Mapping[str, str]) -> list[tuple[str, str]]:
    """The keys for the last line, most useful first; the last one is the help."""
    owners = owner_of(focused)
    if focused is not None and not owners:
        return [("Esc", "closes")]  # an editor or a prompt takes every other key
    without_text = isinstance(focused, ReadingPane) and not focused.document.text
    with_caret = Owner.CARET in owners
    chosen: list[Command] = []
    for owner in owners:
        ours = [c for c in commands.owned_by(owner) if c.rank and works(c, focused)]
        if with_caret and owner is Owner.TEXT:
            ours = [c for c in ours if c.id in _WITH_A_SELECTION]
        chosen += sorted(ours, key=lambda command: command.rank)
    everywhere = sorted((c for c in commands.owned_by(Owner.SCREEN) if c.rank), key=lambda command: command.rank)
    if with_caret or Owner.TEXT not in owners:
        everywhere = [c for c in everywhere if c.rank >= _PANES_RANK]
    if isinstance(focused, ShelfList) and not focused.count:
        chosen = [c for c in commands.owned_by(*owners, Owner.SCREEN) if c.id in _FILLS and works(c, focused)]
    if without_text:
        chosen, everywhere = [], [c for c in everywhere if c.id != "screen.find"]
    shown = [*chosen, *everywhere]
    if not with_caret:
        shown.sort(key=lambda command: command.rank)
        shown = [*_of_focus(focused), *(c for c in shown if c not in _of_focus(focused))]
    last = next(c for c in everywhere if c.id == "screen.help")
    return [_hint(c, keymap) for c in (*(c for c in shown if c is not last), last) if keys.keys_of(c, keymap)]


def _of_focus(focused: Widget | None) -> list[Command]:
    """What can be done with the name in focus and with nothing else."""
    if not isinstance(focused, ReadingPane) or focused.focus_on is None or focused.focus_on.kind is not FocusKind.NAME:
        return []
    ids = ["text.next", "text.correct", *(["text.quotation"] if focused.quotations_walked else [])]
    return sorted((c for c in commands.owned_by(Owner.TEXT) if c.id in ids), key=lambda command: ids.index(command.id))


def _hint(command: Command, keymap: Mapping[str, str]) -> tuple[str, str]:
    return keys.keys_of(command, keymap)[0], command.label
