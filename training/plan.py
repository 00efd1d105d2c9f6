"""What is set before a training, and was found by trying."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """How big the net is, and how much of what it sees is hidden from it while it learns."""

    hidden: int = 192
    hashed: int = 32
    shape: int = 16
    vector: int = 64
    """Width of the table of known words; 0 leaves it out."""
    word_dropout: float = 0.15
    dropout: float = 0.1
    list_dropout: float = 0.25


@dataclass(frozen=True, slots=True)
class Plan:
    """A training."""

    seed: int = 1
    size: Size = Size()
    epochs: int = 6
    teachers: int = 2
    """How many are tuned; their mean is learnt from."""
    teacher_epochs: int = 2
    gold_copies: int = 4
    """How often our own passages are read in an epoch, each time with other names."""
    gold_weight: float = 2.0
    rate: float = 3e-3
    teacher_rate: float = 1e-4
    tokens: int = 3_000
    """Tokens of a batch."""
    teacher_tokens: int = 6_000
    texts: int | None = None
    """How many of our own texts and how many of the others are read; None for all."""
    steps: int | None = None
    """After how many batches the net stops; a teacher stops after a tenth of them. None for the end."""


SMALL = Plan(
    epochs=1, teachers=1, teacher_epochs=1, gold_copies=1, tokens=500, teacher_tokens=1_000, texts=120, steps=30
)
"""Every part of a training in a minute, for trying the machinery: the net that comes out knows next to nothing."""
