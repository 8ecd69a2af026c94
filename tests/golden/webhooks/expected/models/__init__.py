"""Every model, under one path: a module loads when the first of its models is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .common import Pet as Pet
    from .webhooks import AnyWebhook as AnyWebhook
    from .webhooks import ListPayload as ListPayload
    from .webhooks import PetAdded as PetAdded
    from .webhooks import PetWasAdoptedPayload as PetWasAdoptedPayload
    from .webhooks import PetWasAdoptedPayloadBy as PetWasAdoptedPayloadBy

_MODULES: dict[str, str] = {
    "AnyWebhook": "webhooks",
    "ListPayload": "webhooks",
    "Pet": "common",
    "PetAdded": "webhooks",
    "PetWasAdoptedPayload": "webhooks",
    "PetWasAdoptedPayloadBy": "webhooks",
}

__all__ = [
    "AnyWebhook",
    "ListPayload",
    "Pet",
    "PetAdded",
    "PetWasAdoptedPayload",
    "PetWasAdoptedPayloadBy",
]


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f".{module}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)
