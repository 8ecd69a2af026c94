"""A document under change: the input stays as it is, and every node remembers where it was written.

A container is copied when something in it changes, and only then; all others are shared with the
files they come from. So an overlay on a large document costs little, and a node's place can be told
from its identity when a message needs it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.document import Document, Location, Pointer
from generator.node import Node, is_array, is_object, root_node

_Container = dict[str, Any] | list[Any]


class Mismatch(Exception):
    """Two values that cannot be merged; the message says which."""


class Tree:
    """The content of a document while overlays change it."""

    def __init__(self, document: Document) -> None:
        """Start with the document's content."""
        self._document = document
        self._copies: dict[int, tuple[_Container, _Container]] = {}  # by id: the copy, its source
        self._written: dict[tuple[int, str], Location] = {}  # entries of copies set by an overlay
        self._sources: dict[str, Document] = {}
        self.root: Any = document.root

    def merge(self, target: Pointer, update: Node) -> None:
        """Merge a value into the node at a place (Overlay 1.1.0, section 4.4.3).

        Raises:
            Mismatch: The kinds of the two values differ.
        """
        self._sources[update.location.document.name] = update.location.document
        merged = self._merged(self._at(target), update)
        self._put(target, merged, update)

    def snapshot(self, pointer: Pointer) -> Node:
        """The node at a place, independent of what happens to it later."""
        return Node(copy.deepcopy(self._at(pointer)), Location(self._document, pointer))

    def remove(self, target: Pointer) -> None:
        """Take the node at a place out of its parent."""
        parent = self._own(target[:-1])
        del parent[target[-1]]
        self._written.pop((id(parent), str(target[-1])), None)

    def document(self) -> Document:
        """The changed document."""
        original = self._document
        return Document(
            name=original.name,
            path=original.path,
            digest=original.digest,
            root=self.root,
            index=original.index,
            origin=_Origins(self.root, self._copies, self._written, self._files()),
        )

    def _files(self) -> tuple[Document, ...]:
        return (self._document, *self._sources.values())

    def _at(self, pointer: Pointer) -> Any:
        value = self.root
        for token in pointer:
            value = value[token]
        return value

    def _own(self, pointer: Pointer) -> Any:
        """The container at a place, copied with all containers around it unless they are copies."""
        self.root = value = self._copied(self.root)
        for token in pointer:
            value[token] = inner = self._copied(value[token])
            value = inner
        return value

    def _copied(self, source: Any) -> Any:
        if id(source) in self._copies:
            return source
        result: _Container = dict(source) if is_object(source) else list(source)
        self._copies[id(result)] = result, source
        return result

    def _put(self, target: Pointer, value: Any, update: Node) -> None:
        if not target:
            self.root = value
            return
        parent = self._own(target[:-1])
        parent[target[-1]] = value
        self._remember(parent, str(target[-1]), value, update)

    def _remember(self, parent: _Container, key: str, value: Any, written: Node) -> None:
        """Note where a scalar was written: unlike a container it has no identity."""
        if isinstance(value, dict | list):
            self._written.pop((id(parent), key), None)
        else:
            self._written[id(parent), key] = written.location

    def _merged(self, value: Any, update: Node) -> Any:
        new = update.value
        if is_object(value) and is_object(new):
            return self._merged_object(value, update)
        if is_array(value):
            items: list[Any] = self._copied(value)
            items.extend(new if is_array(new) else [new])
            return items
        if value is None or not (isinstance(value, dict | list) or isinstance(new, dict | list)):
            return new
        raise Mismatch(f"{_kind(new)} cannot be merged into {_kind(value)}")

    def _merged_object(self, value: dict[str, Any], update: Node) -> dict[str, Any]:
        result: dict[str, Any] = self._copied(value)
        for key, entry in update.entries():
            result[key] = self._merged(result[key], entry) if key in result else entry.value
            self._remember(result, key, result[key], entry)
        return result


class _Origins:
    """Finds where a node of a changed document was written."""

    def __init__(
        self,
        root: Any,
        copies: Mapping[int, tuple[_Container, _Container]],
        written: Mapping[tuple[int, str], Location],
        files: Sequence[Document],
    ) -> None:
        self._root = root
        self._copies = copies
        self._written = written
        self._files = files
        self._places: dict[int, Location] = {}

    def __call__(self, pointer: Pointer) -> Location:
        """The place of a node, or of its nearest ancestor that a file holds."""
        if not self._places:
            for file in self._files:
                for node in _containers(root_node(file)):
                    self._places.setdefault(id(node.value), node.location)
        place = Location(self._files[0])
        value = self._root
        for token in pointer:
            place, value = self._step(place, value, token)
        return place

    def _step(self, place: Location, parent: Any, token: str | int) -> tuple[Location, Any]:
        node = Node(parent, place).child(token)
        if (written := self._written.get((id(parent), str(token)))) is not None:
            return written, node.value
        if (own := self._place(node.value)) is not None:
            return own, node.value
        return node.location, node.value

    def _place(self, value: Any) -> Location | None:
        while id(value) in self._copies:
            value = self._copies[id(value)][1]
        return self._places.get(id(value))


def _containers(node: Node) -> Iterator[Node]:
    if isinstance(node.value, dict | list):
        yield node
        for _, entry in node.entries():
            yield from _containers(entry)
        for item in node.items():
            yield from _containers(item)


def _kind(value: Any) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case _:
            return "a single value"


def in_removal_order(pointers: Iterable[Pointer]) -> list[Pointer]:
    """The pointers once each, in an order in which no removal moves what is still to be removed."""
    unique = dict.fromkeys(pointers)
    return sorted(unique, key=_order, reverse=True)


def _order(pointer: Pointer) -> list[tuple[int, str]]:
    return [(token, "") if isinstance(token, int) else (0, token) for token in pointer]
