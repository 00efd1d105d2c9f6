"""A small convolutional net that reads names, run with numpy alone: for each token, how likely each tag is.

Tables of word pieces and dilated convolutions with residuals, after Strubell et al. 2017 (Fast and Accurate Entity
Recognition with Iterated Dilated Convolutions) and the hashed embeddings of Miranda et al. 2022 (Multi hash embeddings
in spaCy). Made by `training/`; `data/MODEL_CARD.md` says from what.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from termreader.analysis.net_features import WordFeatures, features_of
from termreader.analysis.numeric import np, npt
from termreader.analysis.page import Page

TAGS = (
    "O",
    "B-PERSON",
    "I-PERSON",
    "B-COMPANY",
    "I-COMPANY",
    "B-ORG",
    "I-ORG",
    "B-LOC",
    "I-LOC",
    "B-MISC",
    "I-MISC",
)
"""What the columns of the net's answer stand for. ORG is an organisation that is no company."""
DILATIONS = (1, 2, 4, 1)
"""How far each layer's neighbours are; together a token sees eight to either side."""
_SIGHT = sum(DILATIONS)
_STRETCH = 768
"""Rows worked on at once: they stay in the processor's cache, and a book takes no more memory than an article."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Net:
    """The net's weights and tables."""

    version: str
    known_words: dict[str, int]
    """Lower-case words to rows of the table `vector`."""
    arrays: dict[str, Floats]
    """Weights as numbers of 32 bits."""
    tables: dict[str, tuple[npt.NDArray[np.int8], Floats]]
    """Tables of small numbers, with a scale for each row."""

    def tag_scores(self, page: Page) -> Floats:
        """The logarithm of each tag's probability, (tokens, TAGS). Deterministic."""
        tokens = page.tokens
        features = features_of(page, self.known_words)
        weights = self.arrays
        by_word = self._words(features.words)
        values = np.empty((len(tokens) + len(tokens.lines) + 1, by_word.shape[1]), np.float32)
        # A row of its own stands before, between and after the lines.
        rows = np.arange(len(tokens)) + np.asarray(tokens.line_of, np.int64) + 1
        values[:] = weights["edge"]
        values[rows] = by_word[features.word_of] + features.bits @ weights["place.weight"]
        scores = np.empty((len(values), len(TAGS)), np.float32)
        for start in range(0, len(values), _STRETCH):
            first, end = max(0, start - _SIGHT), min(len(values), start + _STRETCH + _SIGHT)
            stretch = values[first:end]
            for layer, dilation in enumerate(DILATIONS):
                stretch = self._layer(stretch, layer, dilation)
            answer = _normalised(stretch) @ weights["out.weight"] + weights["out.bias"]
            kept = min(_STRETCH, len(values) - start)
            scores[start : start + kept] = answer[start - first : start - first + kept]
        scores = scores[rows]
        scores -= scores.max(axis=1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        return scores

    def _words(self, words: WordFeatures) -> Floats:
        """Each different word as the first layer takes it, before what is seen at its places."""
        trigram_count = np.maximum((words.trigrams > 0).sum(axis=1, keepdims=True), 1).astype(np.float32)
        parts = (
            self._rows("word", words.words),
            self._rows("affix", words.affixes).sum(axis=1),
            self._rows("trigram", words.trigrams).sum(axis=1) / trigram_count,
            self._rows("shape", words.shapes),
            self._rows("vector", words.vectors),
            words.bits,
        )
        projected: Floats = np.concatenate(parts, axis=1) @ self.arrays["in.weight"] + self.arrays["in.bias"]
        return projected

    def _rows(self, table: str, ids: npt.NDArray[np.int32]) -> Floats:
        numbers, scales = self.tables[table]
        return numbers[ids].astype(np.float32) * scales[ids][..., None]

    def _layer(self, values: Floats, layer: int, dilation: int) -> Floats:
        weights = self.arrays
        width = values.shape[1]
        normal = _normalised(values)
        kernel = weights[f"layer{layer}.conv.weight"]
        hidden: Floats = normal @ kernel[width : 2 * width]
        hidden[dilation:] += normal[:-dilation] @ kernel[:width]
        hidden[:-dilation] += normal[dilation:] @ kernel[2 * width :]
        hidden += weights[f"layer{layer}.conv.bias"]
        np.maximum(hidden, 0.0, out=hidden)
        result: Floats = hidden @ weights[f"layer{layer}.mix.weight"]
        result += weights[f"layer{layer}.mix.bias"]
        result += values
        return result


def _normalised(values: Floats) -> Floats:
    """Each row scaled to a mean square of one (RMSNorm without a gain, which the next weights hold)."""
    scale: Floats = np.einsum("ij,ij->i", values, values)
    scale /= values.shape[1]
    scale += 1e-5
    normal: Floats = np.divide(values, np.sqrt(scale)[:, None], dtype=np.float32)
    return normal


@lru_cache(maxsize=1)
def load_net() -> Net | None:
    """The net that travels with the program, read once; None where its file is not there."""
    file = files("termreader.analysis") / "data" / "model.npz"
    if not file.is_file():
        return None
    return read_net(file.read_bytes())


def read_net(content: bytes) -> Net:
    """The net of a file made by `training/export.py`."""
    arrays: dict[str, Floats] = {}
    tables: dict[str, tuple[npt.NDArray[np.int8], Floats]] = {}
    with np.load(BytesIO(content), allow_pickle=False) as stored:
        for name in stored.files:
            kind, _, rest = name.partition("/")
            if kind == "plain":
                arrays[rest] = stored[name].astype(np.float32)
            elif kind == "table":
                tables[rest] = (stored[name], stored[f"scale/{rest}"].astype(np.float32))
            elif kind == "matrix":
                # A matrix has a scale for each column.
                arrays[rest] = stored[name].astype(np.float32) * stored[f"scale/{rest}"].astype(np.float32)
        words = stored["words"].tobytes().decode().split("\n")
        version = stored["version"].tobytes().decode()
    return Net(version, {word: row for row, word in enumerate(words) if word}, arrays, tables)
