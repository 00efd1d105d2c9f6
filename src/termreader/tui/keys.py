"""Keys as Textual names them, as a person reads and writes them, and as the settings change them. Loads no Textual."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from termreader.tui.commands import COMMANDS, Command, Owner, by_id, owned_by

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode

_SYMBOLS = {
    "space": "space",
    "slash": "/",
    "question_mark": "?",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "apostrophe": "'",
    "quotation_mark": '"',
    "full_stop": ".",
    "comma": ",",
    "colon": ":",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "dollar_sign": "$",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "shift+Tab",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "insert": "Ins",
    "backspace": "Backspace",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
_ALSO_WRITTEN = {"esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "del": "delete"}
_ALSO_WRITTEN |= {"page_up": "pageup", "page_down": "pagedown", "ins": "insert"}
_FROM_WORDS = {symbol.lower(): name for name, symbol in _SYMBOLS.items() if len(symbol) > 1} | _ALSO_WRITTEN
_FROM_WORDS |= {name: name for name in _SYMBOLS}
_FROM_SIGNS = {symbol: name for name, symbol in _SYMBOLS.items() if len(symbol) == 1}
_SIGN_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""What Textual calls a sign otherwise than Unicode does."""
_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "alt": "alt", "shift": "shift", "super": "super", "meta": "meta"}
_SAME_BYTE = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape", "ctrl+h": "backspace"}
"""Terminals send one and the same byte for both."""
_PLACE_OF_KEY = re.compile("\x02([^\x03]*)\x03")
PLACES = {Owner.TEXT: "in the text", Owner.LIST: "in the list", Owner.SIDE: "in the side pane"}
"""Where the screen's commands work too, unless a nearer one has their key. Shelves and caret take it on purpose."""


def key_symbol(key: str) -> str:
    """A Textual key name as a person reads it: `question_mark` is `?`."""
    *modifiers, last = key.split("+")
    return _SYMBOLS.get(key) or "+".join([*modifiers, _SYMBOLS.get(last, last)])


def key_name(written: str) -> str | None:
    """A key as a person writes it, as Textual names it: `?` is `question_mark`, `PgDn` is `pagedown`. None for what no
    terminal sends.
    """
    if len(written) == 1:
        return _FROM_SIGNS.get(written) or _sign_name(written)
    *before, last = written.split("+") if not written.endswith("++") else [*written[:-2].split("+"), "+"]
    modifiers = {_MODIFIERS.get(modifier.lower()) for modifier in before}
    key = key_name(last) if len(last) == 1 else _FROM_WORDS.get(last.lower()) or _sign_word(last.lower())
    if None in modifiers or key is None:
        return None
    if len(key) == 1 and modifiers == {"shift"}:
        return key.upper() if key.isalpha() else None  # what shift makes of a digit differs between keyboards
    named = "+".join([*sorted(filter(None, modifiers)), key.lower() if modifiers else key])
    return _SAME_BYTE.get(named, named)


def _sign_name(sign: str) -> str | None:
    if sign.isalnum():
        return sign
    name = unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return _SIGN_NAMES.get(name, name) or None


def _sign_word(word: str) -> str | None:
    """The name of a sign, as Textual or Unicode has it, and None for what is none."""
    unicode_name = next((other for other, own in _SIGN_NAMES.items() if own == word), word)
    for name in (unicode_name.replace("_", " "), unicode_name.replace("_", "-")):
        try:
            return _sign_name(unicodedata.lookup(name.upper()))
        except KeyError:
            continue
    return None


def keys_of(command: Command, keymap: Mapping[str, str]) -> list[str]:
    """The keys of a command, in a person's words, with the settings' own keys in their place."""
    return [key_symbol(key) for key in _names_of(command, keymap)]


def _names_of(command: Command, keymap: Mapping[str, str]) -> list[str]:
    return [key for key in keymap.get(command.id, command.keys).split(",") if key]


def key_of(command_id: str) -> str:
    """A place in a sentence for the key of a command; `spoken` says it. Raises KeyError for what is no command."""
    if by_id(command_id) is None:
        raise KeyError(command_id)
    return f"\x02{command_id}\x03"


def spoken(words: str, keymap: Mapping[str, str]) -> str:
    """A sentence with the keys that commands have now; no text from outside has the signs that mark their places."""
    return _PLACE_OF_KEY.sub(lambda place: _key_for(place[1], keymap), words) if "\x02" in words else words


def _key_for(command_id: str, keymap: Mapping[str, str]) -> str:
    command = by_id(command_id)
    own = keys_of(command, keymap) if command is not None else []
    return own[0] if own else "the palette"


