"""The open labelled sets beside the repository: which are trained on, and are they here.

    python -m training.open_sets [folder]     fails with a sentence where one that training needs is missing

A model under the MIT licence may be trained on those listed here; all others are only measured. Needs nothing but
Python's own library, so that it can be asked before anything is installed.
"""

import sys
from pathlib import Path
from typing import NamedTuple

SHARED_NER = Path(__file__).parents[2] / "shared" / "ner"


class OpenSet(NamedTuple):
    """A set to train on."""

    name: str
    """Of its file, without the endings."""
    weight: float
    """What a token of it counts; one of ours counts 1."""
    whole: bool = False
    """Whether a line is a whole document; else it is a sentence or a post."""
    posts: bool = False
    """Whether it is posts: those with a labelled @name are left out, for it is a person or anything else."""


TRAINING_SETS = (
    OpenSet("gmb_train", 0.5),
    OpenSet("docs_redocred_dev", 1.0, whole=True),
    OpenSet("wnut17_train", 0.5),
    OpenSet("btc_train", 0.5, posts=True),
    *(
        OpenSet(f"crossner_{topic}_{part}", 1.0)
        for topic in ("ai", "literature", "music", "politics", "science")
        for part in ("train", "dev")
    ),
)
DEVELOPMENT_SET = "gum_news"
"""News that nothing is trained on; choices are made by it and by our own passages held out."""


def path_of(name: str, folder: Path = SHARED_NER) -> Path:
    """The file of a set."""
    return folder / f"{name}.jsonl.gz"


def missing(folder: Path = SHARED_NER) -> list[str]:
    """The sets that training needs and `folder` does not have."""
    needed = [*(open_set.name for open_set in TRAINING_SETS), DEVELOPMENT_SET]
    return [name for name in needed if not path_of(name, folder).is_file()]


def what_is_missing(folder: Path = SHARED_NER) -> str:
    """A sentence for a person; empty where all is here."""
    names = missing(folder)
    if not names:
        return ""
    return (
        f"The net cannot be trained here: {len(names)} of {len(TRAINING_SETS) + 1} open sets are not in {folder} "
        f"({', '.join(names[:3])}{' …' if len(names) > 3 else ''}). training/README.md says which they are and whose. "
        "The program itself needs none of this: the net it uses is in the repository."
    )


if __name__ == "__main__":
    sys.exit(what_is_missing(Path(sys.argv[1]) if sys.argv[1:] else SHARED_NER) or None)
