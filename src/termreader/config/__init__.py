"""What a person can set: one TOML file, which termreader reads and never writes."""

from pathlib import Path

from termreader.config.settings import Settings, default_toml

__all__ = ["Settings", "default_toml", "load_settings"]


def load_settings(path: Path) -> Settings:
    """The settings in `path`; a file that is not there changes nothing. Raises SettingsError."""
    if not path.exists():
        return Settings()
    from termreader.config import loader  # with a parser of TOML, which most readers do without

    return loader.load_settings(path)
