"""How far a PDF's text carries the pen: the widths of its fonts (PDF 32000-1, 9.2.4 and 9.7.4.3). Knows no pages."""

import re
from collections.abc import Mapping
from typing import Any

_TIMES = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 "
    "564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 "
    "722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 "
    "278 500 500 722 500 500 444 480 200 480 541"
)
_HELVETICA = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
"""The widths of the codes 32 to 126 in two fonts that need not be in a file: Adobe's metrics of the core fonts."""
_BOLDER = 1.05
"""How much wider the bold ones are, on the whole."""
_TYPEWRITER = 600.0
_FULL_WIDTH = 1000.0


class FontWidths:
    """The widths of one font's codes, in thousandths of its size. Core fonts need not say theirs."""

    def __init__(self, font: Mapping[str, Any] | None) -> None:
        font = font or {}
        self.name = str(font.get("/BaseFont", ""))
        self.is_wide = font.get("/Subtype") == "/Type0"
        """Its codes are two bytes long."""
        self._widths: dict[int, float] = {}
        self._default: float | None = None
        self._scale = 1.0
        if self.is_wide:
            self._read_wide(font)
        else:
            self._read_simple(font)

    @property
    def is_bold(self) -> bool:
        """Whether its name says so."""
        return bool(re.search(r"bold|black|heavy|demi|-bd|cmbx|sfbx|medi\b", self.name, re.IGNORECASE))

    @property
    def is_fixed(self) -> bool:
        """Whether it is a typewriter font, by its name or because its letters are all of one width."""
        letters = {self._widths.get(code, 0.0) for code in b"ilmtwMWI"} - {0.0}
        alike = not self.is_wide and len(self._widths) > 8 and len(letters) == 1 and len(set(self._widths.values())) < 3
        return alike or bool(re.search(r"courier|mono|consol|menlo|cmtt|sftt|typewriter", self.name, re.IGNORECASE))

    def _read_simple(self, font: Mapping[str, Any]) -> None:
        widths, first = _value(font, "/Widths"), _value(font, "/FirstChar")
        matrix = _value(font, "/FontMatrix")
        if isinstance(matrix, list) and matrix and font.get("/Subtype") == "/Type3":
            self._scale = abs(_number(matrix[0]) * 1000) or 1.0
        if isinstance(widths, list) and isinstance(first, int):
            numbers = [_number(_resolved(width)) for width in widths[:256]]
            self._widths = {first + index: width for index, width in enumerate(numbers) if width > 0}
            if self._widths:
                self._default = sum(self._widths.values()) / len(self._widths)

    def _read_wide(self, font: Mapping[str, Any]) -> None:
        self._default = _FULL_WIDTH
        descendants = _value(font, "/DescendantFonts")
        inner = _resolved(descendants[0]) if isinstance(descendants, list) and descendants else None
        if not isinstance(inner, Mapping):
            return
        default, runs = _value(inner, "/DW"), _value(inner, "/W")
        self._default = _number(default) if isinstance(default, (int, float)) else _FULL_WIDTH
        rest = [_resolved(each) for each in runs[:200_000]] if isinstance(runs, list) else []
        at = 0
        while at + 1 < len(rest):
            start, following = rest[at], rest[at + 1]
            if isinstance(following, list) and isinstance(start, int):
                for index, width in enumerate(following[:65_536]):
                    self._widths[start + index] = _number(_resolved(width))
                at += 2
            elif at + 2 < len(rest) and isinstance(start, int) and isinstance(following, int):
                width = _number(rest[at + 2])
                self._widths.update(dict.fromkeys(range(start, min(following, start + 65_535) + 1), width))
                at += 3
            else:
                at += 1

    def width(self, data: bytes) -> float:
        """The width of a string's codes together, in thousandths of the font's size."""
        if self.is_wide:
            codes: list[int] | bytes = [high << 8 | low for high, low in zip(data[::2], data[1::2], strict=False)]
        else:
            codes = data
        return sum(self._widths.get(code, 0.0) or self._reckoned(code) for code in codes) * self._scale

    def count(self, data: bytes) -> int:
        """How many codes a string holds."""
        return len(data) // 2 if self.is_wide else len(data)

    def _reckoned(self, code: int) -> float:
        """The width of a code that the font says nothing of."""
        if self._default is None:
            self._widths.update(self._core_widths())
            self._default = sum(self._widths.values()) / len(self._widths)
        return self._widths.get(code, self._default)

    def _core_widths(self) -> dict[int, float]:
        if self.is_fixed:
            return dict.fromkeys(range(32, 127), _TYPEWRITER)
        table = _TIMES if re.search(r"times|serif|roman|georgia|garamond", self.name, re.IGNORECASE) else _HELVETICA
        bolder = _BOLDER if self.is_bold else 1.0
        return {code: int(width) * bolder for code, width in enumerate(table.split(), 32)}


def _resolved(value: Any) -> Any:
    getter = getattr(value, "get_object", None)
    return getter() if getter is not None else value


def _value(mapping: Mapping[str, Any], name: str) -> Any:
    return _resolved(mapping.get(name))


def _number(value: Any) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
