"""Starting the app: the library is read in one thread while Textual is loaded in another. What the command line knows
of the app is here; nothing heavy is loaded before it is called.
"""

import gc
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from termreader.library import Library
from termreader.tui.opening import prepare

if TYPE_CHECKING:
    from termreader.tui.app import ReaderApp

SIGNALLED = 128
"""Added to the number of the signal that ended the program, this is its exit code, as shells have it."""


def run(library: Library, target: int | Path | str | None = None) -> int:
    """Open the app, on an article, file or address when one is named; gives the exit code. Raises SettingsError."""
    gc.disable()  # collecting among modules being loaded only costs time; it goes on once the first page stands
    with ThreadPoolExecutor(1) as pool:
        opening = pool.submit(prepare, library, target)
        import asyncio  # Textual's, loaded with it while the thread reads

        from termreader.tui.app import ReaderApp

        app = ReaderApp(library, opening.result())
    return asyncio.run(_read(app))


def key_mistakes(keys: Mapping[str, str]) -> list[str]:
    """What is wrong with the `[keys]` of the settings, a sentence each."""
    from termreader.tui.keys import mistakes

    return mistakes(keys)


async def _read(app: "ReaderApp") -> int:
    from termreader.tui import signals  # as above

    with signals.heeded(app.end) as came:
        await app.run_async()
    return SIGNALLED + came[0] if came else app.return_code or 0
