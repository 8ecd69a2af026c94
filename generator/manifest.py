"""`clientwright.lock`: what a package was made of and by, and a hash of every file. No time of day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from generator import __version__
from generator.config import PackageConfig
from generator.document import Document
from generator.files import File
from generator.node import is_array, is_object
from generator.runtime.verify import MANIFEST

_LIBRARIES = ("black", "datamodel-code-generator", "jinja2")
"""The libraries whose version has a part in the output."""


def tool_versions() -> dict[str, str]:
    """The installed versions of the tools that have a part in the output."""
    return {"clientwright": __version__, **{name: _version(name) for name in _LIBRARIES}}


def build(
    config: PackageConfig,
    inputs: Mapping[str, Document],
    overlays: Sequence[Document],
    referenced: Iterable[Document],
    files: Sequence[File],
) -> File:
    """The manifest of a package.

    Args:
        config: Its configuration.
        inputs: Its documents by the names of the apis.
        overlays: Its overlays, in the order in which they were applied.
        referenced: Further files that references lead to.
        files: All other files.
    """
    content: dict[str, Any] = {
        "tools": tool_versions(),
        "configuration": config.digest,
        "apis": {name: _input(document, config.folder) for name, document in inputs.items()},
        "overlays": [_input(document, config.folder) for document in overlays],
        "referenced": sorted((_input(document, config.folder) for document in referenced), key=lambda i: i["path"]),
        "files": {file.path: file.digest for file in files},
    }
    return File(MANIFEST, (json.dumps(content, indent=2, sort_keys=True) + "\n").encode())


def causes(before: bytes, after: bytes) -> Iterator[str]:
    """Why two manifests differ: other tools first, then what went in."""
    old, new = _parsed(before), _parsed(after)
    tools = _table(old.get("tools"))
    for name, here in _table(new.get("tools")).items():
        if (written := tools.get(name)) not in (None, here):
            yield f"{name}: written by {written}, here is {here}"
    if "configuration" in old and old["configuration"] != new.get("configuration"):
        yield "the configuration changed since it was written"
    inputs, present = _inputs(old), _inputs(new)
    for path in sorted({*inputs, *present}) if inputs else ():
        if path not in inputs or path not in present:
            yield f"{path} {'was added' if path in present else 'went'} since it was written"
        elif inputs[path] != present[path]:
            yield f"{path} changed since it was written"


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        return _table(json.loads(content))
    except (ValueError, RecursionError):
        return {}


def _table(value: Any) -> dict[str, Any]:
    return value if is_object(value) else {}


def _inputs(content: dict[str, Any]) -> dict[str, Any]:
    listed = [*_table(content.get("apis")).values()]
    for key in ("overlays", "referenced"):
        found = content.get(key)
        listed += found if is_array(found) else []
    return {str(item.get("path")): item.get("sha256") for item in map(_table, listed)}


def _input(document: Document, folder: Path) -> dict[str, str]:
    try:
        path = document.path.relative_to(folder.resolve()).as_posix()
    except ValueError:
        path = document.path.name
    return {"path": path, "sha256": document.digest}


@cache
def _version(name: str) -> str:
    # Only who writes a manifest anew pays for it.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
