"""Models of Boats."""

from __future__ import annotations

from .._runtime.model import Model


class NewBoat(Model):
    name: str
    """What is painted on it."""

    length: float | None = None


class Boat(Model):
    id: int | None = None
    name: str | None = None


class BoatChanges(Model):
    name: str | None = None
    length: float | None = None


class ChangeBoatRequestJsonPatchJsonItem(Model):
    op: str | None = None
    path: str | None = None
