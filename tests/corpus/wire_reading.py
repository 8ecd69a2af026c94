"""Reads requests as they stand on the wire, by the words of the specification: none of the generator's code has a part in it.

What is read takes the shape of what is expected, as with a server that knows what it wants: `5` is a number where a
number was sent. Whether it is valid is for somebody else to judge.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import Any
from urllib.parse import unquote, unquote_plus

from tests.corpus.wire_messages import Content, Described

ABSENT = object()

Pairs = list[tuple[str, str]]


class UnreadableError(ValueError):
    """What stands on the wire is not in the form that is described."""


@dataclass
class Received:
    """A request, taken apart as far as HTTP and URLs go.

    Attributes:
        method: Its method.
        path: Its path, encoded as it came.
        query: The pairs of its query, encoded as they came; those that were read are taken out.
        whole_query: The query as it came.
        headers: Its headers, by their names in lower case.
        cookies: Its cookies; those that were read are taken out.
        content: Its body.
    """

    method: str
    path: str
    query: Pairs
    whole_query: str
    headers: Mapping[str, str]
    cookies: Pairs
    content: bytes = field(repr=False)


def received(request: bytes) -> Received:
    """Take the bytes of a request apart."""
    head, _, content = request.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    path, _, query = target.partition("?")
    if headers.get("transfer-encoding") == "chunked":
        content = b"".join(_chunks(content))
    cookies = [pair.partition("=")[::2] for pair in headers.get("cookie", "").split("; ") if pair]
    return Received(method, path, pairs(query), query, headers, cookies, content)


def _chunks(content: bytes) -> Iterator[bytes]:
    while content:
        size, _, content = content.partition(b"\r\n")
        yield content[: int(size, 16)]
        content = content[int(size, 16) + 2 :]


def pairs(text: str) -> Pairs:
    """The pairs of a query or of a form, encoded as they came."""
    return [pair.partition("=")[::2] for pair in text.split("&") if pair]


def segments(request: Received, template: str) -> dict[str, str]:
    """What stands on the wire for each variable of a path template; a query that it has is taken out."""
    template, _, query = template.partition("?")
    for pair in pairs(query):
        if pair not in request.query:
            raise UnreadableError(f"the query lacks {'='.join(pair)}")
        request.query.remove(pair)
    pieces = re.split(r"\{([^{}]*)\}", template)
    pattern = "".join("([^/]*)" if number % 2 else re.escape(piece) for number, piece in enumerate(pieces))
    match = re.search(f"{pattern}$", request.path) or re.search(f"{pattern}$", unquote(request.path))
    if match is None:
        raise UnreadableError(f"the path {request.path} is not that of {template}")
    return dict(zip(pieces[1::2], match.groups(), strict=True))


def parameter(request: Received, described: Described, segment: str | None, like: Any) -> Any:
    """The value of a parameter, in the shape of what is expected; `ABSENT` where there is none.

    Args:
        request: Where it is read from; what is read of query and cookies is taken out.
        described: The parameter.
        segment: What stands in the path for it.
        like: What is expected, or `ABSENT`.
    """
    match described.place:
        case "path":
            return _of_segment(described, segment or "", like)
        case "header":
            text = request.headers.get(described.name.lower())
            return ABSENT if text is None else _of_header(described, text, like)
        case "query":
            return _of_pairs(request.query, described, like, unquote_plus)
        case "cookie":
            plain = described.style == "cookie"
            return _of_pairs(request.cookies, described, like, str if plain else unquote)
        case _:
            text, request.query = request.whole_query, []
            return ABSENT if not text and like is ABSENT else _whole_query(described, text, like)


def _of_segment(described: Described, text: str, like: Any) -> Any:
    name, explode = described.name, described.explode
    match described.style:
        case "json":
            return json.loads(unquote(text))
        case "label":
            return _joined(text.removeprefix("."), "." if explode else ",", explode, like, unquote)
        case "matrix" if explode and isinstance(like, list):
            return [_leaf(unquote(item), inner) for item, inner in _beside(text.split(f";{name}=")[1:], like)]
        case "matrix" if explode and isinstance(like, dict):
            return _joined(text.removeprefix(";"), ";", explode, like, unquote)
        case "matrix":
            return _joined(text.removeprefix(f";{name}").removeprefix("="), ",", False, like, unquote)
        case _:
            return _joined(text, ",", explode, like, unquote)


def _of_header(described: Described, text: str, like: Any) -> Any:
    return json.loads(text) if described.style == "json" else _joined(text, ",", described.explode, like, str)


def _whole_query(described: Described, text: str, like: Any) -> Any:
    if described.style == "json":
        return json.loads(unquote(text))
    return _fields(pairs(text), like, Content("application/x-www-form-urlencoded", None, {}))


def _of_pairs(found: Pairs, described: Described, like: Any, decode: Any) -> Any:
    """Read, and take out, what belongs to one parameter, or to one styled field of a form."""
    name, style, explode = described.name, described.style, described.explode
    if style == "deepObject" and isinstance(like, dict | list):
        return _deep(_taken(found, lambda key: decode(key).startswith(f"{name}["), decode), name, like, decode)
    if explode and style != "json" and isinstance(like, dict):
        mine = _taken(found, lambda key: decode(key) in like, decode)
        return {key: _leaf(decode(text), like.get(key)) for key, text in mine} or ABSENT
    texts = [text for _, text in _taken(found, lambda key: decode(key) == name, decode)]
    if not texts:
        return ABSENT
    if explode and style != "json" and isinstance(like, list):
        return [_leaf(decode(text), inner) for text, inner in _beside(texts, like)]
    if len(texts) > 1:
        raise UnreadableError(f"{name} stands there {len(texts)} times")
    if style == "json":
        return json.loads(decode(texts[0]))
    delimiters = {"spaceDelimited": " ", "pipeDelimited": "|"}
    if decode is not str:
        delimiters = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
    delimiter = delimiters.get(style, ",")
    return _joined(texts[0], delimiter, False, like, decode)


def _taken(found: Pairs, is_mine: Any, decode: Any) -> Pairs:
    mine = [pair for pair in found if is_mine(pair[0])]
    found[:] = [pair for pair in found if not is_mine(pair[0])]
    return [(decode(key), text) for key, text in mine]


def _joined(text: str, delimiter: str, explode: bool, like: Any, decode: Any) -> Any:
    """Members that stand in one text; exploded, names and values of an object have an equals sign between them."""
    match like:
        case list():
            return [_leaf(decode(item), inner) for item, inner in _beside(text.split(delimiter), like)]
        case dict():
            items = text.split(delimiter)
            named = (
                [item.partition("=")[::2] for item in items] if explode else zip(items[::2], items[1::2], strict=True)
            )
            return {decode(key): _leaf(decode(item), like.get(decode(key))) for key, item in named}
        case _:
            return _leaf(decode(text), like)


def _deep(found: Pairs, name: str, like: Any, decode: Any) -> Any:
    """`name[key][inner]=value`; an array has indexes in brackets, or repeats its name."""
    if not found:
        return ABSENT
    whole: dict[str, Any] = {}
    for key, text in found:
        *steps, last = re.findall(r"\[([^\[\]]*)\]", key[len(name) :])
        holder = whole
        for step in steps:
            holder = holder.setdefault(step, {})
        holder.setdefault(last, []).append(decode(text))
    return _shaped(whole, like)


def _shaped(read: Any, like: Any) -> Any:
    match like, read:
        case dict(), dict():
            return {key: _shaped(inner, like.get(key)) for key, inner in read.items()}
        case list(), dict():
            return [_shaped(inner, item) for inner, item in _beside(list(read.values()), like)]
        case list(), list():
            return [_leaf(text, item) for text, item in _beside(read, like)]
        case _, [str() as text]:
            return _leaf(text, like)
        case _:
            return read


def _beside(read: list[Any], like: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Each of what was read with what is expected in its place."""
    return ((item, like[number] if number < len(like) else None) for number, item in enumerate(read))


