"""Every setting, with its documentation, what may stand there and what stands there when nothing is said."""

import re
from typing import Annotated, Literal

import msgspec

QUOTE_FIELDS = ("quote", "speaker", "title", "author", "byline", "site", "published", "url")
"""What may stand in braces in `quote_template`."""
_KNOWN_FIELD = re.compile(rf"(?<!\{{)\{{(?:{'|'.join(QUOTE_FIELDS)})\}}(?!\}})")
_IN_BRACES = re.compile(r"\{+[^{}]*\}+")


class Settings(msgspec.Struct, frozen=True):
    """The settings of one person."""

    theme: Annotated[
        str,
        msgspec.Meta(
            description="The colours, until another theme is picked in the app: night, dusk, paper, sepia or "
            "contrast, or a theme of Textual's."
        ),
    ] = "night"

    measure: Annotated[
        int,
        msgspec.Meta(ge=40, le=120, description="How wide the text runs at most, in terminal cells."),
    ] = 72

    names: Annotated[
        Literal["all", "first", "off"],
        msgspec.Meta(
            description="Which names of people and companies are tinted: all of them, the first of each in a "
            "paragraph, or none."
        ),
    ] = "all"

    clipboard: Annotated[
        Literal["auto", "tool", "osc52", "file"],
        msgspec.Meta(
            description="How copied text leaves: by the best way there is, by the display's own tool, through the "
            "terminal (OSC 52), or only into the file that always keeps the last copy."
        ),
    ] = "auto"

    pictures: Annotated[
        Literal["files", "always", "never"],
        msgspec.Meta(
            description="Which pictures are kept with an article when it is added: those that lie beside an added file "
            "or inside a book, those of web pages as well, or none. Whatever stands here, a key and `add --pictures` "
            "keep those of one article."
        ),
    ] = "files"

    feed_text: Annotated[
        Literal["page", "feed"],
        msgspec.Meta(
            description="Where the text of a feed's item comes from: its page, or the feed's own text when that is "
            "long enough for an article. What cannot be had the one way is had the other."
        ),
    ] = "page"

    refresh_feeds_at_start: Annotated[
        bool,
        msgspec.Meta(description="Whether the app looks for new items of all feeds when it starts."),
    ] = False

    engine: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^(own|(spacy|gliner):\S+)$",
            description="Who finds the names: the recogniser that travels with the program, or a model that you have "
            'installed: "spacy:en_core_web_sm" (pip install "termreader[spacy]"), '
            '"gliner:urchade/gliner_small-v2.1" (pip install "termreader[gliner]"). Nothing is downloaded.',
        ),
    ] = "own"

    quote_template: Annotated[
        str,
        msgspec.Meta(
            description="What is copied with a quotation. In braces: "
            + ", ".join(QUOTE_FIELDS)
            + ". A part in square brackets is left out when a name in it is not known. The author is the byline where "
            "no speaker is known."
        ),
    ] = "“{quote}”\n— [{speaker}, ]{title}[, by {author}][, {site}][, {published}][\n{url}]"

    keys: Annotated[
        dict[str, str],
        msgspec.Meta(
            description="Other keys for commands, by the command's name as `?` shows it; several keys are parted by "
            'spaces. For example: "text.copy" = "c ctrl+y"'
        ),
    ] = {}


def default_toml() -> str:
    """A settings file that changes nothing and explains everything."""
    lines = ["# Settings of termreader. Each line that starts with a single # shows what holds when it is left so.", ""]
    defaults = Settings()
    tables = []
    for name, description in descriptions().items():
        value = getattr(defaults, name)
        text = [f"## {line}" for line in _wrapped(description)]
        if isinstance(value, dict):
            tables += [*text, f"#[{name}]", ""]
        else:
            lines += [*text, f"#{name} = {_toml(value)}", ""]
    return "\n".join([*lines, *tables])


def descriptions() -> dict[str, str]:
    """What each setting means, by name."""
    info = msgspec.inspect.type_info(Settings)
    assert isinstance(info, msgspec.inspect.StructType)  # noqa: S101 - it is one, above
    return {
        field.encode_name: (field.type.extra_json_schema or {}).get("description", "")
        for field in info.fields
        if isinstance(field.type, msgspec.inspect.Metadata)
    }


def template_mistake(template: str) -> str | None:
    """What is wrong with a `quote_template`, or None: what is no name in braces, unpaired brackets."""
    rest = _KNOWN_FIELD.sub("", template)
    unknown = _IN_BRACES.search(rest)
    if unknown is not None:
        return f"“{unknown[0]}” is not known; in braces stands one of {', '.join(QUOTE_FIELDS)} and nothing else"
    if "{" in rest or "}" in rest:
        return "a brace is not closed" if "{" in rest else "a brace is not opened"
    depth = 0
    for letter in template:
        depth += {"[": 1, "]": -1}.get(letter, 0)
        if depth not in (0, 1):
            break
    return None if depth == 0 else "square brackets must be paired, and not stand in each other"


def _wrapped(text: str, width: int = 110) -> list[str]:
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) > width:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines


def _toml(value: str | int) -> str:
    return msgspec.json.encode(value).decode()
