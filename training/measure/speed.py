"""Seconds and bytes: processes started afresh on one thread, the recogniser's files, a built wheel."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from training.formats import TRAINING, Document
from training.measure.names import Analyze

_ROOT = TRAINING.parent
_ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
PROCESSES = 9


class Speed(NamedTuple):
    """Medians of several fresh processes, each on one thread."""

    words: int
    """Of the article that was read."""
    seconds: dict[str, float]
    """Steps to seconds, as `fresh` names them."""


def article_of(documents: Iterable[Document], words: int) -> str:
    """Whole documents one after the other, cut after so many words."""
    text = "\n\n".join(document.text for document in documents)
    position = 0
    for word in text.split()[:words]:
        position = text.index(word, position) + len(word)
    return text[:position]


def speed_on(text: str) -> Speed:
    """What it takes to start, and then to read `text`."""
    runs = []
    for _ in range(PROCESSES):
        command = [sys.executable, "-m", "training.measure.fresh"]
        environment = {**os.environ, **_ONE_THREAD}
        run = subprocess.run(
            command,
            input=text,
            text=True,
            encoding="utf-8",
            capture_output=True,
            check=True,
            cwd=_ROOT,
            env=environment,
        )
        runs.append(json.loads(run.stdout))
    return Speed(len(text.split()), {step: median(run[step] for run in runs) for step in runs[0]})


def seconds_for(analyze: Analyze, text: str) -> float:
    """The median of five readings in this process, after one that does not count."""
    analyze(text)
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        analyze(text)
        seconds.append(time.perf_counter() - start)
    return median(seconds)


def data_bytes() -> int:
    """What the recogniser ships: the net, the lists, the card."""
    folder = _ROOT / "src" / "termreader" / "analysis" / "data"
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def wheel_bytes() -> int | None:
    """The size of the package as it is built now; None where it cannot be built."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
        options = ["--no-deps", "--no-build-isolation", "--wheel-dir", folder, str(_ROOT)]
        built = subprocess.run([*command, *options], capture_output=True, check=False)
        wheels = list(Path(folder).glob("*.whl"))
        return wheels[0].stat().st_size if built.returncode == 0 and wheels else None


def machine() -> str:
    """The processor, and how busy it is: what figures of speed are worth nothing without."""
    model = "an unknown processor"
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = (line.partition(":") for line in info.read_text(encoding="utf-8").splitlines())
        model = next((value.strip() for name, _, value in lines if name.strip() == "model name"), model)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{model}, {os.cpu_count()} cores{load}"