def _leaf(text: str, like: Any) -> Any:
    """A text as the kind of value that is expected; as it is where it is none."""
    try:
        match like:
            case bool():
                return {"true": True, "false": False}.get(text, text)
            case int() | float():
                return json.loads(text)
            case dict() | list():
                return json.loads(text)
            case None:
                return None if text in ("", "null") else text
            case _:
                return text
    except ValueError:
        return text


# --- bodies ---


def body(request: Received, content: Content, like: Any) -> Any:
    """The value of a body, in the shape of what is expected."""
    if content.essence == "application/x-www-form-urlencoded":
        found = pairs(request.content.decode("ascii"))
        value = _fields(found, like, content)
        if found:
            raise UnreadableError(f"nothing describes the fields {', '.join(sorted({key for key, _ in found}))}")
        return value
    if content.essence.startswith("multipart/"):
        return _parts(request, like, content)
    if isinstance(like, bytes):
        return request.content
    if isinstance(like, str) and "json" not in content.essence and content.essence != "*/*":
        return request.content.decode()
    return json.loads(request.content)


def _fields(found: Pairs, like: Any, content: Content) -> Any:
    value: dict[str, Any] = {}
    for name, expected in like.items() if isinstance(like, dict) else ():
        described = content.field(name) or _unstyled(name, content, expected)
        read = _of_pairs(found, described, expected, unquote_plus)
        if read is not ABSENT:
            value[name] = read
    return value


