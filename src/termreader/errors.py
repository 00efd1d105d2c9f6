"""What can go wrong, said for a person. Every error a person can cause is a TermreaderError.

The message is one or two plain sentences: what happened, where, and what to do about it.
Front ends print `str(error)` and nothing else; nobody outside the tests sees a traceback.
"""


class TermreaderError(Exception):
    """The root: its message is meant to be read by the person at the keyboard."""


class SourceError(TermreaderError):
    """Something that was to be taken in could not be: missing, unreadable, empty, not an article."""


class FeedGivenError(SourceError):
    """It is a feed, a list of articles: it can be subscribed to."""


class UnreachableError(SourceError):
    """The network or a server failed: trying again later may help."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait
        """Seconds for which the server asked to be left alone, when it did."""


class StoppedError(TermreaderError):
    """A person stopped it before it was done; nothing of it was kept."""


class NotFoundError(TermreaderError):
    """An article or annotation that was asked for is not in the library."""


class StoreError(TermreaderError):
    """The library file could not be opened, read or written."""


class NewerSchemaError(StoreError):
    """The library was made by a newer termreader: it is refused and left byte for byte as it is."""


class DamagedStoreError(StoreError):
    """The library file is damaged. The message says where it lies and how to restore a backup."""


class SettingsError(TermreaderError):
    """The settings file has a mistake: the message names the file, the line or field, and what may stand there."""


class ExchangeError(TermreaderError):
    """An import or export file could not be read or written as the format it should be."""
