"""Models of Pens."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from .._runtime.formats import DecimalNumber
from .._runtime.model import Model


class Pen(Model):
    id: int
    price: DecimalNumber | None = None
    made: datetime | None = None
    nib: str | None = None
    length: Annotated[int | None, Field(gt=0)] = None
    ink: str | None = None
    parts: list[str] | None = None
    maker: Any | None = None
    extra: Any | None = None
    notes: Any | None = None
