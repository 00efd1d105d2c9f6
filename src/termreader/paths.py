"""Where data, config, cache and state live, which `TERMREADER_HOME` moves under one folder; and the samples."""

import os
from dataclasses import dataclass
from pathlib import Path

APP = "termreader"
HOME_VARIABLE = "TERMREADER_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders termreader uses. None of them needs to exist yet."""

    data: Path
    """The library: what must never be lost."""
    config: Path
    """The user's settings, which termreader reads and never writes."""
    cache: Path
    """What can be made again."""
    state: Path
    """Logs, and the last thing copied."""

    @property
    def database(self) -> Path:
        """The one SQLite file with articles, notes and what the app remembers."""
        return self.data / "library.sqlite3"

    @property
    def backups(self) -> Path:
        """Verified copies of the database, made before each migration."""
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "config.toml"

    @property
    def last_copy(self) -> Path:
        """The text last copied, kept because a terminal may drop what it is sent."""
        return self.state / "last-copy.txt"

    @property
    def log(self) -> Path:
        """The log of errors that nobody could have caused by hand."""
        return self.state / "termreader.log"


def default_paths() -> Paths:
    """The folders for this user: under `TERMREADER_HOME` when set, else where the platform keeps such things."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = Path(home).expanduser().absolute()
        return Paths(root / "data", root / "config", root / "cache", root / "state")
    from platformdirs import PlatformDirs  # 5 ms that TERMREADER_HOME saves

    dirs = PlatformDirs(APP, appauthor=False)
    return Paths(
        Path(dirs.user_data_dir),
        Path(dirs.user_config_dir),
        Path(dirs.user_cache_dir),
        Path(dirs.user_state_dir),
    )


def sample_articles() -> list[Path]:
    """The sample articles by name: in the installed package, else in the repository this file lies in."""
    from importlib import resources  # 5 ms that only a first start pays

    packaged = Path(str(resources.files("termreader") / "seeds"))
    folder = packaged if packaged.is_dir() else Path(__file__).parents[2] / "seeds"
    return sorted(folder.glob("*.md"))
