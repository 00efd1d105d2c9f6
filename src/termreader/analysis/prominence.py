"""Whom a text is about: the person who is named and speaks far more often than any other."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

_OFTEN = 3
"""How often the person must be named or speak whom a text is about."""
_FAR_MORE = 2
"""How many times as often as any other."""


class Prominence:
    """How often persons are named and speak, kept by that number: each pronoun far from all names asks who is first."""

    def __init__(self, named: Mapping[str, int]) -> None:
        self._often = Counter(named)
        self._people: defaultdict[int, dict[str, None]] = defaultdict(dict)
        for person, often in self._often.items():
            self._people[often][person] = None

    def add(self, person: str, change: int) -> None:
        """Counts a person once more, or once less."""
        often = self._often[person]
        self._people[often].pop(person, None)
        self._often[person] = often + change
        self._people[often + change][person] = None

    def foremost(self, fits: Callable[[str], bool]) -> str | None:
        """The one of those who fit that is named and speaks often, and far more often than any other of them."""
        first, most = None, 0
        for often in sorted(self._people, reverse=True):
            if often < _OFTEN if first is None else often * _FAR_MORE <= most:
                break
            for person in self._people[often]:
                if not fits(person):
                    continue
                if first is not None:
                    return None
                first, most = person, often
        return first
