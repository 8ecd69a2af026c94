"""Models that belong to no resource alone."""

from __future__ import annotations

from .._runtime.model import Model


class ReturnedReason(Model):
    code: int
    text: str | None = None


class Returned(Model):
    """What two parts say in place of one property is one class."""

    reason: ReturnedReason | None = None
