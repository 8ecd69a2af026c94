"""What differs between a package on disk and what it should be."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.files import File
from generator.runtime.verify import MANIFEST, digest, found_files, read_manifest

Kind = Literal["changed", "missing", "stale", "foreign"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not as it should be.

    Attributes:
        path: Below the package's folder.
        kind: `changed`; `missing`; `stale`, generated once and not any more; `foreign`, never generated.
        diff: A unified diff from what is there to what should be, where both are text.
        is_edited: Whether it is not as it was generated earlier either, so that `write` would refuse to replace it.
    """

    path: str
    kind: Kind
    diff: str = ""
    is_edited: bool = False


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


def _difference(path: str, wanted: File | None, found: Path | None, known: Mapping[str, str]) -> Difference | None:
    if found is None:
        return Difference(path, "missing", _diff(path, b"", wanted.content)) if wanted else None
    actual = digest(found)
    is_edited = path != MANIFEST and actual != known.get(path)
    if wanted is None:
        return Difference(path, "stale" if path in known else "foreign", is_edited=is_edited)
    if actual == wanted.digest:
        return None
    content = b"" if found.is_symlink() else found.read_bytes()
    return Difference(path, "changed", _diff(path, content, wanted.content), is_edited)


def _diff(path: str, before: bytes, after: bytes) -> str:
    try:
        old, new = (text.decode().splitlines(keepends=True) for text in (before, after))
    except UnicodeDecodeError:
        return f"{path}: not text\n"
    unified = difflib.unified_diff(old, new, f"found/{path}", f"generated/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in unified)
