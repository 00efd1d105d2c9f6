"""A trained net as the file that `analysis/net.py` reads: numbers of eight bits, with a scale a row or a column."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.net_torch import TorchNet


def write_net(net: TorchNet, known_words: dict[str, int], version: str, path: Path) -> None:
    """Writes the file; the same net gives the same bytes."""
    arrays: dict[str, npt.NDArray[np.generic]] = {}

    def plain(name: str, values: npt.NDArray[np.float32]) -> None:
        arrays[f"plain/{name}"] = values.astype(np.float32)

    def small(kind: str, name: str, values: npt.NDArray[np.float32], axis: int) -> None:
        scale = np.maximum(np.abs(values).max(axis=axis), 1e-8) / 127.0
        scale = scale.astype(np.float16).astype(np.float32)
        scale = np.maximum(scale, 6e-8)
        shaped = scale[:, None] if axis == 1 else scale[None, :]
        arrays[f"{kind}/{name}"] = np.clip(np.rint(values / shaped), -127, 127).astype(np.int8)
        arrays[f"scale/{name}"] = scale.astype(np.float16)

    state = {name: value.detach().float().cpu().numpy() for name, value in net.state_dict().items()}
    for table in ("word", "affix", "trigram", "shape", "vector"):
        if f"{table}.weight" in state:
            small("table", table, state[f"{table}.weight"], 1)
    linears = [("into", "in"), ("place", "place"), ("out", "out")]
    for layer in range(len(net.conv)):
        linears += [(f"conv.{layer}", f"layer{layer}.conv"), (f"mix.{layer}", f"layer{layer}.mix")]
    for name, stored in linears:
        small("matrix", f"{stored}.weight", np.ascontiguousarray(state[f"{name}.weight"].T), 0)
        if f"{name}.bias" in state:
            plain(f"{stored}.bias", state[f"{name}.bias"])
    plain("edge", state["edge"])
    # Row 0 of the table of known words is for no word.
    words = [""] * (max(known_words.values(), default=0) + 1)
    for word, row in known_words.items():
        words[row] = word
    arrays["words"] = np.frombuffer("\n".join(words).encode(), np.uint8)
    arrays["version"] = np.frombuffer(version.encode(), np.uint8)
    with path.open("wb") as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]
