"""Models that belong to no resource alone."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypeAliasType

from .._runtime.model import Model

CatName = TypeAliasType("CatName", Literal["Tom", "Kit"] | str)


class VisitorOption2Child(Model):
    age: int | None = None


class Visitor(Model):
    """Alternatives beside properties are one object"""

    child: VisitorOption2Child | None = None
    ticket: str | None = None
