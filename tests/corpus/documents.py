"""Finds the documents of a folder: plain files, and those that are packed."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("CORPUS") or ROOT.parent / "shared" / "corpus")
"""Where the documents are if nothing else is said. They are other people's and no part of the project."""

_SUFFIXES = (".json", ".yaml", ".yml")
_VERSION = re.compile(r"""(?:^|[{,])\s*["']?(?:openapi|swagger)["']?\s*:\s*["']?(\d[\w.]*)""", re.MULTILINE)

_PIECE = 2**16


@dataclass(frozen=True, slots=True)
class Document:
    """One document.

    Attributes:
        name: Its path below the folder, less what says how it is packed.
        path: Where it can be read.
        version: What its `openapi` or `swagger` field says; empty if there is none.
    """

    name: str
    path: Path
    version: str

    @property
    def package(self) -> str:
        """The package it becomes: no module that something else imports has such a name."""
        return "api_" + re.sub(r"\W+", "_", self.name).lower()

    @property
    def is_ours(self) -> bool:
        """Whether it claims to be what the generator reads."""
        return self.version.startswith("3.")


def find(folder: Path, only: str, scratch: Path) -> list[Document]:
    """The documents whose names contain `only`, by name; what is packed is unpacked into `scratch`."""
    found = (document for path in sorted(folder.rglob("*")) for document in _documents(path, folder, only, scratch))
    return sorted(found, key=lambda document: document.name)


def _documents(path: Path, folder: Path, only: str, scratch: Path) -> Iterator[Document]:
    name = path.relative_to(folder).as_posix()
    if only not in name:
        return
    if name.endswith(".tar.gz"):
        root = _unpacked(path, scratch / name.removesuffix(".tar.gz"))
        yield _document(name.removesuffix(".tar.gz"), root)
    elif path.suffix == ".gz":
        plain = scratch / name.removesuffix(".gz")
        plain.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(path) as packed, plain.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
        yield _document(name.removesuffix(".gz"), plain)
    elif path.suffix in _SUFFIXES:
        yield _document(name, path)


def _unpacked(archive: Path, folder: Path) -> Path:
    """The document that the others of an archive belong to: the topmost one that has a version."""
    with tarfile.open(archive) as members:
        members.extractall(folder, filter="data")
    candidates = [path for path in folder.rglob("*") if path.suffix in _SUFFIXES]
    return min((path for path in candidates if _version(path)), key=lambda path: (len(path.parts), path))


def _document(name: str, path: Path) -> Document:
    return Document(name, path, _version(path))


def _version(path: Path) -> str:
    # Piece by piece: the memory of a process that starts others counts as theirs.
    before = ""
    with path.open(encoding="utf-8", errors="replace") as file:
        while piece := file.read(_PIECE):
            if found := _VERSION.search(before + piece):
                return found[1]
            before = piece[-100:]
    return ""
