"""Writes a package. The only writer: a directory is replaced as a whole or not at all.

The new directory is made beside the old one, then the two change places by renaming. A run that dies between
the two renames leaves the old directory under `.NAME.clientwright-old`; the next run puts it back before it does
anything else.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.compare import compare
from generator.diagnostics import Diagnostics
from generator.files import File
from generator.runtime.verify import MANIFEST, digest, found_files, read_manifest


def write(files: Sequence[File], target: Path, diagnostics: Diagnostics) -> bool:
    """Make a directory hold exactly these files.

    Args:
        files: The package, its manifest included.
        target: Its folder; made if it does not exist, its parents too.
        diagnostics: Takes the reason for a refusal.

    Returns:
        Whether anything was written: nothing is where everything is as it should be.

    Raises:
        GenerationError: If the folder holds anything else than an unedited package, or cannot be written.
    """
    try:
        _restore(target)
        if target.exists() or target.is_symlink():
            _refuse_what_is_not_ours(target, files, diagnostics)
            if not compare(files, target):
                return False
        _replace(files, target)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise diagnostics.fail("W101", f"cannot write {target}: {reason}") from error
    return True


def _refuse_what_is_not_ours(target: Path, files: Sequence[File], diagnostics: Diagnostics) -> None:
    if target.is_symlink():
        raise diagnostics.fail("W102", f"{target} is a symbolic link; give the folder that it leads to")
    if not target.is_dir():
        raise diagnostics.fail("W102", f"{target} is not a directory")
    found = found_files(target)
    manifest = read_manifest(target)
    if manifest is None:
        if MANIFEST in found:
            raise diagnostics.fail("W106", f"{target / MANIFEST} cannot be read; restore it, or move {target} away")
        if found:
            raise diagnostics.fail(
                "W103", f"{target} was not written by clientwright (it has no {MANIFEST}); move it away"
            )
        return
    wanted = {file.path: file.digest for file in files}
    for path, place in found.items():
        if path == MANIFEST or digest(place) == wanted.get(path):
            continue
        if path not in manifest.files:
            diagnostics.error("W104", f"{target / path} was not written by clientwright; move it away")
        elif digest(place) != manifest.files[path]:
            diagnostics.error("W105", f"{target / path} was edited by hand; move it away or restore it")
    diagnostics.stop_on_errors()


def _replace(files: Sequence[File], target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with _folder_beside(target) as fresh:
        for file in files:
            path = fresh / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        _flush(fresh)
        old = _old(target)
        try:
            if target.exists():
                target.rename(old)
            fresh.rename(target)
        except BaseException:
            if old.exists() and not target.exists():
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.clientwright-old")


def _restore(target: Path) -> None:
    """Put back what a run that died between the two renames left; remove what one left that died after them."""
    old = _old(target)
    if old.exists():
        if target.exists():
            shutil.rmtree(old)
        else:
            old.rename(target)


@contextmanager
def _folder_beside(target: Path) -> Generator[Path]:
    """A new folder on the same file system, gone afterwards unless it was renamed."""
    # A folder inside, because mkdtemp makes its own readable by nobody else.
    outer = Path(tempfile.mkdtemp(prefix=f".{target.name}.clientwright-new-", dir=target.parent))
    fresh = outer / target.name
    try:
        fresh.mkdir()
        yield fresh
    finally:
        shutil.rmtree(outer, ignore_errors=True)


def _flush(folder: Path) -> None:
    """Have the files on disk before a rename makes them the package."""
    if not hasattr(os, "fdatasync"):
        return
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                os.fdatasync(stream.fileno())
