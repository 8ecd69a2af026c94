"""What the readers raise, and the limits that they share."""

from __future__ import annotations

from generator.document import Position

MAX_DEPTH = 200
"""How deep collections may nest: far more than any real document, far less than the call stack."""


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


def too_deep(position: Position | None = None) -> Fault:
    """The fault for collections that nest too deeply."""
    return Fault("L110", f"nested more than {MAX_DEPTH} levels deep", position)
