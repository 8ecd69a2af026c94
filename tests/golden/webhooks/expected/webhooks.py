"""The requests that the API makes: what their content is.

Nothing here knows who sent a request: verify that, by its signature or as the API
provides, before you read it.
"""

from __future__ import annotations

import logging

from typing_extensions import deprecated

from . import models
from ._runtime.events import Event

__all__ = [
    "list_",
    "parse",
    "pet_added",
    "pet_was_adopted",
]

_log = logging.getLogger("webhooks")
_PET_ADDED: Event[models.PetAdded] = Event(
    "pet.added",
    lambda: models.PetAdded,
    log=_log,
)
_PET_WAS_ADOPTED: Event[models.PetWasAdoptedPayload] = Event(
    "petWasAdopted",
    lambda: models.PetWasAdoptedPayload,
    log=_log,
)
_LIST: Event[models.ListPayload] = Event("list", lambda: models.ListPayload, log=_log)
_any_webhook: Event[models.AnyWebhook] = Event(
    "any webhook",
    lambda: models.AnyWebhook,
    log=_log,
)


def pet_added(content: bytes | str, *, strict: bool = False) -> models.PetAdded:
    """Said of the path item, because the operation has none.

    A pet came to the shelter.

    It is sent again until it is answered with 200.

    Args:
        content: The body of the request, as it came.
        strict: Whether to refuse a content that deviates from its description.

    Returns:
        The pet that was added.

    Raises:
        EventDecodeError: It cannot be read, or deviates and must not.
    """
    return _PET_ADDED.read(content, strict=strict)


@deprecated("petWasAdopted is deprecated by the API's description")
def pet_was_adopted(
    content: bytes | str,
    *,
    strict: bool = False,
) -> models.PetWasAdoptedPayload:
    """A pet has a home.

    Deprecated: the document advises against it.

    Args:
        content: The body of the request, as it came.
        strict: Whether to refuse a content that deviates from its description.

    Raises:
        EventDecodeError: It cannot be read, or deviates and must not.
    """
    return _PET_WAS_ADOPTED.read(content, strict=strict)


def list_(content: bytes | str, *, strict: bool = False) -> models.ListPayload:
    """A function that would hide a type of Python.

    Args:
        content: The body of the request, as it came.
        strict: Whether to refuse a content that deviates from its description.

    Raises:
        EventDecodeError: It cannot be read, or deviates and must not.
    """
    return _LIST.read(content, strict=strict)


def parse(content: bytes | str, *, strict: bool = False) -> models.AnyWebhook:
    """Read any of the webhooks: its class says which it is.

    What is none of those that are described becomes a plain object, unless `strict`
    refuses it.

    Args:
        content: The body of the request, as it came.
        strict: Whether to refuse a content that deviates from its description.

    Raises:
        EventDecodeError: It cannot be read, or deviates and must not.
    """
    return _any_webhook.read(content, strict=strict)
