"""Names for schemas that a reference names only by their place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.document import Location, Pointer
from generator.keywords import NAMED_SCHEMAS
from generator.names import pascal, path_operation_id

_DEFINITIONS = frozenset({"$defs", "definitions", "schemas"})
_ROLES = {
    "additionalProperties": "Value",
    "items": "Item",
    "parameters": "Parameter",
    "requestBodies": "Request",
    "requestBody": "Request",
    "responses": "Response",
    "unevaluatedProperties": "Value",
}
"""What a structural token adds to a name."""

_HOLDERS = NAMED_SCHEMAS | {"headers"}
"""Tokens that are followed by a name."""


def is_definition(location: Location) -> bool:
    """Whether a place only defines a schema for others: no schema that is generated holds it."""
    pointer = location.pointer
    return len(pointer) < 2 or pointer[-2] in _DEFINITIONS


def candidates(location: Location, root: Path) -> Iterator[str]:
    """Names for a place, the shortest first: from its pointer, then with its file and the folders below `root` too."""
    path = location.document.path
    own_name = _name(location.pointer)
    name = own_name or path.stem
    yield name
    folders = (folder.name for folder in path.parents if folder != root and folder.is_relative_to(root))
    for part in (path.stem, *folders) if own_name else folders:
        if part:
            name = pascal(part) + pascal(name)
            yield name


def _name(pointer: Pointer) -> str:
    match pointer:
        case ():
            return ""
        case ("paths", str(path), str(method), *rest):
            return pascal(path_operation_id(method, path)) + _roles(rest)
        case ("components", "schemas", str(name), *rest):
            return name + _roles(rest)
        case ("components", str(kind), str(name), *rest):
            return pascal(name) + _ROLES.get(kind, "") + _roles(rest)
        case (str(holder), str(name), *rest) if holder in _DEFINITIONS:
            return name + _roles(rest)
        case (first, *rest):
            return (str(first) if not rest else pascal(str(first))) + _roles(rest)
        case _:
            return ""


def _roles(tokens: list[str | int]) -> str:
    """What the tokens below a name add to it: properties' names, and a word for what has none."""
    words: list[str] = []
    remaining = iter(tokens)
    for token in remaining:
        if isinstance(token, int):
            words.append(str(token + 1))
        elif token == "content":
            next(remaining, None)  # a media type says nothing
        elif token in _HOLDERS:
            words.append(pascal(str(next(remaining, ""))))
        elif token not in ("schema", "allOf", "anyOf", "oneOf"):
            words.append(_ROLES.get(token) or pascal(token))
    return "".join(words)
