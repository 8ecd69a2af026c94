"""Models of Customers."""

from __future__ import annotations

from .._runtime.model import Model


class Customer(Model):
    name: str | None = None
