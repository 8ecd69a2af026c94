"""Models of Shelves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import TypeAliasType

from .._runtime.formats import date
from .._runtime.model import Model


class Box(Model):
    weight: float | None = None


Free = TypeAliasType("Free", dict[str, Any])


Notes = TypeAliasType("Notes", dict[str, date | int])
"""A pattern is documentation"""


class Shelf(Model):
    """Boxes by their label, beside what has a name"""

    if TYPE_CHECKING:

        @property
        def model_extra(self) -> dict[str, Box]: ...

    else:
        __pydantic_extra__: dict[str, Box]

    row: int | None = None
    notes: Notes | None = None
    free: Free | None = None


class HighShelf(Shelf):
    ladder: bool | None = None
