"""Models of Stations."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.formats import date
from .._runtime.model import Model


class Station(Model):
    id: str
    altitude: float | None = None
    """Metres above sea level"""

    built_on: Annotated[date | None, Field(alias="builtOn")] = None
