"""Rules for paths and operations (OpenAPI 3.1.1, sections 4.8.8 to 4.8.16 and 4.8.30)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.parts import Parts
from generator.diagnostics import Diagnostics
from generator.node import Node, is_object

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_MODIFIED = re.compile(r"[+#./;?&]?(.*?)\*?")
_STATUS = re.compile(r"[1-5]([0-9]{2}|XX)|default", re.IGNORECASE)


def check_paths(parts: Parts, diagnostics: Diagnostics) -> None:
    """Every path starts with a slash, and no two differ only in the names of their parameters."""
    seen: dict[str, tuple[str, Node]] = {}
    for path, item in parts.root.child("paths").entries():
        if path.startswith("x-"):
            continue
        if not path.startswith("/"):
            diagnostics.warning("C154", f"`{path}` is read as `/{path}`: a path starts with a slash", item.location)
        shape = _VARIABLE.sub("{}", path)
        if shape in seen:
            first, node = seen[shape]
            message = f"`{path}` and `{first}` at {node.location} match the same requests"
            diagnostics.warning("C144", message, item.location)
        else:
            seen[shape] = path, item


def check_parameters(parts: Parts, diagnostics: Diagnostics) -> None:
    """Parameters have a name and a place, and those in the path agree with its template."""
    for parameter in parts.of("parameter"):
        _check_parameter(parameter, diagnostics)
    for path, item, operation in parts.operations():
        _check_template(parts, path, item, operation, diagnostics)


def _check_parameter(parameter: Node, diagnostics: Diagnostics) -> None:
    if not is_object(parameter.value):
        return
    if parameter.text("in") == "path" and not parameter.flag("required"):
        name = parameter.text("name")
        message = f'the path parameter "{name}" needs `required: true`, which is assumed'
        diagnostics.warning("C143", message, parameter.location)


def _check_template(parts: Parts, path: str, item: Node, operation: Node, diagnostics: Diagnostics) -> None:
    declared = {node.text("name"): node for node in _path_parameters(parts, item, operation)}
    used = set(_VARIABLE.findall(path))
    for name in sorted(used - declared.keys()):
        match = _MODIFIED.fullmatch(name)
        plain = match.group(1) if match else name
        if plain in declared:
            used.add(plain)
            message = f"`{{{name}}}` is no variable of OpenAPI; it is read as `{{{plain}}}`"
            diagnostics.warning("C146", message, operation.location)
        else:
            message = f'the path parameter "{name}" is not declared; it is taken as a string'
            diagnostics.warning("C142", message, operation.location)
    for name, node in declared.items():
        if name not in used:
            message = f'the path parameter "{name}" does not occur in `{path}`'
            diagnostics.warning("C141", message, node.location)


def _path_parameters(parts: Parts, item: Node, operation: Node) -> Iterator[Node]:
    for owner in (item, operation):
        for entry in owner.child("parameters").items():
            parameter = parts.target(entry)
            if parameter and parameter.text("in") == "path":
                yield parameter


def check_status_codes(parts: Parts, diagnostics: Diagnostics) -> None:
    """The keys of `responses` are status codes, ranges or `default`."""
    for operation in parts.of("operation"):
        for status, response in operation.child("responses").entries():
            if not status.startswith("x-") and not _STATUS.fullmatch(status):
                message = f"`{status}` is no status code; the response is ignored"
                diagnostics.warning("C145", message, response.location)


def check_security(parts: Parts, diagnostics: Diagnostics) -> None:
    """Every key has a place to be sent in."""
    schemes = parts.root.child("components").child("securitySchemes")
    for name, scheme in schemes.entries():
        if scheme.text("type") == "apiKey" and scheme.text("in") not in ("header", "query", "cookie"):
            message = f"the key of `{name}` can only be sent `in` a header, query or cookie"
            diagnostics.error("C152", message, scheme.child("in").location)
