"""The parts of an OpenAPI document by kind, found in one walk (OpenAPI 3.1.1, section 4.8)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from generator.keywords import subschemas
from generator.node import Node
from generator.references import ReferenceFault, References

Kind = Literal[
    "body",
    "callback",
    "components",
    "document",
    "encoding",
    "example",
    "header",
    "link",
    "media type",
    "operation",
    "parameter",
    "path item",
    "response",
    "schema",
    "security scheme",
]
_Shape = Literal["one", "list", "map"]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The fields of a Path Item Object that hold an operation."""

_MEDIA: dict[str, tuple[_Shape, Kind]] = {
    "content": ("map", "media type"),
    "examples": ("map", "example"),
    "schema": ("one", "schema"),
}
_FIELDS: dict[Kind, dict[str, tuple[_Shape, Kind]]] = {
    "body": {"content": ("map", "media type")},
    "components": {
        "callbacks": ("map", "callback"),
        "examples": ("map", "example"),
        "headers": ("map", "header"),
        "links": ("map", "link"),
        "mediaTypes": ("map", "media type"),
        "parameters": ("map", "parameter"),
        "pathItems": ("map", "path item"),
        "requestBodies": ("map", "body"),
        "responses": ("map", "response"),
        "schemas": ("map", "schema"),
        "securitySchemes": ("map", "security scheme"),
    },
    "document": {
        "components": ("one", "components"),
        "paths": ("map", "path item"),
        "webhooks": ("map", "path item"),
        "x-webhooks": ("map", "path item"),
    },
    "encoding": {"headers": ("map", "header")},
    "header": _MEDIA,
    "media type": {
        "encoding": ("map", "encoding"),
        "examples": ("map", "example"),
        "itemSchema": ("one", "schema"),
        "schema": ("one", "schema"),
    },
    "operation": {
        "callbacks": ("map", "callback"),
        "parameters": ("list", "parameter"),
        "requestBody": ("one", "body"),
        "responses": ("map", "response"),
    },
    "parameter": _MEDIA,
    "path item": {
        "additionalOperations": ("map", "operation"),
        "parameters": ("list", "parameter"),
        **dict.fromkeys(METHODS, ("one", "operation")),
    },
    "response": {
        "content": ("map", "media type"),
        "headers": ("map", "header"),
        "links": ("map", "link"),
    },
}


class Parts:
    """A document's parts; what is no part, such as an example's value, is never looked into."""

    def __init__(self, root: Node, references: References) -> None:
        """Describe the document below a root."""
        self.root = root
        self.references = references

    @cached_property
    def all(self) -> tuple[tuple[Kind, Node], ...]:
        """Every part in document order, references among them."""
        return tuple(_walk("document", self.root))

    def of(self, kind: Kind) -> Iterator[Node]:
        """The parts of one kind, without the references to such a part."""
        for own_kind, node in self.all:
            if own_kind == kind and (node.reference is None or kind == "schema"):
                yield node

    def operations(self) -> Iterator[tuple[str, Node, Node]]:
        """The operations under `paths` with their path and path item."""
        for path, entry in self.root.child("paths").entries():
            item = self.target(entry)
            if path.startswith("x-") or item is None:
                continue
            for method in METHODS:
                if operation := self.target(item.child(method)):
                    yield path, item, operation
            for _, entry in item.child("additionalOperations").entries():
                if operation := self.target(entry):
                    yield path, item, operation

    def target(self, node: Node) -> Node | None:
        """What a part is or refers to; None where that is no object."""
        try:
            target = self.references.follow(node)
        except ReferenceFault:
            return None
        return target if isinstance(target.value, dict) else None


def _walk(kind: Kind, node: Node) -> Iterator[tuple[Kind, Node]]:
    yield kind, node
    if kind == "schema":
        for child in subschemas(node):
            yield from _walk("schema", child)
    elif kind == "callback":
        for key, entry in node.entries():
            if not key.startswith(("x-", "$")):
                yield from _walk("path item", entry)
    else:
        for key, (shape, child_kind) in _FIELDS.get(kind, {}).items():
            if node.get(key) is not None:
                yield from _walk_field(shape, child_kind, node.child(key))


def _walk_field(shape: _Shape, kind: Kind, node: Node) -> Iterator[tuple[Kind, Node]]:
    match shape:
        case "one":
            yield from _walk(kind, node)
        case "list":
            for item in node.items():
                yield from _walk(kind, item)
        case "map":
            for key, entry in node.entries():
                if kind == "schema" or not key.startswith("x-"):
                    yield from _walk(kind, entry)