def _unstyled(name: str, content: Content, like: Any) -> Described:
    """A field is written by its content type, which is JSON for objects."""
    is_json = isinstance(like, dict) or "json" in str((content.encodings.get(name) or {}).get("contentType"))
    return Described(name, "query", False, "json" if is_json else "form", True, False, None)


def _parts(request: Received, like: Any, content: Content) -> Any:
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=policy.HTTP).parsebytes(head + request.content)
    payload = message.get_payload()
    if message.defects or not isinstance(payload, list):
        raise UnreadableError(f"its parts cannot be told apart: {message.defects}")
    found: dict[str, list[Message]] = {}
    for part in payload:
        if isinstance(part, Message):
            found.setdefault(str(part.get_param("name", header="content-disposition")), []).append(part)
    if not isinstance(like, dict):
        raise UnreadableError("a multipart body of something else than an object")
    value: dict[str, Any] = {}
    styled = [described for name in like if (described := content.field(name)) and not _holds_files(like[name])]
    texts = [(name, _content(part).decode()) for name, parts in found.items() for part in parts] if styled else []
    for described in styled:
        read = _of_pairs(texts, described, like[described.name], str)
        if read is not ABSENT:
            value[described.name] = read
    left = {name for name, _ in texts} if styled else found.keys()
    return value | {name: _of_parts(parts, like.get(name)) for name, parts in found.items() if name in left}


def _holds_files(value: Any) -> bool:
    return isinstance(value, bytes) or (isinstance(value, list) and any(isinstance(item, bytes) for item in value))


def _of_parts(parts: list[Message], like: Any) -> Any:
    if isinstance(like, list) and not (len(parts) == 1 and _is_json_list(parts[0])):
        return [_of_part(part, inner) for part, inner in _beside(parts, like)]
    if len(parts) > 1:
        raise UnreadableError(f"it stands there {len(parts)} times")
    return _of_part(parts[0], like)


def _is_json_list(part: Message) -> bool:
    return part.get_content_type() == "application/json" and bool(_content(part).lstrip().startswith(b"["))


def _of_part(part: Message, like: Any) -> Any:
    content = _content(part)
    if isinstance(like, bytes):
        return content
    return json.loads(content) if part.get_content_type() == "application/json" else _leaf(content.decode(), like)


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
