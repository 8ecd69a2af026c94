"""Media types: which to use where there are several, and how each is read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from generator.openapi import MediaType

FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"


def preferred(content: Iterable[MediaType]) -> MediaType | None:
    """The media type to use where there are several: JSON, form, text, bytes; multipart is none."""
    ranked = sorted(
        (rank, number, media)
        for number, media in enumerate(content)
        if (rank := _rank(_plain(media.media_type))) is not None
    )
    return ranked[0][2] if ranked else None


def _rank(media_type: str) -> int | None:
    if media_type.startswith("multipart/"):
        return None
    if media_type == _JSON:
        return 0
    if read_as(media_type) == "json":
        return 1
    if media_type == FORM:
        return 2
    return 4 if read_as(media_type) == "bytes" else 3


def read_as(media_type: str) -> Literal["json", "text", "bytes"]:
    """How content of a media type is read."""
    media_type = _plain(media_type)
    if media_type in (_JSON, "*/*", "application/*") or media_type.endswith("+json"):
        return "json"
    if media_type.startswith("text/") or media_type.endswith(("/xml", "+xml")):
        return "text"
    return "bytes"


def _plain(media_type: str) -> str:
    return media_type.split(";")[0].strip().lower()
