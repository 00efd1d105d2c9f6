"""How strongly something speaks for a person, a company and another thing. Scores are rough log-odds."""

from typing import NamedTuple


class Evidence(NamedTuple):
    """How strongly something speaks for each kind; negative speaks against it."""

    person: float = 0.0
    company: float = 0.0
    other: float = 0.0

    def plus(self, more: "Evidence", weight: float = 1.0) -> "Evidence":
        """Both together, `more` times `weight`."""
        return Evidence(
            self.person + weight * more.person,
            self.company + weight * more.company,
            self.other + weight * more.other,
        )


NOTHING = Evidence()
