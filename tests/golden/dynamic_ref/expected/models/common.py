"""Models that belong to no resource alone."""

from __future__ import annotations

from typing import Any

from .._runtime.model import Model


class Page(Model):
    items: list[Any]
    next: Page | None = None


class Unbound(Model):
    value: Any | None = None