def commands_of(key: str, owner: Owner, keymap: Mapping[str, str]) -> list[Command]:
    """The commands of an owner that have a key, as Textual names it."""
    return [command for command in owned_by(owner) if key in _names_of(command, keymap)]


def bindings_for(*owners: Owner, keymap: Mapping[str, str] = {}) -> "list[Binding]":
    """Textual bindings for a widget or screen that owns these commands. Where two have one key the first that can be
    done is done: the caret's, then what the settings gave the key, then the table's.
    """
    from textual.binding import Binding  # Textual: `doctor` looks at keys without it

    def place(command: Command) -> tuple[bool, bool]:
        return not command.id.startswith(f"{Owner.CARET}."), command.id not in keymap

    return [
        Binding(",".join(own), command.action, command.help, show=False, id=command.id)
        for command in sorted(owned_by(*owners), key=place)
        if (own := _names_of(command, keymap))
    ]


def rebind(node: "DOMNode", owners: Iterable[Owner], keymap: Mapping[str, str]) -> None:
    """Give a widget or screen the settings' keys. Textual's own keymap would take a key away from every command of the
    node as soon as one that has it is given another.
    """
    from textual.binding import BindingsMap  # as above

    bindings = BindingsMap(bindings_for(*owners, keymap=keymap))
    # Textual has no other door to them.
    for key, inherited in node._bindings.key_to_bindings.items():  # noqa: SLF001
        bindings.key_to_bindings.setdefault(key, []).extend(one for one in inherited if one.id is None)
    node._bindings = bindings  # noqa: SLF001


def keymap_from(settings: Mapping[str, str]) -> dict[str, str]:
    """The settings' `[keys]` as Textual's names, parted by commas. What `mistakes` speaks of is left out."""
    keymap = {}
    for command_id, written in settings.items():
        command = by_id(command_id)
        names = dict.fromkeys(name for key in _split_keys(written) if (name := key_name(key)) is not None)
        changes = command is not None and set(names) != set(command.keys.split(","))
        if changes and (names or not written.strip()):
            keymap[command_id] = ",".join(names)
    return keymap


def mistakes(settings: Mapping[str, str]) -> list[str]:
    """What is wrong with the settings' `[keys]`, a sentence each: no such command, no such key, a key given twice."""
    return [*_unknown_ids(settings), *_impossible_keys(settings), *_lost_keys(keymap_from(settings))]


def _unknown_ids(settings: Mapping[str, str]) -> Iterable[str]:
    import difflib  # only a mistake needs it

    known = [command.id for command in COMMANDS]
    for command_id in settings:
        if command_id not in known:
            near = difflib.get_close_matches(command_id, known, n=1)
            hint = f"; did you mean “{near[0]}”" if near else ""
            yield f"[keys]: there is no command “{command_id}”{hint}{'?' if near else '.'}"


def _impossible_keys(settings: Mapping[str, str]) -> Iterable[str]:
    for command_id, written in settings.items():
        for key in _split_keys(written):
            if key_name(key) is None:
                yield f"[keys]: no terminal sends a key “{key}” ({command_id})."


def _lost_keys(keymap: Mapping[str, str]) -> Iterable[str]:
    """Commands that cannot be reached by a key any more, because another one was given it."""
    for command in COMMANDS:
        own = Owner(command.id.partition(".")[0])
        for place, words in PLACES.items() if own is Owner.SCREEN else [(own, "")]:
            names = _names_of(command, keymap)
            nearer = [other for other in owned_by(place, own) if _goes_before(other, command, keymap)]
            takers = {name: other for name in names for other in nearer if name in _names_of(other, keymap)}
            if names and len(takers) == len(names):
                key, taker = next(iter(takers.items()))
                there = "" if taker.id.startswith(f"{own}.") else f" {words}"
                yield f"[keys]: {key_symbol(key)} is {taker.id}; {command.id} has no key left{there}."
                break


def _goes_before(other: Command, command: Command, keymap: Mapping[str, str]) -> bool:
    """Whether a command takes a key from another one because the settings say so."""
    if other is command or not {other.id, command.id} & set(keymap):
        return False
    if other.id.partition(".")[0] != command.id.partition(".")[0]:
        return True
    return (other.id not in keymap, COMMANDS.index(other)) < (command.id not in keymap, COMMANDS.index(command))


def _split_keys(written: str) -> list[str]:
    """Keys as a person writes them, parted by spaces or commas; a comma that stands alone is the comma key."""
    parts: list[str] = []
    for word in written.split():
        parts += [word] if word == "," else [part for part in word.split(",") if part]
    return parts
