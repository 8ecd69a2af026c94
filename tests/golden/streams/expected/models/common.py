"""Models that belong to no resource alone."""

from __future__ import annotations

from .._runtime.model import Model


class TideEvent(Model):
    event: str | None = None
    data: str
