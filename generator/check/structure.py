"""The published JSON Schemas of OpenAPI, with their findings in plain words.

The schemas are those that openapi-spec-validator ships. They are read as files: importing that
package takes longer than everything else that a small document needs, and its own rules come
without places (see `check` for ours).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.check.parts import METHODS
from generator.diagnostics import Diagnostics
from generator.json_schema import Violation, violations
from generator.keywords import SCHEMA_KEYWORDS
from generator.node import Node, is_array, is_object

_CONTAINERS = {"object", "array"}
_OF_LITTLE_MATTER = frozenset(
    {"callbacks", "contact", "examples", "externalDocs", "headers", "info", "license", "links", "tags", "xml"}
)
"""Fields that describe, and nothing of which is sent."""


def check_structure(root: Node, version: str, diagnostics: Diagnostics) -> None:
    """Validate a document against the JSON Schema of its version.

    A value that is no container where one is needed is an error; everything else leaves the meaning
    clear.
    """
    schema = json.loads(_schema_path(version).read_text(encoding="utf-8"))
    for error in violations(schema, root.value):
        node = _node(root, error.path)
        if not _is_said_elsewhere(node, error):
            _report(node, error, diagnostics)


def _schema_path(version: str) -> Path:
    spec = find_spec("openapi_spec_validator")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("openapi-spec-validator is not installed")
    return Path(spec.origin).parent / "resources" / "schemas" / f"v{version}" / "schema.json"


def _node(root: Node, path: Iterable[str | int]) -> Node:
    node = root
    for token in path:  # a key such as "200" comes back as a number
        node = node.child(str(token) if is_object(node.value) else token)
    return node


def _is_said_elsewhere(node: Node, error: Violation) -> bool:
    """Whether a rule of our own says the same, or a reference there will be followed."""
    pointer = node.location.pointer
    in_schema = "schema" in pointer or pointer[:2] == ("components", "schemas")
    kind = error.kind
    missing = getattr(kind, "property", None)
    return (
        (in_schema and len(pointer) > 2)
        or node.reference is not None
        or (pointer[-1:] in (("responses",), ("required",)) and kind.name != "type")
        or (pointer[:2] == ("components", "securitySchemes") and (pointer[-1:] == ("in",) or _is_unexpected(error)))
        or missing in ("openapi", "required", "name", "in")
    )


def _is_read_nevertheless(node: Node, key: str) -> bool:
    """Whether `resolve` reads a key that is not known in its place, and says so itself."""
    pointer = node.location.pointer
    return (
        pointer == ("paths",)
        or (key.lower() in METHODS and len(pointer) == 2)
        or (key in SCHEMA_KEYWORDS and "parameters" in pointer[-2:-1] and node.get("schema") is None)
    )


def _is_unexpected(error: Violation) -> bool:
    # Which fields a security scheme has depends on others of its fields, and these may be what is wrong.
    kind = error.kind
    return kind.name in ("additionalProperties", "unevaluatedProperties")


def _report(node: Node, error: Violation, diagnostics: Diagnostics) -> None:
    kind = error.kind
    match kind.name:
        case "additionalProperties" | "unevaluatedProperties":
            for key in kind.unexpected:
                if _is_read_nevertheless(node, key):
                    continue
                message = f"`{key}` is not known here and is ignored"
                diagnostics.warning("C112", message, node.child(key).location)
        case "required":
            message = f"{_name(node)} must have `{kind.property}`"
            diagnostics.warning("C111", message, node.location)
        case "type":
            _report_type(node, kind.types, diagnostics)
        case _:
            diagnostics.warning("C111", _sentence(node, error, kind), node.location)


def _report_type(node: Node, types: list[str], diagnostics: Diagnostics) -> None:
    message = f"{_name(node)} must be {_alternatives(types)}, not {_kind(node.value)}"
    if not _CONTAINERS.issuperset(types):
        diagnostics.warning("C111", message, node.location)
    elif node.value is None or node.value in ({}, []) or _matters_little(node):
        diagnostics.warning("C111", f"{message}; it is ignored", node.location)
    else:
        diagnostics.error("C110", message, node.location)


def _matters_little(node: Node) -> bool:
    """Whether no operation becomes another one without it."""
    pointer = node.location.pointer
    return not _OF_LITTLE_MATTER.isdisjoint(pointer[-2:]) or pointer[-3:-2] == ("security",)


def _sentence(node: Node, error: Violation, kind: Any) -> str:
    match kind.name:
        case "enum":
            return f"{_name(node)} must be one of {', '.join(map(_quoted, kind.options))}"
        case "const":
            return f"{_name(node)} must be {_quoted(kind.expected_value)}"
        case "propertyNames":
            return f"{_name(node)} has a key that is not allowed: {kind.error.message}"
        case _:
            return f"{_name(node)}: {error.message}"


def _name(node: Node) -> str:
    match node.location.pointer:
        case (*_, owner, int(index)):
            return f"item {index + 1} of `{owner}`"
        case (*_, key):
            return f"`{key}`"
        case _:
            return "the document"


def _alternatives(types: list[str]) -> str:
    return " or ".join("an " + name if name[0] in "aio" else "a " + name for name in types)


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _kind(value: Any) -> str:
    if is_object(value):
        return "an object"
    if is_array(value):
        return "an array"
    return _quoted(value)
