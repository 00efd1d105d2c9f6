"""The list pane's list. What stands in it, and what can be done with it, its screen knows."""

from typing import ClassVar

from textual.binding import BindingType

from termreader.tui.commands import Owner
from termreader.tui.keys import bindings_for
from termreader.tui.widgets.item_list import ItemList

OWNERS = (Owner.FEEDS, Owner.ITEMS, Owner.QUEUE, Owner.LIST)
"""Whose commands have keys in the list; which of them work, the shelf that it shows decides."""


class ShelfList(ItemList):
    """A list with the keys of every kind of shelf."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(*OWNERS)]

    def redraw(self) -> None:
        """The items are the same, and look otherwise."""
        self._strips.clear()
        self.refresh()
