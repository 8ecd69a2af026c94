"""A document as it was read, and places in it.

Values are plain dicts, lists and scalars, so that every library accepts them. A place is a document
and a JSON pointer (RFC 6901); its line and column are looked up only when a message needs them, in
an index made on first use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Pointer = tuple[str | int, ...]
"""The unescaped reference tokens of a JSON pointer; array positions are integers."""

Position = tuple[int, int]
"""Line and column, both counted from one."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One file of the input.

    Attributes:
        name: The path as the user gave it, with forward slashes: what messages show.
        path: The resolved path.
        digest: SHA-256 of the file's bytes, in hexadecimal.
        root: The parsed content.
        index: Makes the positions of the nodes; called at most once.
        origin: For a document that overlays changed, finds where a node was written: here or in an
            overlay.
    """

    name: str
    path: Path
    digest: str
    root: dict[str, Any]
    index: Callable[[], Mapping[Pointer, Position]]
    origin: Callable[[Pointer], Location] | None = None
    _indices: list[Mapping[Pointer, Position]] = field(default_factory=list[Mapping[Pointer, Position]])

    def position(self, pointer: Pointer) -> Position:
        """Where the node stands; for a node that the file does not hold, its nearest ancestor."""
        if not self._indices:
            self._indices.append(self.index())
        [index] = self._indices
        while (found := index.get(pointer)) is None and pointer:
            pointer = pointer[:-1]
        return found or (1, 1)


@dataclass(frozen=True, slots=True)
class Location:
    """A node of a document."""

    document: Document
    pointer: Pointer = ()

    def child(self, *tokens: str | int) -> Location:
        """The location below this one."""
        return Location(self.document, (*self.pointer, *tokens))

    @property
    def pointer_text(self) -> str:
        """The pointer as a URI fragment without percent-encoding: `#/paths/~1plans/get`."""
        return "#" + "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in self.pointer)

    def __str__(self) -> str:
        """`file:line:column` of where the node was written."""
        origin = self.document.origin
        written = origin(self.pointer) if origin else self
        line, column = written.document.position(written.pointer)
        return f"{written.document.name}:{line}:{column}"


def shown_path(path: Path) -> str:
    """The path as messages show it: from the current folder, where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
