"""A quotation as text, with who said it and where: what `quote_template` in the settings becomes."""

import re
from collections.abc import Mapping

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")


def fill(template: str, values: Mapping[str, str | None]) -> str:
    """The template with its names in braces replaced; what is not known is nothing.

    A part in square brackets is left out as a whole when a name in it is not known.
    """

    def optional(part: re.Match[str]) -> str:
        is_known = all(values.get(name) for name in _FIELD.findall(part[1]))
        return part[1] if is_known else ""

    chosen = _OPTIONAL.sub(optional, template)
    filled = _FIELD.sub(lambda field: values.get(field[1]) or "", chosen)
    return "\n".join(line.rstrip() for line in filled.splitlines())
