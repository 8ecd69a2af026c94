"""Models of webhooks and callbacks."""

from __future__ import annotations

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from .._runtime.formats import date
from .._runtime.model import Model
from .._runtime.union import OneOf
from .common import Pet


class PetAdded(Model):
    type: Literal["pet.added"]
    pet: Pet


class PetWasAdoptedPayloadBy(Model):
    name: str | None = None
    phone: str | None = None


class PetWasAdoptedPayload(Model):
    type: Literal["pet.adopted"]
    by: PetWasAdoptedPayloadBy
    on: date | None = None


class ListPayload(Model):
    type: Literal["pets.listed"] | str
    pets: list[Pet]


AnyWebhook = TypeAliasType(
    "AnyWebhook",
    Annotated[
        PetAdded | PetWasAdoptedPayload | ListPayload,
        OneOf(
            {
                "pet.added": "PetAdded",
                "pet.adopted": "PetWasAdoptedPayload",
                "pets.listed": "ListPayload",
            },
            "type",
        ),
    ],
)
"""Any of the webhooks."""
