"""Rules for the document as a whole."""

from __future__ import annotations

import re

from generator.check.parts import Parts
from generator.diagnostics import Diagnostics
from generator.node import Node, is_object

_VERSION = re.compile(r"3(?:\.([012])(?:\..+)?)?")
_ASSUMED = "3.1"
"""What a document is that does not say it."""


def check_version(root: Node, diagnostics: Diagnostics) -> str | None:
    """The feature version, `3.0` to `3.2`; None, and an error, for everything else."""
    text = str(root.get("openapi"))
    match = _VERSION.fullmatch(text)
    if match is not None:
        return "3." + (match.group(1) or _ASSUMED[-1])
    if "swagger" in root.value:
        message = (
            f"Swagger {root.get('swagger')} is not supported; convert the document to OpenAPI 3, "
            "for example with `npx swagger2openapi` or at https://converter.swagger.io"
        )
        diagnostics.error("C102", message, root.child("swagger").location)
    elif "openapi" in root.value:
        message = f"OpenAPI {text} is not supported; 3.0, 3.1 and 3.2 are"
        diagnostics.error("C103", message, root.child("openapi").location)
    elif is_object(root.get("paths")):
        message = f"there is no `openapi` field; the document is read as OpenAPI {_ASSUMED}"
        diagnostics.warning("C101", message, root.location)
        return _ASSUMED
    else:
        message = "not an OpenAPI document: there is no `openapi` field"
        diagnostics.error("C101", message, root.location)
    return None


def check_tags(parts: Parts, diagnostics: Diagnostics) -> None:
    """Every tag is declared once (4.8.22)."""
    seen: dict[str, Node] = {}
    for tag in parts.root.child("tags").items():
        name = tag.text("name")
        if first := seen.get(name):
            message = f'the tag "{name}" is declared a second time; the first stands at {first.location}'
            diagnostics.warning("C150", message, tag.location)
        elif name:
            seen[name] = tag
