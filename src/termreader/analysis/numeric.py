"""numpy, on one thread. The net's matrices are small: more threads make it slower, and take them from the reader.

OpenBLAS reads the variable when numpy is first loaded, so numpy is imported from here.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import numpy.typing as npt

__all__ = ["np", "npt"]
