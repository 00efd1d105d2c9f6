"""A peer to be measured against: compromise, rules and a lexicon for Node (npm, MIT), behind our own interface."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from termreader.model import Analysis, EntityKind, Mention

VERSION = "14.17.0"
CACHE = Path(__file__).parent / ".cache" / "peer"
_AROUND = re.compile(r"^\W+|(?:[’']s)?\W+$|[’']s$")


class Compromise:
    """A Node process that answers a text at a time."""

    def __init__(self, node: str) -> None:
        self._process = subprocess.Popen(
            [node, str(Path(__file__).with_name("peer.cjs"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={"NODE_PATH": str(CACHE / "node_modules")},
        )

    def __call__(self, text: str) -> Analysis:
        """The names in `text`: possessives and the stops around them are taken off, as ours have none."""
        assert self._process.stdin is not None  # noqa: S101 - both are pipes, above
        assert self._process.stdout is not None  # noqa: S101
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        found = [(span, EntityKind.PERSON) for span in answer["people"]]
        found += [(span, EntityKind.COMPANY) for span in answer["organizations"]]
        offsets = _characters(text)
        mentions = []
        for (start, length), kind in found:
            if start + length < len(offsets):
                first, last = offsets[start], offsets[start + length]
                words = text[first:last]
                bare = _AROUND.sub("", _AROUND.sub("", words))
                first += words.find(bare)
                mentions.append(Mention(first, first + len(bare), kind))
        return Analysis("compromise", tuple(sorted(mentions, key=lambda mention: mention.start)))

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()


def start_peer() -> Compromise | str:
    """The peer, fetched from npm on the first call; or a sentence that says why it is not measured."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return "compromise is not measured: Node and npm are not here."
    if not (CACHE / "node_modules" / "compromise").is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        got = subprocess.run([npm, "install", "--silent", "--prefix", CACHE, f"compromise@{VERSION}"], check=False)
        if got.returncode:
            return "compromise is not measured: npm could not fetch it."
    return Compromise(node)


def _characters(text: str) -> list[int]:
    """For each UTF-16 unit, in which JavaScript counts, the character it belongs to; one more for the end."""
    offsets = []
    for index, character in enumerate(text):
        offsets += [index] * (2 if ord(character) > 0xFFFF else 1)
    return [*offsets, len(text)]
