"""Models of Items."""

from __future__ import annotations

from .._runtime.model import Model


class PutItemRequest(Model):
    name: str
    size: int | None = None
