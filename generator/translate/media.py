"""Media types: which to use where there are several, and how each is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, get_args

from generator.openapi import MediaType

FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
_SENDABLE = re.compile(r"""[\w!#$%&'*+.^`|~-]+/[\w!#$%&'*+.^`|~-]+(; *[\w-]+=("[ !#-\[\]-~]*"|[\w.-]+))*""", re.ASCII)

Sequence = Literal["json_lines", "json_seq", "sse"]

_SEQUENCES: dict[str, Sequence] = {
    "application/jsonl": "json_lines",
    "application/x-jsonl": "json_lines",
    "application/jsonlines": "json_lines",
    "application/x-jsonlines": "json_lines",
    "application/ndjson": "json_lines",
    "application/x-ndjson": "json_lines",
    "application/json-seq": "json_seq",
    "text/event-stream": "sse",
}


def preferred(content: Iterable[MediaType]) -> MediaType | None:
    """The media type to read where there are several: JSON, form, text, bytes, a sequence; multipart is none."""
    readable = [media for media in content if not essence(media.media_type).startswith("multipart/")]
    whole = requested(media for media in readable if sequence(media.media_type) is None)
    return whole or preferred_sequence(readable)


def preferred_sequence(content: Iterable[MediaType]) -> MediaType | None:
    """The sequence to read where there are several: JSON lines, a JSON text sequence, server-sent events."""
    sequences = [media for media in content if sequence(media.media_type)]
    order = list(get_args(Sequence))
    return min(sequences, key=lambda media: order.index(sequence(media.media_type)), default=None)


def sequence(media_type: str) -> Sequence | None:
    """Which kind of sequence content of a media type is; None for what is one whole."""
    kind = essence(media_type)
    return "json_seq" if kind.endswith("+json-seq") else _SEQUENCES.get(kind)


def acceptable(media_type: str) -> str:
    """What to ask for in order to get a media type; empty where it is no such thing."""
    return media_type if _SENDABLE.fullmatch(media_type) else ""


def requested(content: Iterable[MediaType]) -> MediaType | None:
    """The media type to send where there are several: JSON, form, multipart, text, bytes."""
    return min(content, key=lambda media: _rank(essence(media.media_type)), default=None)


def offered(content: Iterable[MediaType], first: MediaType) -> tuple[MediaType, ...]:
    """The media types that can be sent instead of one: all that a header can name, or that hold such."""
    return tuple(media for media in content if media is not first and _can_be_sent(media.media_type))


def _can_be_sent(media_type: str) -> bool:
    is_any_multipart = is_range(media_type) and essence(media_type).startswith("multipart/")
    return bool(acceptable(media_type)) and not is_any_multipart


def is_range(media_type: str) -> bool:
    """Whether it stands for many media types: `image/*`."""
    return "*" in essence(media_type)


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


def is_json_only(media_type: str) -> bool:
    """Whether content of a media type is JSON and can be nothing else."""
    return is_json(media_type) and essence(media_type) not in ("*/*", "application/*")


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
