"""The docs' own checks: links lead somewhere, and what is made from the code is what the code says now.

`python docs/check.py` checks; `python docs/check.py --write` makes the made pages again.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")


def pages() -> list[Path]:
    """Every page a person reads."""
    return [*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md"), *(ROOT / "training").glob("*.md")]


def broken_links() -> Iterable[str]:
    """Relative links that lead nowhere."""
    for page in pages():
        for match in LINK.finditer(page.read_text(encoding="utf-8")):
            target = (match[1] or match[2]).partition("#")[0]
            if (
                target
                and "://" not in target
                and not target.startswith("mailto:")
                and not (page.parent / target).exists()
            ):
                yield f"{page.relative_to(ROOT)}: {target} is not there"


def keys_page() -> str:
    """docs/keys.md, from the table of commands."""
    from termreader.tui import commands, keys

    lines = ["# Keys", "", "Made from `src/termreader/tui/commands.py` by `python docs/check.py --write`.", ""]
    lines += ['The first column is the name for `[keys]` in the settings, as in `"text.copy" = "y ctrl+y"`.', ""]
    places = {
        commands.Owner.TEXT: "In the text",
        commands.Owner.CARET: "With the caret (`v`)",
        commands.Owner.LIST: "In the list",
        commands.Owner.FEEDS: "In the list of feeds",
        commands.Owner.ITEMS: "In the items of a feed",
        commands.Owner.QUEUE: "In the queue",
        commands.Owner.SIDE: "In the side pane",
        commands.Owner.SCREEN: "Everywhere",
    }
    for owner, heading in places.items():
        lines += [f"## {heading}", "", "| command | keys | does |", "| --- | --- | --- |"]
        for command in commands.owned_by(owner):
            written = " ".join(f"`{key}`" for key in keys.keys_of(command, {}))
            lines.append(f"| `{command.id}` | {written} | {command.help} |")
        lines.append("")
    return "\n".join(lines)


def settings_page() -> str:
    """docs/settings.md, from the settings' own documentation."""
    from termreader.config.settings import default_toml

    lines = ["# Settings", "", "Made from `src/termreader/config/settings.py` by `python docs/check.py --write`.", ""]
    lines += [
        "termreader reads `config.toml` in its config folder and never writes it.",
        "",
    ]
    return "\n".join([*lines, "```toml", default_toml().rstrip(), "```", ""])


MADE = {"docs/keys.md": keys_page, "docs/settings.md": settings_page}


def main() -> int:
    """Check, or make again."""
    wrong = []
    for name, make in MADE.items():
        page = ROOT / name
        if "--write" in sys.argv:
            page.write_text(make(), encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != make():
            wrong.append(f"{name} is not what the code says: python docs/check.py --write")
    wrong += broken_links()
    print("\n".join(wrong) if wrong else f"docs: {len(pages())} pages, all links lead somewhere")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
