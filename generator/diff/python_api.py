"""What griffe finds in two packages. Its only importer."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.diff.side import Side

GONE = "Public object was removed"
"""What griffe says of something that is not there any more."""

_COPY = "package"
_VARIANT = re.compile(r"^(?:Async)?(.+?)(?:WithRawResponse|WithStreamingResponse)?$")

_ASYNC = re.compile(r"^Async(.+)$")


@dataclass(frozen=True, slots=True)
class Finding:
    """A breakage as griffe reports it.

    Attributes:
        path: What breaks, below the package, by the name that is public: models without the module that holds them,
            members of all forms of a resource's class by the plain one's; an argument stands in brackets.
        what: The kind of breakage, in griffe's words.
        detail: What was and what is.
        file: The file below the package, and `line` in it.
    """

    path: str
    what: str
    detail: str
    file: str
    line: int


def find_breakages(old: Side, new: Side) -> tuple[Finding, ...]:
    """Everything that griffe takes for a breakage, each once."""
    wanted = frozenset(_wanted(old, new))
    with tempfile.TemporaryDirectory(prefix="clientwright-") as folder:
        for name, side in (("old", old), ("new", new)):
            _write(Path(folder, name, _COPY), {path: side.files[path] for path in wanted & side.files.keys()})
        return tuple(dict.fromkeys(_findings(Path(folder))))


def _wanted(old: Side, new: Side) -> Iterator[str]:
    """The files that differ, and what griffe needs to understand them: what is the same has no breakage."""
    paths = {*old.files, *new.files}
    differ = {path for path in paths if old.files.get(path) != new.files.get(path)}
    folders = {path.partition("/")[0] for path in differ if path.startswith(("_runtime/", "models/"))}
    for path in paths:
        # A class may have its base in another module of its folder.
        if path in differ or path.endswith("__init__.py") or path.partition("/")[0] in folders:
            yield path


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _findings(folder: Path) -> Iterator[Finding]:
    import griffe

    old, new = (
        griffe.load(_COPY, search_paths=[folder / name], try_relative_path=False, allow_inspection=False)
        for name in ("old", "new")
    )
    for found in griffe.find_breaking_changes(old, new):
        argument = getattr(found.old_value or found.new_value, "name", "") if "arameter" in found.kind.value else ""
        values = [str(value) for value in (found.old_value, found.new_value) if value is not None and not argument]
        path = public_path(found.obj.path) + (f"({argument})" if argument else "")
        file = found.obj.filepath
        line = found.obj.lineno or 1
        shown = file.relative_to(folder).as_posix() if isinstance(file, Path) and file.is_relative_to(folder) else ""
        is_object = found.kind is griffe.BreakageKind.OBJECT_REMOVED
        detail = "" if is_object else " became ".join(values)
        yield Finding(path, found.kind.value, detail, shown.partition(f"{_COPY}/")[2], line)


def public_path(path: str) -> str:
    """A path of the package by the name that callers use."""
    parts = path.split(".")[1:]
    if parts[:1] == ["models"] and len(parts) > 2:
        return ".".join(["models", *parts[2:]])
    if parts[:1] in (["resources"], ["client"]):
        place = 2 if parts[0] == "resources" else 1
        variant = _VARIANT if len(parts) > place + 1 else _ASYNC
        return ".".join(variant.sub(r"\1", part) if index == place else part for index, part in enumerate(parts))
    return ".".join(parts)
