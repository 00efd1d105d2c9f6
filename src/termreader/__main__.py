"""`python -m termreader` is the same as `termreader`."""

import sys

from termreader.cli import main

if __name__ == "__main__":
    sys.exit(main())
