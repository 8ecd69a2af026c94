"""Models of Ships."""

from __future__ import annotations

from .._runtime.model import Model


class Ship(Model):
    name: str


class ListShipsResponse(Model):
    items: list[Ship]
    total: int
