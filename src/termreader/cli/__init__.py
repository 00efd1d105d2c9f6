"""The command line. What each verb does is in its group's file; nothing is imported before it is asked for."""

from termreader.cli.entry import main

__all__ = ["main"]
