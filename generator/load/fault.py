"""What the readers raise."""

from __future__ import annotations

from generator.document import Position
from generator.limits import Limits


class Fault(Exception):
    """Content that cannot be read.

    Attributes:
        code: The code of the diagnostic.
        message: What was found and what the author can change.
        position: Where; None for the file as a whole.
    """

    def __init__(self, code: str, message: str, position: Position | None = None) -> None:
        """Say what is wrong; `message` is what `str` gives."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.position = position


def duplicate_key(key: str, first: Position, second: Position) -> Fault:
    """The fault for a key that stands twice in one mapping."""
    line, column = first
    return Fault("L105", f'duplicate key "{key}"; it stands first at line {line}, column {column}', second)


def too_deep(limits: Limits, position: Position | None = None) -> Fault:
    """The fault for collections that nest too deeply."""
    return Fault("L110", f"nested more than {limits.depth} levels deep; --limit depth=N allows more", position)


def too_many(limits: Limits) -> Fault:
    """The fault for a document of too many nodes."""
    return Fault("L113", f"more than {limits.nodes:,} nodes; --limit nodes=N allows more")
