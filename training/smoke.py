"""The smallest training, twice: each in a process of its own, with other hashes of strings."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def same_twice(data: Path, seed: int) -> str | None:
    """None where both processes write the same file, byte for byte; else what went otherwise, for a person."""
    digests = []
    with TemporaryDirectory() as folder:
        for hashes in ("1", "2"):
            output = Path(folder) / f"small-{hashes}.npz"
            command = [sys.executable, "-m", "training.train", "--small", "--cpu", "--seed", str(seed)]
            trained = subprocess.run(
                [*command, "--data", data, "--output", output], env={**os.environ, "PYTHONHASHSEED": hashes}
            )
            if trained.returncode:
                return "The small training failed; what went wrong is said above."
            digests.append(hashlib.sha256(output.read_bytes()).hexdigest())
            print(f"          sha256 {digests[-1]}", flush=True)
    if digests[0] != digests[1]:
        return "Two trainings from one seed wrote different files."
    print("The same seed gave the same bytes twice.")
    return None
