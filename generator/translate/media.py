"""Media types: which to use where there are several, and how each is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from generator.openapi import MediaType

FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"


def preferred(content: Iterable[MediaType]) -> MediaType | None:
    """The media type to read where there are several: JSON, form, text, bytes; multipart is none."""
    return requested(media for media in content if not essence(media.media_type).startswith("multipart/"))


def requested(content: Iterable[MediaType]) -> MediaType | None:
    """The media type to send where there are several: JSON, form, multipart, text, bytes."""
    return min(content, key=lambda media: _rank(essence(media.media_type)), default=None)


def _rank(media_type: str) -> int:
    if media_type == _JSON:
        return 0
    if is_json(media_type):
        return 1
    if media_type == FORM:
        return 2
    if media_type.startswith("multipart/"):
        return 3
    return 5 if read_as(media_type) == "bytes" else 4


def is_json(media_type: str) -> bool:
    """Whether content of a media type is JSON, or may be."""
    return read_as(media_type) == "json"


def read_as(media_type: str) -> Literal["json", "text", "bytes"]:
    """How content of a media type is read."""
    media_type = essence(media_type)
    if media_type in (_JSON, "*/*", "application/*") or media_type.endswith("+json"):
        return "json"
    if media_type.startswith("text/") or media_type.endswith(("/xml", "+xml")):
        return "text"
    return "bytes"


def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.split(";")[0].strip().lower()
