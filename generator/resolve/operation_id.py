"""The id of an operation that has none."""

from __future__ import annotations

import re

from generator.names import pascal

_PART = re.compile(r"\{([^{}]*)\}|[^{}]+")


def operation_id(method: str, path: str) -> str:
    """An id made of nothing but method and path: `get /pets/{id}` -> `getPetsById`."""
    words = [_word(match) for match in _PART.finditer(path)]
    return method.lower() + ("".join(words) or "Root")


def _word(match: re.Match[str]) -> str:
    variable = match.group(1)
    if variable is not None:
        return "By" + pascal(variable)
    return pascal(match.group()) if re.search(r"\w", match.group()) else ""
