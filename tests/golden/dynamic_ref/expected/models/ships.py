"""Models of Ships."""

from __future__ import annotations

from .._runtime.model import Model


class Ship(Model):
    name: str


class PageOfShip(Model):
    items: list[Ship]
    next: PageOfShip | None = None


class GetLogsResponse200Item(Model):
    line: str | None = None


class PageOfGetLogsResponse200Item(Model):
    items: list[GetLogsResponse200Item]
    next: PageOfGetLogsResponse200Item | None = None


class GetLogResponse(Model):
    today: PageOfGetLogsResponse200Item | None = None
    yesterday: PageOfGetLogsResponse200Item | None = None
