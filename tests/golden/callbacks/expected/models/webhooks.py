"""Models of webhooks and callbacks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .._runtime.model import Model


class SendParcelOnStatusPayload(Model):
    place: str | None = None
    at: datetime | None = None


class SignedPayloadDoor(Model):
    number: int | None = None


class SignedPayload(Model):
    minutes: int
    names: list[str] | None = None
    door: SignedPayloadDoor | None = None
    signature: Any | None = None
