"""What a comparison finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from generator.diagnostics import one_line
from generator.diff.side import Place, Side


class Breaks(Enum):
    """Who breaks, the worst first; its value is what people read."""

    CALLER = "caller code"
    TYPES = "type checker only"
    WIRE = "wire only"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change.

    Attributes:
        code: Stays what it is.
        title: What happened.
        breaks: Whom it breaks.
        remedy: What to do about it.
        is_addition: Whether it gives callers something new.
        is_typed: Whether type checkers see it in the code of a caller.
    """

    code: str
    title: str
    breaks: Breaks
    remedy: str
    is_addition: bool = False
    is_typed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kind: What it is.
        subject: What changed, as callers write it: `pets.list(limit)`, `models.Pet.name`.
        detail: How, in a sentence.
        spec: Where a document says so; in the new one, or in the old one what is gone from the new one.
        code: Where the package does, likewise.
        paths: The paths below the package that griffe may name for the same thing.
    """

    kind: Kind
    subject: str
    detail: str
    spec: Place | None = None
    code: Place | None = None
    paths: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Let nothing of a document move a cursor, wherever it is shown."""
        object.__setattr__(self, "subject", one_line(self.subject))
        object.__setattr__(self, "detail", one_line(self.detail))

    @property
    def breaks(self) -> Breaks:
        """Whom it breaks."""
        return self.kind.breaks

    @property
    def is_breaking(self) -> bool:
        """Whether it breaks anybody."""
        return self.kind.breaks is not Breaks.NOBODY

    def order(self) -> tuple[int, str, str, str]:
        """What changes are sorted by: the worst first."""
        return (ORDER.index(self.breaks), self.subject, self.kind.code, self.detail)


ORDER: Sequence[Breaks] = tuple(Breaks)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that a comparison found.

    Attributes:
        changes: The worst first.
        differs: Whether any Python file of the package differs, if only in its prose.
    """

    old: Side
    new: Side
    changes: tuple[Change, ...]
    differs: bool

    @property
    def breaking(self) -> tuple[Change, ...]:
        """The changes that break somebody."""
        return tuple(change for change in self.changes if change.is_breaking)

    @property
    def additions(self) -> tuple[Change, ...]:
        """The changes that give something new."""
        return tuple(change for change in self.changes if change.kind.is_addition)

    def by_breaks(self) -> tuple[tuple[Breaks, tuple[Change, ...]], ...]:
        """The changes by whom they break, the worst first; no group is empty."""
        groups = ((breaks, tuple(c for c in self.changes if c.breaks is breaks)) for breaks in ORDER)
        return tuple((breaks, found) for breaks, found in groups if found)
