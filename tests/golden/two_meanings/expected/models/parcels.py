"""Models of Parcels."""

from __future__ import annotations

from .._runtime.model import Model


class ParcelsStatus(Model):
    place: str | None = None
