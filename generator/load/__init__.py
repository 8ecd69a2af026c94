"""Load: a file of YAML or JSON to a Document.

Every fault of a file leaves nothing to work with, so each ends the run with one message that names
the line and column.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostics
from generator.document import Document, Location, Pointer, Position
from generator.limits import DEFAULT, Limits
from generator.load.fault import Fault
from generator.node import is_object

_BOM = b"\xef\xbb\xbf"

_Index = Callable[[], Mapping[Pointer, Position]]


def read(path: Path, *, name: str, diagnostics: Diagnostics, limits: Limits = DEFAULT) -> Document:
    """Read a file of YAML 1.2 or JSON; what counts is its content, not its suffix.

    Args:
        path: The file.
        name: What messages call it: the path as the user gave it.
        diagnostics: Takes the one fault that ends the run.
        limits: How much may be in it.

    Raises:
        GenerationError: The file cannot be read, or its content is no JSON object.
    """
    name = name.replace("\\", "/")
    try:
        content = _content(path, limits.bytes)
    except OSError as error:
        raise diagnostics.fail("L101", f"cannot read {name}: {_reason(error)}") from None
    digest = hashlib.sha256(content).hexdigest()

    def document(root: dict[str, Any], index: _Index) -> Document:
        return Document(name, path.resolve(), digest, root, index)

    try:
        if len(content) > limits.bytes:
            raise Fault("L114", f"more than {limits.bytes:,} bytes; --limit bytes=N allows more")
        return document(*_parse(_decode(content), path.suffix.lower(), limits))
    except Fault as fault:
        places: dict[Pointer, Position] = {(): fault.position or (1, 1)}
        location = Location(document({}, lambda: places))
        raise diagnostics.fail(fault.code, fault.message, location) from None


def _content(path: Path, most: int) -> bytes:
    """The bytes of a regular file, and one more than there may be where there are more; a pipe may never end."""
    if path.exists() and not path.is_dir() and not path.is_file():
        raise OSError(errno.EINVAL, "it is no regular file")
    with path.open("rb") as stream:
        return stream.read(most + 1)


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "it is a directory"
        case PermissionError():
            return "permission denied"
        case _:
            return (error.strerror or type(error).__name__).lower()


def _decode(content: bytes) -> str:
    content = content.removeprefix(_BOM)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        position = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise Fault("L102", "not UTF-8; save the file in that encoding", position) from None


def _parse(text: str, suffix: str, limits: Limits) -> tuple[dict[str, Any], _Index]:
    root, index = _parse_json_or_yaml(text, suffix, limits)
    if root is None:
        raise Fault("L103", "the file is empty")
    if not is_object(root):
        raise Fault("L106", f"the document must be an object, not {_kind(root)}")
    return root, index


def _parse_json_or_yaml(text: str, suffix: str, limits: Limits) -> tuple[Any, _Index]:
    """JSON where the text starts like it, unless it turns out to be YAML in flow style."""
    if text.lstrip(" \t\r\n")[:1] in ("{", "["):
        from generator.load import json_reader

        try:
            return json_reader.parse(text, limits), lambda: json_reader.positions(text)
        except Fault as fault:
            if suffix == ".json" or fault.code != "L104":
                raise
    from generator.load import yaml_reader

    return yaml_reader.parse(text, limits), lambda: yaml_reader.positions(text)


def _kind(value: object) -> str:
    match value:
        case list():
            return "a list"
        case str():
            return "a text"
        case _:
            return "a single value"
