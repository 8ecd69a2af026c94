"""Models of Contexts."""

from __future__ import annotations

from .._runtime.model import Model


class RemoveContextsRequest(Model):
    contexts: list[str]
