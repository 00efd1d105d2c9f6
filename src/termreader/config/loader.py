"""Reads the settings file. Every mistake in it becomes a sentence: which file, which line, what may stand there."""

import difflib
import re
import tomllib
from pathlib import Path

import msgspec

from termreader.config.settings import Settings, template_mistake
from termreader.errors import SettingsError

_LITERALS = msgspec.inspect.LiteralType
_SWITCHES = msgspec.inspect.BoolType
_INTEGERS = msgspec.inspect.IntType
_TEXTS = msgspec.inspect.StrType


def load_settings(path: Path) -> Settings:
    """The settings in `path`; a file that is not there changes nothing. Raises SettingsError."""
    try:
        # Windows editors begin a UTF-8 file with a mark that TOML does not know.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as error:
        raise SettingsError(f"The settings file is not UTF-8 text: {path} (byte {error.start}).") from error
    except OSError as error:
        raise SettingsError(f"The settings file could not be read: {path} ({error.strerror}).") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"The settings file is not TOML: {path}: {_lower_first(str(error))}.") from error
    return _settings(values, text, path)


def _settings(values: dict[str, object], text: str, path: Path) -> Settings:
    types = {field.encode_name: field.type for field in _fields()}
    for name, value in values.items():
        where = f"{path}, line {_line(name, text)}"
        if name not in types:
            near = difflib.get_close_matches(name, types, n=1)
            hint = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(types)}."
            raise SettingsError(f"There is no setting “{name}” ({where}): {hint}")
        try:
            msgspec.convert(value, Settings.__annotations__[name])
        except msgspec.ValidationError as error:
            raise SettingsError(f"{where}: “{name}” must be {_allowed(types[name])}.") from error
    settings = msgspec.convert(values, Settings)
    mistake = template_mistake(settings.quote_template)
    if mistake:
        raise SettingsError(f"{path}, line {_line('quote_template', text)}: in “quote_template” {mistake}.")
    return settings


def _fields() -> tuple[msgspec.inspect.Field, ...]:
    info = msgspec.inspect.type_info(Settings)
    return info.fields if isinstance(info, msgspec.inspect.StructType) else ()


def _allowed(kind: msgspec.inspect.Type) -> str:
    """What may stand there, in words."""
    if isinstance(kind, msgspec.inspect.Metadata):
        return _allowed(kind.type)
    if isinstance(kind, _LITERALS):
        *others, last = (f'"{value}"' for value in kind.values)
        return f"{', '.join(others)} or {last}"
    if isinstance(kind, _INTEGERS):
        return f"a whole number from {kind.ge} to {kind.le}"
    if isinstance(kind, _SWITCHES):
        return "true or false, without quotes"
    if isinstance(kind, msgspec.inspect.DictType):
        return "a table of command names and keys, both in quotes"
    if isinstance(kind, _TEXTS) and kind.pattern is not None:
        return '"own", "spacy:MODEL" or "gliner:MODEL"'
    return "text in quotes"


def _line(name: str, text: str) -> int:
    """The line on which a key or its table stands, counted from 1."""
    found = re.search(rf"""^[ \t]*\[?[ \t]*["']?{re.escape(name)}\b""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
