"""termreader: read articles in a terminal, and see who they are about."""

__version__ = "0.1.0"
