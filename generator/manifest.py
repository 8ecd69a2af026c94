"""`clientwright.lock`: what a package was made of and by, and a hash of every file. No time of day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator import __version__
from generator.config import PackageConfig
from generator.document import Document
from generator.files import File
from generator.node import is_object

MANIFEST = "clientwright.lock"

_LIBRARIES = ("black", "datamodel-code-generator", "jinja2")
"""The libraries whose version has a part in the output."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest that was read: the tools' versions, and the hash of each file."""

    tools: Mapping[str, str]
    files: Mapping[str, str]


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


def parse(text: str) -> Manifest | None:
    """A manifest from its text; None if it is none."""
    try:
        content = json.loads(text)
        tools, files = content["tools"], content["files"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not (_is_strings(tools) and _is_strings(files)):
        return None
    return Manifest(tools, files)


def _is_strings(value: object) -> bool:
    return is_object(value) and all(isinstance(item, str) for item in value.values())


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
