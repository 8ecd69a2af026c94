"""Models of Configuration."""

from __future__ import annotations

from .._runtime.model import Model


class GetSuccessPlanTypesResponseDataItem(Model):
    id: str | None = None
    name: str | None = None
