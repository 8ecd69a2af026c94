"""Models of Orders."""

from __future__ import annotations

from .._runtime.model import Model


class OrdersStatus(Model):
    paid: bool | None = None
