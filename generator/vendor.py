"""Copies a generated package into another source tree, under any name, and brings the copy up to date later."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.compare import Difference, compare
from generator.diagnostics import Diagnostics
from generator.files import File
from generator.names import is_package_name
from generator.runtime.verify import MANIFEST, faults, read_manifest
from generator.write import write


def vendor(package: Path, destination: Path, diagnostics: Diagnostics) -> tuple[Difference, ...]:
    """Make a folder hold exactly what a package holds, its manifest included.

    Args:
        package: The package's folder, as it was generated.
        destination: The folder that the copy becomes, under the rules of `write`.
        diagnostics: Takes the reason for a refusal.

    Returns:
        How the destination differed from the package.

    Raises:
        GenerationError: If the package is not as it was generated, or the destination cannot be replaced.
    """
    _refuse_destination(package, destination, diagnostics)
    files = _read(package, diagnostics)
    differences = compare(files, destination)
    write(files, destination, diagnostics)
    return differences


def _refuse_destination(package: Path, destination: Path, diagnostics: Diagnostics) -> None:
    name = destination.resolve().name
    if not is_package_name(name):
        message = f"{destination}: {name!r} is no name for a package: it must be an identifier of Python"
        raise diagnostics.fail("F105", message)
    if package.resolve() in destination.resolve().parents:
        raise diagnostics.fail("W108", f"{destination} lies inside the package; give a folder outside of it")


def _read(package: Path, diagnostics: Diagnostics) -> Sequence[File]:
    manifest = read_manifest(package)
    if manifest is None:
        raise diagnostics.fail("W106", f"{package} is no generated package: it has no {MANIFEST} that can be read")
    try:
        for path, fault in faults(package, manifest).items():
            diagnostics.error("W107", f"{package / path} is {fault}; generate the package anew, then copy it")
        diagnostics.stop_on_errors()
        return [File(path, (package / path).read_bytes()) for path in sorted([*manifest.files, MANIFEST])]
    except OSError as error:
        raise diagnostics.fail("W107", f"cannot read {error.filename}: {error.strerror}") from None
