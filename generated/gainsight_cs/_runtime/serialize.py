"""How parameters look on the wire: the styles of OpenAPI 3.1, as pure functions on text.

Values come in as JSON has them: strings, numbers, booleans, None, lists and dicts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal
from urllib.parse import quote, unquote

from pydantic_core import to_json

from .check import Refused
from .values import Secret, is_list, is_mapping

_DELIMITERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_TOKEN = frozenset("!#$%&'*+-.^_`|~")
_RESERVED = {
    "path": "%:@!$&'()*+,;=",
    "query": "%:/?@!$'()*,;",
    "cookie": "%:/?#[]@!$&'()*+=",
}
"""Of the reserved characters, those that neither end a value nor are forbidden in a place."""


def path_segment(
    name: str, value: Any, style: str, explode: bool, *, allow_reserved: bool = False
) -> str:
    """A path parameter as one encoded segment.

    Raises:
        Refused: The segment would be empty, "." or "..", which name other resources.
    """
    encoder = _encoder("path", allow_reserved)
    parts = [] if style == "json" else _parts(value, explode, encoder)
    match style:
        case "json":
            text = encoder(to_json(value).decode())
        case "label":
            text = "." + ("." if explode else ",").join(parts)
        case "matrix" if explode and parts and is_list(value):
            text = "".join(f";{encode(name)}={part}" for part in parts)
        case "matrix" if explode and parts and is_mapping(value):
            text = "".join(f";{part}" for part in parts)
        case "matrix":
            joined = ",".join(parts)
            text = f";{encode(name)}={joined}" if joined else f";{encode(name)}"
        case _:
            text = ",".join(parts)
    if text in ("", ".", ".."):
        raise Refused(f"{name}: a path segment can't be empty, '.' or '..'")
    return text


def query_pairs(
    name: str,
    value: Any,
    style: str,
    explode: bool,
    *,
    place: Literal["query", "cookie"] = "query",
    allow_reserved: bool = False,
    indexed: bool = False,
) -> list[str]:
    """A query parameter, a cookie or a styled form field as encoded `name=value` texts.

    `deepObject` says nothing of lists. Where the value is one, or with `indexed`, each item has its
    index in brackets; a list inside an object repeats its name otherwise.
    """
    encoder = _encoder(place, allow_reserved)
    name = encode(name) if style != "cookie" else name
    if style == "cookie":
        encoder = _cookie_text
    if style == "deepObject" and (is_mapping(value) or is_list(value)):
        return list(_deep(name, value, encoder, indexed or is_list(value)))
    if style == "json":
        return [f"{name}={encoder(to_json(value).decode())}"]
    parts = _parts(value, explode, encoder)
    if explode and is_mapping(value):
        return parts
    if explode:
        return [f"{name}={part}" for part in parts]
    if (is_list(value) or is_mapping(value)) and not parts:
        return []
    return [f"{name}={_DELIMITERS.get(style, ',').join(parts)}"]


def form_pairs(name: str, value: Any, content_type: str | None = None) -> Iterator[str]:
    """A form field without a style, as the URL Standard encodes it: objects are JSON, lists repeat."""
    is_json = (content_type or "").partition(";")[0].strip() == "application/json"
    if is_list(value) and not is_json:
        for item in value:
            yield from form_pairs(name, item, content_type)
    elif is_json or is_mapping(value):
        yield f"{_form_encode(name)}={_form_encode(to_json(value).decode())}"
    elif value is not None:
        yield f"{_form_encode(name)}={_form_encode(text_of(value))}"


def styled(
    name: str, value: Any, style: str, explode: bool
) -> Iterator[tuple[str, str]]:
    """A part of a multipart body that has a style: names and texts, nothing of them encoded."""
    for pair in query_pairs(name, value, style, explode, indexed=True):
        key, _, text = pair.partition("=")
        yield unquote(key), unquote(text)


def header_text(value: Any, style: str, explode: bool) -> str | None:
    """A header parameter; None where it has no members. Headers have no encoding of their own."""
    if style == "json":
        from json import dumps

        # In this form JSON holds no character that a header can't carry.
        return dumps(value, separators=(",", ":"))
    parts = _parts(value, explode, str)
    return ",".join(parts) if parts else None


def encode(text: str) -> str:
    """The text with every character encoded that has a meaning in a URL.

    Raises:
        Refused: The text is no valid Unicode.
    """
    return _quoted(text, "")


def checked_header(name: Any, value: Any) -> tuple[str, str]:
    """A header as it is sent.

    Raises:
        Refused: Its name or its value can't stand in a header.
    """
    if not (isinstance(name, str) and isinstance(value, str)):
        raise Refused("the names and values of headers must be texts")
    if not name or not all(c.isascii() and (c.isalnum() or c in _TOKEN) for c in name):
        raise Refused("a header's name holds characters that no name can have")
    if not (value.isascii() and value.replace("\t", " ").isprintable()):
        raise Refused(f"the header {name} holds characters that no header can carry")
    return name, value if isinstance(value, Secret) else value.strip()


def _form_encode(text: str) -> str:
    return _quoted(text, "* ").replace("~", "%7E").replace(" ", "+")


def _encoder(place: str, allow_reserved: bool) -> Callable[[str], str]:
    """What encodes a value in a place; reserved characters and encoded ones stay where they may."""
    if not allow_reserved:
        return encode
    kept = _RESERVED[place]
    return lambda text: _quoted(_STRAY_PERCENT.sub("%25", text), kept)


def _cookie_text(text: str) -> str:
    """A cookie's value as it is: the style "cookie" has no encoding of its own (RFC 6265)."""
    if all("!" <= character <= "~" and character not in '",;\\' for character in text):
        return text
    raise Refused("it holds characters that no cookie can carry")


def _quoted(text: str, safe: str) -> str:
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        raise Refused("it holds text that is no valid Unicode") from None


def _parts(value: Any, explode: bool, encoder: Callable[[str], str]) -> list[str]:
    """The value's members as encoded texts: `name=value` or, not exploded, name and value."""
    if is_list(value):
        return [encoder(text_of(item)) for item in value if item is not None]
    if not is_mapping(value):
        return [encoder(text_of(value))]
    pairs = [
        (encoder(str(key)), encoder(text_of(member)))
        for key, member in value.items()
        if member is not None
    ]
    if explode:
        return [f"{key}={member}" for key, member in pairs]
    return [text for pair in pairs for text in pair]


def _deep(
    name: str, value: Any, encoder: Callable[[str], str], indexed: bool
) -> Iterator[str]:
    """`name[key]=value`, as deep as the object goes."""
    if is_mapping(value):
        for key, member in value.items():
            inner = f"{name}%5B{encode(str(key))}%5D"
            yield from _deep(inner, member, encoder, indexed)
    elif is_list(value):
        for index, item in enumerate(value):
            inner = f"{name}%5B{index}%5D" if indexed else name
            yield from _deep(inner, item, encoder, indexed)
    elif value is not None:
        yield f"{name}={encoder(text_of(value))}"


def text_of(value: Any) -> str:
    """A scalar as it stands in a URL, a header or a part."""
    if isinstance(value, str):
        return value
    return "" if value is None else to_json(value).decode()
