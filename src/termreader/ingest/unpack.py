"""Undoes `Content-Encoding` (gzip and deflate) piece by piece, with a limit on what comes out. Knows no network.

A few kilobytes can be packed so that they unpack to gigabytes, and packed twice so that they unpack to more than any
disk holds. So every layer is unpacked in small pieces, and everything each layer gives counts.
"""

import zlib
from collections.abc import Iterator

ACCEPTED = "gzip, deflate"
"""What a server is told that it may send."""

_CODINGS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}
_PIECE = 65_536
"""Bytes taken out of a layer at a time."""
_MOST_LAYERS = 3


class UnpackError(Exception):
    """The body cannot be unpacked; the message is the end of a sentence that begins with what was fetched."""


class BrokenOffError(UnpackError):
    """It ended before its packing did, or was damaged on its way: another time it may come whole."""


class TooBigError(UnpackError):
    """More comes out than is allowed."""


class Unpacker:
    """The layers of one body, the outermost first."""

    def __init__(self, content_encoding: str, limit: int) -> None:
        """`content_encoding` is the header as it came; `limit` is in bytes. Raises UnpackError for other codings."""
        names = [name.strip().lower() for name in content_encoding.split(",")]
        codings = [name for name in names if name not in ("", "identity")]
        unknown = next((name for name in codings if name not in _CODINGS), None)
        if unknown is not None:
            raise UnpackError(f"is packed in a way that was not asked for ({unknown[:20]})")
        if len(codings) > _MOST_LAYERS:
            raise UnpackError(f"is packed {len(codings)} times over")
        self._layers = [_Layer(name, limit) for name in reversed(codings)]

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What the next bytes of the body unpack to. Raises UnpackError when damaged, TooBigError past the limit."""
        return self._through(data, 0)

    def _through(self, data: bytes, depth: int) -> Iterator[bytes]:
        if depth == len(self._layers):
            yield data
            return
        for piece in self._layers[depth].feed(data):
            yield from self._through(piece, depth + 1)

    def check_end(self) -> None:
        """Raise BrokenOffError when the body ended before its packing did."""
        if any(layer.is_open for layer in self._layers):
            raise BrokenOffError("broke off in the middle")


class _Layer:
    """One layer of packing."""

    def __init__(self, coding: str, limit: int) -> None:
        self._bits = _CODINGS[coding]
        self._left = limit
        self._stream = zlib.decompressobj(self._bits)
        self._begun = False

    @property
    def is_open(self) -> bool:
        return self._begun and not self._stream.eof

    def feed(self, data: bytes) -> Iterator[bytes]:
        while True:
            if self._stream.eof:
                # Several gzip files one after another are one body; anything else after the end is padding.
                if self._bits < 0 or not data.startswith(b"\x1f\x8b"):
                    return
                self._stream = zlib.decompressobj(self._bits)
            piece = self._piece(data)
            self._begun = True
            self._left -= len(piece)
            if self._left < 0:
                raise TooBigError("unpacks to more than may be read")
            if piece:
                yield piece
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            # A full piece may have left something inside, to be had without more data.
            if not data and len(piece) < _PIECE:
                return

    def _piece(self, data: bytes) -> bytes:
        try:
            return self._stream.decompress(data, _PIECE)
        except zlib.error as error:
            if not self._begun and self._bits == zlib.MAX_WBITS:
                # "deflate" should come in a zlib wrapper, and from some servers comes without.
                self._bits = -zlib.MAX_WBITS
                self._stream = zlib.decompressobj(self._bits)
                return self._piece(data)
            raise BrokenOffError("is packed wrongly") from error
