"""Models of Observations."""

from __future__ import annotations

from datetime import datetime, time
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.formats import date
from .._runtime.model import Model


class SelectionTestsItem(Model):
    field: str | None = None
    letter: str | None = None
    comparison: str | None = None
    operands: list[Any] | None = None


class Selection(Model):
    formula: str | None = None
    tests: list[SelectionTestsItem] | None = None


class Query(Model):
    only: Selection | None = None
    skip: int | None = None
    limit: int | None = None


class Entry(Model):
    id: UUID | None = None
    made_on: Annotated[date | None, Field(alias="madeOn")] = None
    """The night of the observation"""


ObservationClass = TypeAliasType(
    "ObservationClass",
    Literal["star", "planet", "comet"] | str,
)


ObservationPriority = TypeAliasType("ObservationPriority", Literal[1, 2, 3] | int)


class ObservationObserver(Model):
    name: str | None = None


class Observation(Entry):
    class_: Annotated[ObservationClass | None, Field(alias="class")] = None
    """What was seen; \"\"\"ordinary\"\"\" classes"""

    list_: Annotated[str | None, Field(alias="list")] = None
    magnitude: Annotated[float | None, Field(alias='magnitude"')] = None
    mass: float | int | None = None
    count: int | None = None
    priority: ObservationPriority | None = None
    confirmed: bool | None = None
    saved_at: Annotated[datetime | None, Field(alias="savedAt")] = None
    tags: list[str] | None = None
    anything: Any | None = None
    either: str | int | None = None
    start: time | None = None
    raw: bytes | None = None
    images: list[int] | None = None
    observer: ObservationObserver | None = None
    extra: dict[str, str] | None = None


class FindObservationsResponse(Model):
    observations: list[Observation] | None = None
    total: int | None = None


class CountObservationsResponse(Model):
    count: int | None = None
