"""Starting the app: the library is read in one thread while Textual is loaded in another."""

import gc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from termreader.library import Library
from termreader.tui.opening import prepare


def run(library: Library, target: int | Path | None = None) -> int:
    """Open the app, on an article or a file when one is named; returns the exit code. Raises SettingsError."""
    gc.disable()  # collecting among modules being loaded only costs time; it goes on once the first page stands
    with ThreadPoolExecutor(1) as pool:
        opening = pool.submit(prepare, library, target)
        from termreader.tui.app import ReaderApp  # Textual, while the thread reads

        app = ReaderApp(library, opening.result())
    app.run()
    return app.return_code or 0
