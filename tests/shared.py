"""Where the material lies that is measured against but not part of the project: beside the repository."""

from pathlib import Path

import pytest

SHARED: Path = Path(__file__).resolve().parents[2] / "shared"
"""Articles, hostile files, formats and seeds; absent on most machines."""

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not beside the repository")
