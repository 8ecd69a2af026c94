"""Models of Readings."""

from __future__ import annotations

from .._runtime.formats import date
from .._runtime.model import Model


class Reading(Model):
    station: str | None = None
    value: float | None = None


class FindReadingsSelection(Model):
    station: str | None = None
    since: date | None = None
    kinds: list[str] | None = None
