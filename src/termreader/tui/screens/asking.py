"""A screen over the page that takes every key itself. Knows neither what it asks nor what becomes of the answer."""

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

T = TypeVar("T")


class AskingScreen(ModalScreen[T]):
    """The app hands it each key before anything else sees it, one after the other: what is typed in one breath is an
    answer, and never a row of commands to the page below.
    """

    def take_key(self, event: events.Key) -> bool:
        """Do what a key does here; whether it does anything. No key does, unless the screen says so."""
        return False
