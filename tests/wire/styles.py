"""The table of `styles.yaml`: how a value is written in each place, by each style, and a document that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

TABLE = Path(__file__).with_name("styles.yaml")
NOTHING = object()
"""The value of an argument that is not given."""

_SCHEMAS: Mapping[str, Any] = {
    # Its default is what the server takes it for where it is left out: it is never sent.
    "text": {"type": "string", "default": "red"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "nullable": {"type": ["string", "null"]},
    "array": {"type": "array", "items": {"type": "string"}},
    "object": {"type": "object", "properties": {name: {"type": "integer"} for name in "RGB"}},
    "map": {"type": "object", "additionalProperties": True},
    "objects": {"type": "array", "items": {"type": "object", "additionalProperties": True}},
}
_VALUES: Mapping[str, tuple[str, Any]] = {
    "empty string": ("text", ""),
    "string": ("text", "blue"),
    "integer": ("integer", 100),
    "boolean": ("boolean", True),
    "array": ("array", ["blue", "black", "brown"]),
    "empty array": ("array", []),
    "object": ("object", {"R": 100, "G": 200, "B": 150}),
    "empty object": ("object", {}),
    "null": ("nullable", None),
    "undefined": ("text", NOTHING),
    "nested": ("map", {"a": {"b": "c"}, "d": ["e", "f"]}),
    "objects": ("objects", [{"a": 1}, {"b": "c"}]),
    "Unicode": ("text", "é☃"),
    "space": ("text", "a b"),
    "reserved": ("text", ":/?#[]@!$&'()*+,;="),
    "unreserved": ("text", "-._~aZ9"),
    "others": ("text", '"%25%<>\\^`{|}'),
    "delimiters": ("array", ["a,b", "c d", "e|f", "g&h", "i.j;k=l"]),
}


class Cell(NamedTuple):
    """One cell of the table.

    Attributes:
        where: The place and the style, in the words of a Parameter Object or of an Encoding Object.
        number: The place in the table of all that is so written.
        value: The name of the value.
        sent: What is to be seen on the wire; None where nothing is sent.
        refused: Whether the call must be refused.
        undefined: Why what is sent was chosen, where the specification leaves it open.
    """

    where: Mapping[str, Any]
    number: int
    value: str
    sent: str | None
    refused: bool
    undefined: str

    @property
    def kind(self) -> str:
        """The name of the value's schema."""
        return _VALUES[self.value][0]

    @property
    def given(self) -> Any:
        """The value itself."""
        return _VALUES[self.value][1]

    @property
    def operation(self) -> str:
        """The method that sends it."""
        return f"send_{self.number}_{self.kind}"

    @property
    def path(self) -> str:
        """Where it is sent, less a path parameter."""
        return f"/{self.number}/{self.kind}"


@cache
def groups() -> tuple[tuple[Cell, ...], ...]:
    """All cells of the table, those of one style together."""
    table: dict[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return tuple(
        tuple(_cell(table["reasons"], group["where"], number, *cell) for cell in group["cells"].items())
        for number, group in enumerate(table["groups"])
    )


def _cell(reasons: Mapping[str, str], where: Mapping[str, Any], number: int, value: str, expected: Any) -> Cell:
    if not isinstance(expected, dict):
        return Cell(where, number, value, expected, refused=False, undefined="")
    return Cell(where, number, value, expected.get("sent"), "refused" in expected, reasons[expected["undefined"]])


def document() -> dict[str, Any]:
    """A document with an operation for every group and every kind of value."""
    return {
        "openapi": "3.2.0",
        "info": {"title": "Styles", "version": "1"},
        "servers": [{"url": "https://styles.example.com"}],
        "paths": dict(_paths()),
    }


def _paths() -> Iterator[tuple[str, Any]]:
    for cell in (cell for group in groups() for cell in group):
        operation: dict[str, Any] = {
            "operationId": cell.operation,
            "tags": ["cells"],
            "responses": {"204": {"description": "It came."}},
        }
        schema = _SCHEMAS[cell.kind]
        said = dict(cell.where)
        if said["in"] == "form":
            encoding = {key: value for key, value in said.items() if key != "in"}
            media = {"schema": {"type": "object", "properties": {"color": schema}}, "encoding": {"color": encoding}}
            operation["requestBody"] = {"content": {"application/x-www-form-urlencoded": media}}
        else:
            content = said.pop("content", None)
            described = {"content": {content: {"schema": schema}}} if content else {"schema": schema}
            required = {"required": True} if said["in"] == "path" else {}
            operation["parameters"] = [{"name": "color", **said, **required, **described}]
        yield cell.path + ("/{color}" if said["in"] == "path" else ""), {"post": operation}
