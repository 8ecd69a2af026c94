"""Models that belong to no resource alone."""

from __future__ import annotations

from .._runtime.model import Model


class Pet(Model):
    id: str
    age: int | None = None
