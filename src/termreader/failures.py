"""The log of what nobody foresaw: the details that a person is spared and a developer needs."""

from datetime import UTC, datetime
from pathlib import Path

from termreader.paths import Paths, default_paths


def log_failure(error: BaseException, doing: str, paths: Paths | None = None) -> Path | None:
    """Append the traceback of `error`, met while `doing` something, to the log; its path, or None if it cannot be."""
    import traceback  # only a failure needs it

    log = (paths or default_paths()).log
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"--- {datetime.now(UTC).isoformat(timespec='seconds')} {doing}\n")
            file.write("".join(traceback.format_exception(error)))
    except OSError:
        return None
    return log
