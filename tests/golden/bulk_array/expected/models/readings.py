"""Models of Readings."""

from __future__ import annotations

from datetime import datetime

from .._runtime.model import Model


class Reading(Model):
    at: datetime | None = None
    value: float | None = None
