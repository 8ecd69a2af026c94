"""Models of Things."""

from __future__ import annotations

from .._runtime.model import Model


class AddRequest(Model):
    id: str | None = None


class AddRequestInline(Model):
    size: int | None = None
