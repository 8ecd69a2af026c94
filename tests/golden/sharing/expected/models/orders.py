"""Models of Orders."""

from __future__ import annotations

from .._runtime.model import Model


class Order(Model):
    number: int | None = None
