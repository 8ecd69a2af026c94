"""Models of Caves."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.model import Model

Bearing = TypeAliasType("Bearing", Annotated[list[int | float], Field(min_length=1)])
"""Degrees, and minutes and seconds if they are known"""


class Chamber(Model):
    width: float | None = None
    leads_to: list[Hall] | None = None


Hall = Chamber
"""What visitors call a chamber"""


class Cave(Model):
    entrance: Hall
    bearing: Bearing
