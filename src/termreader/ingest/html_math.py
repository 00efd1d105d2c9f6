"""Mathematics in a page (MathML, TeX in scripts) into one line of text: x = (-b ± √(b^2 - 4 a c))/(2 a)."""

from collections.abc import Callable, Sequence

from lxml import html
from lxml.html import HtmlElement

_INVISIBLE = {"\u2061": "", "\u2062": " ", "\u2063": ",", "\u2064": "+"}
_TIGHT = frozenset("()[]{}|‖⟨⟩,;!′.:/^_⁡")
_DISPLAYED = ("block", "true")


def replace_mathematics(tree: HtmlElement) -> None:
    """Put in the place of every formula in `tree` an element with its text: `code` for TeX, `span` for the rest."""
    for script in list(tree.iter("script")):
        if (script.get("type") or "").startswith("math/tex") and (script.text or "").strip():
            _replace(script, "code", script.text or "", displayed="mode=display" in script.get("type", ""))
    for formula in list(tree.iter("math")):
        if formula.getparent() is None or any(above.tag == "math" for above in formula.iterancestors()):
            continue
        tex = next(
            (note.text or "" for note in formula.iter("annotation") if "tex" in (note.get("encoding") or "").lower()),
            "",
        )
        displayed = formula.get("display") in _DISPLAYED or _in_display(formula)
        if tex.strip():
            _replace(formula, "code", tex, displayed=displayed)
        else:
            _replace(formula, "span", linear_text(formula), displayed=displayed)


def linear_text(formula: HtmlElement) -> str:
    """A MathML formula in one line."""
    return " ".join(_linear(formula).split())


def _replace(element: HtmlElement, tag: str, text: str, *, displayed: bool) -> None:
    shown = html.Element(tag)
    shown.text = " ".join(text.split())
    place = shown
    if displayed:
        place = html.Element("div")
        place.append(shown)
    place.tail = element.tail
    element.tail = None
    element.getparent().replace(element, place)


def _in_display(formula: HtmlElement) -> bool:
    above = formula.getparent()
    while above is not None and above.tag.startswith("mjx-"):
        if above.get("display") in _DISPLAYED:
            return True
        above = above.getparent()
    return False


def _linear(element: HtmlElement) -> str:
    tag = element.tag
    if not isinstance(tag, str) or tag in {"annotation", "annotation-xml", "mphantom", "none", "mprescripts"}:
        return ""
    special = _SHAPES.get(tag.rpartition(":")[2])
    if special:
        return special([_linear(child) for child in element])
    if len(element) == 0:
        text = "".join(_INVISIBLE.get(char, char) for char in " ".join((element.text or "").split()))
        return f" {text} " if tag == "mo" and not set(text) <= _TIGHT else text
    return _joined([_linear(child) for child in element])


def _joined(parts: Sequence[str]) -> str:
    """Parts side by side: two names or numbers are parted by a space."""
    joined = ""
    for part in parts:
        if joined and part and joined[-1].isalnum() and part[0].isalnum():
            joined += " "
        joined += part
    return joined


def _grouped(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) == 1 or text.isalnum() else f"({text})"


def _part(parts: Sequence[str], index: int) -> str:
    return _grouped(parts[index]) if index < len(parts) else ""


def _base(parts: Sequence[str]) -> str:
    return parts[0].rstrip() if parts else ""


_SHAPES: dict[str, Callable[[Sequence[str]], str]] = {
    "mfrac": lambda parts: f"{_part(parts, 0)}/{_part(parts, 1)}",
    "msqrt": lambda parts: f"√{_grouped(_joined(parts))}",
    "mroot": lambda parts: f"{_part(parts, 0)}^(1/{_part(parts, 1)})",
    "msup": lambda parts: f"{_base(parts)}^{_part(parts, 1)}",
    "msub": lambda parts: f"{_base(parts)}_{_part(parts, 1)}",
    "msubsup": lambda parts: f"{_base(parts)}_{_part(parts, 1)}^{_part(parts, 2)}",
    "munder": lambda parts: f"{_base(parts)}_{_part(parts, 1)} ",
    "munderover": lambda parts: f"{_base(parts)}_{_part(parts, 1)}^{_part(parts, 2)} ",
    "mover": lambda parts: f"{_base(parts)}{parts[1].strip() if len(parts) > 1 else ''}",
    "mtable": "; ".join,
    "mtr": ", ".join,
    "mfenced": lambda parts: f"({', '.join(parts)})",
}
