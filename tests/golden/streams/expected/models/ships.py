"""Models of Ships."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.model import Model


class Ship(Model):
    name: str
    length: float | None = None


class Position(Model):
    ship: str
    latitude: float
    longitude: float


FollowLogResponseItemEvent = TypeAliasType(
    "FollowLogResponseItemEvent",
    Literal["arrival", "departure"] | str,
)


class FollowLogResponseItem(Model):
    data: str
    event: FollowLogResponseItemEvent | None = None
    id: str | None = None
    retry: Annotated[int | None, Field(ge=0)] = None


class FollowTideResponseItemData(Model):
    metres: float


class FollowTideResponseItem(Model):
    event: str | None = None
    data: FollowTideResponseItemData


class ExportCrewsResponseItem(Model):
    name: str
