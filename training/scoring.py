"""What was found against what is labelled, as counts."""

from typing import NamedTuple


class Score(NamedTuple):
    """Counts of exact matches."""

    right: int = 0
    found: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is labelled that was found."""
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.found + self.labelled) if self.found + self.labelled else 0.0

    def plus(self, other: "Score") -> "Score":
        """The counts of both together."""
        return Score(*(mine + its for mine, its in zip(self, other, strict=True)))
