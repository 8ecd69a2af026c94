"""What the audit raises."""

from __future__ import annotations


class AuditError(Exception):
    """A module holds what nobody meant: a fault of the generator, and perhaps an attempt to use one."""

    def __init__(self, path: str, line: int, what: str) -> None:
        """Say where and what; `what` quotes names, never texts."""
        super().__init__(f"{path}:{line}: the audit refuses {what}")
