"""Models of Gifts."""

from __future__ import annotations

from .._runtime.model import Model


class Gift(Model):
    size: int | None = None
