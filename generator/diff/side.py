"""One side of a comparison: a package as its files, and where the document says what is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PlaceKey = tuple[str, ...]
"""What of a document is meant: `("operation", ID)`, `("argument", ID, PLACE, NAME)`, `("model", CLASS)`,
`("field", CLASS, NAME)` or `("event", ID)`; names are those of the wire."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file; both count from one.

    Attributes:
        pointer: The JSON pointer in a document; empty in code.
    """

    file: str
    line: int
    pointer: str = ""

    def __str__(self) -> str:
        """`file:line`."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Side:
    """A package.

    Attributes:
        shown: What messages call this side.
        package: The package's name.
        version: Its `__version__`; None where nobody chose it.
        folder: What the paths of its files start with in messages.
        files: The text of each of its Python files, by its path in the package.
        places: Where a document says what is in it; empty for a package without its documents.
    """

    shown: str
    package: str
    version: str | None
    folder: str
    files: Mapping[str, str]
    places: Mapping[PlaceKey, Place] = field(default_factory=dict[PlaceKey, Place])

    def code(self, path: str, line: int) -> Place:
        """A line of one of its files."""
        return Place(f"{self.folder}/{path}" if self.folder else path, line)
