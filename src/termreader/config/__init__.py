"""What a person can set: one TOML file, which termreader reads and never writes."""

from termreader.config.loader import load_settings
from termreader.config.settings import Settings, default_toml

__all__ = ["Settings", "default_toml", "load_settings"]
