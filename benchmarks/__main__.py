"""`python -m benchmarks` (`make bench`): every benchmark, one after the other."""

import sys

from benchmarks import layout, pages, reader


def main() -> int:
    """Run them all; each prints its own ratios."""
    for name, module in (("layout", layout), ("pages", pages), ("reader", reader)):
        print(f"\n== {name}")
        module.main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
