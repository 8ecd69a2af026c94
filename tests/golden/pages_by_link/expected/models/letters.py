"""Models of Letters."""

from __future__ import annotations

from .._runtime.model import Model


class Letter(Model):
    id: int | None = None
