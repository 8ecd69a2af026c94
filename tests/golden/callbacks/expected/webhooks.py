"""The requests that the API makes: what their content is.

Nothing here knows who sent a request: verify that, by its signature or as the API
provides, before you read it.
"""

from __future__ import annotations

import logging

from . import models
from ._runtime.events import Event, Form

__all__ = [
    "send_letter_delivered",
    "send_parcel_delivered",
    "send_parcel_lost_delete",
    "send_parcel_lost_post",
    "send_parcel_on_status",
    "strike",
]

_log = logging.getLogger("callbacks")
_STRIKE: Event[str] = Event("strike", lambda: str, log=_log, reads="text")
_SEND_PARCEL_ON_STATUS: Event[models.SendParcelOnStatusPayload] = Event(
    "sendParcel_onStatus",
    lambda: models.SendParcelOnStatusPayload,
    log=_log,
)
_SEND_PARCEL_DELIVERED: Event[models.SignedPayload] = Event(
    "sendParcel_delivered",
    lambda: models.SignedPayload,
    log=_log,
    reads="form",
    form=Form(lists=("names",), nested=("door", "signature")),
)
_SEND_PARCEL_LOST_POST: Event[list[str]] = Event(
    "sendParcel_lost_post",
    lambda: list[str],
    log=_log,
)
_SEND_PARCEL_LOST_DELETE: Event[bytes] = Event(
    "sendParcel_lost_delete",
    lambda: bytes,
    log=_log,
    reads="bytes",
)
_SEND_LETTER_DELIVERED: Event[models.SignedPayload] = Event(
    "sendLetter_delivered",
    lambda: models.SignedPayload,
    log=_log,
    reads="form",
    form=Form(lists=("names",), nested=("door", "signature")),
)


def strike(content: bytes | str, *, strict: bool = False) -> str:
    """What ReDoc knows of webhooks before OpenAPI 3.1.

    Args:
        content: The body of the request, as it came.
        strict: Whether to refuse a content that deviates from its description.

    Raises:
        EventDecodeError: It cannot be read, or deviates and must not.
    """
    return _STRIKE.read(content, strict=strict)


def send_parcel_on_status(
    content: bytes | str,
    *,
    strict: bool = False,
) -> models.SendParcelOnStatusPayload:
    """The parcel is somewhere else.

    Args:
        content: The body of the request, as it came.
        strict: Whether to refuse a content that deviates from its description.

    Returns:
        Where it is.

    Raises:
        EventDecodeError: It cannot be read, or deviates and must not.
    """
    return _SEND_PARCEL_ON_STATUS.read(content, strict=strict)


def send_parcel_delivered(
    content: bytes | str,
    *,
    strict: bool = False,
) -> models.SignedPayload:
    """Somebody signed for it.

    Args:
        content: The body of the request, as it came.
        strict: Whether to refuse a content that deviates from its description.

    Raises:
        EventDecodeError: It cannot be read, or deviates and must not.
    """
    return _SEND_PARCEL_DELIVERED.read(content, strict=strict)


def send_parcel_lost_post(content: bytes | str, *, strict: bool = False) -> list[str]:
    """Two requests of one callback are told apart by their methods.

    Args:
        content: The body of the request, as it came.
        strict: Whether to refuse a content that deviates from its description.

    Raises:
        EventDecodeError: It cannot be read, or deviates and must not.
    """
    return _SEND_PARCEL_LOST_POST.read(content, strict=strict)


def send_parcel_lost_delete(content: bytes | str, *, strict: bool = False) -> bytes:
    """Send parcel lost delete.

    Args:
        content: The body of the request, as it came.
        strict: Whether to refuse a content that deviates from its description.

    Raises:
        EventDecodeError: It cannot be read, or deviates and must not.
    """
    return _SEND_PARCEL_LOST_DELETE.read(content, strict=strict)


def send_letter_delivered(
    content: bytes | str,
    *,
    strict: bool = False,
) -> models.SignedPayload:
    """Somebody signed for it.

    Args:
        content: The body of the request, as it came.
        strict: Whether to refuse a content that deviates from its description.

    Raises:
        EventDecodeError: It cannot be read, or deviates and must not.
    """
    return _SEND_LETTER_DELIVERED.read(content, strict=strict)
