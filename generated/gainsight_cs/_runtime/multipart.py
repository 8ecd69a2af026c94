"""Multipart bodies (RFC 2046, RFC 7578), escaped as the HTML standard has it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeGuard

from pydantic import Field, create_model
from pydantic_core import to_json

from .check import OBJECT, Check, Refused
from .serialize import checked_header, styled, text_of
from .upload import (
    CHUNK,
    Source,
    Upload,
    as_file,
    content_type,
    file_name,
    needed_file,
    source_of,
)
from .values import File, is_list, is_mapping

if TYPE_CHECKING:
    from .operation import Body, Part

_JSON = "application/json"


def new_boundary() -> str:
    """A line that no content holds: 128 random bits."""
    return os.urandom(16).hex()


def compose(
    body: Body, check: Check, value: Any, extra: Mapping[str, Any] | None, others: Part
) -> Upload:
    """The body of one call.

    Args:
        body: How its parts are written.
        check: The type of the whole.
        value: Its parts by name or, where these have no names, in order.
        extra: Further parts, unchecked.
        others: How those are written.

    Raises:
        Refused: A part does not fit its type, or can't be read.
    """
    writer = _Writer(body)
    if hasattr(value, "model_dump"):
        value = value.model_dump(by_alias=True, exclude_unset=True)
    if is_mapping(value):
        writer.write(check, value, body.part)
    elif _is_series(value):
        writer.write_unnamed(check, value)
    else:
        raise Refused("the body must be a mapping of its parts")
    if extra:
        writer.write(OBJECT, extra, lambda name: others)
    return writer.end()


def with_raw(declared: Any, names: Iterable[str]) -> Any:
    """A model that takes anything for some of its fields, by their names on the wire."""
    fields: dict[str, Any] = {}
    for python, info in getattr(declared, "model_fields", {}).items():
        if (info.alias or python) in names:
            alias = {"alias": info.alias} if info.alias else {}
            fields[python] = (Any, Field(... if info.is_required() else None, **alias))
    return create_model("Raw", __base__=declared, **fields) if fields else declared


class _Writer:
    """Writes the parts of one body.

    Files stay out of the check: in their place, it sees bytes that nobody else can send.
    """

    def __init__(self, body: Body) -> None:
        self._body = body
        self._boundary = new_boundary()
        self._files: dict[str, File] = {}
        self._pieces: list[bytes | Source] = []
        self._small = bytearray()
        self._first_type = ""

    def write(
        self, check: Check, value: Mapping[str, Any], part_of: Callable[[str], Part]
    ) -> None:
        held = {
            name: self._held(name, item, part_of(name)) for name, item in value.items()
        }
        plain = check.plain(held)
        if not is_mapping(plain):
            raise Refused("the body must be a mapping of its parts")
        for name, item in plain.items():
            self._write(name, item, part_of(name))

    def write_unnamed(self, check: Check, value: Iterable[Any]) -> None:
        if self._body.is_form_data:
            raise Refused("the body must be a mapping: its parts need names")
        part = self._body.part("")
        plain = check.plain([self._held("body", item, part) for item in value])
        for item in plain if is_list(plain) else [plain]:
            self._write(None, item, part)

    def end(self) -> Upload:
        self._small += f"--{self._boundary}--\r\n".encode()
        self._flush()
        kind = self._body.media_type.partition(";")[0].strip()
        form = f"{kind}; boundary={self._boundary}"
        if kind.lower() == "multipart/related":
            form += f'; type="{self._first_type.partition(";")[0]}"'
        return Upload(form, self._pieces)

    def _held(self, name: str, item: Any, part: Part) -> Any:
        """A value, with a mark in place of each file."""
        if part.holds == "value" or item is None:
            return item
        if (file := as_file(item)) is not None:
            mark = f"{self._boundary}.{len(self._files)}"
            self._files[mark] = file
            return mark.encode()
        if _is_series(item):
            return [self._held(name, each, part) for each in item]
        if part.holds == "file":
            try:
                needed_file(item)
            except Refused as refused:
                raise Refused(f"{name}: {refused}") from None
        return item

    def _write(self, name: str | None, item: Any, part: Part) -> None:
        is_json = (part.content_type or "").partition(";")[0].strip() == _JSON
        if isinstance(item, str) and (file := self._files.get(item)):
            self._write_file(name, file, part)
        elif part.style and name is not None:
            for key, text in styled(name, item, part.style, part.explode):
                self._add(key, _encoded(text), None)
        elif is_list(item) and not is_json:
            for each in item:
                self._write(name, each, part)
        elif is_json or is_mapping(item):
            if not is_json and part.content_type and "json" not in part.content_type:
                raise Refused(f"{name}: {part.content_type} needs a text or a file")
            self._add(name, to_json(item), part.content_type or _JSON)
        elif item is not None:
            plain = None if self._body.is_form_data else "text/plain; charset=utf-8"
            self._add(name, _encoded(text_of(item)), part.content_type or plain)

    def _write_file(self, name: str | None, file: File, part: Part) -> None:
        try:
            content = source_of(file)
            headers = [checked_header(*each) for each in (file.headers or {}).items()]
            kind = content_type(part.content_type, file)
            checked_header("Content-Type", kind)
        except Refused as refused:
            raise Refused(f"{name or 'body'}: {refused}") from None
        self._add(name, content, kind, file_name(file) or name, headers)

    def _add(
        self,
        name: str | None,
        content: bytes | Source,
        kind: str | None,
        filename: str | None = None,
        headers: Iterable[tuple[str, str]] = (),
    ) -> None:
        lines: dict[str, str] = {}
        if disposition := _disposition(name, filename):
            lines["content-disposition"] = f"Content-Disposition: {disposition}"
        if kind:
            lines["content-type"] = f"Content-Type: {kind}"
        lines |= {key.lower(): f"{key}: {value}" for key, value in headers}
        self._first_type = self._first_type or kind or "text/plain"
        head = "\r\n".join([f"--{self._boundary}", *lines.values(), "", ""])
        self._small += _encoded(head)
        if isinstance(content, bytes) and len(content) < CHUNK:
            self._small += content
        else:
            self._flush()
            self._pieces.append(content)
        self._small += b"\r\n"

    def _flush(self) -> None:
        if self._small:
            self._pieces.append(bytes(self._small))
            self._small.clear()


def _is_series(item: object) -> TypeGuard[Iterable[Any]]:
    if isinstance(item, (str, bytes)) or is_mapping(item):
        return False
    return hasattr(item, "__iter__") and not hasattr(item, "model_dump")


def _disposition(name: str | None, filename: str | None) -> str:
    parts = ["form-data", f'name="{_escaped(name)}"'] if name is not None else []
    if filename is not None:
        parts = [*(parts or ["attachment"]), f'filename="{_escaped(filename)}"']
    return "; ".join(parts)


def _escaped(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Refused("it holds text that is no valid Unicode") from None
