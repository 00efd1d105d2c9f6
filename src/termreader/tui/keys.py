"""Keys as Textual names them, as a person reads and writes them, and as the settings change them. Loads no Textual."""

from collections.abc import Iterable, Mapping

from termreader.tui.commands import COMMANDS, Command, Owner, owned_by

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
    "backspace": "Backspace",
    "f1": "F1",
}
_NAMES = {symbol: name for name, symbol in _SYMBOLS.items()}


def key_symbol(key: str) -> str:
    """A Textual key name as a person reads it: `question_mark` is `?`."""
    return _SYMBOLS.get(key, key)


def key_name(symbol: str) -> str:
    """A key as a person writes it in the settings, as Textual names it: `?` is `question_mark`."""
    return _NAMES.get(symbol, symbol)


def keys_of(command: Command, keymap: Mapping[str, str]) -> list[str]:
    """The keys of a command, in a person's words, with the settings' own keys in their place."""
    keys = keymap.get(command.id, command.keys)
    return [key_symbol(key.strip()) for key in keys.split(",") if key.strip()]


def works_in_text(key: str, keymap: Mapping[str, str]) -> bool:
    """Whether a key, as Textual names it, does something in the text."""
    return any(key in keymap.get(command.id, command.keys).split(",") for command in owned_by(Owner.TEXT))


def keymap_from(settings: Mapping[str, str]) -> dict[str, str]:
    """The settings' `[keys]` as a Textual keymap. Unknown ids are left out; `unknown_ids` names them."""
    known = {command.id for command in COMMANDS}
    return {
        command_id: ",".join(key_name(key) for key in _split_keys(keys))
        for command_id, keys in settings.items()
        if command_id in known
    }


def unknown_ids(settings: Iterable[str]) -> list[str]:
    """The ids in the settings that no command has."""
    known = {command.id for command in COMMANDS}
    return [command_id for command_id in settings if command_id not in known]


def _split_keys(keys: str) -> list[str]:
    """Keys as a person writes them, parted by commas or spaces; a lone comma is the comma key."""
    if keys.strip() == ",":
        return [","]
    return [key for key in keys.replace(",", " ").split() if key]
