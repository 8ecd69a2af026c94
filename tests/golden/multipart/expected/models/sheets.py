"""Models of Sheets."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.formats import Base64, date
from .._runtime.model import Model


class NewSheetHabitat(Model):
    soil: str | None = None


class NewSheetRange(Model):
    from_: Annotated[int | None, Field(alias="from")] = None
    to: int | None = None


class Place(Model):
    name: str | None = None


class NewSheet(Model):
    photo: bytes
    """The whole sheet"""

    details: list[bytes] | None = None
    voice: str | None = None
    thumbnail: Base64 | None = None
    map: str | bytes | None = None
    notes: Any | None = None
    collector: str
    found_on: date | None = None
    tags: list[str] | None = None
    places: list[Place] | None = None
    place: Place | None
    habitat: NewSheetHabitat | None = None
    range: NewSheetRange | None = None


class Sheet(Model):
    id: str | None = None


class PrintLabelRequestOption1(Model):
    logo: bytes | None = None
    text: str | None = None
