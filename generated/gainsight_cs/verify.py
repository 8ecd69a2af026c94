"""Whether this package is as it was generated: `python -m PACKAGE.verify`.

It needs Python's standard library alone, and compares every file with its hash in
`clientwright.lock`. Run as a file, it needs no import of the package either, and no
byte code that lies beside it is used: `python -I path/to/package/verify.py`.

The exit status is 0 if all is as generated, 1 if a file was changed, is missing or was
never generated, and 2 if there is no manifest that can be read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias, TypeGuard

MANIFEST = "clientwright.lock"

_SHA_256 = re.compile("[0-9a-f]{64}")

Fault: TypeAlias = Literal["changed", "missing", "foreign"]

_LEFT_BY_TOOLS = frozenset(
    {
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        ".DS_Store",
    }
)


class Manifest(NamedTuple):
    """A manifest that was read.

    Attributes:
        tools: The versions of what generated the package.
        files: The SHA-256 of each file, by its path below the package's folder.
    """

    tools: Mapping[str, str]
    files: Mapping[str, str]


def parse_manifest(text: str) -> Manifest | None:
    """A manifest from its text; None if it is none."""
    try:
        content = json.loads(text)
        tools, files = content["tools"], content["files"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not (_is_texts(tools) and _is_texts(files)):
        return None
    is_sound = all(_SHA_256.fullmatch(known) for known in files.values())
    return Manifest(tools, files) if is_sound else None


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a package on disk; None where it has none that can be read."""
    path = folder / MANIFEST
    if path.is_symlink():
        return None
    try:
        return parse_manifest(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def found_files(folder: Path) -> dict[str, Path]:
    """The files of a package on disk, less what tools leave behind.

    A symbolic link counts as a file, whatever it leads to. Byte code that Python made is
    left out, but not what else stands beside it.
    """
    return dict(sorted(_walk(folder, "")))


def digest(path: Path) -> str:
    """SHA-256 of a file; of a symbolic link, nothing that any file has."""
    if path.is_symlink():
        return "symbolic link"
    return hashlib.sha256(path.read_bytes()).hexdigest()


def faults(folder: Path, manifest: Manifest) -> dict[str, Fault]:
    """What is wrong with the files of a package on disk, by their paths."""
    found = found_files(folder)
    found.pop(MANIFEST, None)
    result: dict[str, Fault] = {}
    for path in sorted({*manifest.files, *found}):
        if path not in found:
            result[path] = "missing"
        elif path not in manifest.files:
            result[path] = "foreign"
        elif digest(found[path]) != manifest.files[path]:
            result[path] = "changed"
    return result


def tell(folder: Path) -> int:
    """Print what is wrong with a package on disk, and give the exit status."""
    if not folder.is_dir():
        return _refuse(f"{folder} is not a directory")
    manifest = read_manifest(folder)
    if manifest is None:
        return _refuse(f"{folder} has no {MANIFEST} that can be read")
    try:
        found = faults(folder, manifest)
    except OSError as error:
        return _refuse(f"cannot read {error.filename}: {error.strerror}")
    for path, fault in found.items():
        print(f"{fault}: {_printable(str(folder / path))}")
    if not found:
        print(f"{_printable(str(folder))}: as generated")
        return 0
    files = "1 file" if len(found) == 1 else f"{len(found)} files"
    print(f"{files} not as generated", file=sys.stderr)
    return 1


def main() -> None:
    """Say whether the package that this module belongs to is as it was generated."""
    summary = (__doc__ or "").split("\n\n")
    argparse.ArgumentParser(
        "verify",
        description="Compare this package with its manifest, and change nothing.",
        epilog=summary[-1],
    ).parse_args()
    sys.exit(tell(_shown(Path(__file__).parent)))


def _shown(folder: Path) -> Path:
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder


def _refuse(message: str) -> int:
    print(f"error: {_printable(message)}", file=sys.stderr)
    return 2


def _printable(text: str) -> str:
    # The name of a file moves no cursor, and the console need not know its letters.
    if text.isprintable() and text.isascii():
        return text
    encoding = sys.stdout.encoding or "ascii"
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    return shown.encode(encoding, "backslashreplace").decode(encoding)


def _is_texts(value: object) -> TypeGuard[Mapping[str, str]]:
    return _is_mapping(value) and all(
        isinstance(key, str) and isinstance(text, str) for key, text in value.items()
    )


def _is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, dict)


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    for entry in folder.iterdir() if folder.is_dir() else ():
        path = f"{prefix}{entry.name}"
        if entry.name in _LEFT_BY_TOOLS:
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry, f"{path}/")
        elif folder.name != "__pycache__" or entry.suffix != ".pyc":
            yield path, entry


if __name__ == "__main__":
    main()
