"""Models of Berths."""

from __future__ import annotations

from .._runtime.model import Model


class Berth(Model):
    number: int


class BerthPage(Model):
    """Some berths."""

    items: list[Berth]
    next: BerthPage | None = None
