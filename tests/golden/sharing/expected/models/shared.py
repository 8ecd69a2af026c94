"""Models that several documents have in common."""

from __future__ import annotations

from typing import Any

from .._runtime.model import Model


class QueryFilter(Model):
    field: str | None = None
    value: Any | None = None


class Query(Model):
    filter: QueryFilter | None = None
