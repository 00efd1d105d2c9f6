"""A process from cold: `python -m training.measure.fresh < article` prints the seconds of each step, as JSON."""

import json
import sys
import time


def main() -> None:
    """Loads everything for the first time, then reads the article a few times."""
    text = sys.stdin.read()
    steps: dict[str, float] = {}

    def timed(step: str, since: float) -> float:
        now = time.perf_counter()
        steps[step] = now - since
        return now

    start = time.perf_counter()
    # Each is imported here, because its import is what is measured.
    from termreader.analysis import numeric  # noqa: F401

    after_numpy = timed("numpy", start)
    from termreader.analysis.net import load_net

    load_net()
    after_net = timed("net", after_numpy)
    from termreader.analysis.lexicon import load_lexicon

    load_lexicon()
    after_lists = timed("lists", after_net)
    from termreader.analysis import analyze

    analyze(text)
    timed("first article", after_lists)
    timed("first call", start)
    wall, processor = [], []
    for _ in range(5):
        before, before_processor = time.perf_counter(), time.process_time()
        analyze(text)
        wall.append(time.perf_counter() - before)
        processor.append(time.process_time() - before_processor)
    steps["article"], steps["article, processor"] = sorted(wall)[2], sorted(processor)[2]
    print(json.dumps(steps))


if __name__ == "__main__":
    main()
