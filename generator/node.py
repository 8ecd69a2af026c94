"""A value of a document together with its place: what rules and passes are written against.

Reading is tolerant: where a document has something else than what is asked for, there is nothing.
Telling the author is the business of `check`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeGuard

from generator.document import Document, Location


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is a JSON object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a value is a JSON array."""
    return isinstance(value, list)


def fits_literal(value: object) -> bool:
    """Whether a value may stand in `Literal`; type checkers know no integer beyond 64 bits."""
    return isinstance(value, str) or (isinstance(value, int) and abs(value) < 1 << 63)


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands."""

    value: Any
    location: Location

    def get(self, key: str) -> Any:
        """The value of an object's entry; None where there is none."""
        return self.value.get(key) if is_object(self.value) else None

    def text(self, key: str) -> str:
        """The text of an object's entry; empty where there is none."""
        value = self.get(key)
        return value if isinstance(value, str) else ""

    def flag(self, key: str) -> bool:
        """Whether an object's entry is true, be it in quotes."""
        value = self.get(key)
        return value is True or value == "true"

    def child(self, key: str | int) -> Node:
        """The node of an entry or item; its value is None where there is none."""
        location = self.location.child(key)
        if isinstance(key, str):
            return Node(self.get(key), location)
        found = is_array(self.value) and key < len(self.value)
        return Node(self.value[key] if found else None, location)

    def entries(self) -> Iterator[tuple[str, Node]]:
        """The entries of an object, in order."""
        if is_object(self.value):
            for key, value in self.value.items():
                yield key, Node(value, self.location.child(key))

    def items(self) -> Iterator[Node]:
        """The items of an array, in order."""
        if is_array(self.value):
            for index, value in enumerate(self.value):
                yield Node(value, self.location.child(index))

    @property
    def reference(self) -> str | None:
        """The text of its `$ref`, if it is a Reference Object."""
        target = self.get("$ref")
        return target if isinstance(target, str) else None


def root_node(document: Document) -> Node:
    """The root of a document."""
    return Node(document.root, Location(document))
