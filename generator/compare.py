"""What differs between a package on disk and what it should be."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.files import File
from generator.manifest import MANIFEST, Manifest, parse

Kind = Literal["changed", "missing", "stale", "foreign"]

_LEFT_BY_TOOLS = frozenset({"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".DS_Store"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not as it should be.

    Attributes:
        path: Below the package's folder.
        kind: `changed`; `missing`; `stale`, generated once and not any more; `foreign`, never generated.
        diff: A unified diff from what is there to what should be, where both are text.
    """

    path: str
    kind: Kind
    diff: str = ""


def found_files(target: Path) -> dict[str, Path]:
    """The files of a package on disk, less what tools leave behind; a symbolic link counts as a file."""
    return dict(sorted(_walk(target, "")))


def read_manifest(target: Path) -> Manifest | None:
    """The manifest of a package on disk; None where it has none that can be read."""
    path = target / MANIFEST
    try:
        return parse(path.read_text(encoding="utf-8")) if not path.is_symlink() else None
    except (OSError, UnicodeDecodeError):
        return None


def compare(files: Sequence[File], target: Path) -> tuple[Difference, ...]:
    """What differs between the files as they should be and a package on disk."""
    wanted = {file.path: file for file in files}
    found = found_files(target)
    manifest = read_manifest(target)
    known: Mapping[str, str] = manifest.files if manifest else {}
    return tuple(
        difference
        for path in sorted({*wanted, *found})
        if (difference := _difference(path, wanted.get(path), found.get(path), known)) is not None
    )


def verify(target: Path) -> tuple[Difference, ...] | None:
    """What differs between a package on disk and its own manifest; None where it has none."""
    manifest = read_manifest(target)
    if manifest is None:
        return None
    found = {path: place for path, place in found_files(target).items() if path != MANIFEST}
    differences: list[Difference] = []
    for path in sorted({*manifest.files, *found}):
        if path not in found:
            differences.append(Difference(path, "missing"))
        elif path not in manifest.files:
            differences.append(Difference(path, "foreign"))
        elif digest(found[path]) != manifest.files[path]:
            differences.append(Difference(path, "changed"))
    return tuple(differences)


def digest(path: Path) -> str:
    """SHA-256 of a file; of a symbolic link, nothing that any file has."""
    return "symbolic link" if path.is_symlink() else File(path.name, path.read_bytes()).digest


def _difference(path: str, wanted: File | None, found: Path | None, known: Mapping[str, str]) -> Difference | None:
    if wanted is None:
        return Difference(path, "stale" if path in known else "foreign")
    if found is None:
        return Difference(path, "missing", _diff(path, b"", wanted.content))
    if digest(found) == wanted.digest:
        return None
    content = b"" if found.is_symlink() else found.read_bytes()
    return Difference(path, "changed", _diff(path, content, wanted.content))


def _diff(path: str, before: bytes, after: bytes) -> str:
    try:
        old, new = (text.decode().splitlines(keepends=True) for text in (before, after))
    except UnicodeDecodeError:
        return f"{path}: not text\n"
    unified = difflib.unified_diff(old, new, f"found/{path}", f"generated/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in unified)


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    for entry in folder.iterdir() if folder.is_dir() else ():
        path = f"{prefix}{entry.name}"
        if entry.name in _LEFT_BY_TOOLS:
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry, f"{path}/")
        else:
            yield path, entry
