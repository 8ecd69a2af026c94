"""Models of Exposures."""

from __future__ import annotations

from datetime import datetime, time
from ipaddress import IPv4Address, IPv6Address

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.formats import Base64, Decimal, DecimalNumber, date, timedelta
from .._runtime.model import Model

Position = TypeAliasType("Position", tuple[float, float, str])
"""Where the telescope looks"""


class Exposure(Model):
    taken_at: datetime
    night: date | None = Field(default="2026-01-31", validate_default=True)
    sunset: time | None = None
    length: timedelta | None = None
    """Kept as a text where it counts months or years"""

    cost: Decimal | None = Field(default="12.50", validate_default=True)
    tax: DecimalNumber | None = None
    photons: int | None = None
    """A float would round it"""

    thumbnail: Base64 | None = None
    signature: Base64 | None = None
    host: IPv4Address | None = None
    gateway: IPv6Address | None = None
    page: str | None = None
    contact: str | None = None
    sky: Position
    filters: list[str] | None = Field(default=["red", "blue"], validate_default=True)
