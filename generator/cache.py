"""Remembers what came of a package between runs: input that did not change ends after reading and hashing.

An entry's name is a hash of all that has a part in what comes of a package: the configuration, the documents, the
folder that messages name files from, the generator's own files, Python and every installed library. An entry holds the
files, what there was to say, and the hash of each file that references led to. It is data: nothing in it is run.

Entries stand outside the output, in the user's cache folder. Runs beside each other may share it: an entry appears as a
whole or not at all, and one that cannot be read is none. A run that is refused leaves no entry.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from generator import __version__
from generator.config import PackageConfig
from generator.diagnostics import Diagnostic, Severity
from generator.document import Document, Location
from generator.files import File
from generator.outcome import Outcome, Skipped
from generator.resources import configuration_schema, templates_folder

_KEPT = 64
"""The newest entries that stay when another is written."""

_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, zlib.error)


class Remembered(NamedTuple):
    """What came of a package earlier, and what there was to say."""

    outcome: Outcome
    diagnostics: tuple[Diagnostic, ...]


class Cache:
    """The entry of one package.

    Args:
        config: The package's configuration.
        folder: Where entries stand; None is the user's cache folder.
    """

    def __init__(self, config: PackageConfig, folder: Path | None = None) -> None:
        self._config = config
        self._folder = folder or _user_folder("packages")
        self._name: str | None = None

    def recall(self) -> Remembered | None:
        """What came of the same input earlier; None where that is not known."""
        started = time.perf_counter()
        with contextlib.suppress(*_UNREADABLE):
            self._name = _name(self._config, _digest)
            content = json.loads(zlib.decompress((self._folder / self._name).read_bytes()))
            if all(_digest(Path(path)) == digest for path, digest in content["read"].items()):
                return _remembered(content, round(time.perf_counter() - started, 4))
        return None

    def remember(self, outcome: Outcome, diagnostics: Sequence[Diagnostic]) -> None:
        """Keep what came of the input that `recall` was asked for; a folder that cannot be written keeps nothing."""
        # A document may have changed before it was read.
        if self._name is None or self._name != _name(self._config, lambda path: outcome.read[path.resolve()]):
            return
        content = zlib.compress(json.dumps(_written(outcome, diagnostics)).encode(), level=1)
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self._folder)
            with open(handle, "wb") as stream:
                stream.write(content)
            os.replace(temporary, self._folder / self._name)
            _forget_old(self._folder)


class Configurations:
    """The configurations that were found to be well-formed: of each an empty file, named by a hash.

    Args:
        folder: Where they stand; None is in the user's cache folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or _user_folder("configurations")
        self._schema = configuration_schema().read_bytes()

    def knows(self, text: str) -> bool:
        """Whether a text is one of them."""
        try:
            return self._entry(text).is_file()
        except OSError:
            return False

    def keep(self, text: str) -> None:
        """Remember a text; a folder that cannot be written keeps nothing."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._entry(text).touch()
            _forget_old(self._folder)

    def _entry(self, text: str) -> Path:
        parts = (__version__.encode(), self._schema, text.encode())
        return self._folder / hashlib.sha256(b"\0".join(parts)).hexdigest()


def _forget_old(folder: Path) -> None:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in entries[_KEPT:]:
        entry.unlink(missing_ok=True)


def _user_folder(kind: str) -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("clientwright") / kind


# --- the name of an entry ---------------------------------------------------------------------------------------------


def _name(config: PackageConfig, digest: Callable[[Path], str]) -> str:
    total = hashlib.sha256()
    parts = (sys.version, os.getcwd(), repr(config), *_own_files(), *_libraries())
    for part in parts:
        total.update(part.encode("utf-8", "surrogateescape") + b"\0")
    for path in (*(spec.path for spec in config.specs), *config.overlays):
        total.update(digest(path).encode())
    return total.hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _own_files() -> Iterator[str]:
    """The generator's files as they are on the disk: while it is worked on, its version says little."""
    # In an installed package the templates stand below its own folder.
    own, templates = Path(__file__).parent, templates_folder()
    for folder in (own,) if templates.is_relative_to(own) else (own, templates):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".jinja"):
                status = path.stat()
                yield f"{path} {status.st_size} {status.st_mtime_ns}"


def _libraries() -> Iterator[str]:
    """The folders in which installers say what is installed: each is named after a library and its version."""
    for folder in dict.fromkeys(sys.path):
        if Path(folder).name in ("site-packages", "dist-packages") and os.path.isdir(folder):
            yield from sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))


# --- what an entry holds ----------------------------------------------------------------------------------------------


def _written(outcome: Outcome, diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    return {
        "files": [[file.path, file.content.decode("utf-8")] for file in outcome.files],
        "read": {str(path): digest for path, digest in outcome.read.items()},
        "operations_total": outcome.operations_total,
        "skipped": [_written_skip(skip) for skip in outcome.skipped],
        "events_total": outcome.events_total,
        "skipped_events": [_written_skip(skip) for skip in outcome.skipped_events],
        "models": outcome.models,
        "diagnostics": [
            [found.code, found.severity.value, found.message, found.location and _written_place(found.location)]
            for found in diagnostics
        ],
    }


def _written_skip(skip: Skipped) -> list[Any]:
    return [skip.id, skip.reason, _written_place(skip.location)]


def _written_place(location: Location) -> list[Any]:
    # `str` finds out where an overlay wrote it, too.
    name, line, column = str(location).rsplit(":", 2)
    return [name, int(line), int(column), list(location.pointer)]


def _remembered(content: dict[str, Any], seconds: float) -> Remembered:
    outcome = Outcome(
        files=tuple(File(path, text.encode("utf-8")) for path, text in content["files"]),
        read={Path(path): digest for path, digest in content["read"].items()},
        inspection=None,
        operations_total=content["operations_total"],
        skipped=tuple(_skip(*skip) for skip in content["skipped"]),
        events_total=content["events_total"],
        skipped_events=tuple(_skip(*skip) for skip in content["skipped_events"]),
        models=content["models"],
        seconds={"recall": seconds},
    )
    found = (
        Diagnostic(code, Severity(severity), message, _place(*place) if place else None)
        for code, severity, message, place in content["diagnostics"]
    )
    return Remembered(outcome, tuple(found))


def _skip(id: str, reason: str, place: list[Any]) -> Skipped:
    return Skipped(id, reason, _place(*place))


def _place(name: str, line: int, column: int, pointer: list[str | int]) -> Location:
    return Location(Document(name, Path(name), "", {}, lambda: {tuple(pointer): (line, column)}), tuple(pointer))
